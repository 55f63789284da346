import type { Task } from 'label-editor';
import { createTaskQueue, type TaskQueue, type TaskQueueSnapshot } from 'label-editor/tasks';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ProjectInfo, ProjectStorage, TaskRow } from '../storage/projectStorage';
import type { OpenTask } from './ProjectEditor';
import { recallQueue, rememberQueue } from './queueState';
import { warmUp } from './warmUp';

export type ProjectQueue = TaskQueue<TaskRow, OpenTask>;

const EMPTY: TaskQueueSnapshot<OpenTask> = {
  id: undefined,
  task: undefined,
  status: 'loading',
  error: undefined,
  isDone: false,
  position: 0,
  total: 0,
  remaining: 0,
  hasNext: false,
  hasPrevious: false,
};

const isOver = ({ state }: TaskRow) => state === 'done' || state === 'skipped';

interface QueueInput {
  readonly storage: ProjectStorage;
  readonly info: ProjectInfo;
  readonly rows: readonly TaskRow[];
  /** All rows are there. */
  readonly isComplete: boolean;
  /** Counts removals: rows that are added join the queue, rows that go make another one. */
  readonly removals: number;
  /** The task that the address names. */
  readonly task: number | undefined;
}

/** The stream of a project: its order is the sampling's, what is done is left out, and a reload goes on where it was. */
export function useTaskQueue({ storage, info, rows, isComplete, removals, task }: QueueInput): {
  readonly queue: ProjectQueue | undefined;
  readonly snapshot: TaskQueueSnapshot<OpenTask>;
} {
  const { id, sampling, seed } = info;
  const [queue, setQueue] = useState<ProjectQueue>();
  const added = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows and task are those of the moment in which the queue is made
  useEffect(() => {
    if (!isComplete) return undefined;
    const kept = recallQueue(id) as { strategy?: unknown } | null;
    const made: ProjectQueue = createTaskQueue<TaskRow, OpenTask>({
      tasks: rows,
      // A served project's rows come in its order: none has a score, so they stay as they came.
      ...(storage.own
        ? { strategy: sampling, scoreOf: ({ score }: TaskRow) => score }
        : { strategy: 'prediction-score-min', scoreOf: () => undefined }),
      seed,
      isDone: isOver,
      load: async (taskId) => readTask(storage, Number(taskId)),
      prefetch: ({ task: ahead }, signal) => warmUp(ahead, signal),
      ...((!storage.own || kept?.strategy === sampling) && { state: kept }),
    });
    added.current = rows.length;
    if (task !== undefined) made.jump(task);
    const unsubscribe = made.subscribe(() => rememberQueue(id, made.serialize()));
    setQueue(made);
    return () => {
      unsubscribe();
      made.dispose();
      setQueue(undefined);
    };
  }, [storage, id, sampling, seed, isComplete, removals]);

  useEffect(() => {
    if (!queue || rows.length <= added.current) return;
    queue.add(rows.slice(added.current));
    added.current = rows.length;
  }, [queue, rows]);

  const store = useMemo(
    () => ({ subscribe: queue?.subscribe ?? (() => () => undefined), read: queue?.getSnapshot ?? (() => EMPTY) }),
    [queue],
  );
  return { queue, snapshot: useSyncExternalStore(store.subscribe, store.read) };
}

/** @throws when the task is gone. */
export async function readTask(storage: ProjectStorage, id: number): Promise<OpenTask> {
  const task: Task | undefined = await storage.task(id);
  if (!task) throw new Error(`Task ${id} is not in this project any more.`);
  return { id, task };
}
