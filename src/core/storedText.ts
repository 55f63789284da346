import type { Finding } from './problem';

/** Longest quotation in a message. */
const LONGEST = 60;

/** A stored text is looked for this far around its place: a search of a megabyte for each of 10,000 results would freeze the page. */
const REACH = 50_000;

/** A labelled text as Label Studio stores it in `value.text`: each line break as the two characters `\n`. */
export function storedTextOf(text: string): string {
  return text.replace(/[\r\n]/g, '\\n');
}

/** Line breaks, real or written as `\n`, alike. */
function plain(text: string): string {
  return text.replace(/(?:\r|\n|\\r|\\n)+/g, '\n');
}

/** Whether a stored text is the text at its place; stored line breaks may be real ones or the two characters `\n`. */
export function isStoredText(stored: string, actual: string): boolean {
  return stored === actual || (/[\r\n\\]/.test(stored) && plain(stored) === plain(actual));
}

/** A text for a message: on one line, not too long, in quotation marks. */
export function quotedText(text: string): string {
  const shown = storedTextOf(text);
  return `“${shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown}”`;
}

/** What is found at a place whose stored text is another one. Offsets are UTF-16 units of `text`. */
export interface StoredTextPlace {
  readonly start: number;
  readonly end: number;
}

/** Where a stored text is nearest to `at`; undefined when it is not within reach. Offsets are UTF-16 units of `text`. */
export function findStoredText(stored: string, at: number, text: string): StoredTextPlace | undefined {
  const wanted = storedForms(stored).find((form) => form !== '' && text.slice(Math.max(0, at - REACH), at + REACH).includes(form));
  if (wanted === undefined) return undefined;
  const from = Math.max(0, at - REACH);
  const near = text.slice(from, at + REACH);
  const after = near.indexOf(wanted, at - from);
  const before = near.lastIndexOf(wanted, at - from);
  const found = from + (before < 0 || (after >= 0 && after - (at - from) < at - from - before) ? after : before);
  return { start: found, end: found + wanted.length };
}

/** What the text may have been before it was stored: as it is, else with real line breaks. */
function storedForms(stored: string): readonly string[] {
  return stored.includes('\\n') ? [stored, stored.replace(/\\n/g, '\n'), stored.replace(/\\n\\n/g, '\r\n')] : [stored];
}

/** A finding for a result whose `value.text` is not the text at its place. `place` names the place it says, `mend` how to mend it. */
export function storedTextDiffers(stored: string, actual: string, place: string, mend: string): Finding {
  return {
    code: 'text-mismatch',
    severity: 'warning',
    message: `The result says that its text is ${quotedText(stored)}, but the text ${place} is ${quotedText(actual)}; the offsets are shown.`,
    hint: mend,
    key: 'value.text',
  };
}
