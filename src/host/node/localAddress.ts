import { createWriteStream } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { type ImportFile, tamePath } from '../../format/import';
import { usageError } from './commandError';
import type { DiskFile } from './diskFile';
import { isWithin, resolveBelow } from './localPath';

/** Media that lay in zips, below the output folder. */
export const unpackedFolder = (output: string): string => path.join(output, 'files');

/** The address of a local file, as Label Studio writes it: its name, and the folder it lies in from the root. */
function localAddress(root: string, file: string): string {
  const folder = path.relative(root, path.dirname(file)).split(path.sep).join('/');
  return `/data/${encodeURIComponent(path.basename(file))}?d=${encodeURIComponent(folder)}`;
}

/** Unpacks a file of a zip into the output folder, and answers its address there. */
async function unpack(file: ImportFile, output: string): Promise<string> {
  const place = tamePath(file.path);
  const target = resolveBelow(unpackedFolder(output), place);
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(Readable.fromWeb(file.stream() as NodeStream<Uint8Array>), createWriteStream(target));
  return `/files/${place.split('/').map(encodeURIComponent).join('/')}`;
}

/** How addresses of media are made. */
export interface AddressOptions {
  readonly files: readonly DiskFile[];
  readonly output: string;
  /** Real path of the folder whose files are served; undefined where none are. */
  readonly root: string | undefined;
  /** Ends the import: media cannot be shown as things are. */
  readonly refuse: (reason: Error) => void;
}

/** What makes the address of a media file that is imported. */
export function createAddresses({ files, output, root, refuse }: AddressOptions): (file: ImportFile) => Promise<string> {
  const onDisk = new Map(files.map((file) => [file.path, file.absolute]));
  return async (file) => {
    const absolute = onDisk.get(file.path);
    if (absolute === undefined) return unpack(file, output);
    if (root === undefined) {
      const reason = usageError(
        `${file.path} is a file that the page has to be given, and local files are not served.`,
        'Add --allow-serving-local-files: files below the folder that was opened are then served, to this machine alone.',
      );
      refuse(reason);
      throw reason;
    }
    const real = await realpath(absolute);
    if (!isWithin(root, real)) throw new Error(`it is a link that leads out of ${root}, so it would not be served`);
    return localAddress(root, isWithin(root, absolute) ? absolute : real);
  };
}
