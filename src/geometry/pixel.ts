import { boxBetween } from './box';
import { clamp } from './number';
import type { AxisBox, Size, Vec } from './types';

function snapAxis(pct: number, lengthImg: number): number {
  return lengthImg > 0 ? (clamp(Math.round((pct / 100) * lengthImg), 0, lengthImg) / lengthImg) * 100 : pct;
}

/** The pixel edge nearest to a point, in percent; unchanged while the size is not known. */
export function snapToPixelEdge(pointPct: Vec, size: Size): Vec {
  return { x: snapAxis(pointPct.x, size.width), y: snapAxis(pointPct.y, size.height) };
}

/** The end of a snapped side: at least one pixel from its start, towards where `aimPct` points and inside the object. */
function snapEnd(startPct: number, aimPct: number, lengthImg: number): number {
  const end = snapAxis(aimPct, lengthImg);
  if (lengthImg <= 0 || end !== startPct) return end;
  const pixel = 100 / lengthImg;
  const forward = aimPct >= startPct ? startPct + pixel <= 100 : startPct - pixel < 0;
  return snapAxis(forward ? startPct + pixel : startPct - pixel, lengthImg);
}

/** The box between two corners with its sides on pixel edges, at least one pixel wide and high. */
export function snappedBoxBetween(fromPct: Vec, toPct: Vec, size: Size): AxisBox {
  const from = snapToPixelEdge(fromPct, size);
  return boxBetween(from, { x: snapEnd(from.x, toPct.x, size.width), y: snapEnd(from.y, toPct.y, size.height) });
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
