import type { SamplingStrategy } from './strategy';
import type { TaskId } from './waitingLine';

/** What a queue is made of. `T` is what it holds of each task (the task, or a light row), `L` what `load` makes of it. */
export interface TaskQueueOptions<T, L = T> {
  /** Tasks or rows in the order of their import; more may be added. */
  readonly tasks?: Iterable<T> | undefined;
  /** @defaultValue that of `state`, else 'sequential' */
  readonly strategy?: SamplingStrategy | undefined;
  /** Of `uniform`. @defaultValue that of `state`, else a random one; `queue.seed` tells it */
  readonly seed?: number | undefined;
  /** The id of a task; one that is missing or taken is replaced by the next free whole number. @defaultValue `task.id` */
  readonly idOf?: ((task: T) => unknown) | undefined;
  /** What `prediction-score-min` and `-max` order by. @defaultValue `taskScore`, and the `score` of a row that has no `predictions` */
  readonly scoreOf?: ((task: T) => unknown) | undefined;
  /** Whether a task is done when it is added: it is not offered, but can be jumped to. */
  readonly isDone?: ((task: T) => boolean) | undefined;
  /** Gets the whole task, from a disk or a database. @defaultValue the task itself, as it was given */
  readonly load?: ((id: TaskId, signal: AbortSignal) => L | Promise<L>) | undefined;
  /** How many tasks ahead are loaded and prefetched. @defaultValue 2 */
  readonly lookAhead?: number | undefined;
  /** Warms up what a task ahead needs, such as its media; aborted when the task is not ahead any more. */
  readonly prefetch?: ((task: L, signal: AbortSignal) => unknown) | undefined;
  /** Hears of tasks ahead that could not be loaded or prefetched; the person never does. */
  readonly onError?: ((error: unknown, id: TaskId) => void) | undefined;
  /** What `serialize` gave, also read back from JSON: the queue goes on where it was. Tasks that are gone are left out. */
  readonly state?: unknown;
}

/** A queue as it is shown; the same object until something changes. */
export interface TaskQueueSnapshot<L> {
  /** Of the current task; undefined when no task is open, or there is none. */
  readonly id: TaskId | undefined;
  /** The current task when its `status` is `ready`. */
  readonly task: L | undefined;
  /** `empty`: no current task. `failed`: it could not be loaded, `error` says why, `reload` tries again. */
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly error: unknown;
  /** Whether the current task is done. */
  readonly isDone: boolean;
  /** Place of the current task in the order, from 1; 0 when there is none. */
  readonly position: number;
  readonly total: number;
  /** Tasks that are not done, the current one included. */
  readonly remaining: number;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}
