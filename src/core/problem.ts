/** How bad a problem is: `error` = something cannot be shown or used, `warning` = shown differently from what it says, `info` = worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a problem lies: a line and column of the config, or a JSON path of the task. */
export interface Place {
  readonly source: 'config' | 'task' | 'host';
  /** 1-based line of the config's XML. */
  readonly line?: number;
  /** 1-based column of the config's XML. */
  readonly column?: number;
  /** JSON path in the task, such as `$.predictions[0].result[3].from_name`. */
  readonly path?: string;
  /** Id of the layer (annotation or prediction) it is about. */
  readonly layer?: string;
  /** Id of the region it is about; the Problems panel leads there. */
  readonly region?: string;
}

/** A located finding about config, task or results. Nothing that does not fit is dropped in silence: it has one of these. */
export interface Problem {
  /** Stable machine-readable name, such as `control-not-found`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened and why it matters. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  readonly where: Place;
}

/** A problem whose place is not known yet: pure code reports these, its caller adds `where`. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  /** Key below the result, such as `value.labels[0]`. */
  readonly key?: string;
}

/** The place as a person reads it: `config 3:14` or `$.predictions[0].result[2]`. */
export function describePlace(where: Place): string {
  if (where.line !== undefined) return `config ${where.line}:${where.column ?? 1}`;
  return where.path ?? where.source;
}
