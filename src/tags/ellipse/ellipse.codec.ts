import { type Codec, type Finding, keysWithoutNumber, type NumberKeys, numberOrZero, unreadableNumbers, writeNumbers } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import type { EllipseValue } from './ellipse.kindCore';

const KEYS: NumberKeys<keyof EllipseValue, 'rotation'> = { required: ['x', 'y', 'radiusX', 'radiusY'], optional: 'rotation' };
const HINT =
  'Write x and y of the middle, radiusX and radiusY as plain numbers in percent of the image (0 to 100), rotation in degrees or not at all.';
const BOX_HINT = 'Write the middle as x and y and half of width and height as radiusX and radiusY: an ellipse has no width and height.';

/** What lies outside: the middle, and the ends of the radii where no turn can bring them back. */
function keysOutside({ x, y, radiusX, radiusY, rotation }: EllipseValue): string[] {
  const isOutside = (pct: number): boolean => pct < -PCT_TOLERANCE || pct > 100 + PCT_TOLERANCE;
  const straight = rotation === 0;
  return [
    ...(isOutside(x) ? ['x'] : []),
    ...(isOutside(y) ? ['y'] : []),
    ...(radiusX < 0 || (straight && (isOutside(x - radiusX) || isOutside(x + radiusX))) ? ['radiusX'] : []),
    ...(radiusY < 0 || (straight && (isOutside(y - radiusY) || isOutside(y + radiusY))) ? ['radiusY'] : []),
  ];
}

function outOfBounds({ x, y, radiusX, radiusY }: EllipseValue, keys: readonly string[]): Finding {
  return {
    code: 'out-of-bounds',
    severity: 'warning',
    message:
      radiusX < 0 || radiusY < 0
        ? `The ellipse has a negative radius (${radiusX}, ${radiusY}); it is shown with its size.`
        : `The ellipse reaches out of the image (middle ${x}, ${y}, radii ${radiusX}, ${radiusY} percent); it is shown where it says.`,
    hint: 'x and y are the middle, not a corner, and all numbers are percent of the image: divide pixels by the width or height of the image and multiply by 100.',
    key: `value.${keys[0]}`,
  };
}

function empty({ radiusX, radiusY }: EllipseValue): Finding {
  return {
    code: 'geometry-empty',
    severity: 'warning',
    message: `The ellipse has radii of ${radiusX} and ${radiusY} percent, so there is nothing to see or to touch on the image.`,
    hint: 'Give it radii above 0, or delete it in the list of regions.',
    key: radiusX === 0 ? 'value.radiusX' : 'value.radiusY',
  };
}

/** `{ x, y, radiusX, radiusY, rotation? }` in percent and degrees, as Label Studio writes it. */
export const ellipseCodec: Codec<EllipseValue> = {
  read(wire) {
    const wrong = keysWithoutNumber(wire, KEYS);
    if (wrong.length > 0) {
      const isBox = typeof wire.width === 'number' && typeof wire.height === 'number';
      return { value: undefined, findings: [unreadableNumbers('The ellipse', isBox ? BOX_HINT : HINT, wire, wrong)] };
    }
    const { x, y, radiusX, radiusY } = wire as Omit<EllipseValue, 'rotation'>;
    const value = Object.freeze({ x, y, radiusX, radiusY, rotation: numberOrZero(wire.rotation) });
    const outside = keysOutside(value);
    if (outside.length > 0) return { value, findings: [outOfBounds(value, outside)] };
    return { value, findings: radiusX === 0 || radiusY === 0 ? [empty(value)] : [] };
  },

  write: (value, wire) => writeNumbers(value, wire, KEYS),

  has: (wire) => KEYS.required.some((key) => key in wire),
};
