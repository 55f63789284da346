import { describeBytes, fileProblem } from './fileProblems';
import type { ImportFile } from './importFile';
import type { ImportLimits } from './importOptions';
import type { ImportProblem } from './importProblem';

/** Before so many bytes a high ratio is no danger, and short files of one repeated word have it. */
const RATIO_FROM = 2 ** 24;

/** Counts what comes out of one zip; nothing that the zip declares is believed. */
export interface ZipGuard {
  /** Whether the whole zip has inflated to more than it may: nothing more is read of it. */
  readonly isSpent: boolean;
  /** Why an entry is refused for the sizes it declares. */
  objectTo(file: ImportFile, packed: number, unpacked: number): ImportProblem | undefined;
  /** Counts a piece of an entry; throws the problem when it goes beyond a limit. Answers the bytes of the entry so far. */
  meter(file: ImportFile, packed: number): (bytes: number) => number;
}

export function createZipGuard(limits: Required<ImportLimits>): ZipGuard {
  let total = 0;
  const isBomb = (packed: number, unpacked: number): boolean => unpacked > RATIO_FROM && unpacked > packed * limits.zipRatio;
  const objectTo = (file: ImportFile, packed: number, unpacked: number): ImportProblem | undefined => {
    if (unpacked > limits.zipEntryBytes) return entryTooLarge(file, limits.zipEntryBytes);
    return isBomb(packed, unpacked) ? ratioTooHigh(file, limits.zipRatio) : undefined;
  };
  return {
    get isSpent() {
      return total > limits.zipTotalBytes;
    },
    objectTo,
    meter(file, packed) {
      let size = 0;
      return (bytes) => {
        size += bytes;
        total += bytes;
        const problem = total > limits.zipTotalBytes ? zipTooLarge(file, limits.zipTotalBytes) : objectTo(file, packed, size);
        if (problem) throw problem;
        return size;
      };
    },
  };
}

function entryTooLarge(file: ImportFile, most: number): ImportProblem {
  return fileProblem(
    file,
    'zip-entry-too-large',
    'error',
    `The file inflates to more than ${describeBytes(most)}, so the rest of it is left out.`,
    'Unpack the zip and import the file itself. The limit is the option limits.zipEntryBytes.',
  );
}

function ratioTooHigh(file: ImportFile, most: number): ImportProblem {
  return fileProblem(
    file,
    'zip-ratio',
    'error',
    `The file inflates to more than ${most} times its size in the zip, as files do that are made to fill the memory, so the rest of it is left out.`,
    'If you trust it, unpack the zip and import the file itself. The limit is the option limits.zipRatio.',
  );
}

function zipTooLarge(file: ImportFile, most: number): ImportProblem {
  return fileProblem(
    file,
    'zip-too-large',
    'error',
    `The files of this zip inflate to more than ${describeBytes(most)}; the rest of this file and all after it are left out.`,
    'Unpack the zip and import its folder. The limit is the option limits.zipTotalBytes.',
  );
}
