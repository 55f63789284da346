import { isRecord } from '../../core';
import type { ParagraphsValue } from './paragraphs.kindCore';
import { type Dialogue, turnIndexAt } from './turns.codec';

/** A part of the dialogue's text in UTF-16 units. */
export interface Units {
  readonly start: number;
  readonly end: number;
}

export function isParagraphsValue(value: unknown): value is ParagraphsValue {
  return (
    isRecord(value) &&
    typeof value.start === 'string' &&
    typeof value.end === 'string' &&
    typeof value.startOffset === 'number' &&
    typeof value.endOffset === 'number'
  );
}

/** Offset of a place in the text, clipped to the turn and to the dialogue. */
function unitOf({ turns, text }: Dialogue, index: number, offset: number): number {
  if (index < 0) return 0;
  const turn = turns[index];
  return turn ? turn.at + Math.min(Math.max(offset, 0), turn.text.length) : text.length;
}

/** What a value covers, clipped to the dialogue; undefined when it covers nothing. */
export function unitsOf(value: ParagraphsValue, dialogue: Dialogue): Units | undefined {
  const first = Number(value.start);
  const last = Number(value.end);
  if (!(first <= last) || first >= dialogue.turns.length || last < 0) return undefined;
  const start = unitOf(dialogue, first, value.startOffset);
  const end = unitOf(dialogue, last, value.endOffset);
  return start < end ? { start, end } : undefined;
}

/**
 * The value of a part of the text. What begins at the very end of an utterance begins at the next one's start, what ends at a start ends at the
 * end of the one before; undefined when no utterance has a part in it.
 */
export function valueOfUnits(range: Units, dialogue: Dialogue): ParagraphsValue | undefined {
  const { turns } = dialogue;
  const lengthOf = (index: number): number => turns[index]?.text.length ?? 0;
  let first = turnIndexAt(dialogue, range.start);
  let startOffset = range.start - (turns[first]?.at ?? 0);
  while (first < turns.length && startOffset >= lengthOf(first)) {
    first++;
    startOffset = 0;
  }
  let last = turnIndexAt(dialogue, range.end);
  let endOffset = Math.min(range.end - (turns[last]?.at ?? 0), lengthOf(last));
  while (last >= 0 && endOffset <= 0) {
    last--;
    endOffset = lengthOf(last);
  }
  if (first > last || (first === last && startOffset >= endOffset)) return undefined;
  return { start: String(first), end: String(last), startOffset, endOffset };
}

/** The values of a part of the text in which some turns are not shown: one for each run of shown ones. */
export function visibleValues(range: Units, dialogue: Dialogue, isHidden: (index: number) => boolean): readonly ParagraphsValue[] {
  const whole = valueOfUnits(range, dialogue);
  const bounds = whole && unitsOf(whole, dialogue);
  if (!whole || !bounds) return [];
  const values: ParagraphsValue[] = [];
  let from: number | undefined;
  const close = (to: number): void => {
    const value = from === undefined ? undefined : valueOfUnits({ start: from, end: Math.min(to, bounds.end) }, dialogue);
    if (value) values.push(value);
    from = undefined;
  };
  for (let index = Number(whole.start); index <= Number(whole.end); index++) {
    const turn = dialogue.turns[index];
    if (!turn) break;
    if (isHidden(index)) close(turn.at);
    else from ??= Math.max(turn.at, bounds.start);
  }
  close(bounds.end);
  return values;
}
