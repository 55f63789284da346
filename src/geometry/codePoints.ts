/** Code points ⇄ UTF-16 units of one text: results count the former, JavaScript and the DOM the latter. */
export interface CodePoints {
  /** Length in code points. */
  readonly length: number;
  /** UTF-16 offset of a code point offset; clamped to the text. */
  toUnit(codePoint: number): number;
  /** Code point offset of a UTF-16 offset; inside a surrogate pair it is the offset of the pair. Clamped to the text. */
  toCodePoint(unit: number): number;
  /** The text between two code point offsets. */
  slice(start: number, end: number): string;
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** How many of the ascending numbers `valueAt(0..count)` are less than `limit`. */
function countBelow(count: number, limit: number, valueAt: (i: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Builds the index of a text: the places of its surrogate pairs, so a text without any costs nothing and the others a
 * binary search. A lone surrogate is a code point of its own, as in Python and in `for … of`.
 */
export function codePointsOf(text: string): CodePoints {
  const units: number[] = [];
  for (const match of text.matchAll(PAIR)) units.push(match.index);
  const pairs = Uint32Array.from(units);
  const count = pairs.length;
  const length = text.length - count;
  const clamp = (offset: number, most: number): number => Math.min(Math.max(offset, 0), most);
  const toUnit = (codePoint: number): number => {
    const cp = clamp(codePoint, length);
    return cp + countBelow(count, cp, (i) => (pairs[i] ?? 0) - i);
  };
  return {
    length,
    toUnit,
    toCodePoint: (unit) => {
      const at = clamp(unit, text.length);
      return at - countBelow(count, at, (i) => pairs[i] ?? 0);
    },
    slice: (start, end) => text.slice(toUnit(start), toUnit(end)),
  };
}
