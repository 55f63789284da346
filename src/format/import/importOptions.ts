import type { ConfigTree } from '../../core';
import type { ImportFile } from './importFile';
import type { ImportFormat } from './importFormat';

/** How far an import is. Numbers only grow. */
export interface ImportProgress {
  /** Files found so far. */
  readonly files: number;
  readonly filesDone: number;
  /** Bytes of the files that are read; of a zip, bytes of the zip. */
  readonly bytes: number;
  /** Bytes of all files; unknown while files are still being found, or when one does not know its size. */
  readonly totalBytes?: number | undefined;
  readonly tasks: number;
  readonly problems: number;
}

/** Guards against files that are made to fill the memory or to never end. All are inclusive. */
export interface ImportLimits {
  /** Entries of one zip, folders among them. @defaultValue 100 000 */
  readonly zipEntries?: number;
  /** Bytes that one entry of a zip may inflate to, whatever it declares. @defaultValue 4 GiB */
  readonly zipEntryBytes?: number;
  /** Bytes that all entries of one zip may inflate to. @defaultValue 16 GiB */
  readonly zipTotalBytes?: number;
  /** Bytes out per byte in of one entry, counted after its first 16 MiB: tables of repeated words reach 100, bombs 1000. @defaultValue 200 */
  readonly zipRatio?: number;
  /** Bytes of a zip that is held in memory because it can only be read from its start. @defaultValue 512 MiB */
  readonly zipBufferBytes?: number;
  /** Bytes of a file that becomes one value of one task: a page of HTML, a series of `valueType="json"`. @defaultValue 64 MiB */
  readonly valueBytes?: number;
}

/** What an import may be told; the config as a tree. */
export interface FileImportOptions {
  /** Says which keys of the data the config reads: where a line of text or the address of an image goes. */
  readonly config?: ConfigTree | undefined;
  /** What every file is read as, also those inside a zip. @defaultValue 'auto': by the name's end, else by the first bytes */
  readonly format?: ImportFormat | 'auto' | undefined;
  /** Ends the import: the iteration throws the signal's reason, what was being read is let go. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Encoding of text files, such as `windows-1252`. @defaultValue found out from the bytes of each file */
  readonly encoding?: string | undefined;
  /**
   * The address under which the editor will find a media file. @defaultValue its own address where it has one, else an object URL of its blob (which
   * the host revokes), else its path
   */
  readonly mediaUrl?: ((file: ImportFile) => string | Promise<string>) | undefined;
  readonly limits?: ImportLimits | undefined;
}

const MiB = 2 ** 20;
const GiB = 2 ** 30;

/** The limits with every default in its place. */
export function withDefaultLimits(limits: ImportLimits = {}): Required<ImportLimits> {
  return {
    zipEntries: limits.zipEntries ?? 100_000,
    zipEntryBytes: limits.zipEntryBytes ?? 4 * GiB,
    zipTotalBytes: limits.zipTotalBytes ?? 16 * GiB,
    zipRatio: limits.zipRatio ?? 200,
    zipBufferBytes: limits.zipBufferBytes ?? 512 * MiB,
    valueBytes: limits.valueBytes ?? 64 * MiB,
  };
}
