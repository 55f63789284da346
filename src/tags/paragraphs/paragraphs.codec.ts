import {
  type Codec,
  type ConfigNode,
  describeValue,
  type Finding,
  findStoredText,
  isStoredText,
  quotedText,
  type Read,
  storedTextDiffers,
  type UnknownRecord,
} from '../../core';
import type { ParagraphsValue } from './paragraphs.kindCore';
import { type Units, unitsOf, valueOfUnits } from './places.codec';
import { type Dialogue, dialogueOf } from './turns.codec';

type IndexKey = 'start' | 'end';
type OffsetKey = 'startOffset' | 'endOffset';
const INDEXES = ['start', 'end'] as const;
const OFFSETS = ['startOffset', 'endOffset'] as const;
const KEYS = [...INDEXES, ...OFFSETS] as const;
const WHOLE = /^\s*-?\d+\s*$/;

function invalid(wire: UnknownRecord, key: IndexKey | OffsetKey, hint: string): Finding {
  return {
    code: 'paragraphs-place-invalid',
    severity: 'error',
    message: `${key} is ${describeValue(wire[key])}, which is no place in the dialogue, so the region cannot be shown.`,
    hint,
    key: `value.${key}`,
  };
}

function otherType(wire: UnknownRecord, key: IndexKey | OffsetKey, read: string, hint: string): Finding {
  return {
    code: 'paragraphs-place-type',
    severity: 'warning',
    message: `${key} is ${describeValue(wire[key])}; it is read as ${read} and kept as it is.`,
    hint,
    key: `value.${key}`,
  };
}

function readIndex(wire: UnknownRecord, key: IndexKey, findings: Finding[]): string | undefined {
  const raw = wire[key];
  if (typeof raw === 'string' && WHOLE.test(raw)) return String(Number(raw));
  if (typeof raw === 'number' && Number.isInteger(raw)) {
    findings.push(otherType(wire, key, `utterance '${raw}'`, `Write ${key} as the text "${raw}".`));
    return String(raw);
  }
  findings.push(invalid(wire, key, 'start and end are the indexes of the first and the last utterance from 0, written as text.'));
  return undefined;
}

function readOffset(wire: UnknownRecord, key: OffsetKey, findings: Finding[]): number | undefined {
  const raw = wire[key];
  if (typeof raw === 'number' && Number.isInteger(raw)) return raw;
  const number = typeof raw === 'string' && raw.trim() ? Number(raw) : raw;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    findings.push(
      invalid(wire, key, 'startOffset and endOffset are whole numbers that count UTF-16 units from the start of their utterance.'),
    );
    return undefined;
  }
  const whole = Math.round(number);
  findings.push(otherType(wire, key, String(whole), `Write ${key} as the number ${whole}.`));
  return whole;
}

/** The key whose place is not in the dialogue. */
function outsideKey({ start, end, startOffset, endOffset }: ParagraphsValue, { turns }: Dialogue): IndexKey | OffsetKey | undefined {
  const first = turns[Number(start)];
  const last = turns[Number(end)];
  if (!first) return 'start';
  if (!last) return 'end';
  if (startOffset < 0 || startOffset > first.text.length) return 'startOffset';
  return endOffset < 0 || endOffset > last.text.length ? 'endOffset' : undefined;
}

/** What keeps a value from being shown as it says, as far as the dialogue is known. */
function placeFinding(value: ParagraphsValue, dialogue: Dialogue | undefined): Finding | undefined {
  const { start, end, startOffset, endOffset } = value;
  const place = `${start}:${startOffset}–${end}:${endOffset}`;
  const finding = (code: string, isShown: boolean, message: string, hint: string, key: string): Finding => ({
    code,
    severity: isShown ? 'warning' : 'error',
    message,
    hint,
    key: `value.${key}`,
  });
  if (Number(start) > Number(end) || (start === end && startOffset > endOffset)) {
    return finding(
      'paragraphs-reversed',
      false,
      `The region ends before it begins (${place}), so it is not shown.`,
      'Swap its ends.',
      'start',
    );
  }
  if (start === end && startOffset === endOffset) {
    return finding(
      'paragraphs-empty',
      false,
      `The region is empty (${place}), so there is nothing to show.`,
      'Its end is exclusive.',
      'endOffset',
    );
  }
  const key = dialogue && outsideKey(value, dialogue);
  if (!dialogue || !key) return undefined;
  const isShown = unitsOf(value, dialogue) !== undefined;
  const what = isShown ? 'it is shown as far as it is inside' : 'it is not shown';
  const hint = `There are ${dialogue.turns.length} utterances, counted from 0${dialogue.turns[Number(start)] ? '; offsets count UTF-16 units inside one' : ''}. Check that the task holds the dialogue which was labelled.`;
  return finding('paragraphs-outside', isShown, `The region (${place}) is not all inside the dialogue: ${what}.`, hint, key);
}

/** Where else a stored text is: in its own utterance first, then near by. */
function placesOfText(stored: string, value: ParagraphsValue, dialogue: Dialogue): readonly ParagraphsValue[] {
  const turn = dialogue.turns[Number(value.start)];
  const inTurn = turn && findStoredText(stored, Math.min(Math.max(value.startOffset, 0), turn.text.length), turn.text);
  const around = unitsOf(value, dialogue)?.start ?? turn?.at ?? 0;
  const near =
    inTurn && turn ? { start: turn.at + inTurn.start, end: turn.at + inTurn.end } : findStoredText(stored, around, dialogue.text);
  const found = near && valueOfUnits(near, dialogue);
  return found ? [found] : [];
}

function sliceOf({ start, end }: Units, { text }: Dialogue): string {
  return text.slice(start, end);
}

function mismatchOf(stored: string, value: ParagraphsValue, dialogue: Dialogue): Finding | undefined {
  const units = unitsOf(value, dialogue);
  if (!units || isStoredText(stored, sliceOf(units, dialogue))) return undefined;
  const [place] = placesOfText(stored, value, dialogue);
  const mend = place
    ? `${quotedText(stored)} is in utterance ${place.start} at ${place.startOffset}${place.end === place.start ? `–${place.endOffset}` : `, up to ${place.endOffset} of utterance ${place.end}`}. Correct the place.`
    : `${quotedText(stored)} is not near there. Check that the task holds the dialogue which was labelled.`;
  return storedTextDiffers(stored, sliceOf(units, dialogue), `of utterance ${value.start} at ${value.startOffset}`, mend);
}

/** What does not fit between a value and its dialogue, as far as that is known: called again when it arrives by URL. */
export function checkParagraphs(value: ParagraphsValue, wire: UnknownRecord, object: ConfigNode | undefined): readonly Finding[] {
  const dialogue = object && dialogueOf(object);
  const finding =
    placeFinding(value, dialogue) ?? (dialogue && typeof wire.text === 'string' ? mismatchOf(wire.text, value, dialogue) : undefined);
  return finding ? [finding] : [];
}

function readParagraphs(wire: UnknownRecord, object: ConfigNode | undefined): Read<ParagraphsValue> {
  const findings: Finding[] = [];
  const start = readIndex(wire, 'start', findings);
  const end = readIndex(wire, 'end', findings);
  const startOffset = readOffset(wire, 'startOffset', findings);
  const endOffset = readOffset(wire, 'endOffset', findings);
  if (start === undefined || end === undefined || startOffset === undefined || endOffset === undefined)
    return { value: undefined, findings };
  const value = { start, end, startOffset, endOffset };
  return { value, findings: [...findings, ...checkParagraphs(value, wire, object)] };
}

function changedKeys(value: ParagraphsValue, wire: UnknownRecord): (IndexKey | OffsetKey)[] {
  return [
    ...INDEXES.filter((key) => readIndex(wire, key, []) !== value[key]),
    ...OFFSETS.filter((key) => readOffset(wire, key, []) !== value[key]),
  ];
}

/** Results on Paragraphs: `{ start, end, startOffset, endOffset, text }`; indexes of utterances as text, offsets in UTF-16 units. */
export const paragraphsCodec: Codec<ParagraphsValue> = {
  has: (wire) => KEYS.some((key) => key in wire),
  read: readParagraphs,
  elsewhere(value, wire, object) {
    const dialogue = object && dialogueOf(object);
    if (!dialogue || typeof wire.text !== 'string' || !mismatchOf(wire.text, value, dialogue)) return [];
    return placesOfText(wire.text, value, dialogue);
  },
  write(value, wire, object) {
    const isNew = !paragraphsCodec.has(wire);
    const changed = changedKeys(value, wire);
    if (changed.length === 0) return wire;
    const { start, end, startOffset, endOffset } = value;
    const written: Record<string, unknown> = isNew ? { start, end, startOffset, endOffset, ...wire } : { ...wire };
    for (const key of changed) written[key] = value[key];
    // A list of texts is a per-region answer of a TextArea, which shares this key.
    const saves = object?.attrs.saveTextResult === 'yes';
    const keeps = typeof wire.text === 'string' || (isNew && wire.text === undefined && saves);
    const dialogue = object && dialogueOf(object);
    const units = dialogue && unitsOf(value, dialogue);
    if (keeps && units) written.text = sliceOf(units, dialogue);
    // A text that belongs to the old place would be a lie.
    else if (keeps) delete written.text;
    return written;
  },
};
