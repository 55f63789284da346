import type { Box, Point } from '../../../core';
import { boundsOfCubic, boxContains, cubicAt, nearestOnCubic, unionOfBoxes } from '../../../geometry';
import type { Route } from './route';

/** The box around a route. */
export function boundsOfRoute({ curves }: Route): Box {
  return unionOfBoxes(curves.map(boundsOfCubic)) ?? { x: 0, y: 0, width: 0, height: 0 };
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
