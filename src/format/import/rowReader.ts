import type { Task } from '../../core';
import type { ImportProblem } from './importProblem';

/** What a row came to: the task, or why there is none or not as written. */
export type Row = Task | ImportProblem;

/** Letters (UTF-16 units) that one row may have. Four such rows fit into the memory that a page gets. */
export const ROW_LIMIT = 256 * 2 ** 20;

/** Reads rows from a text that comes in pieces, which may be cut anywhere. Holds no more than the row that is not whole yet. */
export interface RowReader {
  /** Line that is being read, from 1. */
  readonly line: number;
  /** Rows that are whole with this piece. */
  push(text: string): Row[];
  /** Rows that are whole since nothing follows. @param brokeOff the file goes on, but cannot be read: the row that has begun is none */
  end(brokeOff?: boolean): Row[];
}
