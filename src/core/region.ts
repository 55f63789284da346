import type { Result } from './wire';

/**
 * Value types of the region kinds by name; a host's kind joins by declaration merging:
 * `declare module 'label-editor' { interface RegionKinds { circle: CircleValue } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: open for declaration merging
export interface RegionKinds {}

/** Who made a region: a person, a model, or a model corrected by a person. */
export type Origin = 'manual' | 'prediction' | 'prediction-changed';

/**
 * One labelled place on an object: a frozen record, replaced whole when it changes.
 * `results` are the wire results that share the region's id and are the truth; the other fields are read from them once.
 */
export interface Region<V = unknown> {
  /** The results' id. */
  readonly id: string;
  /** Name of its geometry kind, or the declared type when no tag of this editor knows that geometry (then `value` is undefined). */
  readonly kind: string;
  /** Name of the object tag it lies on (`to_name`). */
  readonly object: string;
  /** Name of the config's control tag that owns the geometry; differs from the wire's `from_name` when that named no fitting control. */
  readonly control: string;
  /** The kind's geometry, in the format's own units (percent of the image, code points of the text …). */
  readonly value: V | undefined;
  /** Labels as stored on the wire (alias before value), of all its label results in order. */
  readonly labels: readonly string[];
  readonly score: number | undefined;
  readonly origin: Origin;
  /** The wire said `readonly: true`: cannot be moved, reshaped, relabelled, deleted, answered on, nor be a relation's source. */
  readonly readonly: boolean;
  /** The wire said `hidden: true`: starts hidden. */
  readonly hidden: boolean;
  readonly parentId: string | undefined;
  /** Page of a multi-page object, from 0. */
  readonly itemIndex: number;
  readonly results: readonly Result[];
  /** Places of `results` in the layer's result array; results made later share the place of the region's last one. */
  readonly slots: readonly number[];
}

/** A result with no geometry: a choice or a text for the whole task or page. */
export interface Answer {
  /** The result's id, or one of our own when it came without. */
  readonly id: string;
  /** Name of the config's control tag. */
  readonly control: string;
  readonly object: string;
  readonly itemIndex: number;
  readonly result: Result;
  readonly slot: number;
}

/** A directed link between two regions. */
export interface Relation {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly direction: 'left' | 'right' | 'bi';
  readonly labels: readonly string[];
  readonly result: Result;
  readonly slot: number;
}

/** A result that this config cannot place: kept as it came and written back in its place. */
export interface UnknownResult {
  readonly result: unknown;
  readonly slot: number;
}

/** The content of one annotation or prediction as records. */
export interface LayerRecords {
  readonly regions: readonly Region[];
  readonly answers: readonly Answer[];
  readonly relations: readonly Relation[];
  readonly unknown: readonly UnknownResult[];
}
