import { cosDegrees, sinDegrees } from './angle';
import type { Size, Vec } from './types';

/** Pixels of height per pixel of width; 1 while the size is not known. */
export function aspectOf(size: Size): number {
  const aspect = size.height / size.width;
  return Number.isFinite(aspect) && aspect > 0 ? aspect : 1;
}

/** A vector of percent turned clockwise, through the pixels of the object. */
export function turnedVec(vecPct: Vec, degrees: number, size: Size): Vec {
  const aspect = aspectOf(size);
  const cos = cosDegrees(degrees);
  const sin = sinDegrees(degrees);
  return { x: vecPct.x * cos - vecPct.y * sin * aspect, y: (vecPct.x * sin) / aspect + vecPct.y * cos };
}

/** A point turned clockwise round another one. */
export function turnedAbout(pointPct: Vec, degrees: number, centrePct: Vec, size: Size): Vec {
  const from = turnedVec({ x: pointPct.x - centrePct.x, y: pointPct.y - centrePct.y }, degrees, size);
  return { x: centrePct.x + from.x, y: centrePct.y + from.y };
}

/** Direction of a vector of percent in degrees clockwise from the x axis, as seen on the object: -180 to 180. */
export function directionOf(vecPct: Vec, size: Size): number {
  return (Math.atan2(vecPct.y * aspectOf(size), vecPct.x) * 180) / Math.PI;
}

/** The direction of `degrees` brought to the nearest whole number of steps. */
export function stepped(degrees: number, step: number): number {
  return Math.round(degrees / step) * step;
}
