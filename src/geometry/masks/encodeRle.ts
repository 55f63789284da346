import { tooLarge } from './checkRle';
import { CHANNELS, MAX_BLOCK, MAX_VALUES, RUN_BITS, WORD_BITS } from './rleFormat';
import type { MaskPlane } from './types';

/** Writes runs of grey pixels as the packer that Label Studio's editor uses does, bit for bit. */
class RunWriter {
  readonly bytes: number[] = [];
  private word = 0;
  private bits = 0;

  /** At most 16 bits. */
  put(value: number, bits: number): void {
    this.word = (this.word << bits) | value;
    this.bits += bits;
    while (this.bits >= 8) {
      this.bits -= 8;
      this.bytes.push((this.word >>> this.bits) & 255);
    }
    this.word &= (1 << this.bits) - 1;
  }

  /** Equal values of whole pixels. */
  run(value: number, pixels: number): void {
    let left = pixels * CHANNELS;
    while (left > 0) {
      const length = Math.min(left, MAX_BLOCK);
      const t = length <= 8 ? 0 : length <= 16 ? 1 : length <= 256 ? 2 : 3;
      this.put(4 | t, 3);
      this.put(length - 1, RUN_BITS[t]);
      this.put(value, WORD_BITS);
      left -= length;
    }
  }

  end(): number[] {
    if (this.bits > 0) this.put(0, 8 - this.bits);
    return this.bytes;
  }
}

/** Tells each run of equal pixels of the whole image, row by row, from the painted box alone. */
function eachRun({ width, height, box, alpha }: MaskPlane, onRun: (value: number, pixels: number) => void): void {
  let value = 0;
  let length = box.y * width + box.x;
  const gap = width - box.width;
  for (let i = 0, row = 0; row < box.height; row += 1) {
    for (const end = i + box.width; i < end; i += 1) {
      const next = alpha[i] ?? 0;
      if (next !== value) {
        if (length > 0) onRun(value, length);
        value = next;
        length = 0;
      }
      length += 1;
    }
    const empty = row + 1 < box.height ? gap : width * height - (box.y + row) * width - box.x - box.width;
    if (empty > 0 && value !== 0) {
      onRun(value, length);
      value = 0;
      length = 0;
    }
    length += empty;
  }
  if (box.height === 0) length = width * height;
  if (length > 0) onRun(value, length);
}

/**
 * Packs a mask as the brush of Label Studio does: grey RGBA (red, green and blue as the coverage), byte for byte what
 * rle-pack makes of the whole RGBA array, which is never made.
 * @throws MaskError `mask-too-large` where the format cannot count the pixels
 */
export function encodeRle(plane: MaskPlane): number[] {
  const count = plane.width * plane.height * CHANNELS;
  if (count > MAX_VALUES) throw tooLarge(count / CHANNELS);
  const writer = new RunWriter();
  writer.put(count >>> 16, 16);
  writer.put(count & 0xffff, 16);
  writer.put(WORD_BITS - 1, 5);
  for (const bits of RUN_BITS) writer.put(bits - 1, 4);
  eachRun(plane, (value, pixels) => writer.run(value, pixels));
  return writer.end();
}
