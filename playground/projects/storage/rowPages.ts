import type { IDBPObjectStore } from 'idb';
import type { TaskRow } from './projectStorage';
import type { ProjectsSchema } from './projectsDatabase';

// A record a row takes a browser half a minute to read 100,000 of on a busy machine, and a record a page a second: what costs is the record.

const PAGE = 256;

type Stores = ArrayLike<'projects' | 'rows' | 'bodies' | 'annotations' | 'drafts'>;
type RowStore = Pick<IDBPObjectStore<ProjectsSchema, Stores, 'rows', 'readwrite'>, 'get' | 'put' | 'delete'>;

function pageOf(id: number): number {
  return Math.floor(id / PAGE);
}

function byPage<T>(entries: readonly T[], idOf: (entry: T) => number): ReadonlyMap<number, readonly T[]> {
  const pages = new Map<number, T[]>();
  for (const entry of entries) {
    const page = pageOf(idOf(entry));
    const known = pages.get(page);
    if (known) known.push(entry);
    else pages.set(page, [entry]);
  }
  return pages;
}

/** A page with rows in it: new ones, and new versions of those it has; by id. */
export function mergeRows(page: readonly TaskRow[], rows: readonly TaskRow[]): readonly TaskRow[] {
  const ids = new Set(rows.map(({ id }) => id));
  return [...page.filter(({ id }) => !ids.has(id)), ...rows].sort((a, b) => a.id - b.id);
}

export async function putRows(store: RowStore, project: string, rows: readonly TaskRow[]): Promise<void> {
  const put = async ([page, some]: readonly [number, readonly TaskRow[]]) => {
    const before = (await store.get([project, page])) ?? [];
    await store.put(mergeRows(before, some), [project, page]);
  };
  await Promise.all(
    Array.from(
      byPage(rows, ({ id }) => id),
      put,
    ),
  );
}

/** The rows of these ids, as far as they are there. */
export async function getRows(store: RowStore, project: string, ids: readonly number[]): Promise<ReadonlyMap<number, TaskRow>> {
  const pages = await Promise.all(Array.from(byPage(ids, (id) => id).keys(), (page) => store.get([project, page])));
  const wanted = new Set(ids);
  return new Map(pages.flatMap((page = []) => page.filter(({ id }) => wanted.has(id)).map((row) => [row.id, row] as const)));
}

export async function deleteRows(store: RowStore, project: string, ids: readonly number[]): Promise<void> {
  const remove = async ([page, some]: readonly [number, readonly number[]]) => {
    const gone = new Set(some);
    const rest = ((await store.get([project, page])) ?? []).filter(({ id }) => !gone.has(id));
    await (rest.length > 0 ? store.put(rest, [project, page]) : store.delete([project, page]));
  };
  await Promise.all(
    Array.from(
      byPage(ids, (id) => id),
      remove,
    ),
  );
}
