/** Work between two looks at what else there is to do, in milliseconds. */
const SLICE_MS = 30;

/** A promise that is refused when the signal aborts, and a way to stop listening. */
function abortion(signal: AbortSignal): { readonly aborted: Promise<never>; readonly forget: () => void } {
  let listener: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason);
    signal.addEventListener('abort', listener, { once: true });
  });
  // Nobody may be waiting for it when it comes.
  aborted.catch(() => undefined);
  return { aborted, forget: () => listener && signal.removeEventListener('abort', listener) };
}

function iteratorOf<T>(source: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}

/** Lets input, painting and timers have their turn. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
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
  const iterator = iteratorOf(source);
  const abort = signal && abortion(signal);
  let isDone = false;
  let until = performance.now() + SLICE_MS;
  try {
    for (;;) {
      const next = iterator.next();
      const { done, value } = next instanceof Promise ? await (abort ? Promise.race([next, abort.aborted]) : next) : next;
      if (done) {
        isDone = true;
        return;
      }
      const stepped = step(value);
      if (stepped) await stepped;
      if (performance.now() > until) {
        await pause();
        until = performance.now() + SLICE_MS;
      }
      signal?.throwIfAborted();
    }
  } finally {
    abort?.forget();
    // Not awaited: a source that hangs would keep the abort from being told.
    if (!isDone) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
