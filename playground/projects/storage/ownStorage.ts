import type { IDBPObjectStore } from 'idb';
import type { AnnotationJson } from 'label-editor';
import { taskState } from '../../../src/host';
import { ownImport } from './ownImport';
import { batches, noProject, readProject, removeTasks, rewriteTasks } from './ownTasks';
import type { DraftJson, OwnProject, ProjectStorage, Saved, SavedAnnotation, TaskCounts, TaskRow } from './projectStorage';
import { keysBelow, type ProjectsDatabase, type ProjectsSchema } from './projectsDatabase';
import { getRows, putRows } from './rowPages';
import { draftKey, joinTask } from './taskBatch';

const PAGES_AT_ONCE = 32;
const TASKS_AT_ONCE = 200;

/** A project that this browser keeps in IndexedDB. Every change is one transaction, so the counts never disagree with the rows. */
export function ownStorage(database: ProjectsDatabase, project: string): ProjectStorage {
  const drafts = (task: number) => database.getAll('drafts', keysBelow(project, task));
  const change = (task: number, work: (parts: Parts) => Promise<unknown>) => changeWork(database, project, task, work);
  return {
    own: ownProject(database, project),
    read: () => readProject(database, project),
    async *rows(signal) {
      const begun = new Set((await database.getAllKeys('drafts', keysBelow(project))).map(([, task]) => task));
      // A page that goes while it saves leaves the draft, and the row as it was before.
      const asBegun = (row: TaskRow): TaskRow => (row.state === 'todo' && begun.has(row.id) ? { ...row, state: 'draft' } : row);
      for await (const [, pages] of batches(database, 'rows', project, PAGES_AT_ONCE, signal)) yield pages.flat().map(asBegun);
    },
    async task(id) {
      const [body, annotations = [], begun] = await Promise.all([
        database.get('bodies', [project, id]),
        database.get('annotations', [project, id]),
        drafts(id),
      ]);
      return body && joinTask(body, annotations, begun);
    },
    async *tasks(signal) {
      for await (const [keys, bodies] of batches(database, 'bodies', project, TASKS_AT_ONCE, signal)) {
        const tx = database.transaction('annotations');
        const work = await Promise.all(keys.map((key) => tx.store.get(key)));
        for (const [at, body] of bodies.entries()) yield joinTask(body, work[at] ?? [], []);
      }
    },
    async saveAnnotation(task, annotation, draft): Promise<Saved> {
      let saved: SavedAnnotation | undefined;
      const row = await change(task, async (parts) => {
        const stored = withStored(parts, annotation, new Date().toISOString());
        saved = stored.annotation;
        parts.annotations = stored.annotations;
        parts.nextAnnotation = stored.nextAnnotation;
        parts.drafts.delete(draft);
      });
      return { annotation: saved as SavedAnnotation, row };
    },
    removeAnnotation: (task, id) =>
      change(task, async (parts) => {
        parts.annotations = parts.annotations.filter((one) => String(one.id) !== String(id));
        parts.drafts.delete(draftKey({ annotation: id }));
      }),
    async saveDraft(task, draft) {
      await atOnce(database, (store) => store.put(draft, [project, task, draftKey(draft)]));
      return change(task, asItIs);
    },
    async removeDraft(task, draft) {
      await atOnce(database, (store) => store.delete([project, task, draft]));
      return change(task, asItIs);
    },
    media: (path) => database.get('media', [project, path]),
  };
}

function ownProject(database: ProjectsDatabase, project: string): OwnProject {
  return {
    async change(choices) {
      const tx = database.transaction('projects', 'readwrite');
      const before = await tx.store.get(project);
      if (!before) throw noProject();
      const after = { ...before, ...choices, changedAt: new Date().toISOString() };
      await Promise.all([tx.store.put(after, project), tx.done]);
      return after;
    },
    startImport: () => ownImport(database, project),
    remove: (ids) => removeTasks(database, project, ids),
    rewrite: (change, signal) => rewriteTasks(database, project, change, signal),
    async mediaPaths() {
      return (await database.getAllKeys('media', keysBelow(project))).map(([, path]) => path);
    },
  };
}

const asItIs = async () => undefined;

/** One request, committed in the same moment: it is done even when the page goes right after, which ends a transaction that waits for answers. */
async function atOnce(database: ProjectsDatabase, request: (store: DraftStore) => Promise<unknown>): Promise<void> {
  const tx = database.transaction('drafts', 'readwrite', { durability: 'strict' });
  const asked = request(tx.store);
  tx.commit();
  await Promise.all([asked, tx.done]);
}

type DraftStore = IDBPObjectStore<ProjectsSchema, ['drafts'], 'drafts', 'readwrite'>;

/** The work on a task, to be changed in a transaction. */
interface Parts {
  annotations: readonly AnnotationJson[];
  readonly drafts: Map<string, DraftJson>;
  nextAnnotation: number;
}

/** Changes the work on a task, its row and the counts of the project as one. The promise is kept when it is on the disk. */
async function changeWork(
  database: ProjectsDatabase,
  project: string,
  task: number,
  work: (parts: Parts) => Promise<unknown>,
): Promise<TaskRow> {
  const tx = database.transaction(['projects', 'rows', 'annotations', 'drafts'], 'readwrite', { durability: 'strict' });
  const [projects, rows, annotations, drafts] = [
    tx.objectStore('projects'),
    tx.objectStore('rows'),
    tx.objectStore('annotations'),
    tx.objectStore('drafts'),
  ];
  const below = keysBelow(project, task);
  const [record, known, list = [], keys, values] = await Promise.all([
    projects.get(project),
    getRows(rows, project, [task]),
    annotations.get([project, task]),
    drafts.getAllKeys(below),
    drafts.getAll(below),
  ]);
  const row = known.get(task);
  if (!record || !row) throw record ? new Error(`Task ${task} is no longer there: it was deleted, perhaps in another tab.`) : noProject();
  const begun = new Map(keys.map(([, , key], at) => [key, values[at] as DraftJson]));
  const before = new Map(begun);
  const parts: Parts = { annotations: list, drafts: begun, nextAnnotation: record.nextAnnotation };
  await work(parts);
  const after: TaskRow = { ...row, state: taskState(parts.annotations, begun.size > 0), annotations: parts.annotations.length };
  const { nextAnnotation } = parts;
  await Promise.all([
    parts.annotations !== list && annotations.put(parts.annotations, [project, task]),
    ...[...before.keys()].filter((key) => !begun.has(key)).map((key) => drafts.delete([project, task, key])),
    ...[...begun].filter(([key, draft]) => before.get(key) !== draft).map(([key, draft]) => drafts.put(draft, [project, task, key])),
    putRows(rows, project, [after]),
    projects.put({ ...record, counts: moved(record.counts, row, after), nextAnnotation, changedAt: new Date().toISOString() }, project),
    tx.done,
  ]);
  return after;
}

function moved(counts: TaskCounts, before: TaskRow, after: TaskRow): TaskCounts {
  if (before.state === after.state) return counts;
  return { ...counts, [before.state]: counts[before.state] - 1, [after.state]: counts[after.state] + 1 };
}

/** The annotations of a task with a new one, or a new version of one that is there. Ids are compared as text: the editor may have made one of a number. */
export function withStored(
  { annotations, nextAnnotation }: Pick<Parts, 'annotations' | 'nextAnnotation'>,
  { draft_id: _, ...annotation }: AnnotationJson,
  now: string,
): { readonly annotations: readonly AnnotationJson[]; readonly annotation: SavedAnnotation; readonly nextAnnotation: number } {
  const at = annotation.id === undefined ? -1 : annotations.findIndex(({ id }) => String(id) === String(annotation.id));
  const before = annotations[at];
  const id = (before?.id ?? nextAnnotation) as number;
  const createdAt = annotation.created_at ?? before?.created_at ?? now;
  const saved = { completed_by: 1, ...annotation, id, created_at: createdAt, updated_at: now } as SavedAnnotation;
  return {
    annotation: saved,
    annotations: before ? annotations.with(at, saved) : [...annotations, saved],
    nextAnnotation: before ? nextAnnotation : nextAnnotation + 1,
  };
}
