import type { Severity } from '../../core';
import type { DataSlot } from './dataSlots';
import type { ImportFile } from './importFile';
import type { ImportFormat } from './importFormat';
import { ImportProblem } from './importProblem';

// All words about files as a whole; those about rows stand with the rows.

/** Bytes as a person reads them: `3.2 MiB`. */
export function describeBytes(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const amount = bytes / 1024 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${units[step]}`;
}

/** What somebody threw, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : typeof error === 'string' ? error : 'no reason was given';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

export function fileProblem(file: ImportFile, code: string, severity: Severity, message: string, hint: string): ImportProblem {
  return new ImportProblem({ code, severity, message, hint, file: file.path });
}

export function unreadableFile(file: ImportFile, error: unknown): ImportProblem {
  return fileProblem(
    file,
    'file-unreadable',
    'error',
    `The file could not be read to its end (${reasonOf(error)}); what came before is imported, the rest of it is missing.`,
    'Look whether the file still lies where it was and may be read, then import it again.',
  );
}

export function unknownFormat(file: ImportFile): ImportProblem {
  return fileProblem(
    file,
    'format-unknown',
    'error',
    'Neither the name nor the first bytes tell what this file is, so nothing of it is imported.',
    'Give it the ending of its format (such as .json, .csv, .txt, .png, .wav, .mp4, .pdf, .zip), or name the format of the import.',
  );
}

export function refusedFormat(file: ImportFile, advice: string): ImportProblem {
  return fileProblem(file, 'format-not-imported', 'error', 'Files of this format hold no tasks, so it is left out.', advice);
}

export function packedFile(file: ImportFile): ImportProblem {
  return refusedFormat(file, 'Unpack it, or pack its files as a zip.');
}

export function emptyFile(file: ImportFile): ImportProblem {
  return fileProblem(
    file,
    'file-empty',
    'error',
    'The file is empty, so there is nothing to label.',
    'Copy it again from where it came; a copy that was broken off is often empty.',
  );
}

export function otherFormat(file: ImportFile, wanted: ImportFormat, found: ImportFormat): ImportProblem {
  return fileProblem(
    file,
    'format-differs',
    'error',
    `The import is for files of the format ${wanted}, and this is ${found}, so it is left out.`,
    `Import it with the format ${found} or auto.`,
  );
}

const namesOf = (slots: readonly DataSlot[]): string => slots.map(({ tag, written }) => `<${tag} value="${written}">`).join(', ');

export function noPlace(file: ImportFile, format: ImportFormat, slots: readonly DataSlot[]): ImportProblem {
  const has = slots.length > 0 ? `It has ${namesOf(slots)}.` : 'The values of its objects are made of several variables.';
  return fileProblem(
    file,
    'no-place-for-file',
    'error',
    `The labeling config has no object tag that shows a file of the format ${format}, so the file has no place in a task's data. ${has}`,
    'Add a tag of that medium to the config, or write the tasks as JSON and say which key holds the file.',
  );
}

export function doesNotStandBetween(file: ImportFile, { tag, written }: DataSlot, value: string): ImportProblem {
  return fileProblem(
    file,
    'value-around-variable',
    'error',
    `<${tag}> reads its value from "${written}", and the file's address '${value}' does not begin and end so; together they would lead nowhere.`,
    'Let the tag read the variable alone, or import the files under addresses that begin as the tag says.',
  );
}

export function shownByAnother(file: ImportFile, format: ImportFormat, { tag, key }: DataSlot): ImportProblem {
  return fileProblem(
    file,
    'shown-by-another-tag',
    'warning',
    `The labeling config has no tag for files of the format ${format}; the address of this and of every such file went to '${key}', which <${tag}> shows.`,
    'Add a tag of that medium to the config if the files themselves are to be seen.',
  );
}

export function otherObjectsEmpty(file: ImportFile, slot: DataSlot, others: readonly DataSlot[]): ImportProblem {
  return fileProblem(
    file,
    'objects-without-data',
    'warning',
    `A file is one value: it went to '${slot.key}' of <${slot.tag}>, and ${namesOf(others)} ${others.length === 1 ? 'has' : 'have'} nothing to show. So it is with every file of this import.`,
    'For tasks of several files write them as JSON, CSV or TSV with a key for each object.',
  );
}

export function noAddress(file: ImportFile, error: unknown): ImportProblem {
  return fileProblem(
    file,
    'no-address-for-file',
    'error',
    `No address could be made for the file (${reasonOf(error)}), so no task can show it.`,
    'See what mediaUrl threw; it answers the address under which the editor loads the file.',
  );
}

export function valueTooLarge(file: ImportFile, most: number): ImportProblem {
  return fileProblem(
    file,
    'value-too-large',
    'error',
    `The file would become one value of one task, and is larger than ${describeBytes(most)}, which no editor can show.`,
    'Split it, or let the tag read it from an address (valueType="url"). The limit is the option limits.valueBytes.',
  );
}
