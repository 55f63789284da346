import type { AnnotationJson, LayerRecords } from '../core';

/** An annotation as it opens. */
export interface AnnotationSource {
  readonly id: string;
  /** Its JSON; `result` is ignored. */
  readonly json: AnnotationJson;
  /** What it opens with, also what `reset` goes back to. */
  readonly records: LayerRecords;
  /** First slot for results made from now on. */
  readonly nextSlot: number;
  /** The host has a stored version. */
  readonly saved: boolean;
  /** It opens with work that the host has not stored as an annotation (a saved draft). */
  readonly unsent?: boolean;
  /** Nothing in it came from elsewhere. */
  readonly isOurs?: boolean;
  readonly createdBy?: string | undefined;
  readonly createdAt?: string | undefined;
}
