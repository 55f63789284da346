/** A value that survives `JSON.parse(JSON.stringify(v))`; what configs, tasks and results are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object of unknown content from outside. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether `value` is an object with keys (no array, no null). */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
