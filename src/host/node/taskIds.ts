import type { IndexEntry } from './taskIndex';

/** Gives the tasks of an import their ids. */
export interface TaskIds {
  /** The id of the next task. `own`: what it came with. `data`: hash of its data. */
  take(own: unknown, data: string): { readonly id: number; readonly isOwnId: boolean };
  /** Entries of the former import with work on them that no task has taken up. */
  left(): readonly IndexEntry[];
}

/**
 * A task keeps its own id where that is a whole number that no other task has; else it gets the next free one.
 * @param worked entries of the former import that have been worked on. Their ids go to the same tasks again, known by id or by data, and to no others.
 */
export function createTaskIds(worked: readonly IndexEntry[] = []): TaskIds {
  const used = new Set<number>();
  const reserved = new Map(worked.map((entry) => [entry.row.id, entry]));
  const byData = new Map<string, number[]>();
  for (const { row, data } of worked) byData.set(data, [...(byData.get(data) ?? []), row.id]);
  let free = 1;

  const isFree = (id: number) => !used.has(id) && !reserved.has(id);
  const nextFree = () => {
    while (!isFree(free)) free++;
    return free;
  };
  const isOwn = (own: unknown): own is number =>
    typeof own === 'number' && Number.isSafeInteger(own) && own >= 0 && (isFree(own) || reserved.get(own)?.isOwnId === true);

  return {
    take(own, data) {
      const isOwnId = isOwn(own);
      const id = isOwnId ? own : (byData.get(data)?.find((known) => reserved.has(known)) ?? nextFree());
      used.add(id);
      reserved.delete(id);
      return { id, isOwnId };
    },
    left: () => [...reserved.values()],
  };
}
