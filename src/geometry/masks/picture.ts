/** A picture as bytes: red, green, blue, alpha, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
  /** Its format can say transparent, whether or not a pixel is. */
  readonly hasAlpha: boolean;
}

/** What tells painted from not in a picture; `auto` = its alpha where something is transparent, else its brightness. */
export type PictureChannel = 'auto' | 'alpha' | 'brightness';

/** Brightness of a pixel, 0..255, as ITU-R BT.601 weighs it (and the greyscale of the Python imaging library). */
function brightness(r: number, g: number, b: number): number {
  return Math.round(r * 0.299 + g * 0.587 + b * 0.114);
}

/** Whether no pixel lets anything through. */
function isOpaque({ data }: Picture): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return false;
  return true;
}

/** Whether all pixels have one colour, whatever their alpha. */
export function isOneColour({ data }: Picture): boolean {
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) return false;
  }
  return true;
}

/** Coverage of every pixel, 0..255. */
export function coverageOf(picture: Picture, channel: PictureChannel): Uint8Array {
  const { width, height, data } = picture;
  const coverage = new Uint8Array(width * height);
  const byAlpha = channel === 'alpha' || (channel === 'auto' && !isOpaque(picture));
  for (let p = 0, i = 0; p < coverage.length; p += 1, i += 4) {
    coverage[p] = byAlpha ? (data[i + 3] ?? 0) : brightness(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
  }
  return coverage;
}
