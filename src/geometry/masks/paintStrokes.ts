import type { Box, Extent } from '../../core';
import { clamp, unionOfBoxes } from '..';
import { cut, emptyPlane, tightPlane } from './plane';
import { grown, type Taper, taperDistances, taperSpans } from './taper';
import type { MaskPlane, Stroke } from './types';

/** A part of the object that is being painted; written in place while it is not yet a plane. */
interface Canvas {
  readonly box: Box;
  readonly alpha: Uint8Array;
}

/** How far from its border a pen decides pixel by pixel, with and without soft edges. */
const RIM_SOFT = 0.5;
const RIM_HARD = 1e-6;

/** The ways of a stroke from point to point; a dot is a way of no length. Points that are no numbers are left out. */
function tapersOf({ points, diameter }: Stroke): Taper[] {
  const sound = points.filter(({ x, y, pressure = 1 }) => Number.isFinite(x + y + pressure));
  const radii = sound.map(({ pressure = 1 }) => (clamp(pressure, 0, 1) * diameter) / 2);
  if (!(diameter > 0)) return [];
  return sound.flatMap((b, i) => {
    const a = sound[i - 1];
    const [ra, rb] = [radii[i - 1] ?? 0, radii[i] ?? 0];
    if (a) return [{ a, b, ra, rb }];
    return sound.length === 1 ? [{ a: b, b, ra: rb, rb }] : [];
  });
}

/** Whole pixels of the object that a taper may touch; undefined for none. */
function pixelsOf({ a, b, ra, rb }: Taper, { width, height }: Extent): Box | undefined {
  const left = clamp(Math.floor(Math.min(a.x - ra, b.x - rb) - 1), 0, width);
  const top = clamp(Math.floor(Math.min(a.y - ra, b.y - rb) - 1), 0, height);
  const right = clamp(Math.ceil(Math.max(a.x + ra, b.x + rb) + 1), 0, width);
  const bottom = clamp(Math.ceil(Math.max(a.y + ra, b.y + rb) + 1), 0, height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/** Coverage 0..255 at a distance from the border. */
function coverageAt(distance: number, soft: boolean): number {
  if (soft) return Math.round(255 * clamp(0.5 - distance, 0, 1));
  // A border through the middle of a pixel takes it in, whatever the last bit says.
  return distance <= 1e-9 ? 255 : 0;
}

/** One pixel under the pen: coverage never adds up where the ways of one stroke overlap. */
function touch(alpha: Uint8Array, i: number, coverage: number, erase: boolean): void {
  const before = alpha[i] ?? 0;
  const after = erase ? Math.min(before, 255 - coverage) : Math.max(before, coverage);
  if (after !== before) alpha[i] = after;
}

/** Paints one way: whole stretches inside, distances at the rim alone. */
function paintTaper({ box, alpha }: Canvas, taper: Taper, pixels: Box, erase: boolean, soft: boolean): void {
  const rim = soft ? RIM_SOFT : RIM_HARD;
  const outerAt = taperSpans(grown(taper, rim) ?? taper);
  const inner = grown(taper, -rim);
  const innerAt = inner && taperSpans(inner);
  const distanceAt = taperDistances(taper);
  const first = Math.max(pixels.x, box.x);
  const end = Math.min(pixels.x + pixels.width, box.x + box.width);
  const bottom = Math.min(pixels.y + pixels.height, box.y + box.height);
  for (let y = Math.max(pixels.y, box.y); y < bottom; y += 1) {
    const [left, right] = outerAt(y + 0.5);
    // Middles of pixels from `left` to `right`, one more on either side against rounding.
    const from = Math.max(first, Math.ceil(left - 0.5) - 1);
    const to = Math.min(end, Math.floor(right - 0.5) + 2);
    const [innerLeft, innerRight] = innerAt ? innerAt(y + 0.5) : [0, -1];
    const fullFrom = Math.max(from, Math.ceil(innerLeft - 0.5 + 1e-6));
    const fullTo = Math.min(to, Math.floor(innerRight - 0.5 - 1e-6) + 1);
    const row = (y - box.y) * box.width - box.x;
    const isFull = fullTo > fullFrom;
    if (isFull) alpha.fill(erase ? 0 : 255, row + fullFrom, row + fullTo);
    for (let x = from; x < to; x += 1) {
      if (isFull && x === fullFrom) x = fullTo;
      if (x < to) touch(alpha, row + x, coverageAt(distanceAt(x + 0.5, y + 0.5), soft), erase);
    }
  }
}

/**
 * Paints the strokes of a round pen onto a mask, one after the other; erasing ones take away. The pen is a disc that follows the
 * points in straight lines, its diameter scaled by pressure. Painting a stroke in parts that share their end points gives the same.
 * @param base what is painted already
 * @param extent natural size of the object in pixels
 * @param options.antialias soft edges; without, a pixel is painted whole when its middle is under the pen
 * @example
 * const plane = paintStrokes(undefined, [{ points: [{ x: 10, y: 10 }, { x: 90, y: 40 }], diameter: 12, erase: false }], extent, { antialias: true });
 */
export function paintStrokes(
  base: MaskPlane | undefined,
  strokes: readonly Stroke[],
  extent: Extent,
  { antialias }: { readonly antialias: boolean },
): MaskPlane {
  const ways = strokes.flatMap((stroke) =>
    tapersOf(stroke).flatMap((taper) => {
      const pixels = pixelsOf(taper, extent);
      return pixels ? [{ taper, pixels, erase: stroke.erase }] : [];
    }),
  );
  const start = base ?? emptyPlane(extent);
  const added = ways.filter(({ erase }) => !erase).map(({ pixels }) => pixels);
  const box = unionOfBoxes(start.box.width > 0 ? [start.box, ...added] : added);
  if (ways.length === 0 || !box) return start;
  const canvas: Canvas = { box, alpha: cut(start.alpha, start.box, box) };
  for (const { taper, pixels, erase } of ways) paintTaper(canvas, taper, pixels, erase, antialias);
  return tightPlane(extent, box, canvas.alpha);
}
