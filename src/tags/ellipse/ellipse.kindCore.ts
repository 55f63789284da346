import type { KindCore } from '../../core';
import { shortNumber, type TurnedEllipse } from '../../geometry';

/**
 * An ellipse in percent of the unrotated image: its middle (not a corner, whatever Label Studio's own type says), radii in percent of
 * width and of height, turned clockwise by `rotation` degrees round its middle.
 */
export type EllipseValue = TurnedEllipse;

function isLength(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}

/** What the editor knows of ellipses before an image is on screen. */
export const ellipseKindCore: KindCore<EllipseValue> = {
  name: 'ellipse',

  isValid: ({ x, y, radiusX, radiusY, rotation }) =>
    Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(rotation) && isLength(radiusX) && isLength(radiusY),

  describe({ x, y, radiusX, radiusY, rotation }) {
    const place = `${shortNumber(x)}, ${shortNumber(y)} ± ${shortNumber(radiusX)} × ${shortNumber(radiusY)} %`;
    return rotation === 0 ? place : `${place} · ${shortNumber(rotation)}°`;
  },
};
