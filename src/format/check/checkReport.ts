import type { Severity } from '../../core';
import type { Mapping } from './mapping';

/** Where something was found. */
export interface CheckPlace {
  /** Position of the task among those that were checked, from 0. */
  readonly task: number;
  readonly id: number | string | undefined;
  /** JSON path in that task, such as `$.predictions[0].result[3].from_name`. */
  readonly path: string;
}

/** How often something was found, and where at first. */
export interface Counted {
  readonly count: number;
  /** The first places, at most as many as were asked for. */
  readonly places: readonly CheckPlace[];
}

/** One kind of finding about tasks: a line of the table, however many tasks it is about. Message and hint are those of the first. */
export interface CheckFinding extends Counted {
  /** Stable machine-readable name, such as `label-not-found`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** The name, label, type, id or key that is wrong, where it is one word. */
  readonly word: string | undefined;
  /** The word of the config that was probably meant. */
  readonly meant: string | undefined;
  /** The control or object of the config that it is about. */
  readonly about: string | undefined;
  /** How many tasks it is about. */
  readonly tasks: number;
}

/** Results that name their control, object or type otherwise than the config does. */
export interface NameCheck extends Counted {
  readonly type: string | undefined;
  readonly fromName: string | undefined;
  readonly toName: string | undefined;
  /** The control that they are shown with nevertheless; undefined when they cannot be shown. */
  readonly shownWith: string | undefined;
  /** What was probably meant, of the three that differ. */
  readonly meant: { readonly type?: string; readonly fromName?: string; readonly toName?: string };
}

/** A label or choice of a control. */
export interface LabelCheck extends Counted {
  readonly label: string;
  /** For one that the config does not offer: the one that was probably meant. */
  readonly meant: string | undefined;
}

/** A control of the config and the results made by it. */
export interface ControlCheck {
  readonly name: string;
  readonly tag: string;
  /** The type of its results. */
  readonly type: string;
  readonly toNames: readonly string[];
  readonly line: number;
  readonly column: number;
  /** Results that name it, its object and its type. */
  readonly matching: number;
  /** Results under another name, object or type that are shown with it. */
  readonly fitting: number;
  /** How often results give a label or a choice that the config does not offer. */
  readonly unknown: number;
  /** The first hundred such labels, the most frequent first. */
  readonly unknownLabels: readonly LabelCheck[];
}

/** A tag of the config that shows data, and the keys of the tasks' data it names. */
export interface ObjectCheck {
  readonly name: string;
  readonly tag: string;
  readonly line: number;
  readonly column: number;
  readonly keys: readonly ObjectKeyCheck[];
}

/** One key of the tasks' data. */
export interface ObjectKeyCheck extends Counted {
  /** As the config names it, without `$`: `image`, `meta.url`. */
  readonly key: string;
  /** Tasks that have it. `count` and `places` are of those that lack it. */
  readonly present: number;
  /** A key that they have and that was probably meant. */
  readonly meant: string | undefined;
}

/** A model that made predictions. */
export interface ModelCheck {
  /** `model_version`; undefined for predictions that name none: Label Studio cannot offer them by name. */
  readonly version: string | undefined;
  readonly predictions: number;
  /** How many of them have a score. */
  readonly scored: number;
}

/** What a check found: a table, however many tasks there were. */
export interface CheckReport {
  /** No errors. */
  readonly ok: boolean;
  /** Findings of that severity, each place counted. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly tasks: number;
  readonly annotations: number;
  readonly predictions: number;
  readonly results: number;
  readonly controls: readonly ControlCheck[];
  readonly objects: readonly ObjectCheck[];
  readonly names: readonly NameCheck[];
  readonly models: readonly ModelCheck[];
  /** What is wrong with the config itself. */
  readonly config: readonly ConfigFinding[];
  /** All that is wrong with tasks, the worst and most frequent first. */
  readonly findings: readonly CheckFinding[];
  /** Renames that mend what can be mended so; for `applyMapping`. Empty when there is nothing to rename. */
  readonly mapping: Mapping;
}

/** What is wrong with the config. */
export interface ConfigFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** 1-based, in the config's XML. */
  readonly line: number;
  readonly column: number;
}
