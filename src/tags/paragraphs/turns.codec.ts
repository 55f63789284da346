import { type ConfigNode, isRecord } from '../../core';

/** One utterance. */
export interface Turn {
  /** Empty where nobody is named. */
  readonly author: string;
  readonly text: string;
  /** Where its text begins in the text of the dialogue, in UTF-16 units. */
  readonly at: number;
  /** When it is heard, in seconds; undefined where the data does not say. */
  readonly startSec: number | undefined;
  readonly endSec: number | undefined;
}

/** A dialogue as it is shown: the order is the one that results count in. */
export interface Dialogue {
  readonly turns: readonly Turn[];
  /** The utterances joined by a blank line. */
  readonly text: string;
}

/** What stands between two utterances. */
const JOIN = '\n\n';

/** Dialogues by tag. A node is made for one config and one task, so its data never changes; one from a URL is put here once it is there. */
const dialogues = new WeakMap<ConfigNode, Dialogue>();

/** Seconds, numbers written as text too. */
export function secondsOf(raw: unknown): number | undefined {
  const number = typeof raw === 'string' && raw.trim() ? Number(raw) : raw;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function stringOf(raw: unknown): string {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';
}

function endOf(entry: unknown, startSec: number | undefined): number | undefined {
  if (!isRecord(entry) || startSec === undefined) return undefined;
  const end = secondsOf(entry.end);
  if (end !== undefined && end > startSec) return end;
  const duration = secondsOf(entry.duration);
  return duration ? startSec + duration : undefined;
}

/** Label Studio's order of a dialogue that follows its audio: by start, what has none or 0 last, ties by end. Results count in this order. */
function inOrderOfTime(entries: readonly unknown[]): readonly unknown[] {
  const timed = entries.map((entry) => {
    const start = isRecord(entry) ? (secondsOf(entry.start) ?? 0) : 0;
    return { entry, start, end: endOf(entry, start) ?? 0 };
  });
  const first = timed.filter(({ start }) => start > 0).sort((a, b) => a.start - b.start || a.end - b.end);
  return [...first, ...timed.filter(({ start }) => start === 0)].map(({ entry }) => entry);
}

/** The turns of a list from outside: an entry that is no object is its own text. */
function readDialogue(entries: readonly unknown[], { attrs }: ConfigNode): Dialogue {
  const nameKey = String(attrs.nameKey);
  const textKey = String(attrs.textKey);
  let at = 0;
  const turns = (attrs.contextScroll === true ? inOrderOfTime(entries) : entries).map((entry): Turn => {
    const said: Readonly<Record<string, unknown>> = isRecord(entry) ? entry : { [textKey]: entry };
    const text = stringOf(said[textKey]);
    const startSec = secondsOf(said.start);
    const turn = { author: stringOf(said[nameKey]).trim(), text, at, startSec, endSec: endOf(said, startSec) };
    at += text.length + JOIN.length;
    return turn;
  });
  return { turns, text: turns.map(({ text }) => text).join(JOIN) };
}

/** The list that a value holds: itself, or the JSON text of one. */
export function entriesOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string' || !/^\s*\[/.test(value)) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    // No JSON: what the data is instead is told where it is shown.
    return undefined;
  }
}

/** Makes the data of a `valueType="url"` tag known to its codec. */
export function rememberDialogue(node: ConfigNode, entries: readonly unknown[]): Dialogue {
  const dialogue = readDialogue(entries, node);
  dialogues.set(node, dialogue);
  return dialogue;
}

/** The dialogue of a Paragraphs tag; undefined while it is not loaded, or when there is none. */
export function dialogueOf(node: ConfigNode): Dialogue | undefined {
  const known = dialogues.get(node);
  if (known || node.attrs.valueType === 'url') return known;
  const entries = entriesOf(node.attrs.value);
  return entries && rememberDialogue(node, entries);
}

/** The turn that holds an offset of the text; what lies between two belongs to the one before. */
export function turnIndexAt({ turns }: Dialogue, offset: number): number {
  let low = 0;
  let high = turns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((turns[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
