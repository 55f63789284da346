import { nanoid } from 'nanoid';
import { isRecord, type Result, type UnknownRecord } from '../core';
import type { ResultGroup } from './readRegion';

/** Results of one id, as they were found. */
export interface FoundGroup extends ResultGroup {
  readonly results: Result[];
  readonly slots: number[];
  /** The results came with this id. */
  readonly given: boolean;
}

/** A result list sorted out by what its entries are. */
export interface SortedResults {
  /** In order of first appearance. */
  readonly groups: readonly FoundGroup[];
  readonly relationSlots: readonly number[];
  /** Slots of entries that are no objects. */
  readonly strangeSlots: readonly number[];
  /** Every id that is taken. */
  readonly ids: Set<string>;
}

/** Length of Label Studio's own result ids. */
const ID_LENGTH = 10;

/** An id for a result that came without, unique among `taken`; takes it. */
export function freshId(taken: Set<string>): string {
  let id = nanoid(ID_LENGTH);
  while (taken.has(id)) id = nanoid(ID_LENGTH);
  taken.add(id);
  return id;
}

/** The id of a result as a text; numbers occur. */
export function idOf(result: UnknownRecord): string | undefined {
  const { id } = result;
  return typeof id === 'string' && id !== '' ? id : typeof id === 'number' ? String(id) : undefined;
}

/** Groups results by id, in any order; each result without one is a group with an id of our own. */
export function sortResults(list: readonly unknown[]): SortedResults {
  const byId = new Map<string, FoundGroup>();
  const groups: FoundGroup[] = [];
  const relationSlots: number[] = [];
  const strangeSlots: number[] = [];
  const nameless: number[] = [];
  for (let slot = 0; slot < list.length; slot++) {
    const result = list[slot];
    if (!isRecord(result)) strangeSlots.push(slot);
    else if (result.type === 'relation') relationSlots.push(slot);
    else {
      const id = idOf(result);
      const known = id === undefined ? undefined : byId.get(id);
      if (known) {
        known.results.push(result);
        known.slots.push(slot);
        continue;
      }
      const group = { id: id ?? '', results: [result], slots: [slot], given: id !== undefined };
      if (id === undefined) nameless.push(groups.length);
      else byId.set(id, group);
      groups.push(group);
    }
  }
  const ids = new Set(byId.keys());
  // Ids of our own come last, when all that are taken are known.
  for (const i of nameless) groups[i] = { ...(groups[i] as FoundGroup), id: freshId(ids) };
  return { groups, relationSlots, strangeSlots, ids };
}
