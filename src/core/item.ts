import { asText, isRecord } from './json';
import type { ConfigNode } from './tag';

/** A choosable child of a control (`Label`, `Choice` …), from the config or from the task's data. */
export interface Item {
  /** What a person reads. */
  readonly value: string;
  /** What results store: the alias where there is one. */
  readonly stored: string;
  /** Typed attributes; those of data-given items are the data's own keys over the definition's defaults. */
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly children: readonly Item[];
  /** Unique in an editor: the node's key, or the control's key and the position in the data. */
  readonly key: string;
  /** The node it comes from; undefined for an item given by data. */
  readonly node: ConfigNode | undefined;
}

function itemOfNode(node: ConfigNode): Item {
  const value = asText(node.attrs.value ?? node.text);
  return { value, stored: asText(node.attrs.alias) || value, attrs: node.attrs, children: itemsBelow(node), key: node.key, node };
}

function itemsBelow(node: ConfigNode): Item[] {
  return node.children.flatMap((child) => (child.definition?.role === 'item' ? [itemOfNode(child)] : itemsBelow(child)));
}

function itemsOfData(list: unknown, key: string, fallback: Readonly<Record<string, unknown>>): Item[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, i): Item[] => {
    const given = isRecord(entry) ? entry : typeof entry === 'string' || typeof entry === 'number' ? { value: entry } : undefined;
    const value = asText(given?.value);
    if (!given || !value) return [];
    const itemKey = `${key}[${i}]`;
    const children = itemsOfData(given.children, itemKey, fallback);
    return [{ value, stored: asText(given.alias) || value, attrs: { ...fallback, ...given }, children, key: itemKey, node: undefined }];
  });
}

const cache = new WeakMap<ConfigNode, readonly Item[]>();

/**
 * The items of a control: its item tags at any depth below layout tags, then those its `value` gives from the task's data
 * (objects with `value`, `alias`, `background`, `hotkey` …; plain strings are taken as values).
 */
export function itemsOf(control: ConfigNode): readonly Item[] {
  let items = cache.get(control);
  if (!items) {
    const fallback = Object.fromEntries(Object.entries(control.definition?.itemAttrs ?? {}).map(([name, spec]) => [name, spec.fallback]));
    items = [...itemsBelow(control), ...itemsOfData(control.attrs.value, control.key, fallback)];
    cache.set(control, items);
  }
  return items;
}

/** Every item of a control, nested ones included, in document order. */
export function allItemsOf(control: ConfigNode): readonly Item[] {
  const flat = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.children)]);
  return flat(itemsOf(control));
}

/** The item that a stored word means: by alias first, then by value. */
export function itemOfStored(control: ConfigNode, stored: string): Item | undefined {
  const items = allItemsOf(control);
  return items.find((item) => item.stored === stored) ?? items.find((item) => item.value === stored);
}
