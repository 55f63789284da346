import type { Task } from 'label-editor';
import type { DraftJson, TaskRow } from './projectStorage';
import { keysBelow, type ProjectRecord, type ProjectsDatabase, type ProjectsSchema } from './projectsDatabase';
import { deleteRows, getRows, putRows } from './rowPages';
import { joinTask } from './taskBatch';
import { taskRow } from './taskRow';

const REWRITTEN_AT_ONCE = 200;

export function noProject(): Error {
  return new Error('This project is no longer there: it was deleted, perhaps in another tab. Go back to the list of projects.');
}

export async function readProject(database: ProjectsDatabase, project: string): Promise<ProjectRecord> {
  const found = await database.get('projects', project);
  if (!found) throw noProject();
  return found;
}

/** All records of a store for a project, in order, without holding a transaction between the batches. */
export async function* batches<S extends 'rows' | 'bodies'>(
  database: ProjectsDatabase,
  store: S,
  project: string,
  size: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly [keys: readonly [string, number][], values: readonly ProjectsSchema[S]['value'][]]> {
  let range = keysBelow(project);
  for (;;) {
    signal?.throwIfAborted();
    const tx = database.transaction(store);
    const [keys, values] = await Promise.all([tx.store.getAllKeys(range, size), tx.store.getAll(range, size)]);
    if (keys.length > 0) yield [keys as [string, number][], values as ProjectsSchema[S]['value'][]];
    const last = keys.at(-1);
    if (!last || keys.length < size) return;
    range = IDBKeyRange.bound(last, [project, []], true);
  }
}

/** Deletes tasks with the work on them. */
export async function removeTasks(database: ProjectsDatabase, project: string, ids: readonly number[]): Promise<void> {
  const AT_ONCE = 1000;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const tx = database.transaction(['projects', 'rows', 'bodies', 'annotations', 'drafts'], 'readwrite');
    const record = await tx.objectStore('projects').get(project);
    if (!record) throw noProject();
    const some = ids.slice(from, from + AT_ONCE);
    const rows = tx.objectStore('rows');
    const known = await getRows(rows, project, some);
    const counts = { ...record.counts };
    for (const { state } of known.values()) counts[state] -= 1;
    const deleteOf = (id: number): Promise<unknown>[] => [
      tx.objectStore('bodies').delete([project, id]),
      tx.objectStore('annotations').delete([project, id]),
      tx.objectStore('drafts').delete(keysBelow(project, id)),
    ];
    await Promise.all([
      deleteRows(rows, project, some),
      ...some.flatMap(deleteOf),
      tx.objectStore('projects').put({ ...record, counts }, project),
      tx.done,
    ]);
  }
}

/** Exchanges tasks, batch by batch, where `change` answers another object. Their state stays. */
export async function rewriteTasks(
  database: ProjectsDatabase,
  project: string,
  change: (task: Task) => Task,
  signal: AbortSignal,
): Promise<readonly TaskRow[]> {
  const changed: TaskRow[] = [];
  for await (const [keys] of batches(database, 'bodies', project, REWRITTEN_AT_ONCE, signal)) {
    const tx = database.transaction(['rows', 'bodies', 'annotations', 'drafts'], 'readwrite');
    const [rows, bodies, annotations, drafts] = [
      tx.objectStore('rows'),
      tx.objectStore('bodies'),
      tx.objectStore('annotations'),
      tx.objectStore('drafts'),
    ];
    const ids = keys.map(([, id]) => id);
    const known = await getRows(rows, project, ids);
    const read = await Promise.all(
      keys.map((key) =>
        Promise.all([bodies.get(key), annotations.get(key), drafts.getAll(keysBelow(...key)), drafts.getAllKeys(keysBelow(...key))]),
      ),
    );
    const writes: Promise<unknown>[] = [];
    const next: TaskRow[] = [];
    for (const [at, [body, work = [], begun, draftKeys]] of read.entries()) {
      const key = keys[at];
      const row = key && known.get(key[1]);
      if (!row || !body) continue;
      const before = joinTask(body, work, begun);
      const after = change(before);
      if (after === before) continue;
      const { annotations: newWork = [], drafts: newDrafts = [], ...newBody } = after as Task & { readonly drafts?: readonly DraftJson[] };
      writes.push(bodies.put(newBody, key));
      if (newWork !== work) writes.push(annotations.put(newWork, key));
      for (const [n, draft] of newDrafts.entries()) if (draftKeys[n]) writes.push(drafts.put(draft, draftKeys[n]));
      next.push({ ...taskRow(row.id, after), state: row.state });
    }
    await Promise.all([...writes, putRows(rows, project, next), tx.done]);
    for (const row of next) changed.push(row);
  }
  return changed;
}
