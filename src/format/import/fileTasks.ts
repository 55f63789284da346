import type { Task, UnknownRecord } from '../../core';
import type { DataSlot, FoundSlot, Medium } from './dataSlots';
import { decodeText } from './decodeText';
import { mimeTypeByName } from './fileFormat';
import { doesNotStandBetween, emptyFile, noAddress, noPlace, otherObjectsEmpty, shownByAnother, valueTooLarge } from './fileProblems';
import type { ImportFile } from './importFile';
import type { ImportFormat } from './importFormat';
import type { ImportJob } from './importJob';
import { ImportProblem } from './importProblem';
import { readBytes } from './readBytes';
import { readTaskBatches } from './readTasks';
import type { Row } from './rowReader';
import { orAborted } from './untilAborted';

// Files of which each is one task.

/** An object URL lives until the page ends or the host revokes it, and costs no copy of the file. */
async function defaultMediaUrl(file: ImportFile): Promise<string> {
  if (file.url !== undefined) return file.url;
  if (!file.blob) return file.path;
  const blob = await file.blob();
  // SVG is no picture to a browser without its type.
  const type = blob.type || file.type || mimeTypeByName(file.path);
  return URL.createObjectURL(type && type !== blob.type ? blob.slice(0, blob.size, type) : blob);
}

async function mediaUrlOf(file: ImportFile, { options }: ImportJob): Promise<string> {
  const made = async (): Promise<string> => await (options.mediaUrl ?? defaultMediaUrl)(file);
  return await orAborted(made(), options.signal);
}

/** The task of a value, with what there is to say about it. */
function taskOf(file: ImportFile, format: ImportFormat, value: string, { slot, fits }: FoundSlot, job: ImportJob): Row[] {
  if (!slot) return [noPlace(file, format, job.slots.all)];
  const data = slot.fill(value);
  if (!data) return [doesNotStandBetween(file, slot, value)];
  const task: Task = { data };
  const others = job.slots.all.filter((other) => other !== slot && other.key !== slot.key);
  const warnings: Row[] = [];
  if (!fits && job.isFirst(`shown-by-another ${format}`)) warnings.push(shownByAnother(file, format, slot));
  if (others.length > 0 && job.isFirst('objects-without-data')) warnings.push(otherObjectsEmpty(file, slot, others));
  return [task, ...warnings];
}

/** One task whose value is the address of the file. */
export async function readAddressTask(file: ImportFile, format: Exclude<Medium, 'text'>, job: ImportJob): Promise<Row[]> {
  const found = format === 'time-series' && job.slots.series ? { slot: job.slots.series, fits: true } : job.slots.of(format);
  if (!found.slot) return [noPlace(file, format, job.slots.all)];
  if (file.size === 0) return [emptyFile(file)];
  let url: string;
  try {
    url = await mediaUrlOf(file, job);
  } catch (error) {
    job.options.signal?.throwIfAborted();
    return [error instanceof ImportProblem ? error : noAddress(file, error)];
  }
  return taskOf(file, format, url, found, job);
}

/** What a tag with an `encoding` undoes. `base64` holds Latin-1: other letters become references, which HTML has for them. */
function encodeFor({ encoding }: DataSlot, html: string): string {
  if (encoding === 'base64') return btoa(Array.from(html, (char) => (char > 'ÿ' ? `&#${char.codePointAt(0)};` : char)).join(''));
  if (encoding !== 'base64unicode') return html;
  return btoa(Array.from(new TextEncoder().encode(html), (byte) => String.fromCharCode(byte)).join(''));
}

/** One task whose value is a page of HTML: its markup, or its address where the tag reads one. */
export async function readHtmlTask(file: ImportFile, job: ImportJob): Promise<Row[]> {
  const found = job.slots.of('html');
  if (!found.slot) return [noPlace(file, 'html', job.slots.all)];
  if (found.slot.valueType === 'url') return await readAddressTask(file, 'html', job);
  const most = job.limits.valueBytes;
  const pieces: string[] = [];
  const problems: Row[] = [];
  let size = 0;
  if (file.size !== undefined && file.size > most) return [valueTooLarge(file, most)];
  for await (const { text, problems: found } of decodeText(
    readBytes(file, { signal: job.options.signal }),
    file.path,
    job.options.encoding,
  )) {
    size += text.length;
    if (size > most) return [valueTooLarge(file, most)];
    pieces.push(text);
    problems.push(...found);
  }
  if (size === 0) return [emptyFile(file)];
  return [...problems, ...taskOf(file, 'html', encodeFor(found.slot, pieces.join('')), found, job)];
}

/** One task whose value is a table as columns: what a TimeSeries of `valueType="json"` reads. */
export async function readColumnsTask(file: ImportFile, format: 'csv' | 'tsv', slot: DataSlot, job: ImportJob): Promise<Row[]> {
  const { encoding, signal } = job.options;
  if (file.size !== undefined && file.size > job.limits.valueBytes) return [valueTooLarge(file, job.limits.valueBytes)];
  const columns = new Map<string, unknown[]>();
  const problems: Row[] = [];
  let bytes = 0;
  const onBytes = (read: number): void => {
    bytes = read;
  };
  let length = 0;
  for await (const batch of readTaskBatches(file, format, { textKey: slot.key, encoding, signal, onBytes })) {
    if (bytes > job.limits.valueBytes) return [valueTooLarge(file, job.limits.valueBytes)];
    for (const row of batch) {
      if (row instanceof ImportProblem) problems.push(row);
      else length = addToColumns(columns, row.data ?? {}, length);
    }
  }
  if (columns.size === 0) return [...problems, ...(problems.length === 0 ? [emptyFile(file)] : [])];
  return [...problems, { data: slot.fill(Object.fromEntries(columns)) ?? {} }];
}

/** A series is of numbers where its cells are; times stay as written. */
function addToColumns(columns: Map<string, unknown[]>, row: UnknownRecord, length: number): number {
  for (const [name, cell] of Object.entries(row)) {
    const column = columns.get(name) ?? Array.from({ length }, () => null);
    const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN;
    column.push(Number.isFinite(number) ? number : cell);
    columns.set(name, column);
  }
  for (const column of columns.values()) if (column.length === length) column.push(null);
  return length + 1;
}
