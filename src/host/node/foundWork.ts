import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type TaskRow, taskState } from '..';
import { CommandError, errorCode } from './commandError';
import { annotationsFolder, workPath } from './projectFile';
import type { IndexEntry } from './taskIndex';
import { greatestId, readWork, type TaskWork } from './taskWork';

/** A task's place, and its row as it is now. */
export interface Entry extends Omit<IndexEntry, 'data'> {
  row: TaskRow;
}

/** Files read at a time when a folder is opened. */
const AT_ONCE = 64;

/** The row of a task after work on it. */
export function rowOf(row: TaskRow, { annotations }: TaskWork, isBegun: boolean): TaskRow {
  return { ...row, annotations: annotations.length, state: taskState(annotations, isBegun) };
}

/** Work that an output folder holds. */
export interface FoundWork {
  readonly ids: Set<number>;
  readonly greatestAnnotation: number;
}

/** Ids of the tasks that an output folder has work files of. */
export async function workedIds(folder: string): Promise<number[]> {
  const names = await readdir(annotationsFolder(folder)).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.flatMap((name) => Number(/^(\d{1,16})\.json$/.exec(name)?.[1] ?? []));
}

/** The work on a task; a file that is not one ends the command rather than being written over. */
export async function readWorkFile(file: string): Promise<TaskWork> {
  const work = readWork(await readFile(file, 'utf8'));
  if (work) return work;
  throw new CommandError(
    `${path.basename(file)} in the output folder's annotations is not what was saved there: something else has changed it.`,
    `Mend ${file}, or move it away to begin that task anew.`,
    1,
  );
}

/** Reads what people have done, into the rows. */
export async function findWork(folder: string, byId: ReadonlyMap<number, Entry>): Promise<FoundWork> {
  const waiting = await workedIds(folder);
  const found = { ids: new Set<number>(), greatestAnnotation: 0 };
  const readOne = async (id: number) => {
    const work = await readWorkFile(workPath(folder, id));
    found.ids.add(id);
    found.greatestAnnotation = Math.max(found.greatestAnnotation, greatestId(work.annotations));
    const entry = byId.get(id);
    // Drafts that came with the task show in the row of the import already.
    if (entry) entry.row = rowOf(entry.row, work, work.drafts.length > 0 || (entry.row.state === 'draft' && work.endedDrafts.length === 0));
  };
  const readAll = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await readOne(id);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readAll));
  return found;
}

/** Removes imports that were not finished, or that another has followed. */
export async function removeOldImports(folder: string, generation: number | undefined): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = /^(?:tasks|index)-(\d+)\.ndjson$/.exec(name);
    if (found && Number(found[1]) !== generation) await rm(path.join(folder, name), { force: true });
  }
}
