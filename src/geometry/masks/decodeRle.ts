import type { Extent } from '../../core';
import { checkRle, countOfValues } from './checkRle';
import { MaskError } from './MaskError';
import { emptyPlane } from './plane';
import { CHANNELS, HEADER_BITS } from './rleFormat';
import type { MaskPlane } from './types';

/** Told of pixels `from` to `to` (exclusive), counted row by row, whose coverage is `alpha`, never 0. */
type OnPixels = (from: number, to: number, alpha: number) => void;

function truncated(read: number, count: number): MaskError {
  return new MaskError(
    'rle-truncated',
    `The mask's rle ends after ${read} of its ${count} values: a part of the mask is lost, so it cannot be shown.`,
    'Export it again, or store the whole list: something between the editor and here has cut it.',
  );
}

/** Up to 16 bits at a bit position, most significant first; missing bytes are 0. */
function bitsAt(bytes: Uint8Array, bit: number, length: number): number {
  const byte = bit >> 3;
  const word = ((bytes[byte] ?? 0) << 16) | ((bytes[byte + 1] ?? 0) << 8) | (bytes[byte + 2] ?? 0);
  return (word >> (24 - (bit & 7) - length)) & ((1 << length) - 1);
}

/** Walks the blocks of a checked stream and tells of the coverage that is not 0. Throws where the stream ends too soon. */
function walk(bytes: Uint8Array, onPixels: OnPixels): void {
  const end = bytes.length * 8;
  const count = countOfValues(bytes);
  const wordBits = bitsAt(bytes, 32, 5) + 1;
  const lengthBits = [0, 1, 2, 3].map((i) => bitsAt(bytes, 37 + 4 * i, 4) + 1);
  let bit = HEADER_BITS;
  let i = 0;
  while (i < count) {
    const isRun = bitsAt(bytes, bit, 1) === 1;
    const bits = lengthBits[bitsAt(bytes, bit + 1, 2)] ?? 0;
    const next = Math.min(count, i + bitsAt(bytes, bit + 3, bits) + 1);
    bit += 3 + bits;
    const afterBlock = bit + (isRun ? 1 : next - i) * wordBits;
    // Before anything is told: what a cut stream claims must cost nothing.
    if (afterBlock > end) throw truncated(i, count);
    // Pixel p has its coverage at value 4p + 3.
    const from = Math.floor(i / CHANNELS);
    const to = Math.floor(next / CHANNELS);
    if (isRun) {
      const alpha = bitsAt(bytes, bit, wordBits);
      if (alpha > 0 && to > from) onPixels(from, to, alpha);
    } else {
      for (let p = from; p < to; p += 1) {
        const alpha = bitsAt(bytes, bit + (p * CHANNELS + 3 - i) * wordBits, wordBits);
        if (alpha > 0) onPixels(p, p + 1, alpha);
      }
    }
    bit = afterBlock;
    i = next;
  }
}

/** The box of everything painted; undefined for nothing. */
function paintedBox(bytes: Uint8Array, width: number) {
  let left = width;
  let right = 0;
  let top = -1;
  let bottom = 0;
  walk(bytes, (from, to) => {
    const first = Math.floor(from / width);
    const last = Math.floor((to - 1) / width);
    if (top < 0) top = first;
    bottom = last + 1;
    const isOneRow = first === last;
    left = Math.min(left, isOneRow ? from - first * width : 0);
    right = Math.max(right, isOneRow ? to - first * width : width);
  });
  return top < 0 ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Unpacks the coverage (channel 3) of a brush's rle, cropped to what is painted. The stream is walked twice, for the box and for
 * its pixels, so that neither the RGBA array nor a plane of the whole image is ever made.
 * @param extent natural size of the image in pixels
 * @throws MaskError for what is no mask of this size
 */
export function decodeRle(rle: ArrayLike<number>, extent: Extent): MaskPlane {
  const error = checkRle(rle, extent);
  if (error) throw error;
  const bytes = rle instanceof Uint8Array ? rle : Uint8Array.from(rle);
  const { width, height } = extent;
  const box = paintedBox(bytes, width);
  if (!box) return emptyPlane(extent);
  const alpha = new Uint8Array(box.width * box.height);
  const offset = box.y * width + box.x;
  walk(bytes, (from, to, value) => {
    const gap = width - box.width;
    const first = Math.floor(from / width);
    const last = Math.floor((to - 1) / width);
    // Pixels of a run over several rows lie outside the box only where the box is as wide as the image.
    const start = from - offset - (first - box.y) * gap;
    alpha.fill(value, start, start + (to - from) - (last - first) * gap);
  });
  return { width, height, box, alpha };
}
