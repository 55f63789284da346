import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Task } from '../../core';
import type { ImportProblem } from '../../format/import';
import { drawSeed, type SamplingStrategy } from '../../format/sampling';
import { removeUnfinished } from './atomicFile';
import { CommandError, usageError } from './commandError';
import { type Fingerprint, isSameSource } from './fingerprint';
import { removeOldImports, workedIds } from './foundWork';
import { type FormerImport, type ImportedTasks, importProject } from './importProject';
import { unpackedFolder } from './localAddress';
import { checkOutputFolder } from './outputFolder';
import { indexPath, type ProjectFile, readProjectFile, writeProjectFile } from './projectFile';
import { ProjectStore } from './projectStore';
import { readEntries } from './taskIndex';

/** What a project is opened with. */
export interface ProjectInput {
  /** The output folder; this process holds its lock. */
  readonly folder: string;
  readonly title: string;
  readonly config: string;
  /** Takes the fingerprint of the tasks' files, quickly where nothing has changed. */
  readonly fingerprint: (before?: Fingerprint) => Promise<Fingerprint>;
  readonly readTasks: () => AsyncIterable<Task | ImportProblem>;
  /** Where they were asked for; else what the project has, or the default. */
  readonly sampling?: SamplingStrategy | undefined;
  readonly seed?: number | undefined;
  /** Changes of tasks and config are taken. */
  readonly update: boolean;
  readonly say: (line: string) => void;
}

const number = (count: number) => count.toLocaleString('en');

/** What was imported and what was not, in words. */
function sayImported({ taskCount, refused, refusedCount }: ImportedTasks, say: (line: string) => void): void {
  say(`Imported ${number(taskCount)} ${taskCount === 1 ? 'task' : 'tasks'}.`);
  for (const { severity, place, message, hint } of refused.slice(0, 10)) say(`${severity} ${place}: ${message} ${hint}`);
  if (refusedCount > 10) say(`… and ${number(refusedCount - 10)} more; the page lists them.`);
}

/** Tasks of the former import that have been worked on: they stay, whatever the new one says. */
async function readFormer(folder: string, before: ProjectFile): Promise<FormerImport & { close(): Promise<void> }> {
  const store = await ProjectStore.open(folder, before);
  const ids = new Set(await workedIds(folder));
  const worked = [];
  for await (const entry of readEntries(indexPath(folder, before.generation))) if (ids.has(entry.row.id)) worked.push(entry);
  const { greatestAnnotation } = store;
  return { worked, greatestAnnotation, read: ({ row }) => store.imported(row.id), close: () => store.close() };
}

/** Imports all tasks, and makes that lasting by the project's file, which comes last. */
async function importAnew(input: ProjectInput, source: Fingerprint, before: ProjectFile | undefined): Promise<ProjectFile> {
  const { folder, title, config, say } = input;
  if (!before && (await workedIds(folder)).length > 0) {
    throw new CommandError(
      `The output folder ${folder} holds annotations, but its project.json is gone.`,
      'Put it back, or choose another --output; the annotations stay as they are.',
      1,
    );
  }
  const former = before && (await readFormer(folder, before));
  try {
    const generation = (before?.generation ?? 0) + 1;
    if (!before) await rm(unpackedFolder(folder), { recursive: true, force: true });
    const imported = await importProject(input.readTasks(), { folder, generation, former });
    if (imported.taskCount === 0) sayNothingFound(imported);
    sayImported(imported, say);
    const sampling = input.sampling ?? before?.sampling ?? 'sequential';
    const project: ProjectFile = {
      version: 1,
      title,
      config,
      source,
      sampling,
      seed: input.seed ?? before?.seed ?? drawSeed(),
      generation,
      ...imported,
    };
    await writeProjectFile(folder, project);
    return project;
  } finally {
    await former?.close();
  }
}

function sayNothingFound({ refused: [first], refusedCount }: ImportedTasks): never {
  const why = first ? ` ${number(refusedCount)} left out, the first: ${first.place}: ${first.message} ${first.hint}` : '';
  throw new CommandError(`No task was found.${why}`, 'See --input-format, and whether the path is the right one.', 1);
}

function changedError(what: string, folder: string): CommandError {
  return usageError(
    `${what} since the output folder ${folder} was begun.`,
    'Add --update to take the changes (labelled tasks keep their annotations), or choose another folder with --output.',
  );
}

/** What the project becomes where it was begun before: as it was, with another order, or imported anew. */
async function resume(input: ProjectInput, before: ProjectFile): Promise<ProjectFile> {
  const { folder, config, update, sampling, seed } = input;
  const source = await input.fingerprint(before.source);
  const isSame = isSameSource(source, before.source);
  if (!isSame && !update) {
    const isOther = source.paths.join() !== before.source.paths.join();
    throw changedError(isOther ? `The tasks were ${before.source.paths.join(', ')}` : 'The tasks have changed', folder);
  }
  if (config !== before.config && !update) throw changedError('The config has changed', folder);
  if (!isSame) return importAnew(input, source, before);
  const project = { ...before, source, config, sampling: sampling ?? before.sampling, seed: seed ?? before.seed };
  if (JSON.stringify(project) !== JSON.stringify(before)) await writeProjectFile(folder, project);
  return project;
}

/** Opens the project of an output folder: imports the tasks, or goes on where it was left. Half an import is made anew. */
export async function openProject(input: ProjectInput): Promise<ProjectStore> {
  const { folder } = input;
  const before = await readProjectFile(folder);
  if (!before) await checkOutputFolder(folder);
  await removeUnfinished(folder);
  await removeOldImports(folder, before?.generation);
  const project = before ? await resume(input, before) : await importAnew(input, await input.fingerprint(), undefined);
  await removeOldImports(folder, project.generation);
  return ProjectStore.open(folder, project);
}

/** The folder that a project is kept in when nobody names one. */
export function defaultOutput(tasks: string): string {
  const name = path.basename(path.resolve(tasks)).replace(/\.[^.]{1,8}$/, '');
  return path.resolve(`${name || 'tasks'}-labels`);
}
