import { LookAhead } from './lookAhead';
import type { TaskQueueOptions, TaskQueueSnapshot } from './queueOptions';
import { readQueueState, type TaskQueueState } from './queueState';
import { createRank, drawSeed, isByScore, ownId, type Rank, wholeSeed } from './ranks';
import type { SamplingStrategy } from './strategy';
import { taskScore } from './taskScore';
import { Visits } from './visits';
import { type Arriving, type TaskId, type Waiting, WaitingLine } from './waitingLine';

/** Visits that a state keeps on either side of the current one. */
const KEPT_VISITS = 100;

function ownScore(task: unknown): unknown {
  const row = task as { readonly predictions?: unknown; readonly score?: unknown } | null | undefined;
  return row?.predictions === undefined ? row?.score : taskScore(row);
}

/** See `createTaskQueue`. While a task is open there is a current one; moves answer the id of the task that is current then. */
export class TaskQueue<T, L = T> {
  readonly strategy: SamplingStrategy;
  readonly seed: number;
  readonly #options: TaskQueueOptions<T, L>;
  readonly #line = new WaitingLine<T>();
  readonly #visits = new Visits<Waiting<T>>();
  readonly #rank: Rank;
  readonly #ahead: LookAhead<L>;
  readonly #listeners = new Set<() => void>();
  /** Read and not applied yet: it waits for tasks. */
  #kept: Partial<TaskQueueState> | undefined;
  #snapshot: TaskQueueSnapshot<L> | undefined;
  #isDisposed = false;

  constructor(options: TaskQueueOptions<T, L>) {
    const kept = readQueueState(options.state);
    this.#options = options;
    this.#kept = kept;
    this.strategy = options.strategy ?? kept.strategy ?? 'sequential';
    this.seed = wholeSeed(options.seed ?? kept.seed ?? drawSeed());
    this.#rank = createRank(this.strategy, this.seed);
    this.#ahead = new LookAhead<L>({
      load: options.load ?? ((id) => this.#line.find(id)?.task as unknown as L),
      prefetch: options.prefetch,
      onError: (error, id) => options.onError?.(error, id),
      onChange: (id) => {
        if (id === this.current) this.#emit();
      },
    });
    if (options.tasks) this.add(options.tasks);
  }

  /** Id of the current task. */
  get current(): TaskId | undefined {
    return this.#visits.current?.id;
  }

  /** Place of the current task in the order, from 1; 0 when there is none. */
  get position(): number {
    return this.getSnapshot().position;
  }

  /** Tasks that are not done, the current one included. */
  get remaining(): number {
    return this.#line.open;
  }

  get total(): number {
    return this.#line.total;
  }

  /** The queue as it is now; the same object until it changes, as `useSyncExternalStore` wants it. */
  readonly getSnapshot = (): TaskQueueSnapshot<L> => {
    this.#snapshot ??= this.#look();
    return this.#snapshot;
  };

  /** Calls `listener` after every change, until the answer is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Forward where one went back, else to the task whose turn it is. A task left open comes back after the others. Without any other, it stays. */
  next(): TaskId | undefined {
    return this.#move(() => this.#advance(undefined));
  }

  /** Back to where one was before. */
  previous(): TaskId | undefined {
    return this.#move(() => {
      if (!this.#visits.previous) return;
      this.#leave(undefined);
      this.#visits.back();
      this.#arrive();
    });
  }

  /** Puts the current task off until all others, or `after` others (1 and more), were offered, and goes on. */
  postpone(after?: number): TaskId | undefined {
    return this.#move(() => this.#advance(after === undefined ? undefined : Math.max(1, Math.floor(after) || 1)));
  }

  /** Goes to any task, done or not. Answers whether there is one of that id. */
  jump(id: TaskId): boolean {
    const entry = this.#line.find(id);
    if (!entry) return false;
    this.#move(() => {
      if (entry === this.#visits.current) return;
      this.#leave(undefined);
      this.#visits.push(entry);
      this.#arrive();
    });
    return true;
  }

  /** Marks a task (the current one) as done: it is not offered again. It stays in front until one moves on. */
  complete(id: TaskId | undefined = this.current): void {
    this.#mark(id, true);
  }

  /** Marks a task as not done: it is offered again when it is its turn. */
  reopen(id: TaskId | undefined = this.current): void {
    this.#mark(id, false);
  }

  /** Takes more tasks in, in the order of their import; better many at once than one by one. */
  add(tasks: Iterable<T>): void {
    const { idOf = ownId, scoreOf = ownScore, isDone } = this.#options;
    const byScore = isByScore(this.strategy);
    const arriving = Array.from(tasks, (task): Arriving<T> => {
      const id = idOf(task);
      return { task, id, rank: this.#rank({ id, score: byScore ? scoreOf(task) : undefined }), done: isDone?.(task) === true };
    });
    if (arriving.length === 0) return;
    this.#move(() => {
      this.#line.add(arriving);
      this.#restore();
      if (!this.#visits.current) this.#advance(undefined);
    });
  }

  /** Exchanges what is held of a task, such as one that was saved; `isDone` is asked again, and what was loaded of it is forgotten. */
  update(id: TaskId, task: T): void {
    const entry = this.#line.find(id);
    if (!entry) return;
    this.#move(() => {
      entry.task = task;
      this.#ahead.drop(entry.id);
      const { isDone } = this.#options;
      if (isDone) this.#line.mark(entry, isDone(task));
      if (!this.#visits.current) this.#advance(undefined);
    });
  }

  /** Ids of the next tasks, as they would be offered. */
  upcoming(count: number): readonly TaskId[] {
    const following = this.#visits.following;
    const ids = following ? [following.id] : [];
    if (count <= ids.length) return ids.slice(0, Math.max(0, count));
    for (const entry of this.#line.ahead()) {
      if (entry !== following) ids.push(entry.id);
      if (ids.length >= count) break;
    }
    return ids;
  }

  /** The current task when it is loaded; undefined when there is none. Rejects with what kept it from being loaded. */
  async loaded(): Promise<L | undefined> {
    for (;;) {
      const id = this.current;
      if (id === undefined || this.#isDisposed) return undefined;
      const state = this.#ahead.stateOf(id);
      if (state.status === 'failed') throw state.error;
      if (state.status === 'ready') return state.task;
      // Asked again only after a load that was under way: with none there would be no end to it.
      if (!(await this.#ahead.ended(id))) return undefined;
    }
  }

  /** Loads the current task anew. */
  reload(): void {
    this.#move(() => {
      if (this.current !== undefined) this.#ahead.drop(this.current);
    });
  }

  /** Where the person is, as JSON for the option `state`. */
  serialize(): TaskQueueState {
    const { list, at } = this.#visits.recent(KEPT_VISITS);
    return {
      version: 1,
      strategy: this.strategy,
      seed: this.seed,
      postponed: this.#line.postponed().map(({ entry: { id }, after }) => (after === undefined ? { id } : { id, after })),
      history: list.map(({ id }) => id),
      at,
      currentDone: this.#visits.current?.done === true,
      ...(this.#options.isDone === undefined && { done: this.#line.doneIds() }),
    };
  }

  /** Cancels all that is under way; nothing is heard of it any more. */
  dispose(): void {
    this.#isDisposed = true;
    this.#listeners.clear();
    this.#ahead.dispose();
  }

  #mark(id: TaskId | undefined, done: boolean): void {
    const entry = id === undefined ? undefined : this.#line.find(id);
    if (!entry || entry.done === done) return;
    this.#move(() => {
      this.#line.mark(entry, done);
      if (!this.#visits.current) this.#advance(undefined);
    });
  }

  #leave(after: number | undefined): void {
    const { current } = this.#visits;
    if (current) this.#line.leave(current, after);
  }

  #arrive(): void {
    const { current } = this.#visits;
    if (current) this.#line.take(current);
  }

  #advance(after: number | undefined): void {
    this.#leave(after);
    // The current task waits behind all others now: it is offered again only where it is the last one open.
    const next = this.#visits.following ? undefined : this.#line.offer();
    if (next) this.#visits.push(next);
    else this.#visits.forth();
    this.#arrive();
  }

  #restore(): void {
    const kept = this.#kept;
    this.#kept = undefined;
    if (!kept) return;
    const entriesOf = (ids: readonly TaskId[]): Waiting<T>[] => ids.flatMap((id) => this.#line.find(id) ?? []);
    if (!this.#options.isDone) for (const entry of entriesOf(kept.done ?? [])) this.#line.mark(entry, true);
    const { history = [], at = 0 } = kept;
    this.#visits.restore(entriesOf(history), entriesOf(history.slice(0, at)).length);
    for (const { id, after } of kept.postponed ?? []) {
      const entry = this.#line.find(id);
      if (entry && !entry.done && entry !== this.#visits.current) this.#line.leave(entry, after);
    }
    this.#arrive();
    // Saved, and not moved on: the work on it is over.
    if (this.#visits.current?.done && !kept.currentDone && !this.#visits.following) this.#advance(undefined);
  }

  /** Changes what is in front, sees to what is ahead, and tells those who listen. */
  #move(change: () => void): TaskId | undefined {
    if (this.#isDisposed) return this.current;
    change();
    const { lookAhead = 2 } = this.#options;
    this.#ahead.want(this.current, this.upcoming(lookAhead));
    this.#emit();
    return this.current;
  }

  #emit(): void {
    this.#snapshot = undefined;
    for (const listener of [...this.#listeners]) listener();
  }

  #look(): TaskQueueSnapshot<L> {
    const { current, previous, following } = this.#visits;
    const state = current && this.#ahead.stateOf(current.id);
    const isOpen = current?.done === false;
    return {
      id: current?.id,
      task: state?.status === 'ready' ? state.task : undefined,
      status: state?.status ?? 'empty',
      error: state?.status === 'failed' ? state.error : undefined,
      isDone: current?.done === true,
      position: current ? current.place + 1 : 0,
      total: this.#line.total,
      remaining: this.#line.open,
      hasNext: following !== undefined || this.#line.open > (isOpen ? 1 : 0),
      hasPrevious: previous !== undefined,
    };
  }
}

/**
 * A queue of tasks for a label stream: one task is current, the next ones are loaded and their media prefetched. Plain listeners, no framework; with
 * React: `useSyncExternalStore(queue.subscribe, queue.getSnapshot)`.
 * @example
 * const queue = createTaskQueue({ tasks, strategy: 'prediction-score-min', isDone: (task) => (task.annotations?.length ?? 0) > 0 });
 * save(queue.current);
 * queue.complete();
 * queue.next();
 * @example
 * // Light rows in memory, tasks in a database; a reload goes on at the same task.
 * const queue = createTaskQueue({ tasks: rows, load: (id) => database.read(id), prefetch: warmUp, state: JSON.parse(kept) });
 * queue.subscribe(() => keep(JSON.stringify(queue.serialize())));
 */
export function createTaskQueue<T, L = T>(options: TaskQueueOptions<T, L>): TaskQueue<T, L> {
  return new TaskQueue<T, L>(options);
}
