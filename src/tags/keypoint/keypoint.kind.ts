import { type Box, defineKind, type Extent } from '../../core';
import { aspectOf, clampMovePct, mapBetweenBoxes, turnedAbout } from '../../geometry';
import { type KeyPointValue, keypointKindCore } from './keypoint.kindCore';

function boundsOf({ x, y, width }: KeyPointValue, extent: Extent): Box {
  const radiusX = Math.abs(width);
  const radiusY = radiusX / aspectOf(extent);
  return { x: x - radiusX, y: y - radiusY, width: 2 * radiusX, height: 2 * radiusY };
}

/** The place alone: how large a point is shown must not keep it from the edge of the image. */
function placeOf({ x, y }: KeyPointValue): Box {
  return { x, y, width: 0, height: 0 };
}

/** One that came with a negative size gets its size by its first change: written back as it was, it would be no valid point. */
function withPositiveSize(value: KeyPointValue): KeyPointValue {
  return value.width >= 0 ? value : { ...value, width: Math.abs(value.width) };
}

const SAME = 1e-9;

function isSameBox(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((key) => Math.abs(a[key] - b[key]) <= SAME);
}

/** Points of `KeyPoint` and `KeyPointLabels`. */
export const keypointKind = defineKind<KeyPointValue>({
  ...keypointKindCore,

  bounds: boundsOf,

  contains({ x, y, width }, point, tolerance, extent) {
    const aspect = aspectOf(extent);
    const reach = Math.abs(width) + Math.max(tolerance.x, tolerance.y * aspect);
    return Math.hypot(point.x - x, (point.y - y) * aspect) <= reach + 1e-9;
  },

  move(value, delta) {
    const allowed = clampMovePct(placeOf(value), delta);
    return { ...withPositiveSize(value), x: value.x + allowed.x, y: value.y + allowed.y };
  },

  /** Goes along when a group is scaled and keeps its size; alone it has nothing to scale. */
  resize(value, from, to, extent) {
    if (isSameBox(from, boundsOf(value, extent))) return value;
    return { ...withPositiveSize(value), ...mapBetweenBoxes(value, from, to) };
  },

  rotate: (value, degrees, centre, extent) => ({ ...withPositiveSize(value), ...turnedAbout(value, degrees, centre, extent) }),

  outline: ({ x, y }) => [{ points: [{ x, y }], closed: false }],
});
