import { LabelEditorError } from '../../core';

/** Stable names of what can be wrong with a mask. */
export type MaskErrorCode =
  | 'rle-not-bytes'
  | 'rle-version'
  | 'rle-length'
  | 'rle-truncated'
  | 'mask-too-large'
  | 'mask-length'
  | 'mask-values'
  | 'png-broken'
  | 'image-broken'
  | 'color-unknown'
  | 'data-url-broken';

/** A mask that cannot be read or written. `what` says what happened and why it matters, `hint` how to mend it. */
export class MaskError extends LabelEditorError {
  override readonly code: MaskErrorCode;
  readonly what: string;
  readonly hint: string;

  constructor(code: MaskErrorCode, what: string, hint: string, options?: ErrorOptions) {
    super(code, `${what} ${hint}`, options);
    this.code = code;
    this.what = what;
    this.hint = hint;
  }
}
