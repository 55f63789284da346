import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { ServedProblem } from './servedProblem';
import { servedType } from './servedTypes';

/** Names that Windows takes for devices, whatever they end in. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:\.|$)/i;

function refusal(message: string): ServedProblem {
  return new ServedProblem(
    403,
    'file-refused',
    message,
    'Put the file below the folder that was opened, and name it by its path from there.',
  );
}

function isMissing(): ServedProblem {
  return new ServedProblem(
    404,
    'file-not-found',
    'There is no such file below the folder that was opened.',
    'Check its path and its letters.',
  );
}

/** Whether `inner` is `outer` or lies below it; both absolute. */
export function isWithin(outer: string, inner: string, isWindows: boolean = process.platform === 'win32'): boolean {
  const { relative, sep, isAbsolute } = isWindows ? path.win32 : path;
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** What no path may say, however it would be read. */
function objectToWriting(given: string, isWindows: boolean): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(given)) return 'A path has no control characters.';
  if (/^[\\/]{2}/.test(given)) return 'Files of other machines are not served.';
  if (!isWindows && given.includes('\\')) return 'Paths are written with slashes, not with backslashes.';
  return given.split(/[\\/]/).includes('..') ? 'A path with `..` is not followed.' : undefined;
}

/** Why what lies at a path from the root is not served. */
function objectToPlace(below: string, isWindows: boolean): string | undefined {
  const parts = below.split(isWindows ? /[\\/]/ : '/');
  if (parts.some((part) => part.startsWith('.'))) return 'Hidden files are not served.';
  if (!isWindows) return undefined;
  if (below.includes(':')) return 'Streams of files are not served.';
  return parts.some((part) => DEVICE.test(part) || /[. ]$/.test(part)) ? 'Devices are not served.' : undefined;
}

/**
 * The absolute path that a request means, which may not be there. Throws a 403 for every way of writing a path that is not plain.
 * @param root the folder that was opened, as `realpath` writes it
 * @param given decoded once; from the root, or absolute and below it
 */
export function resolveBelow(root: string, given: string, isWindows: boolean = process.platform === 'win32'): string {
  const { resolve, relative } = isWindows ? path.win32 : path;
  const file = resolve(root, given);
  const objection =
    objectToWriting(given, isWindows) ??
    (isWithin(root, file, isWindows) ? undefined : 'It does not lie below the folder that was opened.') ??
    // The way to the root may be hidden, what lies below it may not.
    objectToPlace(relative(root, file), isWindows);
  if (objection) throw refusal(objection);
  return file;
}

/** The real path and the type of a file that may be served. Throws a 403 or 404 otherwise. */
export async function findServed(root: string, given: string): Promise<{ file: string; type: string }> {
  const asked = resolveBelow(root, given);
  const file = await realpath(asked).catch(() => undefined);
  if (file === undefined) throw isMissing();
  if (!isWithin(root, file)) throw refusal('It is a link that leads out of the folder that was opened.');
  resolveBelow(root, file);
  const found = await stat(file).catch(() => undefined);
  if (!found) throw isMissing();
  // A pipe would never end, a folder is no file.
  if (!found.isFile()) throw refusal('It is not a regular file.');
  const type = servedType(file);
  if (!type) throw refusal('Files of this kind are not served: it is no picture, sound, video, text or table.');
  return { file, type };
}
