import type { Box, Point } from '../../../core';
import { boundsOfCubic, boxContains, cubicAt, nearestOnCubic } from '../../../geometry';
import type { Route } from './route';

/** A box that a route lies in: that of its control points, which hold every curve between them. */
export function boundsOfRoute({ curves }: Route): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const curve of curves) {
    for (const { x, y } of curve) {
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Distance of a point from a route in pixels; infinite where it is surely farther away than `reach`. `bounds` is the route's own box. */
export function distanceTo({ curves }: Route, point: Point, reach: number, bounds: Box): number {
  const margin = { x: reach, y: reach };
  if (!boxContains(bounds, point, margin)) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const curve of curves) {
    if (!boxContains(boundsOfCubic(curve), point, margin)) continue;
    const { x, y } = cubicAt(curve, nearestOnCubic(curve, point));
    least = Math.min(least, Math.hypot(x - point.x, y - point.y));
  }
  return least;
}
