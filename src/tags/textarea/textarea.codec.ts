import type { AnswerCodec, ConfigNode, Finding } from '../../core';

/** The entries of a stored value; a lone string is one entry. */
export function readEntries(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function check(value: unknown): readonly Finding[] {
  if (typeof value === 'string' || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))) return [];
  const message = 'value.text is no text and no list of texts, so only the texts in it can be shown.';
  return [{ code: 'answer-unreadable', severity: 'warning', message, hint: 'Write a list such as ["TOTAL"].', key: 'value.text' }];
}

/** How many entries fit: `maxSubmissions`, or one in the region list unless the config says otherwise. */
export function mostEntries({ attrs }: ConfigNode): number {
  const most = attrs.maxSubmissions as number | undefined;
  return most ?? (attrs.displayMode === 'region-list' ? 1 : Number.POSITIVE_INFINITY);
}

/** What became of a text that was to be added. */
export type Added = { readonly entries: readonly string[] } | { readonly refused: 'empty' | 'full' | 'duplicate' };

/** The entries with `text` in them (at `at`, or at the end), or why not. */
export function withEntry(control: ConfigNode, entries: readonly string[], text: string, at?: number): Added {
  if (text.trim() === '') return { refused: 'empty' };
  if (at === undefined && entries.length >= mostEntries(control)) return { refused: 'full' };
  const same = text.toLowerCase();
  if (control.attrs.skipDuplicates === true && entries.some((entry, i) => i !== at && entry.toLowerCase() === same))
    return { refused: 'duplicate' };
  return { entries: at === undefined ? [...entries, text] : entries.map((entry, i) => (i === at ? text : entry)) };
}

/** What `isKeepKey` must know of a key press; a React event has it. */
interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly nativeEvent: { readonly isComposing: boolean };
}

/** Whether a key keeps the text: Enter in a field of one line and in the region list, Shift+Enter in several lines. */
export function isKeepKey({ key, shiftKey, ctrlKey, metaKey, nativeEvent }: KeyPress, { attrs }: ConfigNode): boolean {
  if (key !== 'Enter' || ctrlKey || metaKey || nativeEvent.isComposing) return false;
  return attrs.rows === 1 || (attrs.displayMode === 'region-list') !== shiftKey;
}

/** The answer of `TextArea`: a list of texts. */
export const textAreaCodec: AnswerCodec = {
  key: 'text',
  isEmpty: (value) => readEntries(value).length === 0 && (value === undefined || value === null || value === '' || Array.isArray(value)),
  check,
  requiredText: (control) => `Input for the textarea "${control.name}" is required.`,
  describe: (value) => readEntries(value).join(' · '),
};
