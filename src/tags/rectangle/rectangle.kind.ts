import { defineKind } from '../../core';
import { boundsOfRotated, boxTurnedAbout, clampMovePct, cornersOf, rescaled, rotatedBoxContains, withPositiveSize } from '../../geometry';
import { type RectangleValue, rectangleKindCore } from './rectangle.kindCore';

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

  resize: (value, from, to, extent) => rescaled(value, from, to, extent),

  rotate: (value, degrees, centre, extent) => boxTurnedAbout(withPositiveSize(value, extent), degrees, centre, extent),

  outline: (value, extent) => [{ points: cornersOf(value, extent), closed: true }],
});
