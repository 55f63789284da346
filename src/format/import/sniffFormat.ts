import { encodingByMark } from './encoding';
import type { ImportFormat } from './importFormat';

/** Bytes that are looked at to tell what a file is. */
export const SNIFFED_BYTES = 8192;

/** What the first bytes say: a format; or why nothing can be made of them. */
export type Sniffed = { readonly format: ImportFormat } | { readonly refused: 'packed' | 'binary' };

interface Magic {
  readonly at?: number;
  readonly bytes: string;
  readonly is: ImportFormat | 'packed';
}

/** First bytes as Latin-1 text. Source: the formats' own specifications; a `RIFF` or `ftyp` file is told by its second word. */
const MAGIC: readonly Magic[] = [
  { bytes: '\x89PNG\r\n\x1a\n', is: 'image' },
  { bytes: '\xff\xd8\xff', is: 'image' },
  { bytes: 'GIF8', is: 'image' },
  { bytes: 'II*\0', is: 'image' },
  { bytes: 'MM\0*', is: 'image' },
  { at: 8, bytes: 'WEBP', is: 'image' },
  { at: 4, bytes: 'ftypavif', is: 'image' },
  { at: 4, bytes: 'ftypavis', is: 'image' },
  { at: 8, bytes: 'WAVE', is: 'audio' },
  { bytes: 'fLaC', is: 'audio' },
  { bytes: 'ID3', is: 'audio' },
  { bytes: '.snd', is: 'audio' },
  { at: 8, bytes: 'AIFF', is: 'audio' },
  { at: 8, bytes: 'AIFC', is: 'audio' },
  { at: 4, bytes: 'ftypM4A', is: 'audio' },
  { bytes: 'OggS', is: 'audio' },
  { at: 4, bytes: 'ftyp', is: 'video' },
  { bytes: '\x1a\x45\xdf\xa3', is: 'video' },
  { at: 8, bytes: 'AVI ', is: 'video' },
  { bytes: '%PDF-', is: 'pdf' },
  { bytes: 'PK\x03\x04', is: 'zip' },
  { bytes: 'PK\x05\x06', is: 'zip' },
  { bytes: '\x1f\x8b', is: 'packed' },
  { bytes: '7z\xbc\xaf\x27\x1c', is: 'packed' },
  { bytes: 'Rar!\x1a\x07', is: 'packed' },
  { bytes: '\x28\xb5\x2f\xfd', is: 'packed' },
  { bytes: 'BZh', is: 'packed' },
  { bytes: '\xfd7zXZ\0', is: 'packed' },
];

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** A medium, PDF, zip or packed file by its first bytes; undefined for everything else. */
function sniffMagic(bytes: Uint8Array): ImportFormat | 'packed' | undefined {
  const start = latin1(bytes.subarray(0, 32));
  return MAGIC.find(({ at = 0, bytes: magic }) => start.startsWith(magic, at))?.is;
}

/** The first bytes as text, without a mark; undefined when they are none. What is not UTF-8 loses letters: only signs of ASCII are looked at. */
export function headText(bytes: Uint8Array): string | undefined {
  const marked = encodingByMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  // Every other byte of ASCII in UTF-16 is 0: without a mark that is still text.
  const [even, odd] = [0, 1].map((from) => bytes.filter((byte, i) => i % 2 === from && byte === 0).length) as [number, number];
  if (even + odd > 0) {
    const half = Math.floor(bytes.length / 2);
    if (odd > half * 0.7 && even === 0) return new TextDecoder('utf-16le').decode(bytes);
    if (even > half * 0.7 && odd === 0) return new TextDecoder('utf-16be').decode(bytes);
    return undefined;
  }
  const control = bytes.reduce((count, byte) => count + Number(byte < 0x20 && ![9, 10, 12, 13, 27].includes(byte)), 0);
  return control > bytes.length / 100 ? undefined : new TextDecoder().decode(bytes);
}

/** A name as columns have them: prose with a comma in every line is no table. */
const COLUMN_NAME = /^[\p{L}_][\p{L}\p{N}_.\-/:()]{0,63}(?: [\p{L}\p{N}_.\-/:()]{1,64}){0,3}$/u;

/** Cells of a line, quotes respected as far as one line goes. */
function cellsOf(line: string, separator: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === separator && !isQuoted) cells.push('');
    else cells[cells.length - 1] += char;
  }
  return cells;
}

function isTable(lines: readonly string[], separator: string): boolean {
  const [header = [], ...rows] = lines.slice(0, 20).map((line) => cellsOf(line, separator));
  return (
    header.length > 1 &&
    new Set(header).size === header.length &&
    header.every((name) => COLUMN_NAME.test(name)) &&
    rows.length > 0 &&
    rows.every((row) => row.length === header.length)
  );
}

/** What a text is when nobody says: JSON by its first signs, HTML by its first tag, a table by its columns, else lines. */
function sniffText(head: string, isWhole: boolean): ImportFormat {
  const text = head.trimStart();
  if (/^(?:\{\s*(?:["}#]|$)|\[\s*(?:[[{"\]#]|$))/.test(text)) return 'json';
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(text)) return 'html';
  const lines = text.split(/\r\n|\n|\r/);
  // The last line may be cut in the middle.
  if (!isWhole && lines.length > 1) lines.pop();
  const full = lines.filter((line) => line.trim() !== '');
  if (isTable(full, '\t')) return 'tsv';
  return isTable(full, ',') ? 'csv' : 'text';
}

/** What a file is by its first bytes. @param isWhole whether `bytes` is all of it */
export function sniffFormat(bytes: Uint8Array, isWhole: boolean): Sniffed {
  const magic = sniffMagic(bytes);
  if (magic === 'packed') return { refused: 'packed' };
  if (magic) return { format: magic };
  const text = headText(bytes);
  if (text === undefined) return { refused: 'binary' };
  return { format: /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)?<svg[\s>]/i.test(text) ? 'image' : sniffText(text, isWhole) };
}
