import { isRecord } from '../../core';
import { SAMPLING_STRATEGIES, type SamplingStrategy } from './strategy';
import type { TaskId } from './waitingLine';

/** Where a person is in a queue, as JSON: kept by the host, so that a reload continues at the same task. */
export interface TaskQueueState {
  readonly version: 1;
  readonly strategy: SamplingStrategy;
  readonly seed: number;
  /** Tasks left open: after how many others each comes back, or after all. */
  readonly postponed: readonly { readonly id: TaskId; readonly after?: number | undefined }[];
  /** The last visits and those ahead; `at` is the current one, behind the last when all was done. */
  readonly history: readonly TaskId[];
  readonly at: number;
  /** The current task was done already. */
  readonly currentDone: boolean;
  /** What is done, where the host does not tell with `isDone`. */
  readonly done?: readonly TaskId[] | undefined;
}

function idsIn(value: unknown): TaskId[] {
  return Array.isArray(value) ? value.filter((id): id is TaskId => typeof id === 'number' || typeof id === 'string') : [];
}

/** A state as it was kept, as far as it can be read: it may come from a file that anybody wrote. */
export function readQueueState(kept: unknown): Partial<TaskQueueState> {
  if (!isRecord(kept) || kept.version !== 1) return {};
  const { strategy, seed, postponed, history, at, currentDone, done } = kept;
  return {
    ...(SAMPLING_STRATEGIES.includes(strategy as SamplingStrategy) && { strategy: strategy as SamplingStrategy }),
    ...(typeof seed === 'number' && Number.isFinite(seed) && { seed }),
    postponed: (Array.isArray(postponed) ? postponed : []).flatMap((entry: unknown) => {
      const [id] = isRecord(entry) ? idsIn([entry.id]) : [];
      const after = isRecord(entry) && typeof entry.after === 'number' && entry.after >= 0 ? entry.after : undefined;
      return id === undefined ? [] : { id, after };
    }),
    history: idsIn(history),
    at: typeof at === 'number' && Number.isInteger(at) ? at : 0,
    currentDone: currentDone === true,
    done: idsIn(done),
  };
}
