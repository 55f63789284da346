import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AnnotationJson, Task } from 'label-editor';
import type { DraftJson, ProjectInfo, TaskCounts, TaskRow } from './projectStorage';

/** A project as it is stored: what its pages know, and the numbers it gives away. */
export interface ProjectRecord extends ProjectInfo {
  readonly counts: TaskCounts;
  readonly nextTask: number;
  readonly nextAnnotation: number;
  /** ISO times. */
  readonly createdAt: string;
  readonly changedAt: string;
}

type OfTask = [project: string, task: number];

/** Rows, bodies and work lie apart: the list of 100,000 tasks reads short rows, and a save touches no body. */
export interface ProjectsSchema extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  /** Pages of rows (rowPages.ts). */
  rows: { key: [project: string, page: number]; value: readonly TaskRow[] };
  bodies: { key: OfTask; value: Task };
  /** The annotations of a task, in order. */
  annotations: { key: OfTask; value: readonly AnnotationJson[] };
  drafts: { key: [project: string, task: number, draft: string]; value: DraftJson };
  media: { key: [project: string, path: string]; value: Blob };
}

export type ProjectsDatabase = IDBPDatabase<ProjectsSchema>;

export const STORES = ['projects', 'rows', 'bodies', 'annotations', 'drafts', 'media'] as const;

const VERSION = 1;

/** Opens the database of this browser, made or brought up to date where needed. `onLost` hears when it can no longer be used. */
export async function openProjects(onLost: (why: string) => void, name = 'label-editor-projects'): Promise<ProjectsDatabase> {
  const database: ProjectsDatabase = await openDB<ProjectsSchema>(name, VERSION, {
    upgrade(db, before) {
      if (before < 1) for (const store of STORES) db.createObjectStore(store);
    },
    blocking() {
      // A newer version of the page waits in another tab: it may go on, this one may not write any more.
      database.close();
      onLost('A newer version of this page was opened in another tab. Reload this one to go on; everything is saved.');
    },
    terminated() {
      onLost('The browser closed the storage of this page. Reload it to go on.');
    },
  });
  return database;
}

/** Every key that begins with these parts. An array is greater than any number or text. */
export function keysBelow(...parts: readonly (string | number)[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []]);
}

/** What a person is told when storing went wrong. */
export function describeStorageError(error: unknown): string {
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(String(error));
  if (name === 'QuotaExceededError') {
    return 'This browser has no room left for the page. What was stored before is kept; delete projects that you no longer need, or free space on the disk, and try again.';
  }
  if (name === 'InvalidStateError') return `The storage of this page is closed (${message}). Reload the page to go on.`;
  return message || name;
}
