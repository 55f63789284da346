import { type Codec, describeValue, type Finding, type UnknownRecord } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import type { RectangleValue } from './rectangle.kindCore';

const BOX_KEYS = ['x', 'y', 'width', 'height'] as const;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Nothing said about the turn: models that write every key write null. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function unreadable(wire: UnknownRecord, keys: readonly string[]): Finding {
  const what = keys.map((key) => `${key} is ${describeValue(wire[key])}`).join(', ');
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `The rectangle cannot be shown: ${what}, but a number is needed.`,
    hint: 'Write x, y, width and height as plain numbers in percent of the image (0 to 100), rotation in degrees or not at all.',
    key: `value.${keys[0]}`,
  };
}

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
    const wrong: string[] = BOX_KEYS.filter((key) => !isNumber(wire[key]));
    if (!isAbsent(wire.rotation) && !isNumber(wire.rotation)) wrong.push('rotation');
    if (wrong.length > 0) return { value: undefined, findings: [unreadable(wire, wrong)] };
    const [x, y, width, height] = BOX_KEYS.map((key) => wire[key]) as [number, number, number, number];
    const value = Object.freeze({ x, y, width, height, rotation: isNumber(wire.rotation) ? wire.rotation : 0 });
    // Nearly all of 100,000 boxes lie inside: nothing is made to find that out.
    if (isInside(value)) return { value, findings: [] };
    const outside = keysOutside(value);
    if (outside.length > 0) return { value, findings: [outOfBounds(value, outside)] };
    return { value, findings: width === 0 || height === 0 ? [empty(value)] : [] };
  },

  write(value, wire) {
    const isNew = !rectangleCodec.has(wire);
    const changed: Record<string, number> = {};
    for (const key of BOX_KEYS) if (wire[key] !== value[key]) changed[key] = value[key];
    // Label Studio always writes the turn; what came without one stays so while it is not turned.
    const silent = isAbsent(wire.rotation) && value.rotation === 0 && !isNew;
    if (!silent && wire.rotation !== value.rotation) changed.rotation = value.rotation;
    return Object.keys(changed).length === 0 ? wire : { ...wire, ...changed };
  },

  has: (wire) => BOX_KEYS.some((key) => key in wire),
};
