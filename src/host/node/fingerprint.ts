import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { DiskFile } from './diskFile';

/** What tells whether tasks come from the same files as before. */
export interface Fingerprint {
  /** The paths that were given, absolute. */
  readonly paths: readonly string[];
  readonly inputFormat: string;
  readonly fileCount: number;
  /** Hash of every file's path, size and time of change: equal means the same, at once. */
  readonly stamps: string;
  /** Hash of what the files say: rows are read, media count by path and size. A copy or a checkout leaves it as it is. */
  readonly contents: string;
}

/** Hash of paths, sizes and times. */
function hashStamps(files: readonly DiskFile[]): string {
  const hash = createHash('sha256');
  for (const { path, size, modifiedMs } of files) hash.update(JSON.stringify([path, size, modifiedMs]));
  return hash.digest('base64url');
}

async function hashContents(files: readonly DiskFile[], isRead: (file: DiskFile) => boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(JSON.stringify([file.path, file.size]));
    if (isRead(file)) for await (const bytes of createReadStream(file.absolute)) hash.update(bytes as Buffer);
  }
  return hash.digest('base64url');
}

/** What a fingerprint is taken of. */
export interface FingerprintInput {
  readonly paths: readonly string[];
  readonly inputFormat: string;
  readonly files: readonly DiskFile[];
  /** Whether a file's bytes are tasks. */
  readonly isRead: (file: DiskFile) => boolean;
}

/** Takes a fingerprint; large files are not read again when nothing about them has changed since `before`. */
export async function takeFingerprint({ paths, inputFormat, files, isRead }: FingerprintInput, before?: Fingerprint): Promise<Fingerprint> {
  const stamps = hashStamps(files);
  const contents = before?.stamps === stamps ? before.contents : await hashContents(files, isRead);
  return { paths, inputFormat, fileCount: files.length, stamps, contents };
}

/** Whether both are of the same tasks. */
export function isSameSource(a: Fingerprint, b: Fingerprint): boolean {
  return a.contents === b.contents && a.inputFormat === b.inputFormat;
}
