import type { Entry, FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { formatByName, mimeTypeByName } from './fileFormat';
import { comparePaths, isHiddenPath } from './filePaths';
import { holdBytes } from './holdBytes';
import type { ImportFile } from './importFile';
import type { ImportJob } from './importJob';
import { ImportProblem } from './importProblem';
import { ignoreAfterEnd } from './peekFile';
import { createZipGuard, type ZipGuard } from './zipGuard';
import { brokenZip, encryptedEntry, entryProblem, linkEntry, nestedZip, tooLargeToHold, tooManyEntries, unsafePath } from './zipProblems';

/** A file in a zip. */
export interface ZipMember {
  readonly file: ImportFile;
  /** Its bytes in the zip. */
  readonly packed: number;
}

/**
 * The files of a zip in natural order, with a problem for each that is refused. They are inflated by the browser's own `DecompressionStream` when they
 * are read and not before, in this thread: a worker would need `worker-src blob:` of the host's policy.
 */
export async function* readZip(file: ImportFile, job: ImportJob): AsyncGenerator<ZipMember | ImportProblem> {
  const { signal } = job.options;
  const blob = await blobOf(file, job);
  if (blob instanceof ImportProblem) return yield blob;
  signal?.throwIfAborted();
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const options = { useWebWorkers: false, useCompressionStream: true, checkCrc32: true, checkOverlappingEntry: true };
  const reader = new ZipReader(new BlobReader(blob), { ...options, filenameValidation: 'tolerant' });
  const guard = createZipGuard(job.limits);
  const members: ZipMember[] = [];
  let count = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      signal?.throwIfAborted();
      count += 1;
      if (count > job.limits.zipEntries) return yield tooManyEntries(file, job.limits.zipEntries);
      const member = memberOf(file, entry, guard, signal);
      if (member instanceof ImportProblem) yield member;
      else if (member) members.push(member);
    }
  } catch (error) {
    signal?.throwIfAborted();
    yield brokenZip(file, error);
  }
  members.sort((a, b) => comparePaths(a.file.path, b.file.path));
  for (const member of members) {
    if (guard.isSpent) return;
    yield member;
  }
}

async function blobOf(file: ImportFile, { limits, options }: ImportJob): Promise<Blob | ImportProblem> {
  if (file.blob) return await file.blob();
  const bytes = await holdBytes(file, limits.zipBufferBytes, options.signal);
  return bytes ? new Blob(bytes) : tooLargeToHold(file, limits.zipBufferBytes);
}

/** Backslashes are folders to some programs and letters to others; no honest packer writes them. */
function isUnsafe(name: string): boolean {
  return name === '' || /^\/|^[A-Za-z]:|[\\\0]/.test(name) || name.split('/').includes('..');
}

function memberOf(zip: ImportFile, entry: Entry, guard: ZipGuard, signal: AbortSignal | undefined): ZipMember | ImportProblem | undefined {
  const { filename, compressedSize: packed, uncompressedSize: size } = entry;
  if (isUnsafe(filename)) return unsafePath(zip, filename);
  if (entry.directory || isHiddenPath(filename)) return undefined;
  const type = mimeTypeByName(filename);
  const stream = (): ReadableStream<Uint8Array> => inflate(file, entry, guard, signal);
  const file: ImportFile = {
    path: `${zip.path || 'archive.zip'}/${filename}`,
    size,
    type,
    stream,
    blob: () => collect(stream(), type),
  };
  if (entry.symlink) return linkEntry(file);
  if (entry.encrypted) return encryptedEntry(file);
  if (formatByName(filename) === 'zip') return nestedZip(file);
  return guard.objectTo(file, packed, size) ?? { file, packed };
}

/** The bytes of an entry, inflated as they are asked for and counted as they come. Its errors are problems. */
function inflate(file: ImportFile, entry: FileEntry, guard: ZipGuard, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  const meter = guard.meter(file, entry.compressedSize);
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const begin = (): ReadableStreamDefaultReader<Uint8Array> => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        meter(chunk.length);
        controller.enqueue(chunk);
      },
    });
    const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    // The reading side hears of every error; some come before anything is written.
    entry.getData(writable, { signal: both }).catch((error) => writable.abort(error).catch(ignoreAfterEnd));
    return readable.getReader();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        reader ??= begin();
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(signal?.aborted ? signal.reason : entryProblem(file, error));
        }
      },
      async cancel(reason) {
        stop.abort(reason);
        await reader?.cancel(reason).catch(ignoreAfterEnd);
      },
    },
    { highWaterMark: 0 },
  );
}

/** So many bytes are handed to the browser's store of blobs at once, which may lie on the disk. */
const PART = 2 ** 24;

async function collect(stream: ReadableStream<Uint8Array>, type: string | undefined): Promise<Blob> {
  const reader = stream.getReader();
  const parts: Blob[] = [];
  let open: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    open.push(value as Uint8Array<ArrayBuffer>);
    size += value.length;
    if (size < PART) continue;
    parts.push(new Blob(open));
    [open, size] = [[], 0];
  }
  return new Blob([...parts, ...open], type === undefined ? {} : { type });
}
