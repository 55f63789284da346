import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { TaskRow, TaskState } from '..';

/** Where a task lies and what the list says of it, as it was imported. */
export interface IndexEntry {
  readonly row: TaskRow;
  /** Place of its line in the file of tasks, in bytes, without the line break. */
  readonly offset: number;
  readonly length: number;
  /** First of the ids for its imported annotations that have none. */
  readonly firstId: number;
  /** Whether the row's id is the one it was imported with. */
  readonly isOwnId: boolean;
  /** Hash of its data: the same task is known again by it when tasks are imported anew. */
  readonly data: string;
}

type Line = [number, number, number, string, TaskState, number | null, number, number, number, 0 | 1, string];

/** A line of the index file. */
export function writeEntry({ row, offset, length, firstId, isOwnId, data }: IndexEntry): string {
  const { id, title, state, score, annotations, predictions } = row;
  const line: Line = [id, offset, length, title, state, score, annotations, predictions, firstId, isOwnId ? 1 : 0, data];
  return `${JSON.stringify(line)}\n`;
}

/** The entries of an index file, in the order of the import. */
export async function* readEntries(file: string): AsyncGenerator<IndexEntry> {
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [id, offset, length, title, state, score, annotations, predictions, firstId, isOwnId, data] = JSON.parse(text) as Line;
    yield { row: { id, title, state, score, annotations, predictions }, offset, length, firstId, isOwnId: isOwnId === 1, data };
  }
}
