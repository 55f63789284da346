import type { LayerRecords } from '../core';

/**
 * Writes records back as a result list: every result in its place, what was not touched as the very object that came.
 * Results that share a place keep the order they have in their region.
 */
export function encodeLayer(records: LayerRecords): unknown[] {
  const entries: { readonly slot: number; readonly result: unknown }[] = [];
  for (const { results, slots } of records.regions) {
    for (const [i, result] of results.entries()) entries.push({ slot: slots[i] ?? slots.at(-1) ?? 0, result });
  }
  for (const list of [records.answers, records.relations, records.unknown]) for (const entry of list) entries.push(entry);
  return entries.sort((a, b) => a.slot - b.slot).map(({ result }) => result);
}
