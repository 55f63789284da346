import type { SamplePrediction, SampleTask } from './samples';

/** A server in memory: what a host app would do with what the editor hands back. All pure. */

export type SavedAnnotation = SamplePrediction & { readonly id: number };

interface Saved {
  readonly task: SampleTask;
  readonly annotation: SavedAnnotation;
}

const firstId = 1001;

function annotationsOf(task: SampleTask): readonly SamplePrediction[] {
  // `completions` is the old name; a task is given back under the new one.
  return task.annotations ?? (task.completions as readonly SamplePrediction[] | undefined) ?? [];
}

function withAnnotations(task: SampleTask, annotations: readonly SamplePrediction[]): SampleTask {
  const { completions: _, ...rest } = task;
  return { ...rest, annotations } as SampleTask;
}

/** Position of the stored version of an annotation, or -1. Ids are compared as text: the editor may have made one of a number. */
function findStored(annotations: readonly SamplePrediction[], id: unknown): number {
  return id === undefined || id === null ? -1 : annotations.findIndex((stored) => String(stored.id) === String(id));
}

/** Stores a new annotation (and gives it an id) or a new version of one that is there. */
export function saveAnnotation(task: SampleTask, annotation: SamplePrediction, extra: Readonly<Record<string, unknown>> = {}): Saved {
  const annotations = annotationsOf(task);
  const at = findStored(annotations, annotation.id);
  const known = annotations.map(({ id }) => Number(id)).filter(Number.isFinite);
  const id = at >= 0 ? Number(annotations[at]?.id) : Math.max(firstId - 1, ...known) + 1;
  const saved: SavedAnnotation = { ...annotation, ...extra, id };
  return { task: withAnnotations(task, at >= 0 ? annotations.with(at, saved) : [...annotations, saved]), annotation: saved };
}

export function deleteAnnotation(task: SampleTask, id: unknown): SampleTask {
  const annotations = annotationsOf(task);
  const at = findStored(annotations, id);
  return at < 0 ? task : withAnnotations(task, annotations.toSpliced(at, 1));
}
