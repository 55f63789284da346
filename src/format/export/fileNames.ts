/** Longest name without its ending, in bytes of UTF-8: file systems take 255, and an ending and a number come to it. */
const LONGEST_BYTES = 180;

/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a name
const FORBIDDEN = /[\p{Surrogate}\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name that every file system takes, without folders: forbidden letters become `_`. Empty where nothing is left. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/^[\s.]+/, '');
  const trimmed = trimEnd(cutToBytes(plain));
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** The start of a text that fits into the longest name, no character cut. */
function cutToBytes(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > LONGEST_BYTES) break;
    end += char.length;
  }
  return text.slice(0, end);
}

/** Windows drops dots and spaces at a name's end, so two names would be one. */
function trimEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[\s.]/.test(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}

/** A file name and its ending: `cat.jpg` is `cat` and `.jpg`. */
export interface NameParts {
  readonly stem: string;
  /** With its dot, in lower case; empty without one. */
  readonly extension: string;
}

function partsOf(name: string): NameParts {
  const match = /\.([A-Za-z0-9]{1,8})$/.exec(name);
  return match && match.index > 0
    ? { stem: name.slice(0, match.index), extension: `.${(match[1] ?? '').toLowerCase()}` }
    : { stem: name, extension: '' };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the name is what it is.
    return text;
  }
}

function lastSegment(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/**
 * The name of the file that an address or a path leads to, safe for every file system: `https://host/a/cat%201.jpg?x=1` is `cat 1.jpg`. Of Label Studio's local files
 * (`/data/local-files/?d=photos/cat.jpg`) the one that `d` names. Undefined for data, blobs, and whatever has no name.
 */
export function nameOfAddress(address: unknown): NameParts | undefined {
  if (typeof address !== 'string' || /^\s*(?:data|blob):/i.test(address)) return undefined;
  const [beforeHash = ''] = address.trim().split('#', 1);
  const mark = beforeHash.indexOf('?');
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  const named = mark < 0 ? null : new URLSearchParams(beforeHash.slice(mark + 1)).get('d');
  // An address without a path names a host, no file.
  const own = lastSegment(decoded(path.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')));
  const fromQuery = named === null ? '' : lastSegment(named);
  const name = safeName(partsOf(own).extension === '' && fromQuery !== '' ? fromQuery : own);
  return name.stem === '' ? undefined : name;
}

function safeName(name: string): NameParts {
  const { stem, extension } = partsOf(name);
  return { stem: safeFileName(stem), extension };
}

/** Gives out names that are unique, capital letters ignored, as on file systems that ignore them. */
export class UniqueNames {
  readonly #taken = new Map<string, number>();

  /** The name as it is, else with a number: `cat`, `cat-2`. `fallback` stands in for an empty one. */
  take(wanted: string, fallback: string): string {
    const name = safeFileName(wanted) || safeFileName(fallback) || 'file';
    const key = name.toLowerCase();
    let count = (this.#taken.get(key) ?? 0) + 1;
    let free = count === 1 ? name : `${name}-${count}`;
    while (count > 1 && this.#taken.has(free.toLowerCase())) free = `${name}-${++count}`;
    this.#taken.set(key, count);
    if (free !== name) this.#taken.set(free.toLowerCase(), 1);
    return free;
  }
}
