import type { ExportFile } from './exported';

/** The first date that a zip can hold, in the clock's own zone as zips count: the same export is the same file, whenever and wherever it is made. */
function firstDate(): Date {
  return new Date(1980, 0, 1);
}

/** Endings of files that are compressed already. */
const PACKED = /\.(?:png|jpe?g|webp|gif|zip|gz|mp3|mp4|ogg|npz)$/i;

/**
 * Packs the files of an export into one zip. Needs no workers and no eval, so it runs under a strict content security policy. Files are read and packed one after
 * the other; the zip is a blob. Throws the signal's reason.
 */
export async function zipExport(
  files: Iterable<ExportFile>,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Blob> {
  signal?.throwIfAborted();
  const { BlobReader, BlobWriter, ZipWriter } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const options = { useWebWorkers: false, useCompressionStream: true, extendedTimestamp: false, lastModDate: firstDate() };
  const zip = new ZipWriter(new BlobWriter('application/zip'), options);
  for (const { path, blob } of files) {
    await zip.add(path, new BlobReader(blob), { ...(PACKED.test(path) && { level: 0 }), ...(signal && { signal }) });
    signal?.throwIfAborted();
  }
  return zip.close();
}
