import { clamp } from './number';
import type { AxisBox, Pair, Vec } from './types';

/** A percent coordinate this far outside 0..100 is floating-point noise, not a fault. */
export const PCT_TOLERANCE = 1e-6;

/** The box around points; an empty box at the origin for none. */
export function boundsOfPoints(points: readonly Vec[]): AxisBox {
  return boundsOfPairs(points.map((p): Pair => [p.x, p.y]));
}

/** The box around points held as pairs; an empty box at the origin for none. */
export function boundsOfPairs(points: readonly Pair[]): AxisBox {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const [x, y] of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return points.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box between two opposite corners, in any order. */
export function boxBetween(a: Vec, b: Vec): AxisBox {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(b.x - a.x), height: Math.abs(b.y - a.y) };
}

/** The box around boxes; undefined for none. */
export function unionOfBoxes(boxes: readonly AxisBox[]): AxisBox | undefined {
  if (boxes.length === 0) return undefined;
  return boundsOfPairs(
    boxes.flatMap((box): Pair[] => [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ]),
  );
}

/** Whether two boxes share a point; touching counts. */
export function boxesIntersect(a: AxisBox, b: AxisBox): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Whether a point is in a box widened by `margin` on each side. */
export function boxContains(box: AxisBox, point: Vec, margin: Vec = { x: 0, y: 0 }): boolean {
  return (
    point.x >= box.x - margin.x &&
    point.x <= box.x + box.width + margin.x &&
    point.y >= box.y - margin.y &&
    point.y <= box.y + box.height + margin.y
  );
}

/** `from` stretched over `to` takes `point` along. A side of `from` without length only shifts. */
export function mapBetweenBoxes(point: Vec, from: AxisBox, to: AxisBox): Vec {
  const sx = from.width === 0 ? 1 : to.width / from.width;
  const sy = from.height === 0 ? 1 : to.height / from.height;
  return { x: to.x + (point.x - from.x) * sx, y: to.y + (point.y - from.y) * sy };
}

/** A point kept on the object. */
export function clampPointPct(point: Vec): Vec {
  return { x: clamp(point.x, 0, 100), y: clamp(point.y, 0, 100) };
}

/** As much of `delta` as a span of one axis may move: a span inside 0..100 stays inside, one that was not is free. */
function clampAxis(startPct: number, endPct: number, deltaPct: number): number {
  if (startPct < -PCT_TOLERANCE || endPct > 100 + PCT_TOLERANCE) return deltaPct;
  // Noise of the tolerance must not turn into a move of its own.
  return clamp(deltaPct, Math.min(0, -startPct), Math.max(0, 100 - endPct));
}

/**
 * As much of a move as keeps a box on the object (0..100 percent). Decided for each axis alone, and only where the box was
 * inside before: data that came out of bounds is not forced in.
 */
export function clampMovePct(boxPct: AxisBox, deltaPct: Vec): Vec {
  return {
    x: clampAxis(boxPct.x, boxPct.x + boxPct.width, deltaPct.x),
    y: clampAxis(boxPct.y, boxPct.y + boxPct.height, deltaPct.y),
  };
}
