import type { Box, Extent, Kind, Point } from '../../../core';
import { type BoxHandle, clamp, clampMovePct, clampPointPct, type Matrix, PCT_TOLERANCE, snapToPixelEdge } from '../../../geometry';

/** What happens to each region of a group, and to the plane they lie on (percent to percent). */
export interface GroupTransform {
  readonly name: 'move' | 'resize' | 'rotate';
  readonly matrix: Matrix;
  /** The value that a region of some kind gets. */
  readonly of: (value: unknown, kind: Kind<unknown>) => unknown;
}

export const STILL: Matrix = [1, 0, 0, 1, 0, 0];

function isInside({ x, y, width, height }: Box): boolean {
  return x >= -PCT_TOLERANCE && y >= -PCT_TOLERANCE && x + width <= 100 + PCT_TOLERANCE && y + height <= 100 + PCT_TOLERANCE;
}

/** A move of the whole; `delta` is what is allowed already. */
export function moving(delta: Point, extent: Extent): GroupTransform {
  const still = delta.x === 0 && delta.y === 0;
  return {
    name: 'move',
    matrix: [1, 0, 0, 1, delta.x, delta.y],
    of: (value, kind) => (still ? value : kind.move(value, delta, extent)),
  };
}

/** The group's box stretched to another one. */
export function resizing(from: Box, to: Box, extent: Extent): GroupTransform {
  const sx = from.width === 0 ? 1 : to.width / from.width;
  const sy = from.height === 0 ? 1 : to.height / from.height;
  return {
    name: 'resize',
    matrix: [sx, 0, 0, sy, to.x - from.x * sx, to.y - from.y * sy],
    of: (value, kind) => kind.resize?.(value, from, to, extent) ?? value,
  };
}

/** A turn of the whole round a point, clockwise. */
export function turning(degrees: number, centre: Point, extent: Extent): GroupTransform {
  return {
    name: 'rotate',
    matrix: turnMatrix(degrees, centre, extent),
    of: (value, kind) => (degrees === 0 ? value : (kind.rotate?.(value, degrees, centre, extent) ?? value)),
  };
}

/** A turn through the pixels of the object: percent are not square. */
function turnMatrix(degrees: number, { x, y }: Point, { width, height }: Extent): Matrix {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const aspect = width / height;
  const [b, c] = [sin * aspect, -sin / aspect];
  return [cos, b, c, cos, x - cos * x - c * y, y - b * x - cos * y];
}

/** What a resize depends on beside the box and the pointer. */
export interface GroupResize {
  /** Least sides in percent. */
  readonly least: Point;
  /** Keeps the proportions. */
  readonly keepShape: boolean;
  /** Sides go to the edges of pixels. */
  readonly pixels: Extent | undefined;
}

/** One side or corner of a span of one axis put to `to`, the other one held. */
function stretched(start: number, length: number, side: 0 | 0.5 | 1, to: number, least: number): number {
  if (side === 0.5 || length === 0) return 1;
  const next = side === 0 ? start + length - to : to - start;
  return Math.max(next, Math.min(least, length)) / length;
}

/** How much a span may grow on the image, its other end held; both ends go where its middle is held. */
function room(start: number, length: number, side: 0 | 0.5 | 1): number {
  if (length === 0) return Number.POSITIVE_INFINITY;
  if (side === 0.5) return Math.min(room(start, length / 2, 0), room(start + length / 2, length / 2, 1));
  return (side === 0 ? start + length : 100 - start) / length;
}

/** The group's box with one handle put to a point: the opposite side is held, nothing leaves the image that was on it. */
export function boxResizedTo(box: Box, handle: BoxHandle, point: Point, { least, keepShape, pixels }: GroupResize): Box {
  const { u, v } = handle;
  const free = isInside(box) ? clampPointPct(point) : point;
  const at = pixels ? snapToPixelEdge(free, pixels) : free;
  let kx = stretched(box.x, box.width, u, at.x, least.x);
  let ky = stretched(box.y, box.height, v, at.y, least.y);
  if (keepShape) {
    let k = u === 0.5 ? ky : v === 0.5 ? kx : Math.max(kx, ky);
    // The middle of a side grows to both sides of the other axis.
    const [roomX, roomY] = [room(box.x, box.width, u), room(box.y, box.height, v)];
    if (isInside(box)) k = Math.min(k, Math.max(1, Math.min(roomX, roomY)));
    kx = ky = k;
  }
  const [width, height] = [box.width * kx, box.height * ky];
  const place = (start: number, was: number, now: number, side: 0 | 0.5 | 1): number => start + (was - now) * (1 - side);
  return { x: place(box.x, box.width, width, u), y: place(box.y, box.height, height, v), width, height };
}

/** The longest part of a turn that keeps all of `hull` on the image, if it was there. */
export function allowedTurn(hull: readonly Point[], degrees: number, centre: Point, extent: Extent): number {
  const fits = (angle: number): boolean => {
    const [a, b, c, d, e, f] = turnMatrix(angle, centre, extent);
    return hull.every(({ x, y }) => {
      const [px, py] = [a * x + c * y + e, b * x + d * y + f];
      return Math.min(px, py) >= -PCT_TOLERANCE && Math.max(px, py) <= 100 + PCT_TOLERANCE;
    });
  };
  if (degrees === 0 || !fits(0) || fits(degrees)) return degrees;
  let [low, high] = [0, degrees];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** As much of a move as keeps a box on the image. */
export function allowedMove(box: Box | undefined, delta: Point): Point {
  return box ? clampMovePct(box, delta) : delta;
}

/** Degrees from one direction to another as seen from a centre, between -180 and 180. */
export function degreesBetween(centre: Point, from: Point, to: Point): number {
  const angle = Math.atan2(to.y - centre.y, to.x - centre.x) - Math.atan2(from.y - centre.y, from.x - centre.x);
  const degrees = (angle * 180) / Math.PI;
  return clamp(((degrees + 540) % 360) - 180, -180, 180);
}
