import { formatByName, type ImportFormat } from '../../format/import';
import type { DiskFile, FoundFiles } from './diskFile';

/** What `--input-format` takes. `auto`: each file by its name and first bytes. */
export const INPUT_FORMATS = ['json', 'json-dir', 'csv', 'tsv', 'text', 'text-dir', 'image-dir', 'audio-dir', 'video-dir', 'auto'] as const;

/** How the files of the command line are read. */
export type InputFormat = (typeof INPUT_FORMATS)[number];

const FORMATS: Readonly<Record<InputFormat, ImportFormat | 'auto'>> = {
  json: 'json',
  'json-dir': 'json',
  csv: 'csv',
  tsv: 'tsv',
  text: 'text',
  'text-dir': 'text',
  'image-dir': 'image',
  'audio-dir': 'audio',
  'video-dir': 'video',
  auto: 'auto',
};

/** What a folder is where most of its files are of one format. */
const FOLDERS = new Map<ImportFormat | undefined, InputFormat>([
  ['json', 'json-dir'],
  ['text', 'text-dir'],
  ['image', 'image-dir'],
  ['audio', 'audio-dir'],
  ['video', 'video-dir'],
]);

/** What the import is told to read every file as. */
export function importFormatOf(format: InputFormat): ImportFormat | 'auto' {
  return FORMATS[format];
}

/** Whether a file's bytes are read for tasks; of media only the address counts. */
export function isReadForTasks({ path }: DiskFile): boolean {
  const format = formatByName(path);
  return format !== 'image' && format !== 'audio' && format !== 'video' && format !== 'pdf';
}

/** The format of files that nobody named: of a folder what most of its files are, tasks before media where as many. */
export function guessFormat({ files, isFolder }: FoundFiles): InputFormat {
  if (!isFolder) return 'auto';
  const counts = new Map<ImportFormat | undefined, number>();
  for (const file of files) {
    const format = formatByName(file.path);
    if (format !== undefined) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const order = [...FOLDERS.keys()];
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || order.indexOf(a) - order.indexOf(b));
  return FOLDERS.get(most?.[0]) ?? 'auto';
}

/** The files of a folder that a format is about. What was given by its name is meant. */
export function filesOfFormat({ files, isFolder }: FoundFiles, format: InputFormat): readonly DiskFile[] {
  if (!isFolder || format === 'auto') return files;
  return files.filter((file) => formatByName(file.path) === FORMATS[format]);
}
