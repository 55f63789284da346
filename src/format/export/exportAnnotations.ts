import { type ConfigTree, isRecord, LabelEditorError, type Registry, type Task } from '../../core';
import { eachTask } from './eachTask';
import type { CreateExporter, ExportContext, Exported, Exporter, ExportLoss } from './exported';
import { EXPORTERS } from './exporters';
import { EXPORT_FORMATS, type ExportFormat } from './exportFormat';
import { readExportTask } from './exportTask';
import type { FormatOptions } from './formatOptions';
import { LossBook } from './lossBook';
import { notATask, taskLosses } from './taskLosses';

/** What an export is made of, beside the tasks. */
export interface ExportSettings extends FormatOptions {
  readonly format: ExportFormat;
  readonly config: ConfigTree;
  readonly registry: Registry;
  /** Every annotation that was not skipped, or of each task the one saved last. @defaultValue 'all' */
  readonly annotations?: 'all' | 'latest' | undefined;
  /** Stops the export; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how many tasks are done. */
  readonly onProgress?: ((tasks: number) => void) | undefined;
}

/** A list of tasks, or tasks that come one by one: an import, a database cursor. */
export type TaskSource = Iterable<Task> | AsyncIterable<Task>;

async function loadExporter(format: string): Promise<CreateExporter> {
  const load = Object.hasOwn(EXPORTERS, format) ? EXPORTERS[format as ExportFormat] : undefined;
  if (load) return load();
  throw new LabelEditorError(
    'export-format',
    `there is no export format '${format}', so nothing can be written; take one of ${EXPORT_FORMATS.join(', ')}.`,
  );
}

/** Objects of a class, such as an import's problem, are no tasks; those of another window are plain, too. */
function isTask(entry: unknown): entry is Task {
  if (!isRecord(entry)) return false;
  const prototype: unknown = Object.getPrototypeOf(entry);
  return 'data' in entry || prototype === null || Object.getPrototypeOf(prototype) === null;
}

interface Run {
  readonly exporter: Exporter;
  readonly book: LossBook;
}

async function run(tasks: TaskSource, settings: ExportSettings, isPreview: boolean): Promise<Run> {
  const { format, config, registry, annotations = 'all', signal, onProgress, ...options } = settings;
  const book = new LossBook();
  const context: ExportContext = { config, registry, annotations, isPreview, options, signal, lose: (loss, { id }) => book.add(loss, id) };
  const exporter = (await loadExporter(format))(context);
  let place = 0;
  await eachTask<unknown>(
    tasks,
    (entry) => {
      place++;
      onProgress?.(place);
      if (!isTask(entry)) return book.add(notATask(entry), place);
      const read = readExportTask(entry, place, annotations);
      if (exporter.holdsTasks) return exporter.add(read.exported);
      const takesUnlabelled = exporter.takesUnlabelled === true && read.skipped === 0;
      for (const loss of taskLosses(read, takesUnlabelled)) context.lose(loss, read.exported);
      return takesUnlabelled || read.exported.annotations.length > 0 ? exporter.add(read.exported) : undefined;
    },
    signal,
  );
  return { exporter, book };
}

/**
 * Writes annotations in a format. Tasks are taken one at a time, and files are blobs of many parts, so a large export needs no large string.
 * Nothing is lost in silence: what the format cannot hold is in `losses`. Throws a `LabelEditorError` for an unknown format, and the signal's reason.
 */
export async function exportAnnotations(tasks: TaskSource, settings: ExportSettings): Promise<Exported> {
  const { exporter, book } = await run(tasks, settings, false);
  const files = await exporter.finish();
  settings.signal?.throwIfAborted();
  return { files, losses: book.list() };
}

/** What an export would leave out or change, without making its files. */
export async function previewExport(tasks: TaskSource, settings: ExportSettings): Promise<readonly ExportLoss[]> {
  const { book } = await run(tasks, settings, true);
  return book.list();
}
