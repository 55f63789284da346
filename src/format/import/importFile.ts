/** A file to import, wherever it lies: on a disk, in a drop, in a folder handle, in a zip, behind an address. */
export interface ImportFile {
  /** Its place below what was given, with slashes: `photos/cat.png`. Never absolute, never with `..`. */
  readonly path: string;
  /** Size in bytes, where it is known before reading. */
  readonly size?: number | undefined;
  /** MIME type, where somebody said one. */
  readonly type?: string | undefined;
  /** Its address, where it has one that the editor can load: media files become tasks with this, and are not read for it. */
  readonly url?: string | undefined;
  /** Its bytes from the start; may be called more than once. */
  stream(): ReadableStream<Uint8Array>;
  /** All of it as a blob: a browser's file is one already. A zip is read from it, where it is there, without holding it in memory. */
  readonly blob?: (() => Promise<Blob>) | undefined;
}
