import type { Box, Extent } from '../../core';
import type { MaskPlane } from './types';

const NOTHING: Box = Object.freeze({ x: 0, y: 0, width: 0, height: 0 });

/** A mask with nothing painted. */
export function emptyPlane({ width, height }: Extent): MaskPlane {
  return { width, height, box: NOTHING, alpha: new Uint8Array(0) };
}

/** Whether nothing is painted. */
export function isEmptyPlane({ box }: MaskPlane): boolean {
  return box.width === 0 || box.height === 0;
}

/** How much is painted, in pixels of the object; a pixel that is half covered counts half. */
export function areaOf({ alpha }: MaskPlane): number {
  let sum = 0;
  for (const value of alpha) sum += value;
  return sum / 255;
}

/** The strongest coverage, 0 for nothing. */
export function peakOf(alpha: Uint8Array): number {
  let peak = 0;
  for (const value of alpha) if (value > peak) peak = value;
  return peak;
}

/**
 * Coverage from which on a pixel counts as inside where a shape is either in or out; never a whole number, so that no pixel lies on it.
 * Half of a pixel; of a faint mask (0 and 1 packed as they were) about half of its strongest pixel, or it would have no shape at all.
 */
export function levelOf(alpha: Uint8Array): number {
  return Math.min(127, Math.floor(peakOf(alpha) / 2)) + 0.5;
}

/** Coverage of the pixel that a point lies in, 0..255; 0 outside the object. */
export function alphaAt({ box, alpha }: MaskPlane, x: number, y: number): number {
  const column = Math.floor(x) - box.x;
  const row = Math.floor(y) - box.y;
  return column >= 0 && row >= 0 && column < box.width && row < box.height ? (alpha[row * box.width + column] ?? 0) : 0;
}

/** Whether a stretch of bytes holds nothing but zeros. */
function isBlank(alpha: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (alpha[i] !== 0) return false;
  return true;
}

/** First and last painted column (exclusive) of rows that are known to hold something. */
function paintedColumns(alpha: Uint8Array, width: number, top: number, bottom: number): readonly [left: number, right: number] {
  let left = width;
  let right = 0;
  for (let row = top; row < bottom; row += 1) {
    const start = row * width;
    for (let x = 0; x < left; x += 1) if (alpha[start + x] !== 0) left = x;
    for (let x = width - 1; x >= right; x -= 1) if (alpha[start + x] !== 0) right = x + 1;
  }
  return [left, right];
}

/** A plane from coverage of a box in the object, cropped to what is painted; `alpha` is taken as it is where nothing can be cut. */
export function tightPlane({ width, height }: Extent, box: Box, alpha: Uint8Array): MaskPlane {
  let top = 0;
  let bottom = box.height;
  while (top < bottom && isBlank(alpha, top * box.width, (top + 1) * box.width)) top += 1;
  while (bottom > top && isBlank(alpha, (bottom - 1) * box.width, bottom * box.width)) bottom -= 1;
  if (top === bottom) return emptyPlane({ width, height });
  const [left, right] = paintedColumns(alpha, box.width, top, bottom);
  const tight: Box = { x: box.x + left, y: box.y + top, width: right - left, height: bottom - top };
  if (tight.width === box.width) {
    return { width, height, box: tight, alpha: tight.height === box.height ? alpha : alpha.slice(top * box.width, bottom * box.width) };
  }
  return { width, height, box: tight, alpha: cut(alpha, box, tight) };
}

/** Coverage of another box: what of `box` lies in it, 0 elsewhere. Always a new array. */
export function cut(alpha: Uint8Array, box: Box, to: Box): Uint8Array {
  const out = new Uint8Array(to.width * to.height);
  const left = Math.max(box.x, to.x);
  const right = Math.min(box.x + box.width, to.x + to.width);
  const bottom = Math.min(box.y + box.height, to.y + to.height);
  if (left >= right) return out;
  for (let y = Math.max(box.y, to.y); y < bottom; y += 1) {
    const start = (y - box.y) * box.width - box.x;
    out.set(alpha.subarray(start + left, start + right), (y - to.y) * to.width + left - to.x);
  }
  return out;
}

/** Coverage of every pixel of the object, row by row. */
export function wholeOf({ width, height, box, alpha }: MaskPlane): Uint8Array {
  return cut(alpha, box, { x: 0, y: 0, width, height });
}
