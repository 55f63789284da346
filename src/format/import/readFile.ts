import type { Task, UnknownRecord } from '../../core';
import type { DataSlot } from './dataSlots';
import { detectFormat } from './detectFormat';
import { extensionOf } from './fileFormat';
import { noPlace, unreadableFile } from './fileProblems';
import { readAddressTask, readColumnsTask, readHtmlTask } from './fileTasks';
import type { ImportFile } from './importFile';
import type { ImportFormat } from './importFormat';
import type { ImportJob } from './importJob';
import { ImportProblem } from './importProblem';
import { readTaskBatches } from './readTasks';
import { readZip } from './readZip';
import type { Row } from './rowReader';
import { nestedZip } from './zipProblems';

/** Told how many bytes of the outer file have been read. */
type OnBytes = (read: number) => void;

/** Everything in a file, a zip's files included; what its streams throw is a problem. */
export async function* readFile(file: ImportFile, job: ImportJob, onBytes: OnBytes, isInZip = false): AsyncGenerator<readonly Row[]> {
  try {
    const detected = await detectFormat(file, job);
    if ('problem' in detected) return yield [detected.problem];
    try {
      if (detected.format !== 'zip') yield* readAs(detected.file, detected.format, job, onBytes);
      else if (isInZip) yield [nestedZip(file)];
      else yield* readMembers(detected.file, job, onBytes);
    } finally {
      await detected.release?.();
    }
  } catch (error) {
    job.options.signal?.throwIfAborted();
    yield [error instanceof ImportProblem ? error : unreadableFile(file, error)];
  }
}

async function* readMembers(zip: ImportFile, job: ImportJob, onBytes: OnBytes): AsyncGenerator<readonly Row[]> {
  let done = 0;
  for await (const member of readZip(zip, job)) {
    if (member instanceof ImportProblem) {
      yield [member];
      continue;
    }
    const { file, packed } = member;
    const share = file.size ? packed / file.size : 0;
    yield* readFile(file, job, (read) => onBytes(done + Math.min(read * share, packed)), true);
    done += packed;
    onBytes(done);
  }
}

async function* readAs(
  file: ImportFile,
  format: Exclude<ImportFormat, 'zip'>,
  job: ImportJob,
  onBytes: OnBytes,
): AsyncGenerator<readonly Row[]> {
  switch (format) {
    case 'image':
    case 'audio':
    case 'video':
    case 'pdf':
      return yield await readAddressTask(file, format, job);
    case 'html':
      return yield await readHtmlTask(file, job);
    case 'time-series': {
      const { slot } = job.slots.of('time-series');
      if (slot?.valueType === 'json') return yield await readColumnsTask(file, extensionOf(file.path) === 'csv' ? 'csv' : 'tsv', slot, job);
      return yield await readAddressTask(file, format, job);
    }
    case 'text':
      return yield* readLines(file, job, onBytes);
    default: {
      const { encoding, signal } = job.options;
      return yield* readTaskBatches(file, format, { textKey: 'text', encoding, signal, onBytes });
    }
  }
}

/** Ends of text files that are written to be read by people. */
const NOTES: ReadonlySet<string> = new Set(['', 'md', 'markdown', 'log']);

async function* readLines(file: ImportFile, job: ImportJob, onBytes: OnBytes): AsyncGenerator<readonly Row[]> {
  const { encoding, signal, format = 'auto' } = job.options;
  const { slot, fits } = job.slots.of('text');
  // A list of addresses is a text file; the notes and licences that lie beside pictures are not meant.
  if (format === 'auto' && slot && !fits && NOTES.has(extensionOf(file.path)) && file.path !== '')
    return yield [noPlace(file, 'text', job.slots.all)];
  const textKey = slot?.key ?? 'text';
  const batches = readTaskBatches(file, 'text', { textKey, encoding, signal, onBytes });
  if (!slot || slot.isPlain) return yield* batches;
  for await (const batch of batches) yield batch.map((row) => placed(row, textKey, slot));
}

/** A line whose variable is no plain key (`$doc.text`) goes where the config reads it. What stands around the variable is the tag's business. */
function placed(row: Row, key: string, slot: DataSlot): Row {
  if (row instanceof ImportProblem) return row;
  const data: UnknownRecord = row.data ?? {};
  const task: Task = { ...row, data: slot.nest(data[key]) };
  return task;
}
