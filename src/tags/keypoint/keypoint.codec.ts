import { type Codec, describeValue, type Finding, type UnknownRecord } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import type { KeyPointValue } from './keypoint.kindCore';

const PLACE = ['x', 'y'] as const;

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Nothing said about the size: the format needs x and y only, and models that write every key write null. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function unreadable(wire: UnknownRecord, keys: readonly string[]): Finding {
  const what = keys.map((key) => `${key} is ${describeValue(wire[key])}`).join(', ');
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `The key point cannot be shown: ${what}, but a number is needed.`,
    hint: 'Write x and y as plain numbers in percent of the image (0 to 100), width in percent of its width or not at all.',
    key: `value.${keys[0]}`,
  };
}

function outOfBounds({ x, y }: KeyPointValue, key: string): Finding {
  return {
    code: 'out-of-bounds',
    severity: 'warning',
    message: `The key point lies outside the image (x ${x}, y ${y} percent); it is kept where it says, out of sight.`,
    hint: 'Coordinates are percent of the image: divide pixels by the width or height of the image and multiply by 100.',
    key: `value.${key}`,
  };
}

function negativeSize({ width }: KeyPointValue): Finding {
  return {
    code: 'out-of-bounds',
    severity: 'warning',
    message: `The key point has a negative size (${width}); it is shown with its size.`,
    hint: 'width is the size of the point in percent of the image width: write a number above 0, or leave it out.',
    key: 'value.width',
  };
}

/** `{ x, y, width? }` in percent, as Label Studio writes it. What smart points carry beside it (`labels`, `is_positive`) is left alone. */
export const keypointCodec: Codec<KeyPointValue> = {
  read(wire) {
    const wrong: string[] = PLACE.filter((key) => !isNumber(wire[key]));
    if (!isAbsent(wire.width) && !isNumber(wire.width)) wrong.push('width');
    if (wrong.length > 0) return { value: undefined, findings: [unreadable(wire, wrong)] };
    const { x, y } = wire as { x: number; y: number };
    const value = Object.freeze({ x, y, width: isNumber(wire.width) ? wire.width : 0 });
    const findings: Finding[] = [];
    const outside = PLACE.find((key) => value[key] < -PCT_TOLERANCE || value[key] > 100 + PCT_TOLERANCE);
    if (outside) findings.push(outOfBounds(value, outside));
    if (value.width < 0) findings.push(negativeSize(value));
    return { value, findings };
  },

  write(value, wire) {
    const isNew = !keypointCodec.has(wire);
    const changed: Record<string, number> = {};
    for (const key of PLACE) if (wire[key] !== value[key]) changed[key] = value[key];
    const silent = isAbsent(wire.width) && value.width === 0 && !isNew;
    if (!silent && wire.width !== value.width) changed.width = value.width;
    return Object.keys(changed).length === 0 ? wire : { ...wire, ...changed };
  },

  has: (wire) => PLACE.some((key) => key in wire),
};
