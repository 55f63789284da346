import { type BlockAt, blockNear, proseOf, type TextRange, trimmed } from './granularity';
import { graphemeEnd, graphemeStart, segmenterOf } from './segments';

/** What a reader steps over as one thing. */
export type ReadingUnit = 'word' | 'sentence';

/** Emoji and flags are read like words; punctuation is not. */
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** So far is looked at a time: a text may be one line of a megabyte. */
const REACH: Readonly<Record<ReadingUnit, number>> = { word: 400, sentence: 4000 };
/** What lies this far on the other side is looked at too: words of languages without spaces depend on it. */
const CONTEXT = 100;

interface Near {
  readonly around: TextRange;
  /** Words or sentences that lie in it, in order; those at its ends may be cut. */
  units(): Generator<TextRange>;
}

function near(text: string, offset: number, step: 1 | -1, unit: ReadingUnit, blockAt: BlockAt | undefined): Near {
  const [back, ahead] = step === 1 ? [CONTEXT, REACH[unit]] : [REACH[unit], CONTEXT];
  const around = blockNear(text, offset, blockAt, back, ahead);
  return {
    around,
    *units() {
      for (const { index, segment, isWordLike } of segmenterOf(unit).segment(proseOf(text, around))) {
        const found = { start: around.start + index, end: around.start + index + segment.length };
        const range = unit === 'sentence' ? trimmed(text, found) : isWordLike || PICTURE.test(segment) ? found : undefined;
        if (range) yield range;
      }
    },
  };
}

/** The word or sentence that holds the character at `offset`; undefined between two. */
export function unitAt(text: string, offset: number, unit: ReadingUnit, blockAt?: BlockAt): TextRange | undefined {
  const back = near(text, offset, -1, unit, blockAt);
  const ahead = near(text, offset, 1, unit, blockAt);
  const around = { start: Math.min(back.around.start, ahead.around.start), end: Math.max(back.around.end, ahead.around.end) };
  for (const { index, segment, isWordLike } of segmenterOf(unit).segment(proseOf(text, around))) {
    const found = { start: around.start + index, end: around.start + index + segment.length };
    if (found.end <= offset) continue;
    if (unit === 'word') return isWordLike || PICTURE.test(segment) ? found : undefined;
    const range = trimmed(text, found);
    return range && range.start <= offset && offset < range.end ? range : undefined;
  }
  return undefined;
}

function unitBehind(text: string, offset: number, unit: ReadingUnit, blockAt: BlockAt | undefined): TextRange | undefined {
  for (let at = offset; at < text.length; ) {
    const { around, units } = near(text, at, 1, unit, blockAt);
    let on = Math.max(around.end, at + 1);
    for (const found of units()) {
      const isHeadless = found.start === around.start && around.start > 0 && at - around.start >= CONTEXT;
      if (found.start < offset || isHeadless) continue;
      const isCut = found.end === around.end && around.end - at >= REACH[unit];
      // Looked at again from its start; what is longer still is taken as it is.
      if (!isCut || found.start <= at) return found;
      on = found.start;
      break;
    }
    at = on;
  }
  return undefined;
}

function unitBefore(text: string, offset: number, unit: ReadingUnit, blockAt: BlockAt | undefined): TextRange | undefined {
  for (let at = offset; at >= 0; ) {
    const { around, units } = near(text, at, -1, unit, blockAt);
    const isTailless = ({ end }: TextRange): boolean => end === around.end && end < text.length && around.end - at >= CONTEXT;
    const found = [...units()].findLast((one) => one.end <= offset && !isTailless(one));
    const isCut = found?.start === around.start && at - around.start >= REACH[unit];
    if (found && (!isCut || found.end >= at)) return found;
    at = found ? found.end : Math.min(around.start, at) - 1;
  }
  return undefined;
}

/** The first word or sentence that starts at or behind `offset`; with step -1 the last one that ends at or before it. Undefined at the end of the text. */
export function nextUnit(text: string, offset: number, step: 1 | -1, unit: ReadingUnit, blockAt?: BlockAt): TextRange | undefined {
  return step === 1 ? unitBehind(text, offset, unit, blockAt) : unitBefore(text, offset, unit, blockAt);
}

/** The next boundary from `offset` in a direction: of a character as a person sees it, or of a word. */
export function nextBoundary(text: string, offset: number, step: 1 | -1, unit: 'character' | 'word', blockAt?: BlockAt): number {
  if (unit === 'character') return step === 1 ? graphemeEnd(text, offset + 1) : graphemeStart(text, offset - 1);
  const inside = step === 1 ? unitAt(text, offset, 'word', blockAt) : offset > 0 ? unitAt(text, offset - 1, 'word', blockAt) : undefined;
  const found = inside ?? nextUnit(text, offset, step, 'word', blockAt);
  if (step === 1) return found?.end ?? text.length;
  return found?.start ?? 0;
}
