import { tightPlane } from './plane';
import type { MaskPlane } from './types';

const LONGEST = 65_536;

/** Bits as a text of 0 and 1: slow and plain, since the codec is tested against it. */
const bits = (value: number, length: number): string => value.toString(2).padStart(length, '0');

/**
 * The packer of Label Studio's editor (thi.ng rle-pack), written from its description for any values and widths. Its streams were compared
 * with that package's, byte by byte. Not a part of the product.
 */
export function packed(values: ArrayLike<number>, wordBits = 8, runBits: readonly number[] = [3, 4, 8, 16]): number[] {
  const longest = Math.min(LONGEST, 2 ** (runBits[3] ?? 16));
  let stream = bits(values.length, 32) + bits(wordBits - 1, 5) + runBits.map((width) => bits(width - 1, 4)).join('');
  let singles: number[] = [];
  const block = (isRun: boolean, length: number, words: readonly number[]) => {
    const t = runBits.findIndex((width) => length <= 2 ** width);
    stream += (isRun ? '1' : '0') + bits(t, 2) + bits(length - 1, runBits[t] ?? 16) + words.map((word) => bits(word, wordBits)).join('');
  };
  const endSingles = () => {
    if (singles.length > 0) block(false, singles.length, singles);
    singles = [];
  };
  for (let i = 0; i < values.length; ) {
    const value = values[i] ?? 0;
    let end = i + 1;
    while (end < values.length && values[end] === value) end += 1;
    let length = end - i;
    if (length > 1) endSingles();
    for (; length > longest; length -= longest) block(true, longest, [value]);
    const isLoneEnd = end === values.length && singles.length === 0;
    if (length > 1 || isLoneEnd) block(true, length, [value]);
    else singles.push(value);
    if (singles.length === longest) endSingles();
    i = end;
  }
  endSingles();
  stream += '0'.repeat((8 - (stream.length % 8)) % 8);
  return Array.from({ length: stream.length / 8 }, (_, i) => Number.parseInt(stream.slice(i * 8, i * 8 + 8), 2));
}

/** A plane from the coverage of every pixel of an object. */
export function planeOf(width: number, height: number, alpha: ArrayLike<number>): MaskPlane {
  return tightPlane({ width, height }, { x: 0, y: 0, width, height }, Uint8Array.from(alpha));
}

/** A plane from rows of letters: `#` painted, anything else not. */
export function drawn(...rows: readonly string[]): MaskPlane {
  const letters = rows.join('');
  return planeOf(
    rows[0]?.length ?? 0,
    rows.length,
    Array.from(letters, (letter) => (letter === '#' ? 255 : 0)),
  );
}
