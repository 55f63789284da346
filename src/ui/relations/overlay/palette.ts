/** Least contrast of a line with its ground, as WCAG counts it: more than the 3 of a control, since lines are thin. */
const LEAST = 4;

type Rgb = readonly [red: number, green: number, blue: number];

function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1, 7), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG's relative luminance. */
function luminanceOf(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours as `#rrggbb`, 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const [one, other] = [luminanceOf(rgbOf(a)), luminanceOf(rgbOf(b))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** `color` as it can be seen on `ground`: as it is, or drawn as little as need be towards black or white. All are `#rrggbb`. */
export function visibleOn(color: string, ground: string): string {
  if (contrastOf(color, ground) >= LEAST) return color;
  const from = rgbOf(color);
  const to: Rgb = luminanceOf(rgbOf(ground)) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  for (let part = 0.1; part < 1; part += 0.1) {
    const mixed = hexOf([0, 1, 2].map((i) => (from[i] ?? 0) + ((to[i] ?? 0) - (from[i] ?? 0)) * part) as unknown as Rgb);
    if (contrastOf(mixed, ground) >= LEAST) return mixed;
  }
  return hexOf(to);
}

/** Black or white, whatever is read better on a colour. */
export function inkOn(color: string): string {
  return contrastOf(color, '#ffffff') >= contrastOf(color, '#000000') ? '#ffffff' : '#000000';
}

/** Colours as a config or a style sheet writes them, as `#rrggbb`. A canvas knows them all. */
export class Palette {
  readonly #context: CanvasRenderingContext2D;
  readonly #known = new Map<string, string>();
  readonly #visible = new Map<string, string>();
  #ground = '';

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** Grey for what is no colour. What shines through is taken as if it did not. */
  hex(color: string): string {
    let hex = this.#known.get(color);
    if (hex === undefined) {
      const context = this.#context;
      context.save();
      context.fillStyle = '#808080';
      context.fillStyle = color;
      const said = String(context.fillStyle);
      context.restore();
      const parts = /^rgba\((\d+), (\d+), (\d+)/.exec(said);
      hex = parts ? hexOf([Number(parts[1]), Number(parts[2]), Number(parts[3])]) : /^#[\da-f]{6}$/.test(said) ? said : '#808080';
      this.#known.set(color, hex);
    }
    return hex;
  }

  /** A colour as it can be seen on `ground`, which is `#rrggbb`. */
  on(color: string, ground: string): string {
    if (ground !== this.#ground) {
      this.#visible.clear();
      this.#ground = ground;
    }
    let seen = this.#visible.get(color);
    if (seen === undefined) {
      seen = visibleOn(this.hex(color), ground);
      this.#visible.set(color, seen);
    }
    return seen;
  }
}
