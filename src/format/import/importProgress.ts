import type { FileImportOptions } from './importOptions';
import { ImportProblem } from './importProblem';
import type { Row } from './rowReader';

/** How often an import tells how far it is: after so many bytes, rows or files, whichever comes first. */
const STEP = { bytes: 2 ** 18, rows: 500, files: 20 };

/** Counts an import; `onProgress` is called now and then, and at the end. */
export interface ProgressCounter {
  /** One more file is known. */
  found(): void;
  /** A file is begun: bytes are counted from its start. */
  begin(): void;
  /** So many bytes of the file have been read. */
  at(read: number): void;
  count(rows: readonly Row[]): void;
  /** The file is done with all its bytes, read or not. */
  end(size: number | undefined): void;
  finish(): void;
}

export function createProgress(
  onProgress: FileImportOptions['onProgress'],
  totals: { files: number; bytes: number | undefined } | undefined,
): ProgressCounter {
  const now = { files: totals?.files ?? 0, filesDone: 0, bytes: 0, tasks: 0, problems: 0 };
  let told = { bytes: 0, rows: 0, files: 0 };
  let start = 0;
  const tell = (): void => {
    told = { bytes: now.bytes, rows: now.tasks + now.problems, files: now.filesDone };
    onProgress?.({ ...now, totalBytes: totals?.bytes });
  };
  const tellAtStep = (): void => {
    const isDue = now.bytes - told.bytes >= STEP.bytes || now.tasks + now.problems - told.rows >= STEP.rows;
    if (isDue || now.filesDone - told.files >= STEP.files) tell();
  };
  return {
    found() {
      if (!totals) now.files++;
    },
    begin() {
      start = now.bytes;
    },
    at(read) {
      now.bytes = Math.max(now.bytes, start + read);
    },
    count(rows) {
      for (const row of rows) now[row instanceof ImportProblem ? 'problems' : 'tasks']++;
      tellAtStep();
    },
    end(size) {
      now.filesDone++;
      if (size !== undefined) now.bytes = start + size;
      tellAtStep();
    },
    finish: tell,
  };
}
