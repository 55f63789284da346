import { type Finding, findStoredText, isStoredText, quotedText, storedTextDiffers } from '../../core';
import type { TextContent } from './content.codec';
import type { SpanValue } from './text.kind';

/** Where a stored text is, nearest to its offsets. */
export function placeOfText(stored: string, at: number, { text, points }: TextContent): SpanValue | undefined {
  const found = findStoredText(stored, points.toUnit(at), text);
  return found && { start: points.toCodePoint(found.start), end: points.toCodePoint(found.end) };
}

/** What is wrong when `stored` is not the text at its offsets. */
export function mismatchOf(stored: string, value: SpanValue, content: TextContent): Finding | undefined {
  const actual = content.points.slice(value.start, value.end);
  if (isStoredText(stored, actual)) return undefined;
  const place = placeOfText(stored, value.start, content);
  const inUnits = content.text.slice(value.start, value.end) === stored;
  const mend = place
    ? `${quotedText(stored)} is at ${place.start}–${place.end}${inUnits ? '; the offsets count UTF-16 units, but Label Studio counts code points, where an emoji is one' : ''}. Correct start and end.`
    : `${quotedText(stored)} is not near there. Check that the task holds the text which was labelled.`;
  return storedTextDiffers(stored, actual, `from ${value.start} to ${value.end}`, mend);
}
