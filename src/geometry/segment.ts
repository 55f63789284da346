import { clamp } from './number';
import type { Pair, Vec } from './types';

/** How far along from `a` (0) to `b` (1) the nearest place to `point` lies. */
function nearestShare(point: Vec, a: Pair, b: Pair): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  return length2 === 0 ? 0 : clamp(((point.x - a[0]) * dx + (point.y - a[1]) * dy) / length2, 0, 1);
}

/** The place of a segment nearest to `point`. */
export function nearestOnSegment(point: Vec, a: Pair, b: Pair): Vec {
  const share = nearestShare(point, a, b);
  return { x: a[0] + (b[0] - a[0]) * share, y: a[1] + (b[1] - a[1]) * share };
}

/** Distance of a point from a segment. */
export function distanceToSegment(point: Vec, a: Pair, b: Pair): number {
  const share = nearestShare(point, a, b);
  return Math.hypot(point.x - a[0] - (b[0] - a[0]) * share, point.y - a[1] - (b[1] - a[1]) * share);
}

/** Twice the signed area of the triangle a, b, c: which side of a→b the point c is on. */
export function sideOf(a: Pair, b: Pair, c: Pair): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Whether two segments cross in their insides; touching ends do not count. */
export function segmentsCross(a: Pair, b: Pair, c: Pair, d: Pair): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}
