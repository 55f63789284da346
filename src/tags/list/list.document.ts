import { asText, describeValue, type Finding, isRecord } from '../../core';

/** A card. */
export interface ListItem {
  /** As text; undefined = the item has none. */
  readonly id: string | undefined;
  readonly title: string;
  readonly body: string;
  readonly html: string;
}

/** The cards as far as the value holds some, and what is wrong with it. The `key` of a finding is a path below the value. */
export interface ReadList {
  /** Undefined when the value is no list. */
  readonly items: readonly ListItem[] | undefined;
  readonly findings: readonly Finding[];
}

const MOST_NAMED = 5;

/** Items with the same fault are one problem: a list of 5,000 may have it 5,000 times. */
function nameItems(places: readonly number[]): string {
  const named = places.slice(0, MOST_NAMED).map((i) => i + 1);
  const more = places.length - named.length;
  return `${places.length === 1 ? 'Item' : 'Items'} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function noList(value: unknown): ReadList {
  const finding: Finding = {
    code: 'list-value',
    severity: 'error',
    message: `The value of the list is ${describeValue(value)}, which is no list, so there is nothing to show.`,
    hint: 'Give a list of objects: [{ "id": "a", "title": "…", "body": "…" }].',
  };
  return { items: undefined, findings: [finding] };
}

/** A list given as JSON text is taken as such. */
function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

class ListReader {
  readonly items: ListItem[] = [];
  readonly #seen = new Map<string, number>();
  readonly #faults = { shape: [] as number[], id: [] as number[], double: [] as number[], text: [] as number[], empty: [] as number[] };
  #textKey = '';

  add(given: unknown, i: number): void {
    const faults = this.#faults;
    if (!isRecord(given)) {
      faults.shape.push(i);
      this.items.push({ id: undefined, title: '', body: asText(given), html: '' });
      return;
    }
    const id = given.id === undefined || given.id === null || given.id === '' ? undefined : asText(given.id);
    if (id === undefined) faults.id.push(i);
    else if (this.#seen.has(id)) faults.double.push(i);
    else this.#seen.set(id, i);
    const text = (key: string): string => {
      const value = given[key];
      if (typeof value === 'object' && value !== null) {
        this.#textKey ||= `[${i}].${key}`;
        if (faults.text.at(-1) !== i) faults.text.push(i);
      }
      return asText(value);
    };
    const item = { id, title: text('title'), body: text('body'), html: text('html') };
    if (!item.title && !item.body && !item.html) faults.empty.push(i);
    this.items.push(item);
  }

  findings(): Finding[] {
    const { shape, id, double, text, empty } = this.#faults;
    const findings: Finding[] = [];
    const report = (code: string, places: readonly number[], what: string, hint: string, key?: string): void => {
      if (places.length === 0) return;
      const message = `${nameItems(places)} of the list: ${what}`;
      findings.push({ code, severity: 'warning', message, hint, key: key ?? `[${places[0]}]` });
    };
    report(
      'list-item',
      shape,
      'no object, so it is shown as plain text and cannot be named by answers.',
      'Give an object with id, title and body.',
    );
    report('list-item-id', id, 'no id, so answers about it (a ranking) cannot name it.', 'Give every item an id of its own.');
    report(
      'list-item-double',
      double,
      'an id that an earlier item has, so answers cannot tell them apart.',
      'Give every item an id of its own.',
    );
    report(
      'list-item-text',
      text,
      'an object or a list where text is expected; it is shown as JSON.',
      'Give title, body and html as text.',
      this.#textKey,
    );
    report(
      'list-item-empty',
      empty,
      'neither title, body nor html, so its card is empty.',
      'Check the names of the keys: title, body, html.',
    );
    return findings;
  }
}

/** The cards that a value of the task holds. Never throws. */
export function listOfValue(value: unknown): ReadList {
  const list = listOf(value);
  if (!list) return noList(value);
  const reader = new ListReader();
  list.forEach((given, i) => {
    reader.add(given, i);
  });
  return { items: reader.items, findings: reader.findings() };
}
