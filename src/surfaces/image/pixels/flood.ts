import type { Extent, PixelArea, Point } from '../../../core';
import { pixelAt, type Raster, type Steps } from './raster';

/** What a flood is poured with. */
export interface Flood {
  /** Where it begins, in percent. */
  readonly point: Point;
  /** The most that red, green, blue or opacity may differ from the first pixel's, 0 to 255. */
  readonly tolerance: number;
  /** Radius in pixels of the picture that its border is smoothed with. */
  readonly blur: number;
}

/** Pixels of a working picture that a flood reached, and the box they lie in. */
interface Reached {
  /** 1 where it came, for the whole picture. */
  readonly mask: Uint8Array;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rows between two places to breathe. */
const ROWS_A_STEP = 256;

/** Scanline fill over four neighbours: each run of pixels is taken whole, and asks the rows above and below for their runs. */
function* reach(raster: Raster, start: Point, tolerance: number): Steps<Reached> {
  const { width, height, data } = raster;
  const mask = new Uint8Array(width * height);
  const at = (start.y * width + start.x) * 4;
  const [r, g, b, a] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0];
  const isLike = (index: number): boolean => {
    const i = index * 4;
    return (
      mask[index] === 0 &&
      Math.abs((data[i] as number) - r) <= tolerance &&
      Math.abs((data[i + 1] as number) - g) <= tolerance &&
      Math.abs((data[i + 2] as number) - b) <= tolerance &&
      Math.abs((data[i + 3] as number) - a) <= tolerance
    );
  };
  let [left, top, right, bottom] = [start.x, start.y, start.x, start.y];
  const stack: number[] = [start.y * width + start.x];
  let rows = 0;
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (!isLike(index)) continue;
    const y = Math.floor(index / width);
    const first = y * width;
    let from = index;
    while (from > first && isLike(from - 1)) from--;
    let to = index;
    while (to < first + width - 1 && isLike(to + 1)) to++;
    mask.fill(1, from, to + 1);
    left = Math.min(left, from - first);
    right = Math.max(right, to - first);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (const row of [-width, width]) {
      if (y + Math.sign(row) < 0 || y + Math.sign(row) >= height) continue;
      let inRun = false;
      for (let i = from + row; i <= to + row; i++) {
        const like = isLike(i);
        if (like && !inRun) stack.push(i);
        inRun = like;
      }
    }
    if (++rows % ROWS_A_STEP === 0) yield;
  }
  return { mask, left, top, right, bottom };
}

/** One pass of a box blur along lines of `count` values, `step` apart; what lies beyond an end is as the end. */
function blurLines(from: Uint8Array, to: Uint8Array, lines: number, line: number, count: number, step: number, radius: number): void {
  const size = 2 * radius + 1;
  for (let l = 0; l < lines; l++) {
    const start = l * line;
    const value = (i: number): number => from[start + Math.min(count - 1, Math.max(0, i)) * step] as number;
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += value(i);
    for (let i = 0; i < count; i++) {
      to[start + i * step] = Math.round(sum / size);
      sum += value(i + radius + 1) - value(i - radius);
    }
  }
}

/** Coverage of a box of a working picture. */
interface Patch extends Extent {
  readonly x: number;
  readonly y: number;
  readonly alpha: Uint8Array;
}

/** The reached pixels with `margin` round them, as far as the picture goes. */
function cutOut({ mask, left, top, right, bottom }: Reached, { width, height }: Extent, margin: number): Patch {
  const x = Math.max(0, left - margin);
  const y = Math.max(0, top - margin);
  const w = Math.min(width, right + margin + 1) - x;
  const h = Math.min(height, bottom + margin + 1) - y;
  const alpha = new Uint8Array(w * h);
  for (let row = 0; row < h; row++) {
    const from = (y + row) * width + x;
    for (let i = 0; i < w; i++) if (mask[from + i] === 1) alpha[row * w + i] = 255;
  }
  return { x, y, width: w, height: h, alpha };
}

/**
 * The border made smooth: two box blurs, then the ramp is made steep again, so that what is left is an edge of about two pixels that runs
 * where the rough one ran in the mean. Holes of noise close, single pixels go.
 */
function smoothed(patch: Patch, radius: number): Patch {
  const { width, height, alpha } = patch;
  let from = alpha.slice();
  let to = new Uint8Array(alpha.length);
  for (let pass = 0; pass < 2; pass++) {
    blurLines(from, to, height, width, width, 1, radius);
    blurLines(to, from, width, 1, height, width, radius);
  }
  // The two blurs make a ramp of about four radii.
  const steep = Math.max(1, radius);
  let isEmpty = true;
  for (let i = 0; i < from.length; i++) {
    const value = Math.min(255, Math.max(0, Math.round(((from[i] as number) - 127.5) * steep + 127.5)));
    to[i] = value;
    isEmpty &&= value === 0;
  }
  if (!isEmpty) [from, to] = [to, from];
  // Something thinner than the blur would be gone: better rough than nothing.
  return isEmpty ? patch : { ...patch, alpha: from };
}

/** The coverage of a patch on the picture itself, between whose pixels it is interpolated where the working picture is smaller. */
function* enlarged(patch: Patch, work: Extent, picture: Extent): Steps<PixelArea> {
  if (work.width === picture.width && work.height === picture.height) return patch;
  const [kx, ky] = [picture.width / work.width, picture.height / work.height];
  const x = Math.floor(patch.x * kx);
  const y = Math.floor(patch.y * ky);
  const width = Math.min(picture.width, Math.ceil((patch.x + patch.width) * kx)) - x;
  const height = Math.min(picture.height, Math.ceil((patch.y + patch.height) * ky)) - y;
  const alpha = new Uint8Array(width * height);
  const lefts = new Int32Array(width);
  const parts = new Float32Array(width);
  for (let i = 0; i < width; i++) {
    const u = Math.min(patch.width - 1, Math.max(0, (x + i + 0.5) / kx - patch.x - 0.5));
    lefts[i] = Math.floor(u);
    parts[i] = u - Math.floor(u);
  }
  for (let row = 0; row < height; row++) {
    const v = Math.min(patch.height - 1, Math.max(0, (y + row + 0.5) / ky - patch.y - 0.5));
    const above = Math.floor(v) * patch.width;
    const below = Math.min(patch.height - 1, Math.floor(v) + 1) * patch.width;
    const down = v - Math.floor(v);
    for (let i = 0; i < width; i++) {
      const left = lefts[i] as number;
      const right = Math.min(patch.width - 1, left + 1);
      const part = parts[i] as number;
      const high = (patch.alpha[above + left] as number) * (1 - part) + (patch.alpha[above + right] as number) * part;
      const low = (patch.alpha[below + left] as number) * (1 - part) + (patch.alpha[below + right] as number) * part;
      alpha[row * width + i] = Math.round(high * (1 - down) + low * down);
    }
    if (row % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
  }
  return { x, y, width, height, alpha };
}

/** Without the empty rows and columns round it. */
function trimmed(area: PixelArea): PixelArea {
  const { width, height, alpha } = area;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (alpha[y * width + x] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return { ...area, width: 0, height: 0, alpha: new Uint8Array(0) };
  if (left === 0 && top === 0 && right === width - 1 && bottom === height - 1) return area;
  const cut = { x: area.x + left, y: area.y + top, width: right - left + 1, height: bottom - top + 1 };
  const inside = new Uint8Array(cut.width * cut.height);
  for (let y = 0; y < cut.height; y++) {
    const from = (top + y) * width + left;
    inside.set(alpha.subarray(from, from + cut.width), y * cut.width);
  }
  return { ...cut, alpha: inside };
}

/**
 * The connected area of a colour, as coverage of the picture's pixels. Distance is the largest difference of a channel, as in
 * magic-wand-js, which Label Studio uses.
 * @param raster The picture to work on.
 * @param picture The picture's own size, which the answer is in.
 */
export function* flood(raster: Raster, picture: Extent, { point, tolerance, blur }: Flood): Steps<PixelArea> {
  const reached = yield* reach(raster, pixelAt(point, raster), Math.max(0, tolerance));
  const radius = Math.round((Math.max(0, blur) * raster.width) / picture.width);
  const patch = cutOut(reached, raster, 2 * radius);
  yield;
  const smooth = radius > 0 ? smoothed(patch, radius) : patch;
  yield;
  return trimmed(yield* enlarged(smooth, raster, picture));
}
