/** Makes a worker; throws, or has it fail, where the page forbids it. */
export type MakeWorker = () => Worker | Promise<Worker>;

/** A worker that runs, whose code begins by saying so. Rejects where workers are forbidden: some browsers throw, others only tell the worker's `error`. */
export async function startWorker(makeWorker: MakeWorker): Promise<Worker> {
  const worker = await makeWorker();
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error(event.message));
    };
  });
  return worker;
}
