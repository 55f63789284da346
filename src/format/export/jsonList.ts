import type { ExportContext, ExportFile } from './exported';
import { createTextFile } from './textFile';

/** A JSON file that holds one list, an entry a line, written entry by entry. */
export interface JsonList {
  /** Takes the JSON of an entry. */
  add(json: string): void;
  finish(): ExportFile;
}

/** Begins a JSON file of an export. */
export function createJsonList(path: string, context: Pick<ExportContext, 'isPreview'>): JsonList {
  const file = createTextFile(path, 'application/json', context);
  let isEmpty = true;
  return {
    add(json) {
      file.write(isEmpty ? '[\n' : ',\n');
      file.write(json);
      isEmpty = false;
    },
    finish() {
      file.write(isEmpty ? '[]\n' : '\n]\n');
      return file.finish();
    },
  };
}
