import { describeValue, type Extent } from '../../core';
import { MaskError } from './MaskError';
import { CHANNELS, HEADER_BYTES, MAX_PIXELS, WORD_BITS } from './rleFormat';

const WRITTEN_BY = 'Write it as Label Studio does, for example with maskToRle of label-editor/masks or brush.mask2rle of its converter.';

function notBytes(found: string): MaskError {
  return new MaskError('rle-not-bytes', `A mask's rle is a list of bytes; here is ${found}. The mask cannot be shown.`, WRITTEN_BY);
}

function isListOfNumbers(rle: unknown): rle is ArrayLike<number> {
  return Array.isArray(rle) || rle instanceof Uint8Array || rle instanceof Uint8ClampedArray;
}

/** The place of the first thing that is no byte; -1 = all are. */
function firstNoByte(rle: ArrayLike<unknown>): number {
  for (let i = 0; i < rle.length; i += 1) {
    const byte = rle[i];
    // `& 255` is the byte itself for bytes alone: it tells fractions, NaN, texts and holes at one comparison.
    if (((byte as number) & 255) !== byte) return i;
  }
  return -1;
}

/** The 32 bits of the count of values. */
export function countOfValues(rle: ArrayLike<number>): number {
  return (((rle[0] ?? 0) << 24) | ((rle[1] ?? 0) << 16) | ((rle[2] ?? 0) << 8) | (rle[3] ?? 0)) >>> 0;
}

function checkLength(count: number, { width, height }: Extent): MaskError | undefined {
  const pixels = width * height;
  if (count === pixels * CHANNELS) return undefined;
  const other =
    count === pixels
      ? 'It holds one value a pixel: repeat each four times (red, green, blue, coverage).'
      : 'Make it for the natural size of this image, and check original_width and original_height.';
  return new MaskError(
    'rle-length',
    `The mask holds ${count} values, but an image of ${width} × ${height} pixels has ${pixels * CHANNELS} (four a pixel): its rows would not fit.`,
    other,
  );
}

/**
 * What is wrong with the header and the types of an rle, or undefined; the blocks are not walked, so that many masks open fast.
 * @param extent natural size of the image, when it is known
 */
export function checkRle(rle: unknown, extent?: Extent): MaskError | undefined {
  if (!isListOfNumbers(rle)) return notBytes(describeValue(rle));
  const wrong = firstNoByte(rle);
  if (wrong >= 0) return notBytes(`${describeValue(rle[wrong])} at place ${wrong}`);
  if (rle.length < HEADER_BYTES) {
    return new MaskError(
      'rle-truncated',
      `The mask's rle ends after ${rle.length} bytes, within its header. It cannot be shown.`,
      WRITTEN_BY,
    );
  }
  const wordBits = ((rle[4] ?? 0) >> 3) + 1;
  if (wordBits > WORD_BITS) {
    return new MaskError(
      'rle-version',
      `The mask's rle has words of ${wordBits} bits, where a brush has ${WORD_BITS}: it is no mask, or packed in another way.`,
      WRITTEN_BY,
    );
  }
  const count = countOfValues(rle);
  if (count > MAX_PIXELS * CHANNELS) return tooLarge(count / CHANNELS);
  return extent && checkLength(count, extent);
}

/** @param pixels that the mask would have */
export function tooLarge(pixels: number): MaskError {
  return new MaskError(
    'mask-too-large',
    `The mask would have ${Math.round(pixels)} pixels; more than ${MAX_PIXELS} cannot be held.`,
    'Cut the image into tiles, or scale it down.',
  );
}
