import { useEffect } from 'react';
import type { ProjectStorage, TaskRow } from './storage/projectStorage';

/** Where the work of a project is, for a person to know. */
export function storageNote(storage: ProjectStorage): string {
  return storage.own ? 'Kept in this browser, sent nowhere.' : 'Kept in the folder of the command line that serves this page.';
}

/** Asks the browser to keep what is stored, as soon as there is work in it; some browsers ask the person. */
export function usePersistence({ own }: ProjectStorage, rows: readonly TaskRow[]): void {
  const hasWork = own !== undefined && rows.some(({ annotations, state }) => annotations > 0 || state === 'draft');
  useEffect(() => {
    if (!hasWork || !navigator.storage?.persist) return;
    const ask = async () => {
      if (!(await navigator.storage.persisted())) await navigator.storage.persist();
    };
    // A browser that refuses keeps the data all the same, until it runs out of room.
    ask().catch(() => undefined);
  }, [hasWork]);
}
