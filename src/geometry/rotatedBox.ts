import { cosDegrees, normalizeDegrees, sinDegrees } from './angle';
import { boundsOfPoints, mapBetweenBoxes } from './box';
import { aspectOf, turnedAbout } from './turn';
import type { AxisBox, Size, Vec } from './types';

/**
 * A box in percent, turned clockwise by `rotation` degrees round its own top-left corner (`x`, `y`), as Label Studio stores it.
 * Percent are not square, so every turn goes through the pixels of the object.
 */
export interface RotatedBox extends AxisBox {
  readonly rotation: number;
}

/** The two edges that leave the top-left corner, in percent: along the width, along the height. */
export function edgesOf(boxPct: RotatedBox, size: Size): readonly [along: Vec, down: Vec] {
  const { width, height, rotation } = boxPct;
  if (rotation === 0) {
    return [
      { x: width, y: 0 },
      { x: 0, y: height },
    ];
  }
  const aspect = aspectOf(size);
  const cos = cosDegrees(rotation);
  const sin = sinDegrees(rotation);
  return [
    { x: width * cos, y: (width * sin) / aspect },
    { x: -height * sin * aspect, y: height * cos },
  ];
}

/** The four corners in percent, clockwise from the one it is turned round. */
export function cornersOf(boxPct: RotatedBox, size: Size): readonly [Vec, Vec, Vec, Vec] {
  const [along, down] = edgesOf(boxPct, size);
  const { x, y } = boxPct;
  return [
    { x, y },
    { x: x + along.x, y: y + along.y },
    { x: x + along.x + down.x, y: y + along.y + down.y },
    { x: x + down.x, y: y + down.y },
  ];
}

/** The axis-parallel box around it, in percent. */
export function boundsOfRotated(boxPct: RotatedBox, size: Size): AxisBox {
  const { x, y, width, height, rotation } = boxPct;
  if (rotation === 0 && width >= 0 && height >= 0) return { x, y, width, height };
  return boundsOfPoints(cornersOf(boxPct, size));
}

/** The middle, in percent. */
export function centerOf(boxPct: RotatedBox, size: Size): Vec {
  const [along, down] = edgesOf(boxPct, size);
  return { x: boxPct.x + (along.x + down.x) / 2, y: boxPct.y + (along.y + down.y) / 2 };
}

/** The box with this middle: finds the stored corner. */
function centeredAt(centerPct: Vec, boxPct: Omit<RotatedBox, 'x' | 'y'>, size: Size): RotatedBox {
  const [along, down] = edgesOf({ x: 0, y: 0, ...boxPct }, size);
  return { ...boxPct, x: centerPct.x - (along.x + down.x) / 2, y: centerPct.y - (along.y + down.y) / 2 };
}

/** Turned to `degrees` with its middle held: what a rotate handle does. */
export function turnedTo(boxPct: RotatedBox, degrees: number, size: Size): RotatedBox {
  const { width, height } = boxPct;
  return centeredAt(centerOf(boxPct, size), { width, height, rotation: normalizeDegrees(degrees) }, size);
}

/** Turned by `degrees` round a point: its corner goes round, the box turns with it. */
export function boxTurnedAbout<B extends RotatedBox>(boxPct: B, degrees: number, centrePct: Vec, size: Size): B {
  return { ...boxPct, ...turnedAbout(boxPct, degrees, centrePct, size), rotation: normalizeDegrees(boxPct.rotation + degrees) };
}

/** A point in the box's own frame: percent of width and height from its corner, before the turn. */
export function toOwnFrame(boxPct: RotatedBox, pointPct: Vec, size: Size): Vec {
  const aspect = aspectOf(size);
  const dx = pointPct.x - boxPct.x;
  const dy = (pointPct.y - boxPct.y) * aspect;
  const cos = cosDegrees(boxPct.rotation);
  const sin = sinDegrees(boxPct.rotation);
  return { x: dx * cos + dy * sin, y: (dy * cos - dx * sin) / aspect };
}

/** Whether a point is inside or within `tolerancePct` of the outline. */
export function rotatedBoxContains(boxPct: RotatedBox, pointPct: Vec, tolerancePct: Vec, size: Size): boolean {
  const own = boxPct.rotation === 0 ? { x: pointPct.x - boxPct.x, y: pointPct.y - boxPct.y } : toOwnFrame(boxPct, pointPct, size);
  const { width, height } = boxPct;
  return (
    own.x >= Math.min(0, width) - tolerancePct.x &&
    own.x <= Math.max(0, width) + tolerancePct.x &&
    own.y >= Math.min(0, height) - tolerancePct.y &&
    own.y <= Math.max(0, height) + tolerancePct.y
  );
}

/** The same place with sizes that are not negative: a handle dragged through the opposite side flips the box. */
export function withPositiveSize(boxPct: RotatedBox, size: Size): RotatedBox {
  const { width, height } = boxPct;
  if (width >= 0 && height >= 0) return boxPct;
  const [along, down] = edgesOf(boxPct, size);
  return {
    ...boxPct,
    x: boxPct.x + (width < 0 ? along.x : 0) + (height < 0 ? down.x : 0),
    y: boxPct.y + (width < 0 ? along.y : 0) + (height < 0 ? down.y : 0),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

/**
 * Scaled so that `from` becomes `to`. A turned box keeps its turn: uneven scaling would shear it into no box at all, so
 * its middle goes where the scaling takes it and its sides grow as much as their directions do.
 */
export function rescaled(boxPct: RotatedBox, fromPct: AxisBox, toPct: AxisBox, size: Size): RotatedBox {
  const sx = fromPct.width === 0 ? 1 : toPct.width / fromPct.width;
  const sy = fromPct.height === 0 ? 1 : toPct.height / fromPct.height;
  if (boxPct.rotation === 0) {
    const corner = mapBetweenBoxes(boxPct, fromPct, toPct);
    return withPositiveSize({ ...boxPct, ...corner, width: boxPct.width * sx, height: boxPct.height * sy }, size);
  }
  const cos = cosDegrees(boxPct.rotation);
  const sin = sinDegrees(boxPct.rotation);
  const width = boxPct.width * Math.hypot(sx * cos, sy * sin);
  const height = boxPct.height * Math.hypot(sx * sin, sy * cos);
  // Seen in a mirror, what was turned one way is turned the other.
  const rotation = sx * sy < 0 ? normalizeDegrees(-boxPct.rotation) : boxPct.rotation;
  return centeredAt(mapBetweenBoxes(centerOf(boxPct, size), fromPct, toPct), { ...boxPct, width, height, rotation }, size);
}
