import type { Steps } from './raster';

/** Milliseconds of work between two looks at what else there is to do. */
const SLICE_MS = 8;

/** Lets everything that waits have its turn; a timer would wait four milliseconds too. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Runs steps in slices, so that the thread stays free for input. Answers undefined as soon as the outcome is not wanted any more. */
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await pause();
    if (!isWanted()) return undefined;
  }
}
