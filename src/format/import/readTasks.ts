import { CsvRows } from './csvRows';
import { decodeText } from './decodeText';
import type { ImportFile } from './importFile';
import { JsonRows } from './jsonRows';
import { ReadError, readBytes } from './readBytes';
import { noRows, readFailed } from './rowProblems';
import type { Row, RowReader } from './rowReader';
import { TextRows } from './textRows';

export type { Row } from './rowReader';

/** Formats of rows: a file of them holds many tasks. */
export type RowFormat = 'json' | 'csv' | 'tsv' | 'text';

/** How rows are read. */
export interface RowOptions {
  /** Variable of the task's data that a line of text goes to. */
  readonly textKey: string;
  /** Encoding of the file, as `TextDecoder` names it. @defaultValue told by a byte order mark, else by the bytes */
  readonly encoding?: string | undefined;
  /** Cancels; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes have been read so far. */
  readonly onBytes?: ((read: number) => void) | undefined;
}

function rowReader(format: RowFormat, file: string, textKey: string): RowReader {
  switch (format) {
    case 'json':
      return new JsonRows({ file });
    case 'csv':
      return new CsvRows({ file });
    case 'tsv':
      return new CsvRows({ file, delimiter: '\t' });
    case 'text':
      return new TextRows({ file, textKey });
  }
}

/**
 * Reads a file of rows as batches, in the file's order: those of each piece of the file as it comes, so that a million tasks cost some thousand
 * promises. Read as it is asked for; holds one piece and the row that is not whole yet. A batch is never empty.
 *
 * @throws the signal's reason; what is wrong with the file is an `ImportProblem` among the rows
 */
export async function* readTaskBatches(file: ImportFile, format: RowFormat, options: RowOptions): AsyncGenerator<readonly Row[]> {
  const reader = rowReader(format, file.path, options.textKey);
  let isEmpty = true;
  try {
    for await (const { text, problems } of decodeText(readBytes(file, options), file.path, options.encoding)) {
      if (problems.length > 0) yield problems;
      const rows = reader.push(text);
      if (rows.length === 0) continue;
      isEmpty = false;
      yield rows;
    }
    const rows = reader.end();
    if (rows.length > 0) yield rows;
    else if (isEmpty) yield [noRows(file.path)];
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    const rows = reader.end(true);
    if (rows.length > 0) yield rows;
    yield [readFailed(file.path, reader.line, error.message)];
  }
}

/**
 * Reads a file of rows one by one; see `readTaskBatches`, which is quicker.
 *
 * @example
 * for await (const row of readTasks(file, 'csv', { textKey: 'text' })) {
 *   if (row instanceof ImportProblem) console.warn(row.place, row.message);
 *   else tasks.push(row);
 * }
 */
export async function* readTasks(file: ImportFile, format: RowFormat, options: RowOptions): AsyncGenerator<Row> {
  for await (const batch of readTaskBatches(file, format, options)) yield* batch;
}
