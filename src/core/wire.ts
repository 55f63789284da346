/**
 * Label Studio's JSON as it comes and goes. Every type is open: keys that are not named here are kept.
 * Source of the shapes: Label Studio's export format.
 */
import type { UnknownRecord } from './json';

/** One item of the `result` array of an annotation or prediction. */
export interface Result {
  /** Region id; results with one id are one region. */
  readonly id?: string;
  /** Name of the control tag that made it. */
  readonly from_name?: string;
  /** Name of the object tag it is about. */
  readonly to_name?: string;
  /** Lower-case control type, such as `rectanglelabels`. */
  readonly type?: string;
  readonly value?: UnknownRecord;
  /** `manual`, `prediction` or `prediction-changed`. */
  readonly origin?: string;
  readonly score?: number;
  readonly readonly?: boolean;
  readonly hidden?: boolean;
  readonly meta?: UnknownRecord;
  readonly parentID?: string;
  /** Page of a multi-page object, from 0. */
  readonly item_index?: number;
  /** Natural size of the image in pixels, and how it was turned on screen, in degrees. */
  readonly original_width?: number;
  readonly original_height?: number;
  readonly image_rotation?: number;
  readonly [key: string]: unknown;
}

/** An annotation as Label Studio stores it; `result` is the work, the rest is its envelope. */
export interface AnnotationJson {
  readonly id?: number | string;
  readonly result: readonly Result[];
  readonly parent_prediction?: number | string | null;
  readonly lead_time?: number;
  readonly was_cancelled?: boolean;
  readonly [key: string]: unknown;
}

/** A model's prediction as Label Studio stores it. */
export interface PredictionJson {
  readonly id?: number | string;
  readonly result: readonly Result[];
  readonly model_version?: string;
  readonly score?: number | null;
  readonly [key: string]: unknown;
}

/** A Label Studio task. A task without `data` is the data itself. */
export interface Task {
  readonly id?: number | string;
  readonly data?: UnknownRecord;
  readonly annotations?: readonly AnnotationJson[];
  readonly predictions?: readonly PredictionJson[];
  readonly [key: string]: unknown;
}
