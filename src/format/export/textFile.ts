import type { ExportContext, ExportFile } from './exported';

/** Length of text that becomes one part of a blob. Browsers keep parts outside the page's heap, and no string nears their limit. */
const PART_LENGTH = 1 << 20;

/** A text file that is written piece by piece and never stands in memory as one string. */
export interface TextFile {
  write(text: string): void;
  finish(): ExportFile;
}

/** Begins a text file of an export, in UTF-8. In a preview what is written is forgotten. */
export function createTextFile(path: string, type: string, { isPreview }: Pick<ExportContext, 'isPreview'>): TextFile {
  const parts: Blob[] = [];
  let pieces: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (pieces.length > 0) parts.push(new Blob(pieces));
    pieces = [];
    length = 0;
  };
  return {
    write(text) {
      if (isPreview || text === '') return;
      pieces.push(text);
      length += text.length;
      if (length >= PART_LENGTH) flush();
    },
    finish() {
      flush();
      return { path, blob: new Blob(parts, { type }) };
    },
  };
}
