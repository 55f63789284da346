import type { DataSlots } from './dataSlots';
import { adviceForRefused, formatByName, formatByType, isMediaFormat } from './fileFormat';
import { otherFormat, packedFile, refusedFormat, unknownFormat } from './fileProblems';
import type { ImportFile } from './importFile';
import type { ImportFormat } from './importFormat';
import type { ImportJob } from './importJob';
import type { ImportProblem } from './importProblem';
import { type PeekedFile, peekFile } from './peekFile';
import { headText, sniffFormat } from './sniffFormat';

/** A file and what it is to be read as, or why it is not read. `file` may go on where a look at its first bytes ended. */
export type Detected =
  | { readonly file: ImportFile; readonly format: ImportFormat; readonly release?: PeekedFile['release'] }
  | { readonly problem: ImportProblem };

/** Formats whose files are text: which of them one is, is a matter of wishes. */
const TEXTS: ReadonlySet<ImportFormat> = new Set(['json', 'csv', 'tsv', 'text', 'html', 'time-series']);

/** What a file is read as: the wish, held against its name; else the name's end; else the first bytes, and the type that somebody said. */
export async function detectFormat(file: ImportFile, job: ImportJob): Promise<Detected> {
  const { format = 'auto' } = job.options;
  const advice = adviceForRefused(file.path);
  if (advice !== undefined) return { problem: refusedFormat(file, advice) };
  const named = formatByName(file.path);
  if (format !== 'auto') return wished(file, format, named);
  if (named && (isMediaFormat(named) || named === 'zip')) return { file, format: named };
  return await sniffed(file, named, job);
}

function wished(file: ImportFile, format: ImportFormat, named: ImportFormat | undefined): Detected {
  const agrees =
    named === undefined || named === format || named === 'zip' || (TEXTS.has(format) && TEXTS.has(named)) || isSound(format, named);
  if (!agrees) return { problem: otherFormat(file, format, named) };
  return { file, format: named === 'zip' ? 'zip' : format };
}

/** `.ogg`, `.mp4` and `.webm` are sound as well as pictures. */
function isSound(format: ImportFormat, named: ImportFormat): boolean {
  return (format === 'audio' && named === 'video') || (format === 'video' && named === 'audio');
}

async function sniffed(file: ImportFile, named: ImportFormat | undefined, job: ImportJob): Promise<Detected> {
  const peeked = await peekFile(file, job.options.signal);
  const found = sniffFormat(peeked.head, peeked.isWhole);
  if ('refused' in found) {
    await peeked.release();
    const said = formatByType(file.type);
    // A type is believed where the bytes say nothing: MP3 without a tag at its start, say.
    if (found.refused === 'binary' && !named && said && isMediaFormat(said)) return { file: peeked.file, format: said };
    return { problem: found.refused === 'packed' ? packedFile(file) : unknownFormat(file) };
  }
  const said = formatByType(file.type);
  const isText = TEXTS.has(found.format);
  const format = isText ? (named ?? (said && TEXTS.has(said) ? said : found.format)) : found.format;
  const { release } = peeked;
  return { file: peeked.file, format: tableFormat(format, peeked.head, job.slots), release };
}

/** A table is the value of the config's only TimeSeries, unless it is a list of tasks: then a column has the name of the variable. */
function tableFormat(format: ImportFormat, head: Uint8Array, { series }: DataSlots): ImportFormat {
  if (!series || (format !== 'csv' && format !== 'tsv')) return format;
  const [header = ''] = (headText(head) ?? '').split(/[\r\n]/, 1);
  const columns = header.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
  return columns.includes(series.key) ? format : 'time-series';
}
