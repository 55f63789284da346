import { type AnnotationJson, isRecord, type Task } from '../core';
import type { TaskState } from './protocol';

const LONGEST_TITLE = 80;
/** Enough of a value to take a title from, however long it is. */
const READ = 400;
const ADDRESS = /^(?:[a-z][a-z\d+.-]{0,15}:|\/|\.{1,2}\/)|^[^\s?#]{1,200}\.\w{2,5}(?:[?#]|$)/i;

/** The name of the file that an address ends in, as a person wrote it: `photos/a%20cat.png?d=x` is `a cat.png`. */
function fileName(address: string): string {
  if (address.startsWith('data:')) return '';
  const path = address.split(/[?#]/, 1)[0] ?? '';
  const name = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}

/** The first words among values, else the first number, else the first file's name. */
function pickTitle(values: readonly unknown[]): string {
  const texts = values.filter((value) => typeof value === 'string').map((value) => value.slice(0, READ));
  const words = texts.find((text) => text.trim() !== '' && !ADDRESS.test(text.trim()));
  const file = texts.map((text) => text.trim()).find((text) => ADDRESS.test(text) && fileName(text) !== '');
  // A file names its task better than a class or a split that stands beside it.
  const best = file !== undefined && (words === undefined || words.trim().length < 20) ? fileName(file) : words;
  return cut(best ?? String(values.find((value) => typeof value === 'number') ?? ''));
}

/** A few words by which a person knows a task in a list: the name of its file, or the beginning of its text; empty when its data has neither. */
export function taskTitle(task: Task): string {
  const data = isRecord(task.data) ? task.data : {};
  const values = Object.values(data);
  return (
    pickTitle(values) || pickTitle(values.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : [])))
  );
}

/** What has become of a task, by the annotations and the unsent work that it has. */
export function taskState(annotations: readonly AnnotationJson[], hasDraft: boolean): TaskState {
  if (annotations.length > 0) return annotations.every((annotation) => annotation.was_cancelled === true) ? 'skipped' : 'done';
  return hasDraft ? 'draft' : 'todo';
}
