import type { AssistHandler } from 'label-editor';

/** One result of a prediction or annotation, as far as the samples use it; other keys are free. */
export interface SampleResult {
  readonly id?: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly type: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}

export interface SamplePrediction {
  readonly model_version?: string;
  readonly score?: number;
  readonly result: readonly SampleResult[];
  readonly [key: string]: unknown;
}

/** A task as a host app keeps it: Label Studio's JSON. */
export interface SampleTask {
  readonly id?: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly predictions?: readonly SamplePrediction[];
  readonly annotations?: readonly SamplePrediction[];
  readonly [key: string]: unknown;
}

export type SampleGroup = 'Published examples' | 'Reviewing predictions' | 'Layout' | 'Problems' | 'Big tasks';

/** Something to open in the playground: a labeling config and the tasks it fits. */
export interface Sample {
  /** Name in the URL. */
  readonly id: string;
  readonly group: SampleGroup;
  readonly title: string;
  /** What is to be seen, in a sentence. */
  readonly description: string;
  readonly config: string;
  /** Called when the sample is opened: big ones are generated then. */
  readonly loadTasks: () => readonly SampleTask[];
  /** A model that answers what is drawn with smart controls. */
  readonly onAssist?: AssistHandler;
}
