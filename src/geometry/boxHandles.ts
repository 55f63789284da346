import { clampPointPct } from './box';
import { farthestInside } from './inside';
import { snapToPixelEdge } from './pixel';
import { boundsOfRotated, edgesOf, type RotatedBox, toOwnFrame, turnedTo, withPositiveSize } from './rotatedBox';
import type { AxisBox, Size, Vec } from './types';

/** Where a handle sits on a box: 0 and 1 are its sides, 0.5 the middle of one. */
export interface BoxHandle {
  readonly key: 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
  readonly u: 0 | 0.5 | 1;
  readonly v: 0 | 0.5 | 1;
}

/** The eight handles, clockwise from the corner a box is turned round. */
export const BOX_HANDLES: readonly BoxHandle[] = [
  { key: 'nw', u: 0, v: 0 },
  { key: 'n', u: 0.5, v: 0 },
  { key: 'ne', u: 1, v: 0 },
  { key: 'e', u: 1, v: 0.5 },
  { key: 'se', u: 1, v: 1 },
  { key: 's', u: 0.5, v: 1 },
  { key: 'sw', u: 0, v: 1 },
  { key: 'w', u: 0, v: 0.5 },
];

/** What a resize depends on beside the box. */
export interface ResizeOptions {
  readonly extent: Size;
  /** Least sides in percent of width and height. */
  readonly least: Vec;
  /** Keeps the proportions (corners only). */
  readonly keepShape: boolean;
  /** Sides go to pixel edges (boxes that are not turned). */
  readonly snap: boolean;
  /** The box around what fills the box and is to stay on the image; around the box itself when absent. */
  readonly boundsOf?: (box: RotatedBox) => AxisBox;
}

/** A place of the box in percent; `u` and `v` go from 0 to 1 along its sides. */
export function placeOn(value: RotatedBox, u: number, v: number, extent: Size): Vec {
  const [along, down] = edgesOf(value, extent);
  return { x: value.x + along.x * u + down.x * v, y: value.y + along.y * u + down.y * v };
}

/** A side of at least `least`, towards where it was drawn. */
function atLeast(from: number, to: number, least: number): number {
  if (Math.abs(to - from) >= least) return to;
  return to < from ? from - least : from + least;
}

/** The box between two points of another box's own frame, with sizes that are not negative. */
function boxInFrame(frame: RotatedBox, a: Vec, b: Vec, extent: Size): RotatedBox {
  const [along, down] = edgesOf({ ...frame, width: a.x, height: a.y }, extent);
  const box = { ...frame, x: frame.x + along.x + down.x, y: frame.y + along.y + down.y, width: b.x - a.x, height: b.y - a.y };
  return withPositiveSize(box, extent);
}

/** A box with one handle put to `point`; through the opposite side it flips. It stays on the image if it was there. */
export function resizedTo(value: RotatedBox, place: BoxHandle, point: Vec, options: ResizeOptions): RotatedBox {
  const { extent, least, boundsOf = (box) => boundsOfRotated(box, extent) } = options;
  const straight = value.rotation === 0;
  const inside = straight ? clampPointPct(point) : point;
  const own = toOwnFrame(value, straight && options.snap ? snapToPixelEdge(inside, extent) : inside, extent);
  const { width, height } = value;
  const held = { x: place.u === 0 ? width : 0, y: place.v === 0 ? height : 0 };
  let x = place.u === 0.5 ? width : atLeast(held.x, own.x, least.x);
  let y = place.v === 0.5 ? height : atLeast(held.y, own.y, least.y);
  if (options.keepShape && place.u !== 0.5 && place.v !== 0.5 && width > 0 && height > 0) {
    const k = Math.max(Math.abs(x - held.x) / width, Math.abs(y - held.y) / height);
    x = held.x + Math.sign(x - held.x) * width * k;
    y = held.y + Math.sign(y - held.y) * height * k;
  }
  const from = { x: place.u === 0 ? 0 : width, y: place.v === 0 ? 0 : height };
  const to = { x: place.u === 0.5 ? from.x : x, y: place.v === 0.5 ? from.y : y };
  return farthestInside((t) => {
    const moved = { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
    return boxInFrame(value, held, moved, extent);
  }, boundsOf);
}

/** Degrees from one direction to another, the short way round: from 350° to 10° is 20°. */
export function shortTurn(from: number, to: number): number {
  return ((((to - from) % 360) + 540) % 360) - 180;
}

/** A box turned to `degrees` round its middle; where that would leave the image it stops on the way from `from`. */
export function rotatedTo(value: RotatedBox, degrees: number, from: number, extent: Size): RotatedBox {
  const way = shortTurn(from, degrees);
  return farthestInside(
    (share) => turnedTo(value, from + way * share, extent),
    (box) => boundsOfRotated(box, extent),
  );
}
