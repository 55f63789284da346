import { parseConfig } from './config';
import { createRegistry, type TagDefinition, type Task } from './core';
import { type FileImportOptions, ImportProblem, importFiles } from './format/import';
import { filesOf, type ImportInput } from './host/sources';
import { builtinTags } from './tags/builtin';

/** What an import may be told. */
export interface ImportOptions extends Omit<FileImportOptions, 'config'> {
  /** The labeling config's XML: says which keys of the data its tags read, and that a table is a time series. */
  readonly config?: string | undefined;
  /** Tags that the config may use. @defaultValue builtinTags */
  readonly tags?: readonly TagDefinition[] | undefined;
}

/** All of an import. */
export interface Imported {
  readonly tasks: readonly Task[];
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads tasks out of files, folders, drops, pasted text, addresses and zips, in bounded memory, as they are asked for. What is refused comes as an
 * `ImportProblem` with file and line at its place, and the rest goes on; bad input never throws. An aborted `signal` throws its reason.
 *
 * Formats: Label Studio's JSON (a task, a list, one a line), CSV and TSV, plain text a task a line, images, audio, video, PDF and HTML a task a file, a
 * table as the value of the config's only TimeSeries, and zips of them. Data stays as it is: no id is invented, no cell of a table becomes a number.
 *
 * A drop is to be given while its event is handled: it is taken at once, and read later.
 * @example
 * for await (const row of importTasks(event.dataTransfer, { config: xml })) {
 *   if (row instanceof ImportProblem) refused.push(`${row.place} ${row.message}`);
 *   else await tasks.add(row);
 * }
 */
export function importTasks(
  input: ImportInput,
  { config, tags = builtinTags, ...options }: ImportOptions = {},
): AsyncIterable<Task | ImportProblem> {
  const files = filesOf(input, options.signal);
  const tree = config === undefined ? undefined : parseConfig(config, createRegistry(tags));
  return importFiles(files, { ...options, config: tree });
}

/**
 * All tasks of an import at once, and all that was refused. For files that fit into memory; see `importTasks`.
 * @example
 * const { tasks, problems } = await importAll('first line\nsecond line', { config: xml });
 */
export async function importAll(input: ImportInput, options: ImportOptions = {}): Promise<Imported> {
  const tasks: Task[] = [];
  const problems: ImportProblem[] = [];
  for await (const row of importTasks(input, options)) {
    if (row instanceof ImportProblem) problems.push(row);
    else tasks.push(row);
  }
  return { tasks, problems };
}
