import { type AnswerCodec, allItemsOf, asText, type ConfigNode, didYouMean, type Finding, type Item, itemsOf } from '../../core';

/** One chosen choice: its stored word, or the path of stored words from the top when the control is nested. */
export type Chosen = string | readonly string[];

/** An item and the stored words that lead to it. */
export interface PlacedItem {
  readonly item: Item;
  readonly path: readonly string[];
}

/** The choices of a stored value that can be read; the rest is left to the findings of `check`. */
export function readChosen(value: unknown): readonly Chosen[] {
  if (!Array.isArray(value)) return typeof value === 'string' ? [value] : [];
  return value.filter(isChosen);
}

function isChosen(entry: unknown): entry is Chosen {
  return typeof entry === 'string' || (Array.isArray(entry) && entry.every((word) => typeof word === 'string'));
}

/** Identity of a chosen choice, so that a plain word and a path of one word are the same. */
export function keyOf(chosen: Chosen): string {
  return JSON.stringify(typeof chosen === 'string' ? [chosen] : chosen);
}

function isNested(control: ConfigNode): boolean {
  return control.attrs.allowNested === true;
}

function isMultiple(control: ConfigNode): boolean {
  return control.attrs.choice === 'multiple';
}

/** Paths of an item's leaves below `path` (which ends with the item). */
function pathsBelow(item: Item, path: readonly string[]): (readonly string[])[] {
  return [path, ...item.children.flatMap((child) => pathsBelow(child, [...path, child.stored]))];
}

function offered(control: ConfigNode): Set<string> {
  if (!isNested(control)) return new Set(allItemsOf(control).map((item) => keyOf(item.stored)));
  return new Set(itemsOf(control).flatMap((item) => pathsBelow(item, [item.stored]).map(keyOf)));
}

function check(value: unknown, control: ConfigNode): readonly Finding[] {
  if (!Array.isArray(value)) {
    return [
      {
        code: 'answer-unreadable',
        severity: 'error',
        message: 'value.choices is no list, so no choice can be shown.',
        hint: 'Write a list such as ["Airbus"].',
        key: 'value.choices',
      },
    ];
  }
  const known = offered(control);
  const items = allItemsOf(control);
  return value.flatMap((entry: unknown, i): Finding[] => {
    if (isChosen(entry) && known.has(keyOf(entry))) return [];
    const path = (Array.isArray(entry) ? entry : [entry]).map(asText);
    const word = path.at(-1) ?? '';
    const byValue = items.find((item) => item.value === word && item.stored !== word);
    const meant = byValue
      ? ` Write its alias '${byValue.stored}'.`
      : didYouMean(
          word,
          items.map((item) => item.stored),
        );
    const message = `'${path.join(' / ')}' is no choice of '${control.name}', so it is not shown as chosen.`;
    return [
      {
        code: 'choice-not-found',
        severity: 'warning',
        message,
        hint: `Use a choice of the config, or add this one to it.${meant}`,
        key: `value.choices[${i}]`,
      },
    ];
  });
}

/** The answer of `Choices`: a list of stored words, or of paths when nested. */
export const choicesCodec: AnswerCodec = {
  key: 'choices',
  isEmpty: (value) => value === undefined || value === null || (Array.isArray(value) && value.length === 0),
  check,
  invalid: (value, control) =>
    !isMultiple(control) && readChosen(value).length > 1 && !isNested(control)
      ? `Only one choice can be selected in "${control.name}".`
      : undefined,
  requiredText: (control) => `Checkbox "${control.name}" is required.`,
  initial: (control) => {
    const selected = allItemsOf(control).filter((item) => item.attrs.selected === true);
    const words = (isMultiple(control) ? selected : selected.slice(0, 1)).map((item) => item.stored);
    return words.length > 0 && !isNested(control) ? words : undefined;
  },
  describe: (value) =>
    readChosen(value)
      .map((chosen) => (typeof chosen === 'string' ? chosen : chosen.join(' / ')))
      .join(', '),
};

/** Whether an item is chosen, some of what lies below it is, or nothing is. */
export type Tick = 'on' | 'some' | 'off';

/** How an item of a nested control is ticked. A parent is on when all its leaves are. */
export function tickOf(item: Item, path: readonly string[], chosen: ReadonlySet<string>): Tick {
  if (item.children.length === 0) return chosen.has(keyOf(path)) ? 'on' : 'off';
  const below = item.children.map((child) => tickOf(child, [...path, child.stored], chosen));
  if (below.every((tick) => tick === 'on')) return 'on';
  return below.some((tick) => tick !== 'off') || chosen.has(keyOf(path)) ? 'some' : 'off';
}

/** The stored value after `path` was clicked in a flat control: single controls exchange, a second click takes it back. */
export function toggleFlat(control: ConfigNode, value: unknown, stored: string): readonly Chosen[] {
  const chosen = readChosen(value);
  const isOn = chosen.some((other) => keyOf(other) === keyOf(stored));
  if (isMultiple(control)) return isOn ? chosen.filter((other) => keyOf(other) !== keyOf(stored)) : [...chosen, stored];
  if (isOn && control.attrs.choice !== 'single-radio') return [];
  return [stored];
}

/**
 * The stored value after `path` was clicked in a nested control, in the order of the config: every ticked leaf gives its path,
 * a parent gives its own when everything below it is ticked. Paths that the config does not offer stay at the end.
 */
export function toggleNested(control: ConfigNode, value: unknown, item: Item, path: readonly string[]): readonly Chosen[] {
  const before = readChosen(value);
  const turnOn = tickOf(item, path, new Set(before.map(keyOf))) !== 'on';
  const chosen = new Set(isMultiple(control) ? before.map(keyOf) : []);
  for (const below of pathsBelow(item, path)) {
    if (turnOn) chosen.add(keyOf(below));
    else chosen.delete(keyOf(below));
  }
  const known = offered(control);
  const kept = (entry: Item, at: readonly string[]): Chosen[] => {
    const tick = tickOf(entry, at, chosen);
    return [...(tick === 'on' ? [at] : []), ...entry.children.flatMap((child) => kept(child, [...at, child.stored]))];
  };
  return [
    ...itemsOf(control).flatMap((top) => kept(top, [top.stored])),
    ...before.filter((other) => isMultiple(control) && !known.has(keyOf(other))),
  ];
}
