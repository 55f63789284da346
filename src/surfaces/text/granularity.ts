/** The unit a new selection grows to. */
export type Granularity = 'symbol' | 'word' | 'sentence' | 'paragraph';

/** A place in a text; offsets are UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Sentences and words are looked for this far around the selection: a text may be one line of a megabyte. */
const REACH = 4000;

const SPACE = /\s/;

function isBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 10 || code === 13;
}

/** The line that holds the offset, without its line break. */
function lineAround(text: string, offset: number): TextRange {
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isBreak(text, end)) end++;
  return { start, end };
}

/** `range` without the white space at its ends; undefined when nothing else is in it. */
function trimmed(text: string, { start, end }: TextRange): TextRange | undefined {
  let from = start;
  let to = end;
  while (from < to && SPACE.test(text.charAt(from))) from++;
  while (to > from && SPACE.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : undefined;
}

/** The segment of the offset's own line that holds the character at `offset`, and whether it is a word. */
function segmentAt(text: string, offset: number, granularity: 'word' | 'sentence'): TextRange & { readonly isWord: boolean } {
  const from = Math.max(0, offset - REACH);
  const near = lineAround(text.slice(from, offset + REACH), offset - from);
  const start = from + near.start;
  const segment = new Intl.Segmenter(undefined, { granularity }).segment(text.slice(start, from + near.end)).containing(offset - start);
  if (!segment) return { start: offset, end: offset + 1, isWord: false };
  return { start: start + segment.index, end: start + segment.index + segment.segment.length, isWord: segment.isWordLike === true };
}

/**
 * The selection grown to whole words, sentences or lines, without white space at its ends; undefined when it holds
 * nothing but white space. `symbol` keeps exactly what was selected. A word never takes in punctuation that was not selected.
 */
export function grown(text: string, selected: TextRange, granularity: Granularity): TextRange | undefined {
  if (granularity === 'symbol') return selected.start < selected.end ? selected : undefined;
  const core = trimmed(text, selected);
  if (!core) return undefined;
  if (granularity === 'paragraph') {
    return trimmed(text, { start: lineAround(text, core.start).start, end: lineAround(text, core.end - 1).end });
  }
  const first = segmentAt(text, core.start, granularity);
  const last = segmentAt(text, core.end - 1, granularity);
  const takes = (segment: { isWord: boolean }): boolean => granularity === 'sentence' || segment.isWord;
  return trimmed(text, {
    start: takes(first) ? first.start : core.start,
    end: takes(last) ? last.end : core.end,
  });
}

/** The next boundary from `offset` in a direction: of a character as a person sees it, or of a word. */
export function nextBoundary(text: string, offset: number, step: 1 | -1, unit: 'character' | 'word'): number {
  const from = Math.max(0, offset - REACH);
  const around = text.slice(from, offset + REACH);
  const granularity = unit === 'character' ? 'grapheme' : 'word';
  let before = from;
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity }).segment(around)) {
    const start = from + index;
    const end = start + segment.length;
    const stops = unit === 'character' || isWordLike;
    if (step === 1 && stops && end > offset) return end;
    if (step === -1) {
      if (start >= offset) return before;
      if (stops) before = start;
    }
  }
  return step === 1 ? Math.min(text.length, offset + REACH) : before;
}
