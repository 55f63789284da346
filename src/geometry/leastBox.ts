import { cosDegrees, sinDegrees } from './angle';
import type { Pair } from './types';

/** Corners of a box that may be turned, clockwise on screen from its own top left. */
export type BoxCorners = readonly [Pair, Pair, Pair, Pair];

/** Which way `c` lies of the line from `a` to `b`. */
function cross(a: Pair, b: Pair, c: Pair): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function halfHull(sorted: readonly Pair[]): Pair[] {
  const hull: Pair[] = [];
  for (const point of sorted) {
    for (let [a, b] = hull.slice(-2); a && b && cross(a, b, point) <= 0; [a, b] = hull.slice(-2)) hull.pop();
    hull.push(point);
  }
  hull.pop();
  return hull;
}

/** The convex ring round points (Andrew's monotone chain). */
function convexHull(points: readonly Pair[]): readonly Pair[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  return [...halfHull(sorted), ...halfHull(sorted.toReversed())];
}

/** The box round points whose sides run along the direction (`cos`, `sin`). */
function boxAlong(points: readonly Pair[], cos: number, sin: number): { readonly corners: BoxCorners; readonly area: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    const along = x * cos + y * sin;
    const down = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, down);
    bottom = Math.max(bottom, down);
  }
  const at = (along: number, down: number): Pair => [along * cos - down * sin, along * sin + down * cos];
  return { corners: [at(left, top), at(right, top), at(right, bottom), at(left, bottom)], area: (right - left) * (bottom - top) };
}

/** The box round points whose sides are turned clockwise by `degrees`. */
export function boxTurnedBy(points: readonly Pair[], degrees: number): BoxCorners {
  return boxAlong(points, cosDegrees(degrees), sinDegrees(degrees)).corners;
}

/** The smallest box round points, whichever way it is turned: one of its sides lies on a side of their hull (Freeman and Shapira, 1975). */
export function leastBox(points: readonly Pair[]): BoxCorners {
  const hull = convexHull(points);
  let least = boxAlong(hull, 1, 0);
  let before = hull.at(-1);
  for (const point of hull) {
    const [dx, dy] = [point[0] - (before?.[0] ?? 0), point[1] - (before?.[1] ?? 0)];
    const length = Math.hypot(dx, dy);
    before = point;
    if (length === 0) continue;
    // A box is the same after quarter turns: the one that is turned least is the one a person would draw.
    const [cos, sin] = uprightTurn(dx / length, dy / length);
    const box = boxAlong(hull, cos, sin);
    if (box.area < least.area * (1 - 1e-9)) least = box;
  }
  return least.corners;
}

/** A direction turned by quarters until it is within 45 degrees of the x axis. */
function uprightTurn(cos: number, sin: number): readonly [cos: number, sin: number] {
  if (Math.abs(sin) > Math.abs(cos)) return sin > 0 ? [sin, -cos] : [-sin, cos];
  return cos < 0 ? [-cos, -sin] : [cos, sin];
}
