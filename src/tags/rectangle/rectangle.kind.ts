import { type Box, defineKind, type Extent } from '../../core';
import {
  boundsOfRotated,
  boxOnTheWay,
  boxTurnedAbout,
  clampMovePct,
  cornersOf,
  farthestInside,
  rescaled,
  rotatedBoxContains,
  withPositiveSize,
} from '../../geometry';
import { type RectangleValue, rectangleKindCore } from './rectangle.kindCore';

/** As far on the way to a change as the box stays on the image. */
function kept(valueAt: (share: number) => RectangleValue, extent: Extent): RectangleValue {
  return farthestInside(valueAt, (value): Box => boundsOfRotated(value, extent));
}

/** Boxes of `Rectangle` and `RectangleLabels`. */
export const rectangleKind = defineKind<RectangleValue>({
  ...rectangleKindCore,

  bounds: (value, extent) => boundsOfRotated(value, extent),

  contains: (value, point, tolerance, extent) => rotatedBoxContains(value, point, tolerance, extent),

  move(value, delta, extent) {
    // A box that came with a negative size is put right by the first move: written back as it was, it would be no valid box.
    const box = withPositiveSize(value, extent);
    const allowed = clampMovePct(boundsOfRotated(box, extent), delta);
    return { ...box, x: box.x + allowed.x, y: box.y + allowed.y };
  },

  resize: (value, from, to, extent) => kept((share) => rescaled(value, from, boxOnTheWay(from, to, share), extent), extent),

  rotate(value, degrees, centre, extent) {
    const box = withPositiveSize(value, extent);
    return kept((share) => boxTurnedAbout(box, degrees * share, centre, extent), extent);
  },

  outline: (value, extent) => [{ points: cornersOf(value, extent), closed: true }],
});
