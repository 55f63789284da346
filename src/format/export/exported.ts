import type { ConfigTree, Registry, Result, Severity, Task, UnknownRecord } from '../../core';
import type { FormatOptions } from './formatOptions';

/** One file of an export. */
export interface ExportFile {
  /** Where it belongs below the export's folder, with slashes: `labels/cat.txt`. */
  readonly path: string;
  readonly blob: Blob;
}

/** What a format cannot hold, or holds otherwise: told before anything is written. The same finding about many results is told once, with a count. */
export interface ExportLoss {
  /** Stable machine-readable name, such as `shape-not-in-format`. */
  readonly code: string;
  /** `error`: left out. `warning`: written otherwise than it was labelled. `info`: worth knowing. */
  readonly severity: Severity;
  /** What is lost and why. */
  readonly message: string;
  /** What to do instead. */
  readonly hint: string;
  /** How many results, answers or cells it is about. */
  readonly count: number;
  /** Ids of the first tasks it is about. */
  readonly tasks: readonly (number | string)[];
}

/** An export, made and not yet saved. */
export interface Exported {
  readonly files: readonly ExportFile[];
  readonly losses: readonly ExportLoss[];
}

/** An annotation that is exported: submitted, not skipped. */
export interface ExportAnnotation {
  /** The wire's id as a text, or one of our own (`a1`); unique in its task. */
  readonly id: string;
  /** The annotation as it came. */
  readonly json: UnknownRecord;
  /** Its results, entries that are no objects left out. Empty when somebody found nothing to label. */
  readonly results: readonly Result[];
}

/** A task as exporters see it. */
export interface ExportTask {
  /** The task as it came. */
  readonly task: Task;
  /** Its id, else its place among the exported tasks from 1. */
  readonly id: number | string;
  readonly data: UnknownRecord;
  /** Those that count, in the task's order; one at most where only the latest is asked for. Empty: nobody has labelled it. */
  readonly annotations: readonly ExportAnnotation[];
}

/** A loss about one task as exporters tell it. */
export type Loss = Omit<ExportLoss, 'count' | 'tasks'> & {
  /** How many it is about. @defaultValue 1 */
  readonly count?: number;
};

/** What an exporter of one format is given. */
export interface ExportContext {
  readonly config: ConfigTree;
  readonly registry: Registry;
  /** Which annotations of a task are exported: every one that was not skipped, or the one saved last. `ExportTask.annotations` keeps to it. */
  readonly annotations: 'all' | 'latest';
  /** Only losses are asked for: files are never finished, so pixels and texts need not be made. */
  readonly isPreview: boolean;
  readonly options: FormatOptions;
  readonly signal?: AbortSignal | undefined;
  /** Counts a loss; the same code and message count as one. */
  readonly lose: (loss: Loss, task: ExportTask) => void;
}

/** Writes one format: `add` takes a task after the other, `finish` answers the files. With `add` alone it tells what would be lost. */
export interface Exporter {
  /** The format holds whole tasks: it is given those that nobody has labelled too, and nothing is told of skipped annotations and predictions. */
  readonly holdsTasks?: boolean;
  /** It is given tasks that nobody has labelled too; those that were only skipped stay out. */
  readonly takesUnlabelled?: boolean;
  add(task: ExportTask): void | Promise<void>;
  finish(): readonly ExportFile[] | Promise<readonly ExportFile[]>;
}

/** Makes an exporter. One file a format, named by it. */
export type CreateExporter = (context: ExportContext) => Exporter;
