import type { AnnotationJson, Task } from 'label-editor';
import type { DraftJson, TaskRow } from './projectStorage';
import { taskRow } from './taskRow';

/** A task taken apart for the stores: the list reads `row` alone, the editor's work touches `annotations` and `drafts` alone. */
export interface StoredTask {
  readonly row: TaskRow;
  readonly body: Task;
  readonly annotations: readonly AnnotationJson[];
  readonly drafts: readonly (readonly [key: string, draft: DraftJson])[];
}

/** Numbers that a project gives away. */
export class Numbering {
  readonly #taken: Set<number>;
  #nextTask = 1;
  #nextAnnotation = 1;

  constructor(taken: Iterable<number>) {
    this.#taken = new Set(taken);
  }

  /** Goes on where the project is: annotations may have been saved since. */
  startAt({ nextTask, nextAnnotation }: { readonly nextTask: number; readonly nextAnnotation: number }): void {
    this.#nextTask = Math.max(this.#nextTask, nextTask);
    this.#nextAnnotation = Math.max(this.#nextAnnotation, nextAnnotation);
  }

  get nextTask(): number {
    return this.#nextTask;
  }

  get nextAnnotation(): number {
    return this.#nextAnnotation;
  }

  /** A task's own id where it is a whole number that no other has, else the next free one. */
  task(own: unknown): number {
    const isFree = Number.isSafeInteger(own) && (own as number) > 0 && !this.#taken.has(own as number);
    while (!isFree && this.#taken.has(this.#nextTask)) this.#nextTask += 1;
    const id = isFree ? (own as number) : this.#nextTask;
    this.#taken.add(id);
    return id;
  }

  /** An annotation's own id, whatever it is, else the next number. */
  annotation(own: unknown): number | string {
    if (typeof own === 'string' && own !== '') return own;
    if (typeof own === 'number' && Number.isFinite(own)) {
      if (Number.isSafeInteger(own)) this.#nextAnnotation = Math.max(this.#nextAnnotation, own + 1);
      return own;
    }
    this.#nextAnnotation += 1;
    return this.#nextAnnotation - 1;
  }
}

/** Takes a task of an import apart and gives it and its annotations ids. A task's own text as id stays with its body. */
export function splitTask(task: Task, numbering: Numbering): StoredTask {
  const { annotations = [], drafts = [], ...rest } = task as Task & { drafts?: unknown };
  const id = numbering.task(task.id);
  const withIds = annotations.map((annotation) => ({ ...annotation, id: numbering.annotation(annotation.id) }));
  const kept = (Array.isArray(drafts) ? drafts : []).map(namedDraft);
  return {
    row: taskRow(id, { ...rest, annotations: withIds, drafts: kept }),
    body: typeof task.id === 'string' && task.id !== '' ? rest : { ...rest, id },
    annotations: withIds,
    drafts: kept.map((draft) => [draftKey(draft), draft]),
  };
}

/** A draft of new work needs an id that no annotation has: the editor would give it another one, and save it beside itself. */
function namedDraft(draft: DraftJson, at: number): DraftJson {
  return draft.annotation === undefined || draft.annotation === null ? { ...draft, id: `draft-${draft.id ?? at}` } : draft;
}

/** One draft a new annotation, one a stored annotation. */
export function draftKey({ annotation, id }: Pick<DraftJson, 'annotation' | 'id'>): string {
  return annotation === undefined || annotation === null ? `new ${id}` : `annotation ${annotation}`;
}

/** The annotation as a draft; `layer` is its id in the editor, by which new work is known. */
export function draftOf({ id, ...annotation }: AnnotationJson, layer: string): DraftJson {
  return id === undefined ? { ...annotation, id: layer } : { ...annotation, annotation: id };
}

/** The task as it was imported, with the work since. */
export function joinTask(body: Task, annotations: readonly AnnotationJson[], drafts: readonly DraftJson[]): Task {
  return { ...body, annotations, ...(drafts.length > 0 && { drafts }) };
}

/** Model versions of tasks, each once, in order. */
export function modelsOf(tasks: Iterable<Task>): readonly string[] {
  const models = new Set<string>();
  for (const { predictions } of tasks) {
    for (const prediction of Array.isArray(predictions) ? predictions : []) {
      const version = prediction?.model_version;
      if (typeof version === 'string' && version !== '') models.add(version);
    }
  }
  return [...models];
}
