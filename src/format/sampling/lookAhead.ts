import type { TaskId } from './waitingLine';

/** How a task is: being loaded, there, or not to be had. */
export type LoadState<L> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly task: L }
  | { readonly status: 'failed'; readonly error: unknown };

/** What loading needs of the queue. */
export interface Loading<L> {
  readonly load: (id: TaskId, signal: AbortSignal) => L | Promise<L>;
  readonly prefetch: ((task: L, signal: AbortSignal) => unknown) | undefined;
  /** Hears of a task ahead that could not be loaded or prefetched. */
  readonly onError: (error: unknown, id: TaskId) => void;
  /** The task of that id is there, or not to be had. */
  readonly onChange: (id: TaskId) => void;
}

interface Slot<L> {
  readonly abort: AbortController;
  state: LoadState<L>;
  /** Ends with the load, well or not (the state says which), or when nobody wants it any more. */
  ended: Promise<void>;
  isPrefetched: boolean;
}

const PENDING = { status: 'loading' } as const;

/** Holds the task in front of the person and the next few, and nothing else: what is no longer ahead is cancelled and dropped. */
export class LookAhead<L> {
  readonly #slots = new Map<TaskId, Slot<L>>();
  readonly #loading: Loading<L>;
  #wish = 0;

  constructor(loading: Loading<L>) {
    this.#loading = loading;
  }

  /** How a task is that was wanted. */
  stateOf(id: TaskId): LoadState<L> {
    return this.#slots.get(id)?.state ?? PENDING;
  }

  /** Ends when a task that was wanted is there, or not to be had, or not wanted any more; answers false when it was not wanted at all. */
  async ended(id: TaskId): Promise<boolean> {
    const slot = this.#slots.get(id);
    await slot?.ended;
    return slot !== undefined;
  }

  /** What is wanted from now on: `current` at once, `ahead` in this order when it is there. */
  want(current: TaskId | undefined, ahead: readonly TaskId[]): void {
    const wanted = new Set(current === undefined ? ahead : [current, ...ahead]);
    for (const id of [...this.#slots.keys()]) if (!wanted.has(id)) this.drop(id);
    this.#wish += 1;
    const wish = this.#wish;
    const goOn = (): void => {
      if (wish === this.#wish) for (const id of ahead) this.#prepare(id);
    };
    if (current === undefined) {
      goOn();
      return;
    }
    // A failure ahead may have been of the moment: in front of the person it is tried again.
    if (this.#slots.get(current)?.state.status === 'failed') this.drop(current);
    const slot = this.#open(current);
    if (slot.state.status === 'loading') void slot.ended.then(goOn);
    else goOn();
  }

  /** Forgets a task, so that it is loaded anew. */
  drop(id: TaskId): void {
    this.#slots.get(id)?.abort.abort();
    this.#slots.delete(id);
  }

  dispose(): void {
    this.#wish += 1;
    for (const id of [...this.#slots.keys()]) this.drop(id);
  }

  #open(id: TaskId): Slot<L> {
    const known = this.#slots.get(id);
    if (known) return known;
    const slot: Slot<L> = { abort: new AbortController(), state: PENDING, ended: Promise.resolve(), isPrefetched: false };
    this.#slots.set(id, slot);
    try {
      const loaded = this.#loading.load(id, slot.abort.signal);
      if (isPromise(loaded)) {
        slot.ended = new Promise((resolve) => {
          slot.abort.signal.addEventListener('abort', () => resolve(), { once: true });
          void this.#await(id, slot, loaded).then(resolve);
        });
      } else slot.state = { status: 'ready', task: loaded };
    } catch (error) {
      slot.state = { status: 'failed', error };
    }
    return slot;
  }

  async #await(id: TaskId, slot: Slot<L>, loaded: Promise<L>): Promise<void> {
    let state: LoadState<L>;
    try {
      state = { status: 'ready', task: await loaded };
    } catch (error) {
      state = { status: 'failed', error };
    }
    if (slot.abort.signal.aborted) return;
    slot.state = state;
    this.#loading.onChange(id);
  }

  #prepare(id: TaskId): void {
    const { prefetch, onError } = this.#loading;
    const slot = this.#open(id);
    if (slot.isPrefetched) return;
    slot.isPrefetched = true;
    const { signal } = slot.abort;
    const fetchMedia = async (): Promise<void> => {
      await slot.ended;
      if (signal.aborted) return;
      const { state } = slot;
      if (state.status === 'failed') throw state.error;
      if (state.status === 'ready') await prefetch?.(state.task, signal);
    };
    fetchMedia().catch((error: unknown) => {
      // What was cancelled did not fail.
      if (!signal.aborted) onError(error, id);
    });
  }
}

function isPromise<L>(loaded: L | Promise<L>): loaded is Promise<L> {
  return typeof (loaded as { readonly then?: unknown } | null | undefined)?.then === 'function';
}
