import { type Codec, type Finding, keysWithoutNumber, type NumberKeys, numberOrZero, unreadableNumbers, writeNumbers } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import type { RectangleValue } from './rectangle.kindCore';

const KEYS: NumberKeys<keyof RectangleValue, 'rotation'> = { required: ['x', 'y', 'width', 'height'], optional: 'rotation' };
const HINT = 'Write x, y, width and height as plain numbers in percent of the image (0 to 100), rotation in degrees or not at all.';

/** Whether there is nothing to say of it. */
function isInside({ x, y, width, height, rotation }: RectangleValue): boolean {
  if (!(x >= 0 && y >= 0 && x <= 100 && y <= 100 && width > 0 && height > 0)) return false;
  return rotation !== 0 || (x + width <= 100 && y + height <= 100);
}

/** What lies outside: `x`, `y` themselves, and the far sides where no turn can bring them back. */
function keysOutside({ x, y, width, height, rotation }: RectangleValue): string[] {
  const isOutside = (pct: number): boolean => pct < -PCT_TOLERANCE || pct > 100 + PCT_TOLERANCE;
  const farX = rotation === 0 && isOutside(x + width);
  const farY = rotation === 0 && isOutside(y + height);
  return [
    ...(isOutside(x) ? ['x'] : []),
    ...(isOutside(y) ? ['y'] : []),
    ...(width < 0 || farX ? ['width'] : []),
    ...(height < 0 || farY ? ['height'] : []),
  ];
}

function outOfBounds(value: RectangleValue, keys: readonly string[]): Finding {
  const { x, y, width, height } = value;
  const negative = width < 0 || height < 0;
  return {
    code: 'out-of-bounds',
    severity: 'warning',
    message: negative
      ? `The rectangle has a negative size (${width} × ${height}); it is shown on the other side of its corner.`
      : `The rectangle reaches out of the image (x ${x}, y ${y}, width ${width}, height ${height} percent); it is shown where it says.`,
    hint: 'Coordinates are percent of the image: divide pixels by the width or height of the image and multiply by 100, and keep x + width and y + height within 100.',
    key: `value.${keys[0]}`,
  };
}

function empty(value: RectangleValue): Finding {
  return {
    code: 'geometry-empty',
    severity: 'warning',
    message: `The rectangle is ${value.width} × ${value.height} percent large, so there is nothing to see or to touch on the image.`,
    hint: 'Give it a width and a height above 0, or delete it in the list of regions.',
    key: value.width === 0 ? 'value.width' : 'value.height',
  };
}

/** `{ x, y, width, height, rotation? }` in percent and degrees, as Label Studio writes it. */
export const rectangleCodec: Codec<RectangleValue> = {
  read(wire) {
    const wrong = keysWithoutNumber(wire, KEYS);
    if (wrong.length > 0) return { value: undefined, findings: [unreadableNumbers('The rectangle', HINT, wire, wrong)] };
    const { x, y, width, height } = wire as Omit<RectangleValue, 'rotation'>;
    const value = Object.freeze({ x, y, width, height, rotation: numberOrZero(wire.rotation) });
    // Nearly all of 100,000 boxes lie inside: nothing is made to find that out.
    if (isInside(value)) return { value, findings: [] };
    const outside = keysOutside(value);
    if (outside.length > 0) return { value, findings: [outOfBounds(value, outside)] };
    return { value, findings: width === 0 || height === 0 ? [empty(value)] : [] };
  },

  write: (value, wire) => writeNumbers(value, wire, KEYS),

  has: (wire) => KEYS.required.some((key) => key in wire),
};
