import { type AnnotationJson, isRecord, type Task } from '../../core';

/** What people have done to a task: one file of the output folder. */
export interface TaskWork {
  /** All annotations of the task, those that were imported too. */
  readonly annotations: readonly AnnotationJson[];
  /** Unsent work that was saved here. */
  readonly drafts: readonly AnnotationJson[];
  /** Places in the imported task's `drafts` of those that were sent or thrown away. */
  readonly endedDrafts: readonly number[];
}

/** Something that changed a task, and what the page is told of it. */
export interface WorkChange {
  readonly work: TaskWork;
  readonly saved: AnnotationJson & { readonly id: number | string };
}

const listOf = (value: unknown): readonly AnnotationJson[] => (Array.isArray(value) ? value.filter(isRecord) : []) as AnnotationJson[];

const hasId = (annotation: AnnotationJson): boolean => typeof annotation.id === 'number' || typeof annotation.id === 'string';

/** The annotations a task was imported with; `completions` is their former name. */
export function importedAnnotations(task: Task): readonly AnnotationJson[] {
  return [...listOf(task.annotations), ...listOf(task.completions)];
}

/** How many imported annotations have no id of their own. */
export function countUnnumbered(task: Task): number {
  return importedAnnotations(task).filter((annotation) => !hasId(annotation)).length;
}

/** The greatest number that is an id of an annotation, or 0. */
export function greatestId(annotations: readonly AnnotationJson[]): number {
  return annotations.reduce((most, { id }) => (Number.isSafeInteger(id) ? Math.max(most, Number(id)) : most), 0);
}

/** The work on a task that nobody has touched yet. Annotations without an id get the numbers from `firstId` on, the same ones every time. */
export function importedWork(task: Task, firstId: number): TaskWork {
  let next = firstId;
  const annotations = importedAnnotations(task).map((annotation) => (hasId(annotation) ? annotation : { ...annotation, id: next++ }));
  return { annotations, drafts: [], endedDrafts: [] };
}

/** The drafts a task was imported with. One without an id gets one: an annotation names by it the draft that it was made of. */
function importedDrafts(task: Task): readonly AnnotationJson[] {
  return listOf(task.drafts).map((draft, i) => (hasId(draft) ? draft : { ...draft, id: `draft-imported-${i}` }));
}

/** The unsent work on a task, that which it was imported with first. */
function allDrafts(task: Task, { drafts, endedDrafts }: TaskWork): readonly AnnotationJson[] {
  return [...importedDrafts(task).filter((_, i) => !endedDrafts.includes(i)), ...drafts];
}

/** Whether anything is begun and not sent. */
export function hasDraft(task: Task, work: TaskWork): boolean {
  return allDrafts(task, work).length > 0;
}

/** A task with the work done on it, in Label Studio's shape. */
export function withWork({ completions: _, ...task }: Task, work: TaskWork): Task {
  const drafts = allDrafts(task, work);
  return { ...task, annotations: work.annotations, ...((drafts.length > 0 || 'drafts' in task) && { drafts }) };
}

const sameId = (a: unknown, b: unknown): boolean => a !== undefined && a !== null && String(a) === String(b);

/** Ends the drafts that an annotation was made of: the one it names, and those over the same annotation (`over`: its id; null: a new one). */
function endDrafts(task: Task, work: TaskWork, annotation: AnnotationJson, over: unknown): TaskWork {
  const isEnded = (draft: AnnotationJson) =>
    sameId(draft.id, annotation.draft_id) || (over === null ? (draft.annotation ?? null) === null : sameId(draft.annotation, over));
  // Drafts that came with the task may be other people's: only the one that the annotation names is over, and nobody's that was shown in its place.
  const isShown = (draft: AnnotationJson) => sameId(draft.annotation, over) && (draft.user ?? draft.completed_by ?? null) === null;
  const isNamed = (draft: AnnotationJson) => sameId(draft.id, annotation.draft_id) || isShown(draft);
  const named = importedDrafts(task).flatMap((draft, i) => (isNamed(draft) ? [i] : []));
  return {
    ...work,
    drafts: work.drafts.filter((draft) => !isEnded(draft)),
    endedDrafts: [...new Set([...work.endedDrafts, ...named])],
  };
}

/** What is stored of an annotation that was sent: the draft that it names is over. */
function withoutDraft({ draft_id: _, ...annotation }: AnnotationJson): AnnotationJson {
  return annotation as AnnotationJson;
}

/** Adds an annotation, or replaces the one with the same `unique_id`: a page that was not told of its success sends it again. */
export function addAnnotation(task: Task, work: TaskWork, sent: AnnotationJson, id: number, now: string): WorkChange {
  const again = typeof sent.unique_id === 'string' ? work.annotations.find(({ unique_id }) => unique_id === sent.unique_id) : undefined;
  const saved = { created_at: now, ...withoutDraft(sent), updated_at: now, id: again?.id ?? id };
  const annotations = again
    ? work.annotations.map((annotation) => (annotation === again ? saved : annotation))
    : [...work.annotations, saved];
  return { work: { ...endDrafts(task, work, sent, null), annotations }, saved };
}

/** Replaces an annotation, or answers undefined when there is none of that id. */
export function replaceAnnotation(
  task: Task,
  work: TaskWork,
  sent: AnnotationJson,
  { id, now }: { id: string; now: string },
): WorkChange | undefined {
  const old = work.annotations.find((annotation) => sameId(annotation.id, id));
  if (old?.id === undefined) return undefined;
  const createdAt = old.created_at !== undefined && { created_at: old.created_at };
  const saved = { ...createdAt, ...withoutDraft(sent), updated_at: now, id: old.id };
  const annotations = work.annotations.map((annotation) => (annotation === old ? saved : annotation));
  return { work: { ...endDrafts(task, work, sent, old.id), annotations }, saved };
}

/** Takes an annotation away, with the drafts over it, or answers undefined when there is none of that id. */
export function removeAnnotation(work: TaskWork, id: string): TaskWork | undefined {
  const annotations = work.annotations.filter((annotation) => !sameId(annotation.id, id));
  if (annotations.length === work.annotations.length) return undefined;
  return { ...work, annotations, drafts: work.drafts.filter((draft) => !sameId(draft.annotation, id)) };
}

/** Keeps unsent work: one draft for each annotation it is over, and one for what is new. */
export function saveDraft(task: Task, work: TaskWork, sent: AnnotationJson, now: string): TaskWork {
  const over = work.annotations.find(({ id }) => sameId(id, sent.annotation ?? sent.id))?.id ?? null;
  const { id: _, draft_id, ...rest } = sent;
  const ended = endDrafts(task, work, sent, over);
  const id = typeof draft_id === 'number' || typeof draft_id === 'string' ? draft_id : `draft-${over ?? 'new'}`;
  return { ...ended, drafts: [...ended.drafts, { created_at: now, ...rest, updated_at: now, annotation: over, id } as AnnotationJson] };
}

/** Throws unsent work away. */
export function removeDrafts(task: Task, work: TaskWork): TaskWork {
  return { ...work, drafts: [], endedDrafts: listOf(task.drafts).map((_, i) => i) };
}

/** A work file's text. */
export function writeWork(id: number, work: TaskWork): string {
  return `${JSON.stringify({ task: id, ...work })}\n`;
}

/** Reads a work file, or undefined when it is none. */
export function readWork(text: string): TaskWork | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !Array.isArray(value.annotations)) return undefined;
  const endedDrafts = Array.isArray(value.endedDrafts) ? value.endedDrafts.filter((place) => Number.isInteger(place)) : [];
  return { annotations: listOf(value.annotations), drafts: listOf(value.drafts), endedDrafts };
}
