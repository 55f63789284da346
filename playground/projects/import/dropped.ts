import type { ImportInput } from 'label-editor/tasks';
import { filesOf } from '../../../src/host/sources';

/** What a person gave to import, and what to call it. */
export interface Dropped {
  readonly input: ImportInput;
  readonly name: string;
}

/** Files of a picker; those of a folder know their path below it. */
export function droppedFiles(files: readonly File[]): Dropped {
  const [first] = files;
  const folder = first?.webkitRelativePath.split('/')[0];
  return { input: [...files], name: folder || (files.length === 1 && first ? first.name : `${files.length.toLocaleString('en')} files`) };
}

/** What was dropped or pasted. To be called while the event is told: afterwards the browser has forgotten it. */
export function droppedTransfer(transfer: DataTransfer): Dropped {
  const names = Array.from(transfer.items).flatMap((item) => item.getAsFile()?.name ?? []);
  const [first = 'what was given'] = names;
  return { input: filesOf(transfer), name: names.length > 1 ? `${names.length.toLocaleString('en')} files and folders` : first };
}

/** Text that was pasted: tasks as JSON, a table, or a line a task. */
export function droppedText(text: string): Dropped {
  return { input: text, name: 'the pasted text' };
}
