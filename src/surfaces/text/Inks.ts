/** Lightness at which black and white stand out alike: either way at least 4.5 to 1 (WCAG AA). */
const MIDDLE = 0.179;

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Which of black and white can be read on an opaque colour, 0 to 255 a channel. */
export function inkOn(red: number, green: number, blue: number): 'black' | 'white' {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) > MIDDLE ? 'black' : 'white';
}

/** Text colours for grounds of any CSS colour. Only painting tells what a colour is on the screen; each is painted once. */
export class Inks {
  readonly #known = new Map<string, string>();
  readonly #doc: Document;
  #context: CanvasRenderingContext2D | null | undefined;

  constructor(doc: Document) {
    this.#doc = doc;
  }

  on(color: string): string {
    let ink = this.#known.get(color);
    if (ink === undefined) {
      ink = this.#inkOn(color);
      this.#known.set(color, ink);
    }
    return ink;
  }

  #inkOn(color: string): string {
    this.#context ??= Object.assign(this.#doc.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
      willReadFrequently: true,
    });
    const context = this.#context;
    if (!context) return 'white';
    // What shines through lies on white or on a dark theme's ground; white is the lighter guess of both.
    context.fillStyle = 'white';
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return inkOn(red, green, blue);
  }
}
