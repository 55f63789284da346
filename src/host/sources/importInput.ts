import type { ImportFile, ImportProblem } from '../../format/import';

/** What may be imported as one thing. */
export type ImportSource =
  /** Text, as it is pasted: tasks as JSON, a table, or a task a line. */
  | string
  /** An address: `http:`, `https:`, `blob:` or `data:`. One relative to the page is `new URL('tasks.json', document.baseURI)`. */
  | URL
  /** A file of an `<input type="file">`, or bytes of any other origin. */
  | Blob
  /** A file from elsewhere: a disk, a bucket, a database. */
  | ImportFile
  /** A file or folder that a person picked; a folder with all below it. */
  | FileSystemFileHandle
  | FileSystemDirectoryHandle
  /** What was dropped or pasted. Its files can be taken while the event is handled and never after, so `importTasks` is to be called then. */
  | DataTransfer
  | FileList;

/** What can be imported: one source, or several, in a list or as they come. */
export type ImportInput = ImportSource | Iterable<ImportSource | ImportProblem> | AsyncIterable<ImportSource | ImportProblem>;
