import { parseConfig } from '../../config';
import { type ConfigTree, createRegistry } from '../../core';
import type { ImportFile } from './importFile';
import { importFiles } from './importFiles';
import type { FileImportOptions } from './importOptions';
import { ImportProblem } from './importProblem';

// What the tests of this room share.

/** What a file of a test holds. */
export type Content = string | Uint8Array<ArrayBuffer>;

export function fileOf(path: string, content: Content = 'x', type?: string): ImportFile {
  const blob = new Blob([content]);
  return { path, size: blob.size, type, stream: () => blob.stream() };
}

/** Without definitions every tag is read by what is written, as those are that the editor does not have. */
export function configOf(xml: string): ConfigTree {
  return parseConfig(`<View>${xml}</View>`, createRegistry([]));
}

/** The data of all tasks, and a line for each problem. */
export async function readAll(files: Iterable<ImportFile> | AsyncIterable<ImportFile>, options: FileImportOptions = {}) {
  const tasks: unknown[] = [];
  const problems: string[] = [];
  for await (const row of importFiles(files, options)) {
    if (row instanceof ImportProblem) problems.push(`${row.severity} ${row.code} ${row.file}`);
    else tasks.push(row.data);
  }
  return { tasks, problems };
}
