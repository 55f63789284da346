/** Base of the errors this library throws. `code` is stable; the message says what happened, why it matters and what to do. */
export class LabelEditorError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(`LabelEditor: ${message}`, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** A labeling config that a caller handed to code which needs a valid one. */
export class ConfigError extends LabelEditorError {}

/** A change of regions or answers that the format or the config does not allow. */
export class ResultError extends LabelEditorError {}

/** A tag definition that contradicts itself or another one. */
export class TagDefinitionError extends LabelEditorError {}
