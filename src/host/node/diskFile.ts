import { createReadStream, openAsBlob } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { comparePaths, type ImportFile, isHiddenPath } from '../../format/import';
import { reasonOf, usageError } from './commandError';

/** A file to import that lies on a disk. */
export interface DiskFile extends ImportFile {
  readonly size: number;
  /** Its absolute path. */
  readonly absolute: string;
  /** When it was changed, in milliseconds since 1970. */
  readonly modifiedMs: number;
}

async function diskFile(absolute: string, place: string): Promise<DiskFile | undefined> {
  const found = await stat(absolute).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return {
    path: place,
    size: found.size,
    absolute,
    modifiedMs: found.mtimeMs,
    stream: () => Readable.toWeb(createReadStream(absolute)) as ReadableStream<Uint8Array>,
    blob: () => openAsBlob(absolute),
  };
}

/** Files below a folder, in the order of their names, folder by folder. Hidden ones are left out, and links to folders are not followed: they may lead round. */
async function* filesBelow(folder: string, place: string, skip: ReadonlySet<string>): AsyncGenerator<DiskFile> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => comparePaths(a.name, b.name));
  for (const entry of entries) {
    const absolute = path.join(folder, entry.name);
    const below = place ? `${place}/${entry.name}` : entry.name;
    if (isHiddenPath(entry.name) || skip.has(absolute)) continue;
    if (entry.isDirectory()) yield* filesBelow(absolute, below, skip);
    else {
      const file = await diskFile(absolute, below);
      if (file) yield file;
    }
  }
}

/** Files that paths of the command line stand for. */
export interface FoundFiles {
  readonly files: readonly DiskFile[];
  /** The folder that was given, or the one that holds the first file. */
  readonly folder: string;
  /** Whether the one path that was given is a folder. */
  readonly isFolder: boolean;
}

/** A path as the system knows it: addresses of files are made from there. The name of a file stays, be it a link. */
async function findGiven(given: string) {
  const resolved = path.resolve(given);
  const found = await stat(resolved);
  const absolute = found.isDirectory()
    ? await realpath(resolved)
    : path.join(await realpath(path.dirname(resolved)), path.basename(resolved));
  return { absolute, found };
}

/**
 * Files that paths stand for: itself, or all below a folder, in the order of their names.
 * @param skip absolute paths of folders to leave out: what is put out is not taken in again
 */
export async function findFiles(paths: readonly string[], skip: readonly string[] = []): Promise<FoundFiles> {
  const skipped = new Set(skip.map((folder) => path.resolve(folder)));
  const files: DiskFile[] = [];
  let first: { folder: string; isFolder: boolean } | undefined;
  for (const given of paths) {
    const { absolute, found } = await findGiven(given).catch((error: unknown) => {
      throw usageError(`${given} cannot be read: ${reasonOf(error)}.`, 'Give the path of a file or a folder with tasks.');
    });
    if (found.isDirectory()) {
      for await (const file of filesBelow(absolute, '', skipped)) files.push(file);
    } else {
      const file = await diskFile(absolute, path.basename(absolute));
      if (!file) throw usageError(`${given} is neither a file nor a folder.`, 'Save what it gives to a file, and give that.');
      files.push(file);
    }
    first ??= { folder: found.isDirectory() ? absolute : path.dirname(absolute), isFolder: found.isDirectory() };
  }
  if (!first) throw usageError('No tasks were given.', 'Give the path of a file or a folder with tasks.');
  return { files, folder: first.folder, isFolder: first.isFolder && paths.length === 1 };
}
