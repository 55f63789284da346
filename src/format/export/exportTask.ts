import { isRecord, type Result, type Task } from '../../core';
import { decodeTask, type LayerSource } from '../index';
import type { ExportAnnotation, ExportTask } from './exported';

/** What was read of a task beside what is exported. */
export interface ReadTask {
  readonly exported: ExportTask;
  /** Annotations that were skipped by a person. */
  readonly skipped: number;
  /** Annotations that are left out because a later one counts. */
  readonly older: number;
  readonly predictions: number;
  readonly drafts: number;
}

/** Label Studio marks a skipped task by an annotation with `was_cancelled`; older exports wrote `skipped`. */
function isSkipped({ json }: LayerSource): boolean {
  return json.was_cancelled === true || json.skipped === true;
}

/** When an annotation was last saved, in milliseconds; undefined where it does not say. */
function savedAt({ json }: ExportAnnotation): number | undefined {
  const time = json.updated_at ?? json.created_at;
  const at = typeof time === 'number' ? time : typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** The annotation saved last; of those that do not say when, or at the same time, the last of the list. */
function latestOf(annotations: readonly ExportAnnotation[]): ExportAnnotation | undefined {
  let latest: ExportAnnotation | undefined;
  for (const annotation of annotations) {
    const isLater = !latest || (savedAt(annotation) ?? Number.NEGATIVE_INFINITY) >= (savedAt(latest) ?? Number.NEGATIVE_INFINITY);
    if (isLater) latest = annotation;
  }
  return latest;
}

/**
 * Reads what of a task is exported: its annotations (`completions` in older exports) without those that were skipped. `place` counts tasks from 1 and
 * stands in for a missing id.
 */
export function readExportTask(task: Task, place: number, which: 'all' | 'latest'): ReadTask {
  const { data, annotations, predictions, drafts } = decodeTask(task);
  const counting = annotations
    .filter((source) => !isSkipped(source))
    .map(
      ({ id, json, results }): ExportAnnotation => ({ id, json, results: results.filter((result): result is Result => isRecord(result)) }),
    );
  const latest = which === 'latest' ? latestOf(counting) : undefined;
  const chosen = latest ? [latest] : counting;
  const { id } = task;
  return {
    exported: { task, id: typeof id === 'number' || (typeof id === 'string' && id !== '') ? id : place, data, annotations: chosen },
    skipped: annotations.length - counting.length,
    older: counting.length - chosen.length,
    predictions: predictions.length,
    drafts: drafts.length,
  };
}
