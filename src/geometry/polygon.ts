import { nearestOnSegment, segmentsCross, sideOf } from './segment';
import type { Pair, Vec } from './types';

/** Signed area by the shoelace formula: positive when the points run clockwise on screen. */
export function signedArea(points: readonly Pair[]): number {
  const first = points[0];
  let sum = 0;
  let before = points.at(-1);
  for (const point of points) {
    // Relative to the first point: far from the origin the products would eat the digits.
    if (before && first) sum += (before[0] - first[0]) * (point[1] - first[1]) - (point[0] - first[0]) * (before[1] - first[1]);
    before = point;
  }
  return sum / 2;
}

/** Whether a point is inside by the nonzero rule, the one a canvas fills by. */
export function polygonContains(points: readonly Pair[], point: Vec): boolean {
  let winding = 0;
  let a = points.at(-1);
  if (!a) return false;
  const p: Pair = [point.x, point.y];
  for (const b of points) {
    if (a[1] <= p[1]) {
      if (b[1] > p[1] && sideOf(a, b, p) > 0) winding++;
    } else if (b[1] <= p[1] && sideOf(a, b, p) < 0) winding--;
    a = b;
  }
  return winding !== 0;
}

/** The edge of an outline that is nearest to a point. */
export interface NearestEdge {
  /** Edge `i` runs from point `i` to the next one; the last edge of a closed outline runs back to the first. */
  readonly edge: number;
  /** The nearest place on it. */
  readonly point: Vec;
  /** Distance to it, with x and y measured in `unit`. */
  readonly distance: number;
}

/**
 * The nearest edge, with x and y measured in `unit` (percent per screen pixel gives screen pixels). Undefined without points;
 * a lone point is an edge of no length.
 */
export function nearestEdge(points: readonly Pair[], closed: boolean, point: Vec, unit: Vec = { x: 1, y: 1 }): NearestEdge | undefined {
  const target = { x: point.x / unit.x, y: point.y / unit.y };
  const edges = closed || points.length === 1 ? points.length : points.length - 1;
  let best: NearestEdge | undefined;
  for (let edge = 0; edge < edges; edge++) {
    const a = points[edge];
    const b = points[edge + 1] ?? points[0];
    if (!a || !b) continue;
    const at = nearestOnSegment(target, [a[0] / unit.x, a[1] / unit.y], [b[0] / unit.x, b[1] / unit.y]);
    const distance = Math.hypot(at.x - target.x, at.y - target.y);
    if (!best || distance < best.distance) best = { edge, point: { x: at.x * unit.x, y: at.y * unit.y }, distance };
  }
  return best;
}

/** Whether an outline crosses itself. Compares all pairs of edges: for checks on demand, not for painting. */
export function crossesItself(points: readonly Pair[], closed: boolean): boolean {
  const edges = closed ? points.length : points.length - 1;
  for (let i = 0; i < edges; i++) {
    const a = points[i];
    const b = points[(i + 1) % points.length];
    for (let j = i + 2; a && b && j < edges; j++) {
      const c = points[j];
      const d = points[(j + 1) % points.length];
      if (c && d && segmentsCross(a, b, c, d)) return true;
    }
  }
  return false;
}
