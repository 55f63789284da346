import type { Task } from '../../core';
import type { ImportFile } from './importFile';
import { ImportProblem } from './importProblem';

/** Formats of rows: a file of them holds many tasks. */
export type RowFormat = 'json' | 'csv' | 'tsv' | 'text';

/** How rows are read. */
export interface RowOptions {
  /** Variable of the task's data that a line of text goes to. */
  readonly textKey: string;
  /** Encoding of the file, as `TextDecoder` names it; without it a byte order mark tells, else the bytes do. */
  readonly encoding?: string | undefined;
  /** Cancels; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes have been read so far. */
  readonly onBytes?: ((read: number) => void) | undefined;
}

/** What a row came to: the task, or why there is none. */
export type Row = Task | ImportProblem;

/**
 * Reads a file of rows as batches, one for each piece of the file that came, in the file's order: the quick way, since a promise per task costs
 * more than reading it. A batch is never empty.
 */
export async function* readTaskBatches(file: ImportFile, _format: RowFormat, _options: RowOptions): AsyncGenerator<readonly Row[]> {
  yield [
    new ImportProblem({ code: 'not-built', severity: 'error', message: 'Reading rows is being built.', hint: 'Wait.', file: file.path }),
  ];
}

/** Reads a file of rows one by one; see `readTaskBatches`. */
export async function* readTasks(file: ImportFile, format: RowFormat, options: RowOptions): AsyncGenerator<Row> {
  for await (const batch of readTaskBatches(file, format, options)) yield* batch;
}
