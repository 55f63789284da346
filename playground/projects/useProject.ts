import { useCallback, useEffect, useState } from 'react';
import type { ProjectInfo, ProjectStorage, TaskRow } from './storage/projectStorage';
import { describeStorageError } from './storage/projectsDatabase';

export interface OpenProject {
  /** Undefined while it is read. */
  readonly info: ProjectInfo | undefined;
  readonly rows: readonly TaskRow[];
  /** All rows are there. */
  readonly isComplete: boolean;
  /** Counts removals of rows. */
  readonly removals: number;
  readonly error: string;
  readonly setInfo: (info: ProjectInfo) => void;
  readonly addRows: (rows: readonly TaskRow[]) => void;
  readonly setRow: (row: TaskRow) => void;
  readonly removeRows: (ids: readonly number[]) => void;
}

interface Read {
  readonly storage: ProjectStorage | undefined;
  readonly info: ProjectInfo | undefined;
  readonly rows: readonly TaskRow[];
  readonly isComplete: boolean;
  readonly removals: number;
  readonly error: string;
}

const NOTHING: Read = { storage: undefined, info: undefined, rows: [], isComplete: false, removals: 0, error: '' };

function sameRow(a: TaskRow, b: TaskRow): boolean {
  return (Object.keys(a) as (keyof TaskRow)[]).every((key) => a[key] === b[key]);
}

/** A project and the lines of its tasks, read in batches and kept as they change. */
export function useProject(storage: ProjectStorage): OpenProject {
  const [read, setRead] = useState(NOTHING);

  useEffect(() => {
    const ending = new AbortController();
    const change = (part: (before: Read) => Partial<Read>) =>
      setRead((before) => (ending.signal.aborted ? before : { ...before, ...part(before) }));
    const load = async () => {
      const info = await storage.read();
      change(() => ({ info }));
      for await (const batch of storage.rows(ending.signal)) change(({ rows }) => ({ rows: [...rows, ...batch] }));
      change(() => ({ isComplete: true }));
    };
    setRead({ ...NOTHING, storage });
    load().catch((error) => change(() => ({ error: describeStorageError(error) })));
    return () => ending.abort();
  }, [storage]);

  const setInfo = useCallback((info: ProjectInfo) => setRead((before) => ({ ...before, info })), []);
  const addRows = useCallback((added: readonly TaskRow[]) => setRead((before) => ({ ...before, rows: [...before.rows, ...added] })), []);
  const setRow = useCallback((row: TaskRow) => {
    setRead((before) => {
      const at = before.rows.findIndex(({ id }) => id === row.id);
      const known = before.rows[at];
      return !known || sameRow(known, row) ? before : { ...before, rows: before.rows.with(at, row) };
    });
  }, []);
  const removeRows = useCallback((ids: readonly number[]) => {
    const gone = new Set(ids);
    setRead((before) => ({ ...before, rows: before.rows.filter(({ id }) => !gone.has(id)), removals: before.removals + 1 }));
  }, []);

  const { info, rows, isComplete, removals, error } = read.storage === storage ? read : NOTHING;
  return { info, rows, isComplete, removals, error, setInfo, addRows, setRow, removeRows };
}
