import { type Codec, type Finding, keysWithoutNumber, type NumberKeys, numberOrZero, unreadableNumbers, writeNumbers } from '../../core';
import { PCT_TOLERANCE } from '../../geometry';
import type { KeyPointValue } from './keypoint.kindCore';

/** The format needs x and y only. */
const KEYS: NumberKeys<keyof KeyPointValue, 'width'> = { required: ['x', 'y'], optional: 'width' };
const HINT = 'Write x and y as plain numbers in percent of the image (0 to 100), width in percent of its width or not at all.';

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
    const wrong = keysWithoutNumber(wire, KEYS);
    if (wrong.length > 0) return { value: undefined, findings: [unreadableNumbers('The key point', HINT, wire, wrong)] };
    const { x, y } = wire as Omit<KeyPointValue, 'width'>;
    const value = Object.freeze({ x, y, width: numberOrZero(wire.width) });
    const findings: Finding[] = [];
    const outside = KEYS.required.find((key) => value[key] < -PCT_TOLERANCE || value[key] > 100 + PCT_TOLERANCE);
    if (outside) findings.push(outOfBounds(value, outside));
    if (value.width < 0) findings.push(negativeSize(value));
    return { value, findings };
  },

  write: (value, wire) => writeNumbers(value, wire, KEYS),

  has: (wire) => KEYS.required.some((key) => key in wire),
};
