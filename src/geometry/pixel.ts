import { clamp } from './number';
import type { AxisBox, Size, Vec } from './types';

/** The pixel edge nearest to a place, counted in pixels from the border. */
function nearestEdgeImg(pct: number, lengthImg: number): number {
  return clamp(Math.round((pct / 100) * lengthImg), 0, lengthImg);
}

function snapAxis(pct: number, lengthImg: number): number {
  return lengthImg > 0 ? (nearestEdgeImg(pct, lengthImg) / lengthImg) * 100 : pct;
}

/** The pixel edge nearest to a point, in percent; unchanged while the size is not known. */
export function snapToPixelEdge(pointPct: Vec, size: Size): Vec {
  return { x: snapAxis(pointPct.x, size.width), y: snapAxis(pointPct.y, size.height) };
}

function centreAxis(pct: number, lengthImg: number): number {
  if (lengthImg <= 0) return pct;
  return ((clamp(Math.floor((pct / 100) * lengthImg), 0, lengthImg - 1) + 0.5) / lengthImg) * 100;
}

/** The middle of the pixel that a point is in, in percent; unchanged while the size is not known. */
export function snapToPixelCentre(pointPct: Vec, size: Size): Vec {
  return { x: centreAxis(pointPct.x, size.width), y: centreAxis(pointPct.y, size.height) };
}

/** A snapped side: at least one pixel long, grown towards `toPct` where that is on the object. */
function snapSide(fromPct: number, toPct: number, lengthImg: number): readonly [startPct: number, lengthPct: number] {
  if (lengthImg <= 0) return [Math.min(fromPct, toPct), Math.abs(toPct - fromPct)];
  const fromImg = nearestEdgeImg(fromPct, lengthImg);
  let toImg = nearestEdgeImg(toPct, lengthImg);
  if (toImg === fromImg) toImg += fromImg === lengthImg || (toPct < (fromImg / lengthImg) * 100 && fromImg > 0) ? -1 : 1;
  // From whole pixels, so that one pixel is 5 percent of 20 and not 5.000000000000007.
  return [(Math.min(fromImg, toImg) / lengthImg) * 100, (Math.abs(toImg - fromImg) / lengthImg) * 100];
}

/** The box between two corners with its sides on pixel edges, at least one pixel wide and high. */
export function snappedBoxBetween(fromPct: Vec, toPct: Vec, size: Size): AxisBox {
  const [x, width] = snapSide(fromPct.x, toPct.x, size.width);
  const [y, height] = snapSide(fromPct.y, toPct.y, size.height);
  return { x, y, width, height };
}

/** Distance of two places in screen pixels; `pixelPct` is what one screen pixel covers, in percent of width and height. */
export function distanceScr(aPct: Vec, bPct: Vec, pixelPct: Vec): number {
  return Math.hypot((aPct.x - bPct.x) / pixelPct.x, (aPct.y - bPct.y) / pixelPct.y);
}

/** A box of this many screen pixels from a corner, shifted so that it lies on the object, shrunk where the object is smaller. */
export function boxOfScrSize(cornerPct: Vec, sideScr: number, pixelPct: Vec): AxisBox {
  const width = Math.min(100, sideScr * pixelPct.x);
  const height = Math.min(100, sideScr * pixelPct.y);
  return { x: clamp(cornerPct.x, 0, 100 - width), y: clamp(cornerPct.y, 0, 100 - height), width, height };
}
