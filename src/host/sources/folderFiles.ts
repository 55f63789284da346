import { comparePaths, type ImportFile, ImportProblem, isHiddenPath, reasonOf } from '../../format/import';
import { blobFile } from './blobFile';

// Folders of two kinds: handles (picked, or the browser's own store) and entries (dropped). Both are walked in natural order, one folder at a time.

function unreadable(path: string, error: unknown): ImportProblem {
  return new ImportProblem({
    code: 'file-unreadable',
    severity: 'error',
    message: `It could not be opened (${reasonOf(error)}), so nothing of it is imported.`,
    hint: 'Look whether it still lies where it was and may be read, then import it again.',
    file: path,
  });
}

/** Files deeper than this are in a folder that contains itself. */
const DEEPEST = 64;

function tooDeep(path: string): ImportProblem {
  return new ImportProblem({
    code: 'folder-too-deep',
    severity: 'error',
    message: `The folder lies more than ${DEEPEST} folders deep, as in folders that contain themselves, so it is left out.`,
    hint: 'Import the folder itself, or move it up.',
    file: path,
  });
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`);

/** A picked file. */
export async function handleFile(handle: FileSystemFileHandle, path: string = handle.name): Promise<ImportFile | ImportProblem> {
  try {
    return blobFile(await handle.getFile(), path);
  } catch (error) {
    return unreadable(path, error);
  }
}

/** A picked folder with all below it; its own name is no part of the paths. Only names are held, and those of one way down. */
export async function* handleFiles(folder: FileSystemDirectoryHandle, path = '', depth = 0): AsyncGenerator<ImportFile | ImportProblem> {
  if (depth > DEEPEST) return yield tooDeep(path);
  const children: FileSystemHandle[] = [];
  try {
    for await (const child of folder.values()) if (!isHiddenPath(child.name)) children.push(child);
  } catch (error) {
    yield unreadable(path, error);
  }
  children.sort((a, b) => comparePaths(a.name, b.name));
  for (const child of children) {
    if (isFolder(child)) yield* handleFiles(child, below(path, child.name), depth + 1);
    else yield await handleFile(child as FileSystemFileHandle, below(path, child.name));
  }
}

export function isFolder(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

/** A dropped file, or a dropped folder with all below it. */
export async function* entryFiles(
  entry: FileSystemEntry,
  path: string = entry.name,
  depth = 0,
): AsyncGenerator<ImportFile | ImportProblem> {
  if (depth > DEEPEST) return yield tooDeep(path);
  try {
    if (!entry.isDirectory) return yield blobFile(await fileOf(entry as FileSystemFileEntry), path);
  } catch (error) {
    return yield unreadable(path, error);
  }
  const children: FileSystemEntry[] = [];
  try {
    for await (const child of childrenOf(entry as FileSystemDirectoryEntry)) if (!isHiddenPath(child.name)) children.push(child);
  } catch (error) {
    yield unreadable(path, error);
  }
  children.sort((a, b) => comparePaths(a.name, b.name));
  for (const child of children) yield* entryFiles(child, below(path, child.name), depth + 1);
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Browsers hand out a hundred at a time, and an empty list at the end. */
async function* childrenOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    yield* some;
  }
}
