import type { ImportFile } from './importFile';
import { readBytes } from './readBytes';

/** All bytes of a file, in the pieces they came in; undefined when there are more than `most`, whatever size the file says it has. */
export async function holdBytes(
  file: ImportFile,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>[] | undefined> {
  if (file.size !== undefined && file.size > most) return undefined;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of readBytes(file, { signal })) {
    size += piece.length;
    if (size > most) return undefined;
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  }
  return pieces;
}
