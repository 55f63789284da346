import type { Box, Combination, Extent, PixelArea } from '../../core';
import { unionOfBoxes } from '..';
import { cut, emptyPlane, isEmptyPlane, tightPlane } from './plane';
import type { MaskPlane } from './types';

function intersection(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Changes the coverage of `box` by what `other` covers of each pixel. */
function mix(alpha: Uint8Array, box: Box, other: Uint8Array, otherBox: Box, how: (a: number, b: number) => number): void {
  const shared = intersection(box, otherBox);
  if (!shared) return;
  for (let y = shared.y; y < shared.y + shared.height; y += 1) {
    const row = (y - box.y) * box.width - box.x;
    const otherRow = (y - otherBox.y) * otherBox.width - otherBox.x;
    for (let x = shared.x; x < shared.x + shared.width; x += 1) {
      alpha[row + x] = how(alpha[row + x] ?? 0, other[otherRow + x] ?? 0);
    }
  }
}

// Differences instead of min(a, 255 - b): a shape less itself is nothing, without a ghost of its soft edge.
const HOW: Readonly<Record<Combination, (a: number, b: number) => number>> = {
  union: Math.max,
  intersect: Math.min,
  subtract: (a, b) => (a > b ? a - b : 0),
};

/** Two masks of one object as one; `subtract` takes `b` from `a`. */
export function combinePlanes(a: MaskPlane, b: MaskPlane, how: Combination): MaskPlane {
  if (isEmptyPlane(b)) return how === 'intersect' ? emptyPlane(a) : a;
  if (isEmptyPlane(a)) return how === 'union' ? { ...b, width: a.width, height: a.height } : a;
  const box = how === 'union' ? unionOfBoxes([a.box, b.box]) : how === 'intersect' ? intersection(a.box, b.box) : a.box;
  if (!box) return emptyPlane(a);
  const alpha = cut(a.alpha, a.box, box);
  mix(alpha, box, b.alpha, b.box, HOW[how]);
  return tightPlane(a, box, alpha);
}

/** A mask with an area of pixels painted onto it; what of the area lies outside the object is left out. */
export function addArea(plane: MaskPlane | undefined, area: PixelArea, extent: Extent): MaskPlane {
  const object: Box = { x: 0, y: 0, width: extent.width, height: extent.height };
  const box = intersection(object, area);
  const start = plane ?? emptyPlane(extent);
  if (!box) return start;
  const added = tightPlane(extent, box, cut(area.alpha, area, box));
  return plane ? combinePlanes(start, added, 'union') : added;
}
