import { cosDegrees, normalizeDegrees, sinDegrees } from './angle';
import { mapBetweenBoxes } from './box';
import { placeOn } from './boxHandles';
import type { RotatedBox } from './rotatedBox';
import { aspectOf, directionOf, turnedAbout, turnedVec } from './turn';
import type { AxisBox, Size, Vec } from './types';

/**
 * An ellipse in percent: the middle, radii in percent of width and of height before the turn, turned clockwise by `rotation`
 * degrees round its middle, as Label Studio stores it.
 */
export interface TurnedEllipse {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly rotation: number;
}

/** The axis-parallel box around it, in percent. */
export function boundsOfEllipse({ x, y, radiusX, radiusY, rotation }: TurnedEllipse, size: Size): AxisBox {
  let halfX = Math.abs(radiusX);
  let halfY = Math.abs(radiusY);
  if (rotation !== 0) {
    const aspect = aspectOf(size);
    const cos = cosDegrees(rotation);
    const sin = sinDegrees(rotation);
    halfX = Math.hypot(radiusX * cos, radiusY * aspect * sin);
    halfY = Math.hypot((radiusX * sin) / aspect, radiusY * cos);
  }
  return { x: x - halfX, y: y - halfY, width: 2 * halfX, height: 2 * halfY };
}

/** The place at an angle of its own frame (0 = where the x radius ends, growing clockwise), in percent. */
export function placeOnEllipse({ x, y, radiusX, radiusY, rotation }: TurnedEllipse, radians: number, size: Size): Vec {
  const from = turnedVec({ x: radiusX * Math.cos(radians), y: radiusY * Math.sin(radians) }, rotation, size);
  return { x: x + from.x, y: y + from.y };
}

/** A point in the ellipse's own frame, from its middle, before the turn; in percent. */
export function toEllipseFrame({ x, y, rotation }: TurnedEllipse, pointPct: Vec, size: Size): Vec {
  return turnedVec({ x: pointPct.x - x, y: pointPct.y - y }, -rotation, size);
}

/** Radii of which one is this much shorter. */
const FLAT = 1e-4;

/**
 * Distance of a point outside an ellipse at the origin with radii `a` and `b` from its outline.
 * Evolute iteration by Carl Chatfield, "Simple Method for Distance to Ellipse" (2017): no square root of differences, so thin ones are safe.
 */
function distanceToEllipse(a: number, b: number, point: Vec): number {
  const px = Math.abs(point.x);
  const py = Math.abs(point.y);
  // As flat as that it is a line, and its evolute is out of reach of the arithmetic.
  if (Math.min(a, b) <= FLAT * Math.max(a, b)) return Math.hypot(Math.max(0, px - a), Math.max(0, py - b));
  let tx = Math.SQRT1_2;
  let ty = Math.SQRT1_2;
  for (let i = 0; i < 6; i++) {
    const [x, y] = [a * tx, b * ty];
    const ex = ((a * a - b * b) / a) * tx ** 3;
    const ey = ((b * b - a * a) / b) * ty ** 3;
    const r = Math.hypot(x - ex, y - ey);
    const q = Math.hypot(px - ex, py - ey);
    if (q === 0) break;
    tx = Math.min(1, Math.max(0, (((px - ex) * r) / q + ex) / a));
    ty = Math.min(1, Math.max(0, (((py - ey) * r) / q + ey) / b));
    const length = Math.hypot(tx, ty) || 1;
    tx /= length;
    ty /= length;
  }
  return Math.hypot(a * tx - px, b * ty - py);
}

/** Whether a point is inside or within `tolerancePct` of the outline, measured in pixels of the object. */
export function ellipseContains(ellipse: TurnedEllipse, pointPct: Vec, tolerancePct: Vec, size: Size): boolean {
  const aspect = aspectOf(size);
  const own = toEllipseFrame(ellipse, pointPct, size);
  const a = Math.abs(ellipse.radiusX);
  const b = Math.abs(ellipse.radiusY) * aspect;
  const point = { x: own.x, y: own.y * aspect };
  if (a > 0 && b > 0 && (point.x / a) ** 2 + (point.y / b) ** 2 <= 1) return true;
  const reach = Math.max(tolerancePct.x, tolerancePct.y * aspect);
  if (reach <= 0 || Math.abs(point.x) > a + reach || Math.abs(point.y) > b + reach) return false;
  return distanceToEllipse(a, b, point) <= reach;
}

/** The box whose sides it touches, turned with it. */
export function boxOfEllipse(ellipse: TurnedEllipse, size: Size): RotatedBox {
  const { x, y, radiusX, radiusY, rotation } = ellipse;
  const corner = turnedAbout({ x: x - radiusX, y: y - radiusY }, rotation, ellipse, size);
  return { ...corner, width: 2 * radiusX, height: 2 * radiusY, rotation };
}

/** The ellipse that touches the sides of a box. */
export function ellipseInBox(box: RotatedBox, size: Size): TurnedEllipse {
  return { ...placeOn(box, 0.5, 0.5, size), radiusX: box.width / 2, radiusY: box.height / 2, rotation: box.rotation };
}

/** Turned round a point: its middle goes round, it turns with it. */
export function ellipseTurnedAbout<E extends TurnedEllipse>(ellipse: E, degrees: number, centrePct: Vec, size: Size): E {
  return { ...ellipse, ...turnedAbout(ellipse, degrees, centrePct, size), rotation: normalizeDegrees(ellipse.rotation + degrees) };
}

/** Axes that are this near to a right angle (cosine) still are at one. */
const RIGHT_ANGLE = 1e-12;

/** How far two directions of a line lie apart: 0 to 90 degrees. */
function lineAngle(a: number, b: number): number {
  const apart = (((a - b) % 180) + 180) % 180;
  return Math.min(apart, 180 - apart);
}

/** The turn of a line, as near as can be to how it was turned before. */
function nearTo(degrees: number, before: number): number {
  const apart = (((degrees - before) % 360) + 540) % 360;
  return normalizeDegrees(Math.abs(apart - 180) <= 90 ? degrees : degrees + 180);
}

/** Scaled so that `from` becomes `to`. Exact also where it is turned: an ellipse scaled unevenly is an ellipse with other axes. */
export function rescaledEllipse<E extends TurnedEllipse>(ellipse: E, fromPct: AxisBox, toPct: AxisBox, size: Size): E {
  const sx = fromPct.width === 0 ? 1 : toPct.width / fromPct.width;
  const sy = fromPct.height === 0 ? 1 : toPct.height / fromPct.height;
  const middle = mapBetweenBoxes(ellipse, fromPct, toPct);
  const { radiusX, radiusY, rotation } = ellipse;
  if (rotation === 0) return { ...ellipse, ...middle, radiusX: radiusX * Math.abs(sx), radiusY: radiusY * Math.abs(sy) };
  const aspect = aspectOf(size);
  const cos = cosDegrees(rotation);
  const sin = sinDegrees(rotation);
  // Where the ends of both radii go, in pixels: conjugate half diameters of the new ellipse.
  const u = { x: sx * radiusX * cos, y: sy * radiusX * sin };
  const v = { x: -sx * radiusY * aspect * sin, y: sy * radiusY * aspect * cos };
  const axes = principalAxes(u, v);
  const square = { width: 1, height: 1 };
  const [a, b] = axes.map((axis) => directionOf(axis, square)) as [number, number];
  const keeps = axes[0] === u || lineAngle(a, rotation) <= lineAngle(b, rotation);
  const [alongX, alongY] = keeps ? axes : [axes[1], axes[0]];
  return {
    ...ellipse,
    ...middle,
    radiusX: Math.hypot(alongX.x, alongX.y),
    radiusY: Math.hypot(alongY.x, alongY.y) / aspect,
    rotation: nearTo(keeps ? a : b, rotation),
  };
}

/** Half axes of the ellipse `u cos t + v sin t`. */
function principalAxes(u: Vec, v: Vec): readonly [Vec, Vec] {
  const dot = u.x * v.x + u.y * v.y;
  const [uu, vv] = [u.x * u.x + u.y * u.y, v.x * v.x + v.y * v.y];
  // A circle has axes everywhere: noise must not turn it.
  if (Math.abs(dot) <= RIGHT_ANGLE * Math.sqrt(uu * vv)) return [u, v];
  const t = Math.atan2(2 * dot, uu - vv) / 2;
  const [cos, sin] = [Math.cos(t), Math.sin(t)];
  return [
    { x: u.x * cos + v.x * sin, y: u.y * cos + v.y * sin },
    { x: v.x * cos - u.x * sin, y: v.y * cos - u.y * sin },
  ];
}

/** How far an outline of straight lines may lie off the curve, in pixels of the object. */
const OFF_CURVE_IMG = 0.25;

/** Points on its outline, so many that straight lines between them are a quarter of a pixel off at most. */
export function outlineOfEllipse(ellipse: TurnedEllipse, size: Size): readonly Vec[] {
  const width = size.width > 0 ? size.width : 100;
  const radiusImg = (Math.max(Math.abs(ellipse.radiusX), Math.abs(ellipse.radiusY) * aspectOf(size)) / 100) * width;
  const off = Math.min(1, OFF_CURVE_IMG / Math.max(radiusImg, OFF_CURVE_IMG));
  // Multiples of four, so that the ends of both radii are among them.
  const count = Math.min(256, Math.max(16, 4 * Math.ceil(Math.PI / Math.acos(1 - off) / 4)));
  return Array.from({ length: count }, (_, i) => placeOnEllipse(ellipse, (2 * Math.PI * i) / count, size));
}
