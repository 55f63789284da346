import { cosDegrees, sinDegrees } from './angle';
import type { Size, Vec } from './types';

/** A 2D affine matrix in the order of the canvas: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = Object.freeze([1, 0, 0, 1, 0, 0] as const);

export function translation(dx: number, dy: number): Matrix {
  return [1, 0, 0, 1, dx, dy];
}

export function scaling(sx: number, sy: number = sx): Matrix {
  return [sx, 0, 0, sy, 0, 0];
}

/** A turn round the origin, clockwise on screen; exact for quarter turns. */
export function rotation(degrees: number): Matrix {
  const cos = cosDegrees(degrees);
  const sin = sinDegrees(degrees);
  return [cos, sin, -sin, cos, 0, 0];
}

/** Percent of an image to its pixels. */
export function pctToImg(size: Size): Matrix {
  return [size.width / 100, 0, 0, size.height / 100, 0, 0];
}

/** One matrix for several: `compose(a, b)` does `b` first, then `a`. */
export function compose(...matrices: readonly Matrix[]): Matrix {
  return matrices.reduce(multiply, IDENTITY);
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** The way back; undefined when the matrix flattens the plane (an object without a size). */
export function invert(m: Matrix): Matrix | undefined {
  const det = m[0] * m[3] - m[1] * m[2];
  if (!Number.isFinite(det) || det === 0) return undefined;
  return [m[3] / det, -m[1] / det, -m[2] / det, m[0] / det, (m[2] * m[5] - m[3] * m[4]) / det, (m[1] * m[4] - m[0] * m[5]) / det];
}

/** Where a point goes. */
export function applyTo(m: Matrix, point: Vec): Vec {
  return { x: m[0] * point.x + m[2] * point.y + m[4], y: m[1] * point.x + m[3] * point.y + m[5] };
}

/** Where a distance goes: as `applyTo`, without the shift. */
export function applyToVector(m: Matrix, vector: Vec): Vec {
  return { x: m[0] * vector.x + m[2] * vector.y, y: m[1] * vector.x + m[3] * vector.y };
}
