import type { ImportFormat } from './importFormat';

/** Ends of names by format. Label Studio's lists, and those that a browser shows or plays besides. */
const EXTENSIONS: Readonly<Record<Exclude<ImportFormat, 'time-series'>, readonly string[]>> = {
  json: ['json', 'jsonl', 'ndjson', 'geojson'],
  csv: ['csv'],
  tsv: ['tsv', 'tab'],
  text: ['txt', 'text', 'md', 'markdown', 'log'],
  html: ['html', 'htm', 'xhtml'],
  image: ['png', 'jpg', 'jpeg', 'jfif', 'tiff', 'tif', 'bmp', 'gif', 'webp', 'avif', 'svg', 'ico'],
  audio: ['wav', 'wave', 'aiff', 'aif', 'mp3', 'au', 'flac', 'ogg', 'oga', 'm4a', 'opus', 'aac', 'weba'],
  video: ['mp4', 'webm', 'mov', 'm4v', 'ogv', 'mkv', 'avi', 'mpg', 'mpeg'],
  pdf: ['pdf'],
  zip: ['zip'],
};
const BY_EXTENSION = new Map(Object.entries(EXTENSIONS).flatMap(([format, ends]) => ends.map((end) => [end, format as ImportFormat])));

const SHEET = 'Save the table as CSV (UTF-8) and import that.';
const UNPACK = 'Unpack it, or pack its files as a zip.';
/** Files that people do drop, and what to do with them instead. Some of them are zips inside, which says nothing about their content. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ...['xlsx', 'xls', 'xlsm', 'ods', 'numbers'].map((end): [string, string] => [end, SHEET]),
  ...['parquet', 'feather', 'arrow'].map((end): [string, string] => [end, 'Write the table as CSV or as JSON lines and import that.']),
  ...['docx', 'doc', 'odt', 'rtf', 'pptx', 'ppt', 'odp', 'pages', 'epub'].map((end): [string, string] => [
    end,
    'Save it as plain text, HTML or PDF and import that.',
  ]),
  ...['gz', 'tgz', 'tar', 'bz2', 'xz', 'zst', '7z', 'rar'].map((end): [string, string] => [end, UNPACK]),
  ...['xml', 'yaml', 'yml'].map((end): [string, string] => [
    end,
    'Tasks are read from JSON, CSV, TSV or text; a labeling config belongs into the project, not among its tasks.',
  ]),
]);

/** End of the last part of a path, without dot, in lower case; empty where there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}

/** What the name's end says that a file is; undefined when it says nothing. */
export function formatByName(path: string): ImportFormat | undefined {
  return BY_EXTENSION.get(extensionOf(path));
}

/** What to do instead with a file of a well-known format that holds no tasks. */
export function adviceForRefused(path: string): string | undefined {
  return REFUSED.get(extensionOf(path));
}

const BY_TYPE: ReadonlyMap<string, ImportFormat> = new Map([
  ['application/json', 'json'],
  ['application/x-ndjson', 'json'],
  ['application/jsonl', 'json'],
  ['text/csv', 'csv'],
  ['text/tab-separated-values', 'tsv'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['application/pdf', 'pdf'],
  ['application/zip', 'zip'],
  ['application/x-zip-compressed', 'zip'],
]);

/** What a MIME type says; undefined for types that are given to anything (`text/plain`, `application/octet-stream`). */
export function formatByType(type: string | undefined): ImportFormat | undefined {
  const name = (type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const medium = name.split('/', 1)[0];
  return BY_TYPE.get(name) ?? (medium === 'image' || medium === 'audio' || medium === 'video' ? medium : undefined);
}

const MEDIA: ReadonlySet<ImportFormat> = new Set(['image', 'audio', 'video', 'pdf']);

/** Formats of which a file is one task, whose value is the file's address. */
export function isMediaFormat(format: ImportFormat): format is 'image' | 'audio' | 'video' | 'pdf' {
  return MEDIA.has(format);
}

/** Types that are not `medium/extension`. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jfif', 'image/jpeg'],
  ['tif', 'image/tiff'],
  ['svg', 'image/svg+xml'],
  ['ico', 'image/x-icon'],
  ['wave', 'audio/wav'],
  ['aif', 'audio/aiff'],
  ['mp3', 'audio/mpeg'],
  ['au', 'audio/basic'],
  ['oga', 'audio/ogg'],
  ['opus', 'audio/ogg'],
  ['m4a', 'audio/mp4'],
  ['weba', 'audio/webm'],
  ['mov', 'video/quicktime'],
  ['m4v', 'video/mp4'],
  ['ogv', 'video/ogg'],
  ['mkv', 'video/x-matroska'],
  ['avi', 'video/x-msvideo'],
  ['mpg', 'video/mpeg'],
  ['pdf', 'application/pdf'],
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['tab', 'text/tab-separated-values'],
]);

/** MIME type of a media file or table by its name's end: what a browser needs to show a blob that came out of a zip. */
export function mimeTypeByName(path: string): string | undefined {
  const end = extensionOf(path);
  const format = BY_EXTENSION.get(end);
  return TYPES.get(end) ?? (format && isMediaFormat(format) ? `${format}/${end}` : undefined);
}
