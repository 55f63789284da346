import { ignoreAfterEnd } from './peekFile';

/** The items of `source` until the signal is aborted; then its reason is thrown at once, also while the source keeps one waiting. */
export async function* untilAborted<T>(source: Iterable<T> | AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T> {
  if (!signal) {
    yield* source;
    return;
  }
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  // One promise an item: a single promise of the abort would hold on to every race that was run with it.
  let refuse: (reason: unknown) => void = ignoreAfterEnd;
  const stop = (): void => refuse(signal.reason);
  signal.addEventListener('abort', stop);
  let isDone = false;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await new Promise<IteratorResult<T>>((resolve, reject) => {
        refuse = reject;
        Promise.resolve(iterator.next()).then(resolve, reject);
      });
      isDone = done === true;
      if (isDone) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not awaited: a source that hangs would keep the abort waiting.
    if (!isDone) Promise.resolve(iterator.return?.()).catch(ignoreAfterEnd);
  }
}

/** What `work` comes to, or the signal's reason as soon as it is aborted: a host's own work hears of no signal. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise<T>((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
