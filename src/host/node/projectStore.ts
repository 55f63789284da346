import { access, type FileHandle, mkdir, open } from 'node:fs/promises';
import type { AnnotationJson, Task } from '../../core';
import { sampleTasks } from '../../format/sampling';
import type { SavedAnnotation, ServedProject, TaskRow } from '..';
import { removeUnfinished, writeAtomically } from './atomicFile';
import { CommandError, reasonOf } from './commandError';
import { type Entry, type FoundWork, findWork, readWorkFile, rowOf } from './foundWork';
import { annotationsFolder, indexPath, type ProjectFile, tasksPath, workPath } from './projectFile';
import { ServedProblem, storageProblem } from './servedProblem';
import { readEntries } from './taskIndex';
import {
  addAnnotation,
  hasDraft,
  importedWork,
  removeAnnotation,
  removeDrafts,
  replaceAnnotation,
  saveDraft,
  type TaskWork,
  withWork,
  writeWork,
} from './taskWork';

/** Read at a time when all tasks are. */
const READ_BYTES = 1 << 20;

/** The entries of an import that was finished: its files are there, and whole, unless something else was at them. */
async function readImport(folder: string, { generation, firstNumber }: ProjectFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    await access(tasksPath(folder, generation));
    for await (const { row, offset, length, firstId, isOwnId } of readEntries(indexPath(folder, generation)))
      entries.push({ row, offset, length, firstId: firstNumber + firstId, isOwnId });
    return entries;
  } catch (error) {
    throw new CommandError(
      `The tasks that were imported into ${folder} cannot be read: ${reasonOf(error)}.`,
      `Put tasks-${generation}.ndjson and index-${generation}.ndjson back as they were, or choose another --output; the annotations stay as they are.`,
      1,
    );
  }
}

/** Tasks of an output folder and the work on them. Holds a row for each task; bodies stay on the disk. */
export class ProjectStore {
  readonly project: ServedProject;
  readonly #folder: string;
  readonly #tasks: FileHandle;
  /** In the order of the import. */
  readonly #entries: readonly Entry[];
  readonly #byId: ReadonlyMap<number, Entry>;
  readonly #order: readonly Entry[];
  /** The last of the saves of each task, so that they follow each other. */
  readonly #saves = new Map<number, Promise<unknown>>();
  /** Ids with a work file. */
  readonly #worked: Set<number>;
  #nextAnnotation: number;

  private constructor(folder: string, file: ProjectFile, tasks: FileHandle, entries: readonly Entry[], work: FoundWork) {
    this.#folder = folder;
    this.#tasks = tasks;
    this.#entries = entries;
    this.#byId = new Map(entries.map((entry) => [entry.row.id, entry]));
    this.#order = sampleTasks(entries, {
      strategy: file.sampling,
      seed: file.seed,
      idOf: ({ row }) => row.id,
      scoreOf: ({ row }) => row.score,
    });
    this.#worked = work.ids;
    this.#nextAnnotation = Math.max(file.greatestAnnotation, work.greatestAnnotation) + 1;
    const { title, config, sampling, taskCount, refused, refusedCount } = file;
    this.project = { title, config, sampling, taskCount, refused, refusedCount };
  }

  /**
   * Opens an output folder whose import is whole. Throws a `CommandError` where the folder holds what no save has left there.
   * @param isReader nothing is changed, so that the folder may be in use by another process
   */
  static async open(folder: string, file: ProjectFile, isReader = false): Promise<ProjectStore> {
    if (!isReader) {
      await mkdir(annotationsFolder(folder), { recursive: true });
      await removeUnfinished(annotationsFolder(folder));
    }
    const entries = await readImport(folder, file);
    const work = await findWork(folder, new Map(entries.map((entry) => [entry.row.id, entry])));
    return new ProjectStore(folder, file, await open(tasksPath(folder, file.generation), 'r'), entries, work);
  }

  /** The rows in the order of the sampling. */
  *rows(): Generator<TaskRow> {
    for (const { row } of this.#order) yield row;
  }

  /** The greatest id that any annotation has. */
  get greatestAnnotation(): number {
    return this.#nextAnnotation - 1;
  }

  /** A task as it was imported. Throws a 404 when there is none of that id. */
  imported(id: number): Promise<Task> {
    return this.#imported(this.#entry(id));
  }

  /** A task with its work. Throws a 404 when there is none of that id. */
  async task(id: number): Promise<Task> {
    const entry = this.#entry(id);
    const task = await this.#imported(entry);
    return { ...withWork(task, await this.#work(entry, task)), id };
  }

  /** Every task with its work, in the order of the import and with the ids that were imported, as lines of JSON. */
  async *lines(): AsyncGenerator<string> {
    for await (const [entry, task] of this.#allImported()) {
      const worked = this.#worked.has(entry.row.id) ? withWork(task, await this.#work(entry, task)) : task;
      yield `${JSON.stringify({ ...worked, id: worked.id ?? entry.row.id })}\n`;
    }
  }

  /** Adds an annotation; it is on the disk when this answers. */
  async addAnnotation(id: number, sent: AnnotationJson): Promise<SavedAnnotation> {
    return this.#change(id, (task, work) => {
      const change = addAnnotation(task, work, sent, this.#nextAnnotation++, now());
      return { work: change.work, answer: change.saved };
    });
  }

  /** Replaces an annotation. */
  async replaceAnnotation(id: number, annotation: string, sent: AnnotationJson): Promise<SavedAnnotation> {
    return this.#change(id, (task, work) => {
      const change = replaceAnnotation(task, work, sent, { id: annotation, now: now() });
      if (!change) throw noAnnotation(id, annotation);
      return { work: change.work, answer: change.saved };
    });
  }

  /** Takes an annotation away. */
  async removeAnnotation(id: number, annotation: string): Promise<void> {
    await this.#change(id, (_, work) => {
      const without = removeAnnotation(work, annotation);
      if (!without) throw noAnnotation(id, annotation);
      return { work: without, answer: undefined };
    });
  }

  /** Keeps unsent work. */
  async saveDraft(id: number, sent: AnnotationJson): Promise<void> {
    await this.#change(id, (task, work) => ({ work: saveDraft(task, work, sent, now()), answer: undefined }));
  }

  /** Throws unsent work away. */
  async removeDrafts(id: number): Promise<void> {
    await this.#change(id, (task, work) => ({ work: removeDrafts(task, work), answer: undefined }));
  }

  /** Lets the files go, when every save that was begun is done. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#saves.values());
    await this.#tasks.close();
  }

  #entry(id: number): Entry {
    const entry = this.#byId.get(id);
    if (!entry) throw new ServedProblem(404, 'task-not-found', `There is no task ${id}.`, 'Load the list of tasks again.');
    return entry;
  }

  /** Every task as it was imported; lines follow each other in the file, so many are read at a time. */
  async *#allImported(): AsyncGenerator<[Entry, Task]> {
    for (let from = 0, to = 0; from < this.#entries.length; from = to) {
      const start = this.#entries[from]?.offset ?? 0;
      const fits = ({ offset, length }: Entry) => offset + length - start <= READ_BYTES;
      for (to = from + 1; to < this.#entries.length && fits(this.#entries[to] as Entry); ) to++;
      const some = this.#entries.slice(from, to);
      const last = some.at(-1) as Entry;
      const buffer = Buffer.allocUnsafe(last.offset + last.length - start);
      await this.#tasks.read(buffer, 0, buffer.length, start);
      for (const entry of some) {
        const line = buffer.subarray(entry.offset - start, entry.offset - start + entry.length);
        yield [entry, JSON.parse(line.toString()) as Task];
      }
    }
  }

  async #imported({ offset, length }: Entry): Promise<Task> {
    const buffer = Buffer.allocUnsafe(length);
    await this.#tasks.read(buffer, 0, length, offset);
    return JSON.parse(buffer.toString()) as Task;
  }

  async #work({ row, firstId }: Entry, task: Task): Promise<TaskWork> {
    return this.#worked.has(row.id) ? readWorkFile(workPath(this.#folder, row.id)) : importedWork(task, firstId);
  }

  /** Makes a change of one task lasting, after those that were asked for before. The row changes when the file has. */
  async #change<T>(id: number, change: (task: Task, work: TaskWork) => { work: TaskWork; answer: T }): Promise<T> {
    const entry = this.#entry(id);
    const before = this.#saves.get(id);
    const saving = (async () => {
      await before?.catch(() => undefined);
      const task = await this.#imported(entry);
      const { work, answer } = change(task, await this.#work(entry, task));
      await writeAtomically(workPath(this.#folder, id), writeWork(id, work)).catch((error: unknown) => {
        throw storageProblem(error);
      });
      this.#worked.add(id);
      entry.row = rowOf(entry.row, work, hasDraft(task, work));
      return answer;
    })();
    this.#saves.set(id, saving);
    try {
      return await saving;
    } finally {
      if (this.#saves.get(id) === saving) this.#saves.delete(id);
    }
  }
}

const now = (): string => new Date().toISOString();

function noAnnotation(id: number, annotation: string): ServedProblem {
  return new ServedProblem(
    404,
    'annotation-not-found',
    `Task ${id} has no annotation ${annotation.slice(0, 40)}.`,
    'It was deleted meanwhile. Load the task again; submit as a new annotation to keep the work.',
  );
}
