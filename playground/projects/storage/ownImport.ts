import type { ImportSession } from './projectStorage';
import { keysBelow, type ProjectsDatabase } from './projectsDatabase';
import { putRows } from './rowPages';
import { modelsOf, Numbering, splitTask } from './taskBatch';

const MODELS_KEPT = 50;

/** An import into a project of this browser: a transaction a batch, counts and numbers in it, so that a page that is closed leaves no half. */
export async function ownImport(database: ProjectsDatabase, project: string): Promise<ImportSession> {
  const taken = (await database.getAllKeys('bodies', keysBelow(project))).map(([, id]) => id);
  const paths = new Set((await database.getAllKeys('media', keysBelow(project))).map(([, path]) => path));
  const numbering = new Numbering(taken);
  return {
    async addMedia(path, blob) {
      const free = await freePath(path, paths, async (name) => isSame(await database.get('media', [project, name]), blob));
      if (!paths.has(free)) {
        paths.add(free);
        await database.put('media', blob, [project, free]);
      }
      return free;
    },
    async addTasks(tasks) {
      const stores = ['projects', 'rows', 'bodies', 'annotations', 'drafts'] as const;
      const tx = database.transaction(stores, 'readwrite', { durability: 'relaxed' });
      const record = await tx.objectStore('projects').get(project);
      if (!record) throw new Error('The project was deleted while tasks were imported into it.');
      numbering.startAt(record);
      const split = tasks.map((task) => splitTask(task, numbering));
      const counts = { ...record.counts };
      const [bodies, work, begun] = [tx.objectStore('bodies'), tx.objectStore('annotations'), tx.objectStore('drafts')];
      const writes = split.flatMap(({ row, body, annotations, drafts }): Promise<unknown>[] => {
        counts[row.state] += 1;
        return [
          bodies.put(body, [project, row.id]),
          ...(annotations.length > 0 ? [work.put(annotations, [project, row.id])] : []),
          ...drafts.map(([key, draft]) => begun.put(draft, [project, row.id, key])),
        ];
      });
      const rows = split.map(({ row }) => row);
      const { nextTask, nextAnnotation } = numbering;
      const models = [...new Set([...record.models, ...modelsOf(tasks)])].slice(0, MODELS_KEPT);
      const changedAt = new Date().toISOString();
      await Promise.all([
        ...writes,
        putRows(tx.objectStore('rows'), project, rows),
        tx.objectStore('projects').put({ ...record, counts, nextTask, nextAnnotation, models, changedAt }, project),
        tx.done,
      ]);
      return rows;
    },
    async finish(refused, refusedCount) {
      const tx = database.transaction('projects', 'readwrite');
      const record = await tx.store.get(project);
      if (record) await tx.store.put({ ...record, refused, refusedCount }, project);
      await tx.done;
    },
  };
}

/** `cat.png`, or `cat-2.png` where another file has that name already. The same file again is kept once. */
export async function freePath(path: string, taken: ReadonlySet<string>, isIt: (path: string) => Promise<boolean>): Promise<string> {
  const [, stem = path, end = ''] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
  for (let n = 1; ; n++) {
    const name = n === 1 ? path : `${stem}-${n}${end}`;
    if (!taken.has(name) || (await isIt(name))) return name;
  }
}

const COMPARED_BYTES = 65_536;

/** Equal sizes and equal beginnings and ends: enough to tell a file that is dropped twice from another one of that name. */
async function isSame(stored: Blob | undefined, blob: Blob): Promise<boolean> {
  if (stored?.size !== blob.size) return false;
  const parts = [(file: Blob) => file.slice(0, COMPARED_BYTES), (file: Blob) => file.slice(-COMPARED_BYTES)];
  for (const part of parts) {
    const [a, b] = await Promise.all([part(stored).arrayBuffer(), part(blob).arrayBuffer()]);
    const other = new Uint8Array(b);
    if (!new Uint8Array(a).every((byte, at) => byte === other[at])) return false;
  }
  return true;
}
