import { type Box, defineKind, type Extent } from '../../core';
import {
  boundsOfEllipse,
  clampMovePct,
  ellipseContains,
  ellipseTurnedAbout,
  farthestInside,
  outlineOfEllipse,
  rescaledEllipse,
} from '../../geometry';
import { type EllipseValue, ellipseKindCore } from './ellipse.kindCore';

/** As far on the way to a change as the ellipse stays on the image. */
export function keptInside(valueAt: (share: number) => EllipseValue, extent: Extent): EllipseValue {
  return farthestInside(valueAt, (value): Box => boundsOfEllipse(value, extent));
}

/** One that came with negative radii is put right by its first change: written back as it was, it would be no valid ellipse. */
export function withPositiveRadii(value: EllipseValue): EllipseValue {
  const { radiusX, radiusY } = value;
  return radiusX >= 0 && radiusY >= 0 ? value : { ...value, radiusX: Math.abs(radiusX), radiusY: Math.abs(radiusY) };
}

/** Ellipses of `Ellipse` and `EllipseLabels`. */
export const ellipseKind = defineKind<EllipseValue>({
  ...ellipseKindCore,

  bounds: (value, extent) => boundsOfEllipse(value, extent),

  contains: (value, point, tolerance, extent) => ellipseContains(value, point, tolerance, extent),

  move(value, delta, extent) {
    const ellipse = withPositiveRadii(value);
    const allowed = clampMovePct(boundsOfEllipse(ellipse, extent), delta);
    return { ...ellipse, x: ellipse.x + allowed.x, y: ellipse.y + allowed.y };
  },

  resize: (value, from, to, extent) => rescaledEllipse(withPositiveRadii(value), from, to, extent),

  rotate: (value, degrees, centre, extent) => ellipseTurnedAbout(withPositiveRadii(value), degrees, centre, extent),

  outline: (value, extent) => [{ points: outlineOfEllipse(value, extent), closed: true }],
});
