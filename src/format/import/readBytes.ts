import { pause } from '../../core';
import { reasonOf } from './fileProblems';
import type { ImportFile } from './importFile';
import { ImportProblem } from './importProblem';

/** Bytes that are handed on at once: a pasted text comes as one piece, and what is made of a piece is held in memory. */
const PIECE = 256 * 1024;
/** Bytes after which other work has its turn: a source that never waits would keep the page, and the abort it could ask for, waiting for ever. */
const BREATH = 2 ** 20;

/** The file could not be read to its end: it is gone, locked, or the connection broke. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}

/** How bytes are read. */
export interface ByteOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((read: number) => void) | undefined;
}

async function failing<T>(step: () => T | Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    signal?.throwIfAborted();
    // A source that knows what is wrong, such as a zip or a server, says it better.
    if (cause instanceof ImportProblem) throw cause;
    throw new ReadError(reasonOf(cause), { cause });
  }
}

/**
 * The bytes of a file in pieces of at most 256 KiB, read as they are asked for.
 *
 * @throws the signal's reason once it is aborted, also in the middle of a read; a `ReadError` when the file cannot be read
 */
export async function* readBytes(file: ImportFile, { signal, onBytes }: ByteOptions): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted();
  const reader = await failing(() => file.stream().getReader(), signal);
  // A source that fails while it is told to stop has nothing more to say.
  const cancel = () => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  let done = false;
  let read = 0;
  let rested = 0;
  try {
    while (!done) {
      signal?.throwIfAborted();
      const next = await failing(() => reader.read(), signal);
      signal?.throwIfAborted();
      done = next.done;
      const bytes = next.value ?? new Uint8Array();
      for (let from = 0; from < bytes.length; from += PIECE) {
        const piece = bytes.subarray(from, from + PIECE);
        read += piece.length;
        onBytes?.(read);
        yield piece;
        signal?.throwIfAborted();
        if (read - rested < BREATH) continue;
        rested = read;
        await pause();
      }
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    if (!done) cancel();
  }
}
