import { defineKind } from '../../core';
import {
  boundsOfRotated,
  clampMovePct,
  type RotatedBox,
  rescaled,
  rotatedBoxContains,
  shortNumber,
  withPositiveSize,
} from '../../geometry';

/** A box in percent of the unrotated image, turned clockwise by `rotation` degrees round its top-left corner. */
export type RectangleValue = RotatedBox;

/** Boxes of `Rectangle` and `RectangleLabels`. */
export const rectangleKind = defineKind<RectangleValue>({
  name: 'rectangle',

  bounds: (value, extent) => boundsOfRotated(value, extent),

  contains: (value, point, tolerance, extent) => rotatedBoxContains(value, point, tolerance, extent),

  move(value, delta, extent) {
    // A box that came with a negative size is put right by the first move: written back as it was, it would be no valid box.
    const box = withPositiveSize(value, extent);
    const allowed = clampMovePct(boundsOfRotated(box, extent), delta);
    return { ...box, x: box.x + allowed.x, y: box.y + allowed.y };
  },

  resize: (value, from, to, extent) => rescaled(value, from, to, extent),

  isValid: ({ x, y, width, height, rotation }) =>
    Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(rotation) && isLength(width) && isLength(height),

  describe({ x, y, width, height, rotation }) {
    const box = `${shortNumber(x)}, ${shortNumber(y)} · ${shortNumber(width)} × ${shortNumber(height)} %`;
    return rotation === 0 ? box : `${box} · ${shortNumber(rotation)}°`;
  },
});

function isLength(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
