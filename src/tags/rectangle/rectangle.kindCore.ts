import type { KindCore } from '../../core';
import { type RotatedBox, shortNumber } from '../../geometry';

/** A box in percent of the unrotated image, turned clockwise by `rotation` degrees round its top-left corner. */
export type RectangleValue = RotatedBox;

function isLength(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

/** What the editor knows of boxes before an image is on screen. */
export const rectangleKindCore: KindCore<RectangleValue> = {
  name: 'rectangle',

  isValid: ({ x, y, width, height, rotation }) =>
    Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(rotation) && isLength(width) && isLength(height),

  describe({ x, y, width, height, rotation }) {
    const box = `${shortNumber(x)}, ${shortNumber(y)} · ${shortNumber(width)} × ${shortNumber(height)} %`;
    return rotation === 0 ? box : `${box} · ${shortNumber(rotation)}°`;
  },
};
