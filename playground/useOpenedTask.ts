import { useState } from 'react';
import type { Backend } from './createBackend';
import type { SampleTask } from './samples';

interface Opened {
  readonly key: string;
  readonly original: SampleTask;
  readonly task: SampleTask;
  /** Counts openings; another number is another editor. */
  readonly count: number;
}

/**
 * The task as it was stored when it was opened. A save does not open it anew: the person keeps the view, the selection and the undo
 * steps. `reload` fetches what is stored now.
 */
export function useOpenedTask(backend: Backend, key: string, original: SampleTask): Opened & { readonly reload: () => void } {
  const open = (count: number): Opened => ({ key, original, task: backend.read(key, original), count });
  const [opened, setOpened] = useState(() => open(1));
  const reload = () => setOpened(open(opened.count + 1));
  if (opened.key === key && opened.original === original) return { ...opened, reload };
  const next = open(opened.count + 1);
  setOpened(next);
  return { ...next, reload };
}
