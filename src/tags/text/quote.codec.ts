import type { Finding } from '../../core';
import type { TextContent } from './content.codec';
import type { SpanValue } from './text.kind';

/** A stored text is looked for this far around its offsets: a search of a megabyte for each of 10,000 results would freeze the page. */
const REACH = 50_000;

/** Longest quotation in a message. */
const LONGEST = 60;

/** A labelled text as Label Studio stores it: each line break as the two characters `\n`. */
export function quoteOf(text: string): string {
  return text.replace(/[\r\n]/g, '\\n');
}

/** Line breaks, real or written as `\n`, alike. */
function plain(text: string): string {
  return text.replace(/(?:\r|\n|\\r|\\n)+/g, '\n');
}

/** Whether a stored text is the text at its offsets; stored line breaks may be real ones or the two characters `\n`. */
function isSameText(stored: string, actual: string): boolean {
  return stored === actual || (/[\r\n\\]/.test(stored) && plain(stored) === plain(actual));
}

function quoted(text: string): string {
  const shown = quoteOf(text);
  return `“${shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown}”`;
}

/** Where the stored text is, nearest to its offsets. */
function placeOf(stored: string, at: number, { text, points }: TextContent): SpanValue | undefined {
  if (!stored) return undefined;
  const unit = points.toUnit(at);
  const from = Math.max(0, unit - REACH);
  const near = text.slice(from, unit + REACH);
  const after = near.indexOf(stored, unit - from);
  const before = near.lastIndexOf(stored, unit - from);
  if (after < 0 && before < 0) return undefined;
  const found = from + (before < 0 || (after >= 0 && after - (unit - from) < unit - from - before) ? after : before);
  return { start: points.toCodePoint(found), end: points.toCodePoint(found + stored.length) };
}

/** What is wrong when `stored` is not the text at its offsets. */
export function mismatchOf(stored: string, value: SpanValue, content: TextContent): Finding | undefined {
  const actual = content.points.slice(value.start, value.end);
  if (isSameText(stored, actual)) return undefined;
  const place = placeOf(stored, value.start, content);
  const inUnits = content.text.slice(value.start, value.end) === stored;
  const mend = place
    ? `${quoted(stored)} is at ${place.start}–${place.end}${inUnits ? '; the offsets count UTF-16 units, but Label Studio counts code points, where an emoji is one' : ''}. Correct start and end.`
    : `${quoted(stored)} is not near there. Check that the task holds the text which was labelled.`;
  return {
    code: 'text-mismatch',
    severity: 'warning',
    message: `The result says that its text is ${quoted(stored)}, but the text from ${value.start} to ${value.end} is ${quoted(actual)}; the offsets are shown.`,
    hint: mend,
    key: 'value.text',
  };
}
