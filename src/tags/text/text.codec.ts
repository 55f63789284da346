import {
  type Codec,
  type ConfigNode,
  decodeText,
  describeValue,
  type Finding,
  isStoredText,
  type Read,
  storedTextOf,
  type UnknownRecord,
} from '../../core';
import { contentOf, savesText, type TextContent } from './content.codec';
import { mismatchOf, placeOfText } from './quote.codec';
import type { SpanValue } from './text.kind';

const KEYS = ['start', 'end'] as const;

/** One offset as a whole number, or what stands in its way. */
function readOffset(wire: UnknownRecord, key: 'start' | 'end', findings: Finding[]): number | undefined {
  const raw = wire[key];
  if (typeof raw === 'number' && Number.isInteger(raw)) return raw;
  const number = typeof raw === 'string' && /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(raw) ? Number(raw) : raw;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    findings.push({
      code: 'span-offset-invalid',
      severity: 'error',
      message: `${key} is ${describeValue(raw)}, which is no offset, so the region cannot be shown in the text.`,
      hint: 'start and end are whole numbers that count code points from 0.',
      key: `value.${key}`,
    });
    return undefined;
  }
  findings.push({
    code: 'span-offset-type',
    severity: 'warning',
    message: `${key} is ${describeValue(raw)} instead of a whole number; it is read as ${Math.round(number)}.`,
    hint: `Write ${key} as the number ${Math.round(number)}.`,
    key: `value.${key}`,
  });
  return Math.round(number);
}

/** What keeps a span from being shown as it says; `length` is undefined while the text is not loaded. */
function placeFindings({ start, end }: SpanValue, content: TextContent | undefined): Finding[] {
  const length = content?.points.length;
  const finding = (code: string, isShown: boolean, message: string, hint: string): Finding[] => [
    { code, severity: isShown ? 'warning' : 'error', message, hint, key: start > end || start < 0 ? 'value.start' : 'value.end' },
  ];
  if (start > end) {
    return finding(
      'span-reversed',
      false,
      `start (${start}) lies behind end (${end}), so the region is not shown in the text.`,
      'Swap start and end.',
    );
  }
  if (start === end) {
    return finding(
      'span-empty',
      false,
      `start and end are both ${start}, so there is no text to show.`,
      'end is the offset after the last character.',
    );
  }
  const most = length ?? Number.POSITIVE_INFINITY;
  if (start >= 0 && end <= most) return [];
  const isShown = end > 0 && start < most;
  const what = isShown ? 'it is shown as far as it is inside' : 'it is not shown in the text';
  return finding(
    'span-outside-text',
    isShown,
    `The region goes from ${start} to ${end}, but the text from 0 to ${length ?? '…'}; ${what}.`,
    content && start >= 0 && end <= content.text.length
      ? 'The offsets fit when they count UTF-16 units, as JavaScript does; results count code points, where an emoji is one. Convert them where they were made.'
      : 'Check that the task holds the text which was labelled; offsets count code points.',
  );
}

function readSpan(wire: UnknownRecord, object: ConfigNode | undefined): Read<SpanValue> {
  const findings: Finding[] = [];
  const start = readOffset(wire, 'start', findings);
  const end = readOffset(wire, 'end', findings);
  if (start === undefined || end === undefined) return { value: undefined, findings };
  const value = { start, end };
  return { value, findings: [...findings, ...checkSpan(value, wire, object)] };
}

/** What does not fit between a span and its text, as far as the text is known: called again when a text arrives by URL. */
export function checkSpan(value: SpanValue, wire: UnknownRecord, object: ConfigNode | undefined): readonly Finding[] {
  const content = object && contentOf(object);
  if (object && !content && object.attrs.valueType !== 'url') {
    const { finding } = decodeText(object.attrs.value, object.attrs.encoding, object.tag);
    if (finding) return [finding];
  }
  const findings = placeFindings(value, content);
  if (findings.length > 0 || !content || typeof wire.text !== 'string') return findings;
  const mismatch = mismatchOf(wire.text, value, content);
  return mismatch ? [mismatch] : [];
}

function sameOffset(raw: unknown, offset: number): boolean {
  return readOffset({ start: raw }, 'start', []) === offset;
}

/** Results on a Text: `{ start, end, text }`, offsets in code points, `end` exclusive. */
export const spanCodec: Codec<SpanValue> = {
  has: (wire) => KEYS.some((key) => key in wire),
  read: readSpan,
  elsewhere(value, wire, object) {
    const content = object && contentOf(object);
    if (!content || typeof wire.text !== 'string' || !mismatchOf(wire.text, value, content)) return [];
    const place = placeOfText(wire.text, value.start, content);
    return place ? [place] : [];
  },
  write(value, wire, object) {
    const isNew = !spanCodec.has(wire);
    const changed = KEYS.filter((key) => !sameOffset(wire[key], value[key]));
    if (changed.length === 0) return wire;
    const written: Record<string, unknown> = isNew ? { start: value.start, end: value.end, ...wire } : { ...wire };
    for (const key of changed) written[key] = value[key];
    const content = object && contentOf(object);
    // A list of texts is a per-region answer of a TextArea, which shares this key.
    const keeps = typeof wire.text === 'string' || (isNew && wire.text === undefined && object !== undefined && savesText(object));
    if (keeps && content) {
      const actual = content.points.slice(value.start, value.end);
      // Moved to where it says it is: it says that already, with its line breaks in its own way.
      if (typeof wire.text !== 'string' || !isStoredText(wire.text, actual)) written.text = storedTextOf(actual);
    }
    // A text that belongs to the old place would be a lie.
    else if (keeps) delete written.text;
    return written;
  },
};
