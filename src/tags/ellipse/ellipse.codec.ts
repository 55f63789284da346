import { type Codec, describeValue, type Finding, type UnknownRecord } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import type { EllipseValue } from './ellipse.kindCore';

const KEYS = ['x', 'y', 'radiusX', 'radiusY'] as const;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Nothing said about the turn: models that write every key write null. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function unreadable(wire: UnknownRecord, keys: readonly string[]): Finding {
  const what = keys.map((key) => `${key} is ${describeValue(wire[key])}`).join(', ');
  const isBox = isNumber(wire.width) && isNumber(wire.height);
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `The ellipse cannot be shown: ${what}, but a number is needed.`,
    hint: isBox
      ? 'Write the middle as x and y and half of width and height as radiusX and radiusY: an ellipse has no width and height.'
      : 'Write x and y of the middle, radiusX and radiusY as plain numbers in percent of the image (0 to 100), rotation in degrees or not at all.',
    key: `value.${keys[0]}`,
  };
}

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
    const wrong: string[] = KEYS.filter((key) => !isNumber(wire[key]));
    if (!isAbsent(wire.rotation) && !isNumber(wire.rotation)) wrong.push('rotation');
    if (wrong.length > 0) return { value: undefined, findings: [unreadable(wire, wrong)] };
    const [x, y, radiusX, radiusY] = KEYS.map((key) => wire[key]) as [number, number, number, number];
    const value = Object.freeze({ x, y, radiusX, radiusY, rotation: isNumber(wire.rotation) ? wire.rotation : 0 });
    const outside = keysOutside(value);
    if (outside.length > 0) return { value, findings: [outOfBounds(value, outside)] };
    return { value, findings: radiusX === 0 || radiusY === 0 ? [empty(value)] : [] };
  },

  write(value, wire) {
    const isNew = !ellipseCodec.has(wire);
    const changed: Record<string, number> = {};
    for (const key of KEYS) if (wire[key] !== value[key]) changed[key] = value[key];
    // Label Studio always writes the turn; what came without one stays so while it is not turned.
    const silent = isAbsent(wire.rotation) && value.rotation === 0 && !isNew;
    if (!silent && wire.rotation !== value.rotation) changed.rotation = value.rotation;
    return Object.keys(changed).length === 0 ? wire : { ...wire, ...changed };
  },

  has: (wire) => KEYS.some((key) => key in wire),
};
