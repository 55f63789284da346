import { isHiddenPath } from './filePaths';
import type { ImportFile } from './importFile';
import { createImportJob } from './importJob';
import type { FileImportOptions } from './importOptions';
import { ImportProblem } from './importProblem';
import { createProgress } from './importProgress';
import { readFile } from './readFile';
import type { Row } from './rowReader';
import { untilAborted } from './untilAborted';

/** Files as a source finds them, and what it found instead of a file. A list knows its length, which progress then tells. */
export type FoundFiles = Iterable<ImportFile | ImportProblem> | AsyncIterable<ImportFile | ImportProblem>;

/**
 * Reads files into tasks, one after the other, as they are asked for: nothing is read ahead beyond the piece of a file that is being taken apart, and
 * nothing is kept. Problems stand where the task would. Bad input never throws; an aborted signal does, with its reason.
 * @example
 * for await (const row of importFiles(files, { config: parseConfig(xml, registry) })) {
 *   if (row instanceof ImportProblem) refused.push(row);
 *   else await store.add(row);
 * }
 */
export async function* importFiles(files: FoundFiles, options: FileImportOptions = {}): AsyncGenerator<Row, void, undefined> {
  for await (const batch of importBatches(files, options)) for (const row of batch) yield row;
}

/** As `importFiles`, a piece of a file at a time: quicker, since a promise per task costs more than reading it. */
async function* importBatches(files: FoundFiles, options: FileImportOptions = {}): AsyncGenerator<readonly Row[], void, undefined> {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const job = createImportJob(options);
  const progress = createProgress(onProgress, totalsOf(files));
  for await (const file of untilAborted(files, signal)) {
    if (file instanceof ImportProblem) {
      progress.count([file]);
      yield [file];
      continue;
    }
    progress.found();
    progress.begin();
    // What a person gave by its name is meant; what lies about in a folder is not.
    if (!file.path.includes('/') || !isHiddenPath(file.path)) {
      for await (const batch of readFile(file, job, progress.at)) {
        signal?.throwIfAborted();
        progress.count(batch);
        yield batch;
      }
    }
    progress.end(file.size);
  }
  signal?.throwIfAborted();
  progress.finish();
}

function totalsOf(files: FoundFiles): { files: number; bytes: number | undefined } | undefined {
  if (!Array.isArray(files)) return undefined;
  const all: ImportFile[] = files.filter((file) => !(file instanceof ImportProblem));
  const sizes = all.flatMap(({ size }) => size ?? []);
  return { files: all.length, bytes: sizes.length === all.length ? sizes.reduce((sum, size) => sum + size, 0) : undefined };
}
