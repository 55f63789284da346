import type { Severity } from '../../core';

/** What an `ImportProblem` is made of. */
export interface ImportProblemFields {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/**
 * A row, an entry or a file that was not imported, or not as it stands. It comes in the stream of tasks, at its place; `instanceof` tells it from
 * a task, whose keys are the data's own.
 */
export class ImportProblem {
  /** Stable machine-readable name, such as `json-syntax`. */
  readonly code: string;
  /** `error`: left out. `warning`: imported, but not as written. */
  readonly severity: Severity;
  /** What happened and why it matters. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  /** Path of the file; inside a zip `archive.zip/inner.json`; empty for pasted text. */
  readonly file: string;
  /** 1-based line in the file. */
  readonly line: number | undefined;
  /** 1-based column in that line, in UTF-16 units. */
  readonly column: number | undefined;

  constructor({ code, severity, message, hint, file, line, column }: ImportProblemFields) {
    this.code = code;
    this.severity = severity;
    this.message = message;
    this.hint = hint;
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** The place as a person reads it: `tasks.csv:17`. */
  get place(): string {
    const at = [this.line, this.line === undefined ? undefined : this.column].filter((part) => part !== undefined);
    return [this.file || 'pasted text', ...at].join(':');
  }
}
