import type { AnnotationJson, Task } from 'label-editor';
import type { SamplingStrategy } from 'label-editor/tasks';
import type { RefusedRow, SavedAnnotation, TaskRow, TaskState } from '../../../src/host/protocol';

export type { RefusedRow, SavedAnnotation, TaskRow, TaskState };

export type TaskCounts = Readonly<Record<TaskState, number>>;

export const NO_TASKS: TaskCounts = { todo: 0, draft: 0, done: 0, skipped: 0 };

export function countAll(counts: TaskCounts): number {
  return counts.todo + counts.draft + counts.done + counts.skipped;
}

/** How many of each state there are. */
export function countRows(rows: Iterable<TaskRow>): TaskCounts {
  const counts = { ...NO_TASKS };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** What a person chose for a project. */
export interface ProjectChoices {
  readonly title: string;
  /** The labeling config's XML. */
  readonly config: string;
  readonly sampling: SamplingStrategy;
  readonly showPredictions: boolean;
  /** Model version that is copied first; empty = the first there is. */
  readonly modelVersion: string;
}

/** A project as its pages know it. */
export interface ProjectInfo extends ProjectChoices {
  readonly id: string;
  /** Makes the order `uniform` the same each time. */
  readonly seed: number;
  /** Model versions among the predictions, as far as they are known. */
  readonly models: readonly string[];
  /** The first of what the last import left out, and how many there were. */
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
}

/** Unsent work: `annotation` names the stored annotation that it changes, `id` is its own where it is new. */
export interface DraftJson {
  readonly id?: number | string;
  readonly annotation?: number | string;
  readonly result: AnnotationJson['result'];
  readonly [key: string]: unknown;
}

/** Where the tasks of one project are kept, and the work on them. Everything is stored when its promise is kept. */
export interface ProjectStorage {
  /** What only a project of one's own offers; a served one is changed where it is served. */
  readonly own: OwnProject | undefined;
  read(): Promise<ProjectInfo>;
  /** The lines of the task list, in batches, so that the page stays alive. */
  rows(signal?: AbortSignal): AsyncIterable<readonly TaskRow[]>;
  /** A task with its predictions, annotations and drafts; undefined when there is none of that id. */
  task(id: number): Promise<Task | undefined>;
  /** All of them in the order of the import, without drafts. */
  tasks(signal?: AbortSignal): AsyncIterable<Task>;
  /** Stores a new annotation (and gives it an id) or a new version of one, and ends the draft that it was. */
  saveAnnotation(task: number, annotation: AnnotationJson, draft: string): Promise<Saved>;
  removeAnnotation(task: number, id: number | string): Promise<TaskRow>;
  saveDraft(task: number, draft: DraftJson): Promise<TaskRow>;
  removeDraft(task: number, draft: string): Promise<TaskRow>;
  /** Where an address of the task's data lies: a stored file as a blob. */
  media(path: string): Promise<Blob | undefined>;
}

export interface Saved {
  readonly annotation: SavedAnnotation;
  readonly row: TaskRow;
}

/** What can be done with a project that this browser keeps. */
export interface OwnProject {
  change(choices: Partial<ProjectChoices & Pick<ProjectInfo, 'refused' | 'refusedCount'>>): Promise<ProjectInfo>;
  /** Opens an import: batches are written as they come. */
  startImport(): Promise<ImportSession>;
  /** Deletes tasks with all that was done on them. */
  remove(ids: readonly number[]): Promise<void>;
  /** Exchanges tasks (their data, predictions, annotations and drafts) where `change` answers another object. Answers the rows of those. */
  rewrite(change: (task: Task) => Task, signal: AbortSignal): Promise<readonly TaskRow[]>;
  mediaPaths(): Promise<readonly string[]>;
}

/** An import in progress. What was added stays, however it ends. */
export interface ImportSession {
  /** Keeps a file and answers the path that tasks name it by. */
  addMedia(path: string, blob: Blob): Promise<string>;
  /** One transaction. Answers the rows. */
  addTasks(tasks: readonly Task[]): Promise<readonly TaskRow[]>;
  /** Keeps what was left out, for the page to show after a reload. */
  finish(refused: readonly RefusedRow[], refusedCount: number): Promise<void>;
}
