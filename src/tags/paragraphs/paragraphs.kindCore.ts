import type { KindCore } from '../../core';

/** A part of a dialogue, in the format's own words. */
export interface ParagraphsValue {
  /** Index of the first utterance from 0, as text. */
  readonly start: string;
  /** Index of the last utterance, as text. */
  readonly end: string;
  /** UTF-16 units from the start of the first utterance's text. */
  readonly startOffset: number;
  /** UTF-16 units from the start of the last utterance's text, exclusive. */
  readonly endOffset: number;
}

const INDEX = /^\d+$/;

/** Geometry of labelled utterances. */
export const paragraphsKind: KindCore<ParagraphsValue> = {
  name: 'paragraphs',
  isValid: ({ start, end, startOffset, endOffset }) =>
    typeof start === 'string' &&
    typeof end === 'string' &&
    INDEX.test(start) &&
    INDEX.test(end) &&
    Number.isInteger(startOffset) &&
    Number.isInteger(endOffset) &&
    startOffset >= 0 &&
    endOffset >= 0 &&
    (start === end ? startOffset < endOffset : Number(start) < Number(end)),
  describe: ({ start, end, startOffset, endOffset }) =>
    start === end ? `#${start}, ${startOffset}–${endOffset}` : `#${start}, ${startOffset} – #${end}, ${endOffset}`,
};
