import type { UnknownRecord } from './json';
import type { Problem } from './problem';
import type { Answer, Region, Relation } from './region';
import type { ConfigTree } from './tag';
import type { AnnotationJson, PredictionJson, Task } from './wire';

/** What one annotation or prediction shows: regions, answers and relations. Reads are observable (MobX). */
export interface Layer {
  /** Unique in the editor: the wire's id as a string where it came with one, else one of our own. */
  readonly id: string;
  readonly type: 'annotation' | 'prediction';
  /** The model that made it, where one did. */
  readonly modelVersion: string | undefined;
  /** The model's confidence in the whole, 0..1 as a rule. */
  readonly score: number | undefined;
  /** Regions in order of creation; a new array whenever one changed, so do not read it in a loop over changes. */
  readonly regions: readonly Region[];
  readonly answers: readonly Answer[];
  readonly relations: readonly Relation[];
  /** One region; an observer of it re-runs for this region only. */
  region(id: string): Region | undefined;
}

/** A model's output: read-only for ever. */
export interface Prediction extends Layer {
  readonly type: 'prediction';
  /** Its Label Studio JSON, deep-equal to what came in. */
  serialize(): PredictionJson;
}

/** A change of one region. Absent keys stay as they are. */
export interface RegionChange {
  /** Geometry keys to replace, in the kind's units; merged into the region's value. */
  readonly value?: UnknownRecord;
  /** Labels as stored (alias before value), of the region's label control or of the control named. */
  readonly labels?: readonly string[] | { readonly control: string; readonly labels: readonly string[] };
  /** Per-region answers by control name; `undefined` or an empty answer removes it. */
  readonly answers?: UnknownRecord;
  /** Keys of the results' `meta` to replace; `undefined` removes one. */
  readonly meta?: UnknownRecord;
}

/** What a relation says besides which regions it links. Absent keys stay as they are. */
export interface RelationChange {
  /** Labels as stored, of the config's `Relations`; none = no label. */
  readonly labels?: readonly string[] | undefined;
  /** Which way it points: `right` from source to target, `left` back, `bi` both ways. */
  readonly direction?: Relation['direction'] | undefined;
}

/** A region to add. */
export interface NewRegion {
  /** The control tag that makes it (`from_name`). */
  readonly control: string;
  /** Geometry in the kind's units. */
  readonly value: UnknownRecord;
  /** Labels as stored, by label control: `{ label: ['Car'] }`, or a list for the control itself. */
  readonly labels?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** Per-region answers by control name. */
  readonly answers?: UnknownRecord;
  /** Chosen by the editor when absent. */
  readonly id?: string;
  /** The object tag it lies on; the control's own when absent. */
  readonly object?: string;
  readonly itemIndex?: number;
  readonly meta?: UnknownRecord;
}

/** A person's work: editable unless the editor or the annotation is read-only. Each change is one undo step. */
export interface Annotation extends Layer {
  readonly type: 'annotation';
  /** Whether regions can be added and answers given. */
  readonly editable: boolean;
  /** Replaces parts of a region. Throws a `ResultError` when the region is read-only, unknown or the change does not fit its kind. */
  update(regionId: string, change: RegionChange): void;
  /** Deletes regions and the relations that end at them; read-only ones stay. Answers the ids that are gone. */
  remove(regionIds: readonly string[]): readonly string[];
  /** Adds a region and answers it. Throws a `ResultError` when the control is unknown or the value does not fit its kind. */
  add(region: NewRegion): Region;
  /**
   * Links two regions and answers the link; one from `a` to `b` can be there once, another one from `b` to `a` beside it. Throws a `ResultError` when a
   * region is unknown, both are the same, they are linked already, or the source is read-only.
   * @example
   * annotation.relate('person-1', 'company-1', { labels: ['works at'] });
   */
  relate(fromId: string, toId: string, said?: RelationChange): Relation;
  /** Gives a relation other labels or another direction. Throws a `ResultError` when it is unknown or read-only. */
  updateRelation(id: string, change: RelationChange): void;
  /** Deletes relations; read-only ones stay. Answers the ids that are gone. */
  removeRelations(ids: readonly string[]): readonly string[];
  /** Answers a question about the task (or a page); `undefined` or an empty answer removes it. */
  answer(control: string, value: unknown, itemIndex?: number): void;
  /** Its Label Studio JSON with `.result`; untouched results are the objects that came in. */
  serialize(): AnnotationJson;
}

/** What `copyPrediction` takes along. */
export interface CopyOptions {
  /** Ids of the regions to copy; all when absent. Task-level answers come along only with all. */
  readonly regions?: readonly string[];
  /** Regions with a lower score of their own stay behind; regions without a score come along. */
  readonly minScore?: number;
}

/** The person at work. */
export interface User {
  readonly id: number | string;
  readonly name?: string;
}

/** How the host shows predictions: a stream opens in a copy, quick view shows tabs with a Copy button. */
export type EditorMode = 'quick-view' | 'stream';

/** A shape drawn to show a model what is meant. */
export interface NewPrompt extends NewRegion {
  /** `false`: this is not meant. Left out of what the model gets when absent. */
  readonly isPositive?: boolean;
}

/**
 * Interactive pre-annotation of the annotation on screen: prompts, what the model suggests for them, and the person's decision. Reads are observable
 * (MobX). Each annotation has prompts and suggestions of its own, which stay while another one is looked at. Saving is refused while any are open.
 * Nothing here throws.
 */
export interface Assist {
  /** The host gave `onAssist`, and a control of the config is smart. */
  readonly isOffered: boolean;
  /** Smart controls ask: it is offered, the person has it switched on, and the annotation may be changed. */
  readonly isOn: boolean;
  /** The model is being waited for. */
  readonly pending: boolean;
  /** Why the last request came to nothing; `again` tries once more. */
  readonly error: string | undefined;
  /** What was drawn, in order; not in the annotation. */
  readonly prompts: readonly Region[];
  /** What the model suggests and nobody has decided on, as a layer of its own; with no region when it found nothing, undefined when nothing was answered yet. */
  readonly suggestions: Prediction | undefined;
  /** There are prompts or suggestions that nobody has decided on. */
  readonly isOpen: boolean;
  /** Draws a prompt and asks. Answers the prompt; undefined (and `refusal`) when it cannot. */
  ask(prompt: NewPrompt): Region | undefined;
  /** Asks once more about the prompts that were drawn last. */
  again(): void;
  /** Waits no longer. The prompts stay. */
  cancel(): void;
  /**
   * Takes suggestions over into the annotation, all when no ids are given: one undo step. They get the armed labels, else those of the prompts; a region
   * with the same id is replaced. The prompts they answer are gone. Answers the ids of what was taken over: what a read-only region stands against stays.
   */
  accept(ids?: readonly string[]): readonly string[];
  /** Drops suggestions, all when no ids are given. The prompts stay, so that further ones can refine. */
  reject(ids?: readonly string[]): readonly string[];
  /** Takes prompts back, the last one when no ids are given, and asks again where others are left. */
  withdraw(ids?: readonly string[]): void;
  /** Makes regions of the prompts (one undo step) and drops the suggestions. Answers the new regions. */
  keep(): readonly Region[];
  /** Drops prompts and suggestions. */
  discard(): void;
}

/** A running editor, with or without a page. Reads are observable (MobX). */
export interface Editor {
  readonly task: Task;
  readonly config: ConfigTree;
  readonly annotations: readonly Annotation[];
  readonly predictions: readonly Prediction[];
  /** The annotation or prediction on screen. */
  readonly active: Annotation | Prediction | undefined;
  readonly problems: readonly Problem[];
  /** Interactive pre-annotation (`onAssist`). */
  readonly assist: Assist;
  /** Shows an annotation or a prediction, or selects a region of the active one. */
  select(id: string): void;
  /** A new empty annotation, shown. */
  addAnnotation(): Annotation;
  /** A new annotation with the regions and answers of a prediction, shown. Result ids, score, `readonly` and `hidden` stay; throws a `ResultError` for an unknown id. */
  copyPrediction(predictionId: string, options?: CopyOptions): Annotation;
  /** Undoes the last step of the active annotation; harmless when there is none. */
  undo(): void;
  redo(): void;
  /** Ends every observer and listener; the editor must not be used afterwards. */
  dispose(): void;
}

/** What a change was: one commit, told after it happened. */
export interface EditorChange {
  readonly annotation: Annotation;
  /** Such as `move`, `relabel`, `add`, `delete`, `answer`, `relate`, `relation`, `unrelate`, `undo`, `redo`, `reset`, `copy`. */
  readonly name: string;
  /** Ids of the regions, answers and relations it was about. */
  readonly ids: readonly string[];
}
