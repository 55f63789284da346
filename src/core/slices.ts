/** Work on the page between two looks at what else there is to do, in milliseconds. */
const SLICE_MS = 8;

/** Lets everything that waits have its turn; a timer would wait four milliseconds too. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Runs steps in slices, so that the thread stays free for input. Answers undefined as soon as `goesOn` says that nobody wants the outcome. */
export async function inSlices<T>(steps: Generator<void, T>, goesOn: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await pause();
    if (!goesOn()) return undefined;
  }
}
