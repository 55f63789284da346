import { readdir } from 'node:fs/promises';
import type { Task } from '../../core';
import type { ImportProblem } from '../../format/import';
import { importTasks } from '../../tasks';
import { findFiles } from './diskFile';
import { filesOfFormat, guessFormat, importFormatOf } from './inputFormat';
import { type Arguments, encoding, inputFormat } from './options';
import { type ProjectFile, readProjectFile } from './projectFile';
import { ProjectStore } from './projectStore';

/** Tasks that a command reads from the beginning to the end. */
export interface TaskSource {
  /** The config that an output folder was labelled with. */
  readonly config: string | undefined;
  tasks(config: string | undefined): AsyncIterable<Task | ImportProblem>;
}

async function* readStore(folder: string, project: ProjectFile): AsyncGenerator<Task> {
  const store = await ProjectStore.open(folder, project, true);
  try {
    for await (const line of store.lines()) yield JSON.parse(line) as Task;
  } finally {
    await store.close();
  }
}

async function isProject(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.includes('project.json') && names.includes('annotations');
}

/** What the paths of check and convert stand for: files of tasks, or an output folder of open with all that was labelled. */
export async function readSource(args: Arguments, signal: AbortSignal): Promise<TaskSource> {
  const [first = ''] = args.paths;
  const project = args.paths.length === 1 && (await isProject(first)) ? await readProjectFile(first) : undefined;
  if (project) return { config: project.config, tasks: () => readStore(first, project) };
  const found = await findFiles(args.paths);
  const format = inputFormat(args) ?? guessFormat(found);
  const files = filesOfFormat(found, format);
  const [read, label] = [importFormatOf(format), encoding(args)];
  return {
    config: undefined,
    // The path from what was given: a file that is written beside it finds the media again.
    tasks: (config) => importTasks(files, { config, format: read, encoding: label, signal, mediaUrl: ({ path }) => path }),
  };
}
