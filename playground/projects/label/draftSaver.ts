import type { Annotation } from 'label-editor';
import type { DraftJson } from '../storage/projectStorage';
import { draftKey, draftOf } from '../storage/taskBatch';

/** Where drafts go. */
export interface DraftStore {
  readonly save: (draft: DraftJson) => Promise<unknown>;
  readonly remove: (draft: string) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/** By what the draft of an annotation is stored. */
function keyOfDraft(annotation: Annotation): string {
  return draftKey(draftOf(annotation.serialize(), annotation.id));
}

/** Back to what is stored, such as after undo. */
function isClean(annotation: Annotation): boolean {
  return 'dirty' in annotation && annotation.dirty === false;
}

/**
 * Saves unsent work after each change, at once. While one save runs the next waits, with what is the latest then: a drag of a hundred steps is not a
 * hundred saves, and an older one never comes last.
 */
export class DraftSaver {
  readonly #store: DraftStore;
  readonly #changed = new Set<Annotation>();
  /** Annotations that are being handed in: their drafts would come after it. */
  readonly #held = new Set<Annotation>();
  #running: Promise<void> | undefined;

  constructor(store: DraftStore) {
    this.#store = store;
  }

  change(annotation: Annotation): void {
    this.#changed.add(annotation);
    if (!this.#held.has(annotation)) this.#running ??= this.#run();
  }

  /** Runs `save` with no draft of the annotation under way; what is changed meanwhile is a draft of what was saved. */
  async handIn<T>(annotation: Annotation, save: (draft: string) => Promise<T>): Promise<T> {
    const draft = keyOfDraft(annotation);
    this.#held.add(annotation);
    this.#changed.delete(annotation);
    try {
      await this.#running;
      return await save(draft);
    } finally {
      // The editor learns of the new id after this promise; then a draft can name it.
      setTimeout(() => {
        this.#held.delete(annotation);
        if (this.#changed.has(annotation)) this.#running ??= this.#run();
      });
    }
  }

  /** Ends when nothing is left to save. */
  async settle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** The page goes: what waits is sent off without waiting. */
  flush(): void {
    for (const annotation of this.#due()) void this.#save(annotation);
  }

  #due(): Annotation[] {
    const due = [...this.#changed].filter((annotation) => !this.#held.has(annotation));
    for (const annotation of due) this.#changed.delete(annotation);
    return due;
  }

  async #run(): Promise<void> {
    for (let due = this.#due(); due.length > 0; due = this.#due()) {
      for (const annotation of due) await this.#save(annotation);
    }
    this.#running = undefined;
  }

  async #save(annotation: Annotation): Promise<void> {
    try {
      if (isClean(annotation)) await this.#store.remove(keyOfDraft(annotation));
      else await this.#store.save(draftOf(annotation.serialize(), annotation.id));
    } catch (error) {
      this.#store.onError(error);
    }
  }
}
