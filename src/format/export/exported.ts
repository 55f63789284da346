import type { ConfigTree, Registry, Severity, Task } from '../../core';

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

/** What an exporter of one format is given. */
export interface ExportContext {
  readonly config: ConfigTree;
  readonly registry: Registry;
  /** Which annotations of a task are exported: every one that was not skipped, or the one saved last. */
  readonly annotations: 'all' | 'latest';
  /** Counts a loss; the same code and message count as one. */
  readonly lose: (loss: Omit<ExportLoss, 'count' | 'tasks'>, task: Task) => void;
}

/** Writes one format: `add` takes a task after the other, `finish` answers the files. With `add` alone it tells what would be lost. */
export interface Exporter {
  add(task: Task): void | Promise<void>;
  finish(): ExportFile[] | Promise<ExportFile[]>;
}

/** Makes an exporter. One file a format, named by it. */
export type CreateExporter = (context: ExportContext) => Exporter;
