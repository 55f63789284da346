import { comparePaths, type FoundFiles, type ImportFile, ImportProblem } from '../../format/import';
import { addressFile } from './addressFile';
import { blobFile, textFile } from './blobFile';
import { entryFiles, handleFile, handleFiles, isFolder } from './folderFiles';
import type { ImportInput, ImportSource } from './importInput';

// By what they can do, not by `instanceof`: a file may come from another frame, whose `File` is another class.

const has = (value: object, ...names: string[]): boolean => names.every((name) => name in value);
const isAddress = (value: object): value is URL => has(value, 'href', 'searchParams');
const isTransfer = (value: object): value is DataTransfer => has(value, 'items', 'getData', 'dropEffect');
const isHandle = (value: object): value is FileSystemFileHandle | FileSystemDirectoryHandle => has(value, 'kind', 'isSameEntry');
const isBlob = (value: object): value is Blob => has(value, 'size', 'arrayBuffer', 'slice', 'stream');
const isImportFile = (value: object): value is ImportFile => has(value, 'path', 'stream');
const isList = (files: FoundFiles): files is readonly (ImportFile | ImportProblem)[] => Array.isArray(files);
const isArrayLike = (value: object): value is ArrayLike<ImportSource | ImportProblem> => has(value, 'length');
const isAsync = (value: object): value is AsyncIterable<ImportSource | ImportProblem> => Symbol.asyncIterator in value;
const isIterable = (value: object): value is Iterable<ImportSource | ImportProblem> => Symbol.iterator in value;

/**
 * The files of whatever is imported, in the order in which they are to be read. What a drop holds is taken before this returns: the browser empties it
 * when its event ends. All else is opened when its turn comes.
 *
 * `importTasks` does this itself; a host that asks something before it imports takes the files of a drop first.
 * @example
 * const files = filesOf(event.dataTransfer);
 * const config = await askForConfig();
 * for await (const row of importTasks(files, { config })) …
 */
export function filesOf(input: ImportInput, signal?: AbortSignal): FoundFiles {
  const found = look(input, signal);
  return found ?? [unknownInput()];
}

function look(input: ImportInput | ImportProblem, signal: AbortSignal | undefined): FoundFiles | undefined {
  if (typeof input === 'string') return [textFile(input)];
  if (typeof input !== 'object' || input === null) return undefined;
  if (input instanceof ImportProblem) return [input];
  if (isAddress(input)) return [addressFile(input, signal)];
  if (isTransfer(input)) return transferFiles(input, signal);
  if (isHandle(input)) return isFolder(input) ? handleFiles(input) : pickedFile(input);
  if (isBlob(input)) return [blobFile(input)];
  if (isImportFile(input)) return [input];
  if (isArrayLike(input)) return listed(Array.from(input), signal);
  // What makes its files as it is asked may be without end.
  return isAsync(input) || isIterable(input) ? eachOf(input, signal) : undefined;
}

async function* pickedFile(handle: FileSystemFileHandle): AsyncGenerator<ImportFile | ImportProblem> {
  yield await handleFile(handle);
}

async function* eachOf(
  inputs: Iterable<ImportSource | ImportProblem> | AsyncIterable<ImportSource | ImportProblem>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportFile | ImportProblem> {
  for await (const input of inputs) yield* look(input, signal) ?? [unknownInput()];
}

/** A list stays a list where it can, so that progress knows how much there is. A folder that was picked as a list of its files is put in order. */
function listed(inputs: readonly (ImportSource | ImportProblem)[], signal: AbortSignal | undefined): FoundFiles {
  const found = inputs.map((input) => look(input, signal) ?? [unknownInput()]);
  if (!found.every(isList)) return inTurn(found);
  const files = found.flat();
  const isFolderList = files.length > 0 && inputs.every((input) => Boolean((input as Partial<File>).webkitRelativePath));
  return isFolderList ? files.sort((a, b) => comparePaths(pathOf(a), pathOf(b))) : files;
}

const pathOf = (found: ImportFile | ImportProblem): string => (found instanceof ImportProblem ? found.file : found.path);

async function* inTurn(found: readonly FoundFiles[]): AsyncGenerator<ImportFile | ImportProblem> {
  for (const files of found) yield* files;
}

/** Files before text: a copied file brings its name as text. A link that was dragged here is an address, and words are words. */
function transferFiles(transfer: DataTransfer, signal: AbortSignal | undefined): FoundFiles {
  const items = Array.from(transfer.items).filter(({ kind }) => kind === 'file');
  const found = items.map(droppedItem).filter((files) => files !== undefined);
  if (found.length > 0) return found.every(isList) ? found.flat() : inTurn(found);
  const links = transfer
    .getData('text/uri-list')
    .split(/[\r\n]+/)
    .filter((line) => /^https?:/i.test(line) && URL.canParse(line));
  if (links.length > 0) return links.map((link) => addressFile(new URL(link), signal));
  const text = transfer.getData('text/plain');
  return text === '' ? [unknownInput()] : [textFile(text)];
}

function droppedItem(item: DataTransferItem): FoundFiles | undefined {
  const entry = item.webkitGetAsEntry?.();
  if (entry?.isDirectory) return entryFiles(entry);
  const file = item.getAsFile();
  return file ? [blobFile(file)] : undefined;
}

function unknownInput(): ImportProblem {
  return new ImportProblem({
    code: 'nothing-to-import',
    severity: 'error',
    message: 'There is no file, no text and no address in what was given, so nothing is imported.',
    hint: 'Drop or pick files or a folder, paste text, or give a URL.',
    file: '',
  });
}
