/** Choices of single formats; each format reads its own and leaves the rest alone. */
export interface FormatOptions {
  /** CSV, TSV: what becomes of a cell that a spreadsheet would run as a formula. `escape` puts an apostrophe before it. @defaultValue 'escape' */
  readonly formulas?: 'escape' | 'keep' | undefined;
  /** CSV, TSV: begins the file with a byte order mark, by which spreadsheets know UTF-8. @defaultValue false */
  readonly bom?: boolean | undefined;
}
