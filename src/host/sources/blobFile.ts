import { type ImportFile, tamePath } from '../../format/import';

/** A file or blob as a file to import; `path` where it has a place below a folder. */
export function blobFile(blob: Blob, path: string = pathOf(blob)): ImportFile {
  return {
    path: tamePath(path),
    size: blob.size,
    type: blob.type || undefined,
    stream: () => blob.stream(),
    blob: async () => blob,
  };
}

/** Text that was pasted, as a file without a name. */
export function textFile(text: string): ImportFile {
  return blobFile(new Blob([text], { type: 'text/plain' }), '');
}

/** The place below the folder that was picked, where a folder was. */
function pathOf(blob: Blob): string {
  const { webkitRelativePath, name } = blob as Partial<File>;
  return webkitRelativePath || name || '';
}
