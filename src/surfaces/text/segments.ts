/** Locale-independent on purpose: what a person marks may not depend on whose browser it is. Dictionaries of Thai, Chinese and Japanese work all the same. */
const LOCALE = 'en';

type Unit = 'grapheme' | 'word' | 'sentence';

const made = new Map<Unit, Intl.Segmenter>();

/** The browser's segmenter, made at the first use: making one is slower than using it. */
export function segmenterOf(unit: Unit): Intl.Segmenter {
  let segmenter = made.get(unit);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(LOCALE, { granularity: unit });
    made.set(unit, segmenter);
  }
  return segmenter;
}

/** A character as a person sees it may be this long; what is longer is cut by whoever wrote it. */
const LONGEST = 256;

/** Between two of these a character always ends: nothing below U+0300 joins its neighbour, but for CR and LF. */
function isSure(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const behind = text.charCodeAt(offset);
  return before < 0x300 && behind < 0x300 && !(before === 13 && behind === 10);
}

/** The character (grapheme) that holds the unit at `offset`. */
function graphemeAround(text: string, offset: number): readonly [start: number, end: number] {
  let from = offset;
  while (from > 0 && offset - from < LONGEST && !isSure(text, from)) from--;
  const near = text.slice(from, offset + LONGEST);
  const found = segmenterOf('grapheme')
    .segment(near)
    .containing(offset - from);
  return found ? [from + found.index, from + found.index + found.segment.length] : [offset, offset + 1];
}

/** The nearest place at or before `offset` where a character starts. */
export function graphemeStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  return isSure(text, offset) ? offset : graphemeAround(text, offset)[0];
}

/** The nearest place at or behind `offset` where a character ends. */
export function graphemeEnd(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isSure(text, offset)) return offset;
  const [start, end] = graphemeAround(text, offset);
  return start === offset ? offset : end;
}
