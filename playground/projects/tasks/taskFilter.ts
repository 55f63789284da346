import type { TaskRow, TaskState } from '../storage/projectStorage';

export type SortKey = 'id' | 'state' | 'score' | 'title';

/** Which tasks are listed, and in which order. */
export interface TaskFilter {
  readonly state: TaskState | 'all';
  /** Words that the title or the number of a task must have, in any case. */
  readonly text: string;
  readonly sort: SortKey;
  readonly isDescending: boolean;
}

export const EVERY_TASK: TaskFilter = { state: 'all', text: '', sort: 'id', isDescending: false };

export const STATE_NAMES: Readonly<Record<TaskState, string>> = { todo: 'To do', draft: 'Draft', done: 'Done', skipped: 'Skipped' };

const STATE_ORDER: Readonly<Record<TaskState, number>> = { todo: 0, draft: 1, done: 2, skipped: 3 };

const titles = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(sort: SortKey, sign: 1 | -1): (a: TaskRow, b: TaskRow) => number {
  switch (sort) {
    case 'id':
      return (a, b) => sign * (a.id - b.id);
    case 'state':
      return (a, b) => sign * (STATE_ORDER[a.state] - STATE_ORDER[b.state]) || a.id - b.id;
    case 'title':
      return (a, b) => sign * titles.compare(a.title, b.title) || a.id - b.id;
    case 'score':
      // Tasks without a score come last, whichever way.
      return (a, b) =>
        a.score === null || b.score === null
          ? Number(a.score === null) - Number(b.score === null) || a.id - b.id
          : sign * (a.score - b.score) || a.id - b.id;
  }
}

/** The rows that a filter lets through, in its order. The rows come ordered by id where nothing else is asked for. */
export function filterTasks(rows: readonly TaskRow[], { state, text, sort, isDescending }: TaskFilter): readonly TaskRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const hasWords = (row: TaskRow) => {
    const all = `${row.id} ${row.title}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const found = rows.filter((row) => (state === 'all' || row.state === state) && (words.length === 0 || hasWords(row)));
  return found.sort(compare(sort, isDescending ? -1 : 1));
}
