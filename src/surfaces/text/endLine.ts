import type { TextRange } from './granularity';
import type { TextBody } from './TextBody';
import { nextBoundary } from './tokens';

/** An end of a range. */
export type End = 'start' | 'end';

/** The line that a caret at an end of a range would be, in client pixels. */
export interface EndLine {
  readonly x: number;
  readonly y: number;
  /** Across the row. */
  readonly length: number;
  /** Rows run from top to bottom, so the line lies. */
  readonly isVertical: boolean;
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LTR = /[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]/;

/** The first or last character of a range that has a place on the screen: a line break has none. */
function shownChar(text: string, { start, end }: TextRange, side: End): TextRange | undefined {
  const isBreak = (offset: number): boolean => /[\r\n]/.test(text.charAt(offset));
  let from = start;
  let to = end;
  while (from < to && isBreak(from)) from++;
  while (to > from && isBreak(to - 1)) to--;
  if (from === to) return undefined;
  return side === 'start'
    ? { start: from, end: nextBoundary(text, from, 1, 'character') }
    : { start: nextBoundary(text, to, -1, 'character'), end: to };
}

/** Which way the character at an offset runs: its own way, or that of the block where it has none. */
function runsBackward(body: TextBody, offset: number): boolean {
  const char = body.text.charAt(offset);
  if (RTL.test(char)) return true;
  return !LTR.test(char) && body.blockAt(offset)?.matches(':dir(rtl)') === true;
}

/** Whether rows of the text run from top to bottom. */
export function isVertical(body: TextBody): boolean {
  const { writingMode } = body.element.ownerDocument.defaultView?.getComputedStyle(body.element) ?? {};
  return writingMode?.startsWith('vertical') === true || writingMode?.startsWith('sideways') === true;
}

/** Where an end of a range stands; undefined when nothing of it is shown. Reads the layout. */
export function endLineOf(body: TextBody, units: TextRange, end: End, isInSight: (offset: number) => boolean): EndLine | undefined {
  const shown = shownChar(body.text, units, end);
  if (!shown || !isInSight(shown.start)) return undefined;
  const range = body.element.ownerDocument.createRange();
  const rects = body.place(range, shown.start, shown.end).getClientRects();
  const rect = end === 'start' ? rects[0] : rects[rects.length - 1];
  if (!rect) return undefined;
  const isFirst = (end === 'start') !== runsBackward(body, shown.start);
  return isVertical(body)
    ? { x: rect.left, y: isFirst ? rect.top : rect.bottom, length: rect.width, isVertical: true }
    : { x: isFirst ? rect.left : rect.right, y: rect.top, length: rect.height, isVertical: false };
}
