import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { isRecord, type Task } from '../../core';
import { ImportProblem } from '../../format/import';
import { taskScore } from '../../format/sampling';
import { type RefusedRow, taskState, taskTitle } from '..';
import { indexPath, tasksPath } from './projectFile';
import { createTaskIds } from './taskIds';
import { type IndexEntry, writeEntry } from './taskIndex';
import { countUnnumbered, greatestId, hasDraft, importedAnnotations, importedWork } from './taskWork';

/** How many rows that were left out are told; the others are counted. */
const REFUSED_TOLD = 1000;
const CHUNK_BYTES = 1 << 20;

/** A file that is written in large pieces. */
class LineFile {
  #parts: Buffer[] = [];
  #bytes = 0;
  /** Bytes so far: where the next line begins. */
  size = 0;

  private constructor(private readonly handle: FileHandle) {}

  static async create(file: string): Promise<LineFile> {
    return new LineFile(await open(file, 'w'));
  }

  /** Takes a line without its break, and answers its place. */
  async add(line: Buffer): Promise<{ offset: number; length: number }> {
    const place = { offset: this.size, length: line.length };
    this.#parts.push(line, BREAK);
    this.#bytes += line.length + 1;
    this.size += line.length + 1;
    if (this.#bytes >= CHUNK_BYTES) await this.#flush();
    return place;
  }

  async #flush(): Promise<void> {
    await this.handle.writeFile(Buffer.concat(this.#parts));
    this.#parts = [];
    this.#bytes = 0;
  }

  /** Writes the rest, to the disk. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.handle.sync();
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

const BREAK = Buffer.from('\n');

/** The former import, for those of its tasks that have been worked on. */
export interface FormerImport {
  readonly worked: readonly IndexEntry[];
  /** The greatest id that any of its annotations has. */
  readonly greatestAnnotation: number;
  read(entry: IndexEntry): Promise<Task>;
}

/** What an import came to. */
export interface ImportedTasks {
  readonly taskCount: number;
  /** The first number that imported annotations without an id get, and the greatest id there is then. */
  readonly firstNumber: number;
  readonly greatestAnnotation: number;
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
}

function refusedRow({ code, severity, message, hint, place }: ImportProblem): RefusedRow {
  return { code, severity, message, hint, place };
}

const TOO_DEEP = new ImportProblem({
  code: 'task-too-deep',
  severity: 'error',
  message: 'A task has lists within lists, too many to be written.',
  hint: 'Flatten its data.',
  file: '',
});

/** A task's line; undefined when it is nested deeper than JSON can be written. */
function writeJson(task: Task): string | undefined {
  try {
    return JSON.stringify(task);
  } catch {
    return undefined;
  }
}

function hashData(task: Task): string {
  return createHash('sha256')
    .update(JSON.stringify(task.data ?? null))
    .digest('base64url')
    .slice(0, 22);
}

/** What the index keeps of a task. */
function describeTask(task: Task, id: number): IndexEntry['row'] {
  const annotations = importedAnnotations(task);
  return {
    id,
    title: taskTitle(task),
    state: taskState(annotations, hasDraft(task, importedWork(task, 1))),
    score: taskScore(task) ?? null,
    annotations: annotations.length,
    predictions: Array.isArray(task.predictions) ? task.predictions.filter(isRecord).length : 0,
  };
}

/** Writes tasks as they come to `tasks-N.ndjson`, and where each lies to `index-N.ndjson`; holds ids and what was left out, no task. */
export async function importProject(
  source: AsyncIterable<Task | ImportProblem>,
  { folder, generation, former }: { folder: string; generation: number; former?: FormerImport | undefined },
): Promise<ImportedTasks> {
  const ids = createTaskIds(former?.worked);
  const tasks = await LineFile.create(tasksPath(folder, generation));
  const index = await LineFile.create(indexPath(folder, generation));
  const refused: RefusedRow[] = [];
  let [refusedCount, taskCount, greatest, unnumbered] = [0, 0, former?.greatestAnnotation ?? 0, 0];
  const refuse = (problem: ImportProblem) => {
    if (refusedCount++ < REFUSED_TOLD) refused.push(refusedRow(problem));
  };
  // Annotations without an id are numbered after all that have one: how many come before is known now, the greatest id at the end.
  const write = async (task: Task, known?: { id: number; isOwnId: boolean }) => {
    const text = writeJson(task);
    if (text === undefined) return refuse(TOO_DEEP);
    const line = Buffer.from(text);
    const data = hashData(task);
    const { id, isOwnId } = known ?? ids.take(task.id, data);
    const place = await tasks.add(line);
    const entry = { row: describeTask(task, id), ...place, firstId: unnumbered, isOwnId, data };
    await index.add(Buffer.from(writeEntry(entry).trimEnd()));
    unnumbered += countUnnumbered(task);
    greatest = Math.max(greatest, greatestId(importedAnnotations(task)));
    taskCount++;
  };
  try {
    for await (const found of source) {
      if (found instanceof ImportProblem) refuse(found);
      else await write(found);
    }
    for (const entry of ids.left()) await write((await former?.read(entry)) ?? {}, { id: entry.row.id, isOwnId: entry.isOwnId });
    await tasks.finish();
    await index.finish();
  } finally {
    await tasks.close();
    await index.close();
  }
  return { taskCount, firstNumber: greatest + 1, greatestAnnotation: greatest + unnumbered, refused, refusedCount };
}
