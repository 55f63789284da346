/** What a file is read as. `auto` (the default of an import) tells by the name's end and the first bytes. */
export const IMPORT_FORMATS = ['json', 'csv', 'tsv', 'text', 'html', 'image', 'audio', 'video', 'pdf', 'time-series', 'zip'] as const;

/** A format of files to import; `json` is a task, a list of tasks, or one a line (NDJSON). */
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
