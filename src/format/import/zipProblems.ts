import { describeBytes, fileProblem, reasonOf } from './fileProblems';
import type { ImportFile } from './importFile';
import { ImportProblem } from './importProblem';

// All words about zips but those of the guard.

const UNPACK = 'Unpack the zip with a program that can, and import its folder.';

export function brokenZip(file: ImportFile, error: unknown): ImportProblem {
  return fileProblem(
    file,
    'zip-broken',
    'error',
    `The list of files in this zip could not be read (${reasonOf(error)}), so what it does not name is missing.`,
    'Copy or download the zip again; a copy that was broken off has lost its end, where the list is.',
  );
}

export function tooManyEntries(file: ImportFile, most: number): ImportProblem {
  return fileProblem(
    file,
    'zip-entries',
    'error',
    `The zip has more than ${most} entries, so nothing of it is imported.`,
    'Unpack it and import its folder, or pack it in parts. The limit is the option limits.zipEntries.',
  );
}

export function tooLargeToHold(file: ImportFile, most: number): ImportProblem {
  return fileProblem(
    file,
    'zip-buffer',
    'error',
    `A zip is read from its end, and this one comes as a stream of more than ${describeBytes(most)}, which would have to be held in memory.`,
    'Save it as a file and import that. The limit is the option limits.zipBufferBytes.',
  );
}

export function nestedZip(file: ImportFile): ImportProblem {
  return fileProblem(
    file,
    'zip-in-zip',
    'error',
    'A zip within a zip is not opened, since such towers are how small files are made to fill the memory.',
    'Unpack the outer zip and import its folder.',
  );
}

export function encryptedEntry(file: ImportFile): ImportProblem {
  return fileProblem(file, 'zip-encrypted', 'error', 'The file is encrypted, so it cannot be read.', UNPACK);
}

export function linkEntry(file: ImportFile): ImportProblem {
  return fileProblem(
    file,
    'zip-link',
    'error',
    'The entry is a link to another file, which the zip may not reach, so it is left out.',
    'Pack the file itself in place of the link.',
  );
}

export function unsafePath(file: ImportFile, name: string): ImportProblem {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  return fileProblem(
    file,
    'zip-path',
    'error',
    `The zip has an entry called '${shown}', a place outside of the zip or none at all, so it is left out.`,
    "Pack the files with paths below one folder: with slashes, without '..', without a drive or a slash at the start.",
  );
}

const WORDS: ReadonlyMap<string, readonly [code: string, what: string]> = new Map([
  ['Invalid CRC32', ['zip-entry-broken', 'its bytes are not those that were packed']],
  ['Invalid compressed data', ['zip-entry-broken', 'it cannot be inflated']],
  ['Entry data out of bounds', ['zip-entry-broken', 'it lies beyond the end of the zip']],
  ['Local file header not found', ['zip-entry-broken', 'it is not where the list of the zip says']],
  ['Ambiguous archive', ['zip-entry-broken', 'the zip says two different things about it']],
  ['Invalid uncompressed size', ['zip-entry-broken', 'it is not of the size that the zip says']],
  ['Overlapping entry found', ['zip-overlap', 'it lies over another file of the zip, as in zips that are made to fill the memory']],
  ['Compression method not supported', ['zip-compression', 'it is packed in a way that is not known here']],
  ['Encryption method not supported', ['zip-encrypted', 'it is encrypted']],
  ['File contains encrypted entry', ['zip-encrypted', 'it is encrypted']],
]);

/** What went wrong while an entry was inflated; a problem of the guard is that already. */
export function entryProblem(file: ImportFile, error: unknown): ImportProblem {
  if (error instanceof ImportProblem) return error;
  const [code, what] = WORDS.get(error instanceof Error ? error.message : '') ?? ['zip-entry-broken', reasonOf(error)];
  return fileProblem(
    file,
    code,
    'error',
    `The file could not be taken out of the zip: ${what}. What came out before is imported and may be wrong, the rest is missing.`,
    UNPACK,
  );
}
