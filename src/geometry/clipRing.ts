import type { Pair, Size } from './types';

/** One side of the image: how far a point lies inside of it, negative outside. */
type Inside = (point: Pair) => number;

/** What of a ring lies on the inner side of one line (Sutherland and Hodgman, "Reentrant Polygon Clipping", 1974). */
function cutAt(ring: readonly Pair[], inside: Inside): readonly Pair[] {
  const kept: Pair[] = [];
  let before = ring.at(-1);
  for (const point of ring) {
    const to = inside(point);
    if (before) {
      const from = inside(before);
      if (from < 0 !== to < 0) {
        const t = from / (from - to);
        kept.push([before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t]);
      }
    }
    if (to >= 0) kept.push(point);
    before = point;
  }
  return kept;
}

/**
 * What of a ring lies on an image, in the same order; empty for nothing. Parts that fall apart stay joined by edges along the border of the image, so areas
 * are right. A ring that lies on the image as a whole is answered as it is.
 */
export function clipRing(ringImg: readonly Pair[], { width, height }: Size): readonly Pair[] {
  if (ringImg.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height)) return ringImg;
  const sides: readonly Inside[] = [([x]) => x, ([, y]) => y, ([x]) => width - x, ([, y]) => height - y];
  const clipped = sides.reduce(cutAt, ringImg);
  // A crossing is worked out, so it may miss the border by a rounding.
  return clipped.map(([x, y]): Pair => [Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))]);
}
