import type { Annotation, Problem } from '../core';
import type { LayerStore } from './layerTypes';

/** A shape that is being drawn or changed; only what shows the moving thing observes it. */
export interface Draft {
  /** The region being changed; undefined while a new one is drawn. */
  readonly regionId: string | undefined;
  readonly control: string;
  readonly object: string;
  readonly value: unknown;
}

/** Where regions go among those of the same object and page: to an end, or past one neighbour. */
export type ZOrder = 'front' | 'back' | 'forward' | 'backward';

/** Where pasted results go. */
export interface PasteOptions {
  /** Page of a multi-page object; the one shown when absent. */
  readonly itemIndex?: number | undefined;
  /** Objects of this config by the names that the results give them (`to_name`). */
  readonly objects?: Readonly<Record<string, string>> | undefined;
  /** Copies of regions of this very annotation: each stays on its page and below its parent. @defaultValue false */
  readonly inPlace?: boolean | undefined;
  /** Name of the undo step. @defaultValue 'paste' */
  readonly name?: string | undefined;
}

/** What became of a paste. */
export interface Pasted {
  /** Ids of the new regions, in the order of the results. */
  readonly ids: readonly string[];
  /** What could not be pasted, or is other than it says; `where.path` is a place on the clipboard. */
  readonly problems: readonly Problem[];
}

/** An annotation as the surfaces and panels see it. */
export interface AnnotationStore extends Omit<LayerStore, 'type'>, Annotation {
  readonly type: 'annotation';
  readonly draft: Draft | undefined;
  setDraft(draft: Draft | undefined): void;
  /**
   * One step of the history: everything `change` does through this annotation's methods is one undo, one `onChange`. Nested calls join the outer one.
   * Work too long for one go is committed in slices with the same `join`: those that follow one another are one undo, though `onChange` hears of each.
   */
  commit(name: string, change: () => void, join?: object): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Names of the steps that undo and redo would take. */
  readonly undoName: string | undefined;
  readonly redoName: string | undefined;
  undo(): void;
  redo(): void;
  /** Back to how it opened; itself one undoable step. */
  reset(): void;
  /**
   * Brings regions up or down, drawn order and order of the results alike: one step named `order`. Locked ones stay. Answers whether anything moved.
   */
  reorder(ids: readonly string[], to: ZOrder): boolean;
  /**
   * Adds regions from anything that holds results (a list, an annotation, a task, or JSON text of one) as one step: new ids, editable, on the page
   * shown, fitted to the target image and to this config. Never throws for bad input. It happens at once, unless geometry has to be loaded first.
   */
  paste(input: unknown, options?: PasteOptions): Promise<Pasted>;
  /** Whether it differs from what was opened or last saved. */
  readonly dirty: boolean;
  /** The host has a stored version of it (it came with the task, or was submitted). */
  readonly saved: boolean;
  /** The id it has with the host. A new annotation gets one by its first save, and keeps its own `id` in the editor. */
  readonly storedId: string | undefined;
  readonly skipped: boolean;
  readonly createdBy: string | undefined;
  readonly createdAt: string | undefined;
  readonly parentPrediction: string | undefined;
}
