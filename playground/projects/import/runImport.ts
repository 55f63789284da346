import type { Task } from 'label-editor';
import { type ImportFile, type ImportInput, ImportProblem, type ImportProgress, importTasks } from 'label-editor/tasks';
import type { OwnProject, RefusedRow, TaskRow } from '../storage/projectStorage';
import { describeStorageError } from '../storage/projectsDatabase';
import { FileTasks } from './fileTasks';

const TASKS_AT_ONCE = 500;
/** Tasks with masks are large: so much of the files makes a batch, however few tasks it is. */
const BYTES_AT_ONCE = 4_000_000;
const REFUSED_KEPT = 1000;

/** How an import stands, or how it ended. */
export interface ImportReport {
  readonly status: 'running' | 'done' | 'cancelled' | 'failed';
  readonly progress: ImportProgress | undefined;
  /** Ids of what was stored. */
  readonly ids: readonly number[];
  /** The first of what was left out, and how many there were. */
  readonly refused: readonly RefusedRow[];
  readonly refusedCount: number;
  /** Files that tasks of tables and JSON name: they were kept, and are no tasks of their own. */
  readonly attached: number;
  readonly error: string;
}

export const NO_IMPORT: ImportReport = {
  status: 'running',
  progress: undefined,
  ids: [],
  refused: [],
  refusedCount: 0,
  attached: 0,
  error: '',
};

interface ImportWork {
  readonly own: OwnProject;
  readonly input: ImportInput;
  readonly config: string;
  readonly signal: AbortSignal;
  /** A batch lies in the database. */
  readonly onRows: (rows: readonly TaskRow[]) => void;
  readonly onReport: (report: ImportReport) => void;
}

const refusedRow = ({ code, severity, message, hint, place }: ImportProblem): RefusedRow => ({ code, severity, message, hint, place });

/** Reads tasks and stores them batch by batch. Never throws: the report says how it ended, and what was stored stays. */
export async function runImport({ own, input, config, signal, onRows, onReport }: ImportWork): Promise<ImportReport> {
  let progress: ImportProgress | undefined;
  let bytesStored = 0;
  let batch: Task[] = [];
  const ids: number[] = [];
  const files = new FileTasks();
  const refused: RefusedRow[] = [];
  let refusedCount = 0;
  const report = (status: ImportReport['status'], error = ''): ImportReport => {
    const made = { status, progress, ids, refused: [...refused], refusedCount, attached: files.named, error };
    onReport(made);
    return made;
  };

  try {
    const session = await own.startImport();
    const store = async () => {
      if (batch.length > 0) {
        const rows = await session.addTasks(batch);
        batch = [];
        for (const { id } of rows) ids.push(id);
        onRows(rows);
      }
      bytesStored = progress?.bytes ?? 0;
      report('running');
    };
    try {
      const tasks = importTasks(input, {
        config,
        signal,
        onProgress: (now) => {
          progress = now;
        },
        mediaUrl: async (file) => {
          const path = await session.addMedia(file.path, await blobOf(file));
          files.file(path);
          return path;
        },
      });
      for await (const item of tasks) {
        if (item instanceof ImportProblem) {
          refusedCount += 1;
          if (refused.length < REFUSED_KEPT) refused.push(refusedRow(item));
        } else if (!files.hold(item)) batch.push(item);
        if (batch.length >= TASKS_AT_ONCE || (progress?.bytes ?? 0) - bytesStored > BYTES_AT_ONCE) await store();
      }
    } finally {
      await store();
      for (const task of files.unnamed()) {
        batch.push(task);
        if (batch.length >= TASKS_AT_ONCE) await store();
      }
      await store();
      await session.finish(refused, refusedCount);
    }
    return report('done');
  } catch (error) {
    return signal.aborted ? report('cancelled') : report('failed', describeStorageError(error));
  }
}

/** The file itself where it is one: the browser then copies it without reading it here. */
async function blobOf(file: ImportFile): Promise<Blob> {
  if (file.blob) return file.blob();
  return new Response(file.stream(), { headers: { 'content-type': file.type ?? '' } }).blob();
}
