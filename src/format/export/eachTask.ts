import { pause } from '../../core';

/** Work between two looks at what else there is to do, in milliseconds. */
const SLICE_MS = 30;

/** Waits for one promise after the other, and no longer than a signal allows. */
class Waiting {
  readonly #signal: AbortSignal | undefined;
  // `Promise.race` with one promise of the signal would hold on to every promise that it ever raced.
  #giveUp: (reason: unknown) => void = () => undefined;
  readonly #onAbort = (): void => this.#giveUp(this.#signal?.reason);

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  for<T>(promise: PromiseLike<T> | T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#giveUp = reject;
      if (this.#signal?.aborted) reject(this.#signal.reason);
      Promise.resolve(promise).then(resolve, reject);
    });
  }

  end(): void {
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}

/**
 * Walks through tasks one at a time, so that a source is asked for the next one only when this one is done. Stops with the signal's reason, also while the
 * source is being waited for, and lets the thread breathe when the source is a list.
 */
export async function eachTask<T>(
  source: Iterable<T> | AsyncIterable<T>,
  step: (entry: T) => void | Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const isAsync = Symbol.asyncIterator in source;
  const iterator = isAsync ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const waiting = new Waiting(signal);
  let isDone = false;
  let until = performance.now() + SLICE_MS;
  try {
    for (;;) {
      const next = iterator.next();
      // A list is not awaited: a promise a task costs more than the task.
      const given = isAsync ? await waiting.for(next) : (next as IteratorResult<T>);
      if (given.done) {
        isDone = true;
        return;
      }
      const stepped = step(given.value);
      if (stepped) await waiting.for(stepped);
      if (performance.now() > until) {
        await pause();
        until = performance.now() + SLICE_MS;
      }
      signal?.throwIfAborted();
    }
  } finally {
    waiting.end();
    // Not awaited: a source that hangs would keep the abort from being told.
    if (!isDone) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
