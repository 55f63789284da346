import { graphemeEnd, graphemeStart, segmenterOf } from './segments';

/** The unit a new selection grows to. */
export type Granularity = 'symbol' | 'word' | 'sentence' | 'paragraph';

/** What is left out at the ends of a span. */
export type Trim = 'nothing' | 'space' | 'punctuation';

/** A place in a text; offsets are UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The paragraph that holds an offset, where line breaks of the text do not tell. */
export type BlockAt = (offset: number) => TextRange;

/** Sentences and words are looked for this far around the selection: a text may be one line of a megabyte. */
const REACH = 4000;

const SPACE = /^\s+$/;
/** Punctuation that is part of a word or an amount stays: 50%, #tag, @name, R&D, snake_case. */
const PUNCTUATION = /^(?:\s|(?![%‰&#@*/\\§†‡_])\p{P})/u;

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

/** The line or paragraph of an offset, no more of it than `back` units before and `ahead` behind. */
export function blockNear(text: string, offset: number, blockAt: BlockAt | undefined, back = REACH, ahead = REACH): TextRange {
  const from = Math.max(0, offset - back);
  const to = Math.min(text.length, offset + ahead);
  const near = blockAt ? blockAt(offset) : shifted(lineAround(text.slice(from, to), offset - from), from);
  return { start: Math.max(from, Math.min(near.start, offset)), end: Math.min(to, Math.max(near.end, offset)) };
}

function shifted({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

/** A part of the text for segmenting: inside a paragraph a line break is a space. */
export function proseOf(text: string, { start, end }: TextRange): string {
  return text.slice(start, end).replace(/[\r\n]/g, ' ');
}

/** `range` without the white space (and punctuation) at its ends; undefined when nothing else is in it. Characters stay whole. */
export function trimmed(text: string, { start, end }: TextRange, trim: Trim = 'space'): TextRange | undefined {
  const isLeft = (part: string): boolean => (trim === 'punctuation' ? PUNCTUATION : SPACE).test(part);
  let from = start;
  let to = end;
  while (trim !== 'nothing' && from < to) {
    const next = Math.min(to, graphemeEnd(text, from + 1));
    if (!isLeft(text.slice(from, next))) break;
    from = next;
  }
  while (trim !== 'nothing' && to > from) {
    const next = Math.max(from, graphemeStart(text, to - 1));
    if (!isLeft(text.slice(next, to))) break;
    to = next;
  }
  if (from < to) return { start: from, end: to };
  // Somebody who marks nothing but punctuation means it.
  return trim === 'punctuation' ? trimmed(text, { start, end }) : undefined;
}

/** The segment of the offset's own block that holds the character at `offset`, and whether it is a word. */
function segmentAt(
  text: string,
  offset: number,
  unit: 'word' | 'sentence',
  blockAt: BlockAt | undefined,
): TextRange & { readonly isWord: boolean } {
  const block = blockNear(text, offset, blockAt);
  const segment = segmenterOf(unit)
    .segment(proseOf(text, block))
    .containing(offset - block.start);
  if (!segment) return { start: offset, end: offset + 1, isWord: false };
  const start = block.start + segment.index;
  return { start, end: start + segment.segment.length, isWord: segment.isWordLike === true };
}

function grownCore(text: string, core: TextRange, granularity: Granularity, blockAt: BlockAt | undefined): TextRange {
  if (granularity === 'symbol') return core;
  if (granularity === 'paragraph') {
    const around = blockAt ?? ((offset: number) => lineAround(text, offset));
    return { start: Math.min(core.start, around(core.start).start), end: Math.max(core.end, around(core.end - 1).end) };
  }
  const first = segmentAt(text, core.start, granularity, blockAt);
  const last = segmentAt(text, core.end - 1, granularity, blockAt);
  const takes = (segment: { isWord: boolean }): boolean => granularity === 'sentence' || segment.isWord;
  return {
    start: takes(first) ? Math.min(core.start, first.start) : core.start,
    end: takes(last) ? Math.max(core.end, last.end) : core.end,
  };
}

/**
 * The selection grown to whole words, sentences or paragraphs, without white space at its ends; undefined when it holds nothing but white space.
 * `symbol` keeps what was selected, in whole characters. A word never takes in punctuation that was not selected; with `trim` it leaves out what was.
 */
export function grown(
  text: string,
  selected: TextRange,
  granularity: Granularity,
  { trim = 'nothing', blockAt }: { readonly trim?: Trim | undefined; readonly blockAt?: BlockAt | undefined } = {},
): TextRange | undefined {
  if (selected.start >= selected.end) return undefined;
  const whole = { start: graphemeStart(text, selected.start), end: graphemeEnd(text, selected.end) };
  const core = trimmed(text, whole, granularity === 'symbol' ? trim : 'space');
  if (!core) return undefined;
  const { start, end } = grownCore(text, core, granularity, blockAt);
  const snapped = { start: graphemeStart(text, start), end: graphemeEnd(text, end) };
  return trimmed(text, snapped, granularity === 'symbol' || trim !== 'nothing' ? trim : 'space');
}
