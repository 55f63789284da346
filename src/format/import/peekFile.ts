import type { ImportFile } from './importFile';
import { joinBytes } from './joinBytes';
import { SNIFFED_BYTES } from './sniffFormat';

/** A file whose first bytes are known. */
export interface PeekedFile {
  readonly head: Uint8Array;
  /** Whether `head` is all of it. */
  readonly isWhole: boolean;
  /** The same file; its first stream goes on where the look ended, so that nothing is fetched or inflated twice. */
  readonly file: ImportFile;
  /** Lets the bytes go, when no stream of `file` was taken. */
  release(): Promise<void>;
}

/** Looks at the first bytes of a file. Throws what its stream throws, or the signal's reason. */
export async function peekFile(file: ImportFile, signal: AbortSignal | undefined): Promise<PeekedFile> {
  signal?.throwIfAborted();
  const reader = file.stream().getReader();
  const stop = (): void => void reader.cancel(signal?.reason).catch(ignoreAfterEnd);
  signal?.addEventListener('abort', stop, { once: true });
  const parts: Uint8Array[] = [];
  let size = 0;
  let isDone = false;
  try {
    while (size < SNIFFED_BYTES && !isDone) {
      const { done, value } = await reader.read();
      isDone = done;
      if (!value) continue;
      parts.push(value);
      size += value.length;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  signal?.throwIfAborted();
  const read = joinBytes(parts);
  let isTaken = false;
  const stream = (): ReadableStream<Uint8Array> => {
    if (isTaken) return file.stream();
    isTaken = true;
    return resumed(read, reader, isDone);
  };
  const release = async (): Promise<void> => {
    if (isTaken) return;
    isTaken = true;
    await reader.cancel().catch(ignoreAfterEnd);
  };
  return { head: read.subarray(0, SNIFFED_BYTES), isWhole: isDone && size <= SNIFFED_BYTES, file: withStream(file, stream), release };
}

/** A stream that is given back has no more to say: why its end failed concerns nobody. */
export function ignoreAfterEnd(): undefined {
  return undefined;
}

/** Keys one by one: a host's file may have them on its prototype. */
function withStream(file: ImportFile, stream: ImportFile['stream']): ImportFile {
  const { path, size, type, url } = file;
  return { path, size, type, url, stream, blob: file.blob && (async () => file.blob?.() ?? new Blob()) };
}

function resumed(head: Uint8Array, reader: ReadableStreamDefaultReader<Uint8Array>, isDone: boolean): ReadableStream<Uint8Array> {
  let isHeadGiven = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!isHeadGiven) {
          isHeadGiven = true;
          if (head.length > 0) controller.enqueue(head);
          if (isDone) controller.close();
          if (head.length > 0 || isDone) return;
        }
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
