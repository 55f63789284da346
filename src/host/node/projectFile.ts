import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '../../core';
import { SAMPLING_STRATEGIES, type SamplingStrategy } from '../../format/sampling';
import type { RefusedRow } from '..';
import { writeAtomically } from './atomicFile';
import { CommandError, errorCode } from './commandError';
import type { Fingerprint } from './fingerprint';

/** What an output folder is about. It is written last when tasks are imported: a folder without it holds half an import. */
export interface ProjectFile {
  readonly version: 1;
  readonly title: string;
  /** The labeling config's XML. */
  readonly config: string;
  readonly source: Fingerprint;
  readonly sampling: SamplingStrategy;
  readonly seed: number;
  /** Which `tasks-N.ndjson` and `index-N.ndjson` are meant; every import makes new ones. */
  readonly generation: number;
  readonly taskCount: number;
  /** The first number that imported annotations without an id get. */
  readonly firstNumber: number;
  /** The greatest id among the imported annotations, those that get their number here included. */
  readonly greatestAnnotation: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
}

const projectPath = (folder: string): string => path.join(folder, 'project.json');
export const tasksPath = (folder: string, generation: number): string => path.join(folder, `tasks-${generation}.ndjson`);
export const indexPath = (folder: string, generation: number): string => path.join(folder, `index-${generation}.ndjson`);
export const annotationsFolder = (folder: string): string => path.join(folder, 'annotations');
export const workPath = (folder: string, id: number): string => path.join(annotationsFolder(folder), `${id}.json`);

function isProjectFile(value: unknown): value is ProjectFile {
  return (
    isRecord(value) &&
    value.version === 1 &&
    typeof value.config === 'string' &&
    isRecord(value.source) &&
    SAMPLING_STRATEGIES.some((strategy) => strategy === value.sampling) &&
    [value.seed, value.generation, value.taskCount, value.firstNumber, value.greatestAnnotation, value.refusedCount].every(
      Number.isSafeInteger,
    ) &&
    Array.isArray(value.refused)
  );
}

/** The project of an output folder, or undefined when there is none yet. */
export async function readProjectFile(folder: string): Promise<ProjectFile | undefined> {
  const text = await readFile(projectPath(folder), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isProjectFile(value)) return value;
  throw new CommandError(
    `${projectPath(folder)} is not a project that this version can read.`,
    'It may be of a later version, or was changed by hand. Choose another --output; the annotations stay as they are.',
    1,
  );
}

/** Writes the project of an output folder, at once or not at all. */
export async function writeProjectFile(folder: string, project: ProjectFile): Promise<void> {
  await writeAtomically(projectPath(folder), `${JSON.stringify(project, null, 2)}\n`);
}
