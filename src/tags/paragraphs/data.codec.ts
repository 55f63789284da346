import { type ConfigNode, describeValue, didYouMean, type Finding, isRecord } from '../../core';
import { entriesOf, secondsOf } from './turns.codec';

/** Problems of one code in many entries are one finding: 20,000 would bury all others. */
interface Tally {
  count: number;
  first: number;
}

function tally(entries: readonly unknown[], isBad: (entry: unknown, index: number) => boolean): Tally | undefined {
  let found: Tally | undefined;
  for (let i = 0; i < entries.length; i++) {
    if (!isBad(entries[i], i)) continue;
    found ??= { count: 0, first: i };
    found.count++;
  }
  return found;
}

/** `entry 3`, or `12 entries, the first of them entry 3`. */
function which({ count, first }: Tally): string {
  return count === 1 ? `entry ${first}` : `${count} entries (the first is entry ${first})`;
}

function missingKey(entries: readonly unknown[], key: string, attribute: 'nameKey' | 'textKey'): Finding[] {
  const found = tally(entries, (entry) => isRecord(entry) && (entry[key] === undefined || entry[key] === null));
  if (!found) return [];
  const others = Object.keys(entries[found.first] as object);
  const isText = attribute === 'textKey';
  return [
    {
      code: isText ? 'paragraphs-text-key' : 'paragraphs-name-key',
      severity: isText ? 'error' : 'warning',
      message: `There is no '${key}' in ${which(found)}, so ${isText ? 'there is no text to show' : 'nobody is named'} there.${didYouMean(key, others)}`,
      hint: `Name the key that holds the ${isText ? 'text' : 'author'} with ${attribute}; entry ${found.first} has: ${others.join(', ') || 'none'}.`,
    },
  ];
}

function wrongTexts(entries: readonly unknown[], key: string): Finding[] {
  const found = tally(entries, (entry) => isRecord(entry) && typeof entry[key] === 'object' && entry[key] !== null);
  if (!found) return [];
  return [
    {
      code: 'paragraphs-text-type',
      severity: 'error',
      message: `The '${key}' of ${which(found)} is no text but ${describeValue((entries[found.first] as Record<string, unknown>)[key])}, so nothing is shown there.`,
      hint: 'Write the text of an utterance as a string.',
    },
  ];
}

function wrongEntries(entries: readonly unknown[]): Finding[] {
  const found = tally(entries, (entry) => !isRecord(entry));
  if (!found) return [];
  return [
    {
      code: 'paragraphs-entry',
      severity: 'warning',
      message: `An utterance is an object, but ${which(found)} is ${describeValue(entries[found.first])}; what is a text is shown as one, with no author.`,
      hint: 'Write each utterance as an object, such as {"author": "Ann", "text": "Hello"}.',
    },
  ];
}

function wrongTimes(entries: readonly unknown[]): Finding[] {
  const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
  const found = tally(entries, (entry) => {
    if (!isRecord(entry)) return false;
    const { start, end, duration } = entry;
    const from = secondsOf(start);
    const to = secondsOf(end);
    const isWrong = [start, end, duration].some((time) => isGiven(time) && secondsOf(time) === undefined);
    return isWrong || (from !== undefined && to !== undefined && to < from);
  });
  if (!found) return [];
  return [
    {
      code: 'paragraphs-time',
      severity: 'warning',
      message: `The times of ${which(found)} cannot be used, so playing there may be off.`,
      hint: 'start, end and duration are seconds, not negative, and end lies behind start.',
    },
  ];
}

/** With `contextScroll` Label Studio takes a start of 0 for none, and results count in its order. */
function movedLast(entries: readonly unknown[]): Finding[] {
  const isTimed = entries.some((entry) => isRecord(entry) && (secondsOf(entry.start) ?? 0) > 0);
  const found = isTimed ? tally(entries, (entry) => isRecord(entry) && secondsOf(entry.start) === 0) : undefined;
  if (!found) return [];
  return [
    {
      code: 'paragraphs-start-zero',
      severity: 'info',
      message: `With contextScroll utterances are sorted by start as Label Studio does it, where ${which(found)}, which starts at 0, comes last.`,
      hint: 'Give it a start a little above 0, such as 0.01; results count in the sorted order.',
    },
  ];
}

/** What is wrong with the data of a Paragraphs tag; `isShown` is false when there is no list at all. */
export function checkData(value: unknown, { attrs }: ConfigNode): { readonly isShown: boolean; readonly findings: readonly Finding[] } {
  const entries = entriesOf(value);
  if (!entries) return { isShown: false, findings: [noList(value)] };
  if (entries.length === 0) {
    const hint = "Put utterances into the task's data, or skip the task.";
    return {
      isShown: false,
      findings: [{ code: 'paragraphs-none', severity: 'warning', message: 'The dialogue has no utterances.', hint }],
    };
  }
  const textKey = String(attrs.textKey);
  const findings = [
    ...(typeof value === 'string' ? [jsonText()] : []),
    ...wrongEntries(entries),
    ...missingKey(entries, textKey, 'textKey'),
    ...wrongTexts(entries, textKey),
    ...missingKey(entries, String(attrs.nameKey), 'nameKey'),
    ...(attrs.audioUrl === undefined ? [] : wrongTimes(entries)),
    ...(attrs.contextScroll === true ? movedLast(entries) : []),
  ];
  return { isShown: true, findings };
}

function jsonText(): Finding {
  return {
    code: 'paragraphs-json-text',
    severity: 'warning',
    message: 'The dialogue comes as a text that holds JSON; it is read as the list in it.',
    hint: 'Put the list itself into the task, so that Label Studio reads it too.',
  };
}

function noList(value: unknown): Finding {
  const isAddress = typeof value === 'string' && /^(?:[a-z][a-z0-9+.-]*:\/\/|\/)\S*$/i.test(value.trim());
  return {
    code: value === undefined || value === null ? 'paragraphs-missing' : 'paragraphs-no-list',
    severity: 'error',
    message: `A dialogue is a list of utterances, but the task gives ${value === undefined || value === null ? 'none' : describeValue(value)}, so there is nothing to show.`,
    hint: isAddress
      ? 'To load the list from this address, write valueType="url".'
      : 'Put a list such as [{"author": "Ann", "text": "Hello"}] into the task\'s data under the key that the tag\'s value names.',
  };
}
