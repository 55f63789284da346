/** New words by old ones. */
export type Renames = Readonly<Record<string, string>>;

/** The names of a result. */
export interface ResultNames {
  readonly type?: string;
  readonly fromName?: string;
  readonly toName?: string;
}

/** Renames for results; every part may be missing. Plain JSON, to be kept in a file. */
export interface Mapping {
  /** `from_name`, wherever it stands. */
  readonly fromNames?: Renames | undefined;
  /** `to_name`, wherever it stands. */
  readonly toNames?: Renames | undefined;
  /** `type`, with the key of `value` that goes with it. */
  readonly types?: Renames | undefined;
  /** New names for results with exactly these old ones: where a name is right elsewhere. They go before the three above. */
  readonly results?: readonly { readonly when: ResultNames; readonly set: ResultNames }[] | undefined;
  /** Keys of `value` by the (new) type: labels that lie under another key than their type's. */
  readonly valueKeys?: Readonly<Record<string, Renames>> | undefined;
  /** Labels and choices by the (new) name of the control. */
  readonly labels?: Readonly<Record<string, Renames>> | undefined;
}
