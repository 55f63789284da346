import type { Disposer } from '../../core';

/** Milliseconds after which it runs though the page never rests. */
const LATEST_MS = 2000;
/** Where a browser does not tell when it rests. */
const REST_MS = 300;

/** Runs something when the page has nothing to do: code that will be wanted soon, but that nobody waits for. */
export function whenIdle(run: () => void): Disposer {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, REST_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: LATEST_MS });
  return () => cancelIdleCallback(asked);
}
