/** A value that survives `JSON.parse(JSON.stringify(v))`; what configs, tasks and results are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** An object of unknown content from outside. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether `value` is an object with keys (no array, no null). */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON of anything at all. `String(value)` is no way to write what comes from outside: `{"toString": 0}` makes it throw. */
function written(value: unknown): string {
  try {
    const named = (_: string, part: unknown): unknown =>
      typeof part === 'bigint' || (typeof part === 'number' && !Number.isFinite(part)) ? String(part) : part;
    return JSON.stringify(value, named) ?? typeof value;
  } catch {
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** Anything from outside as text: a missing value is empty, objects and lists are their JSON. Never throws. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? written(value) : String(value);
}

/** A value from outside as a message names it, cut to a few letters: `'ten'`, `NaN`, `[1,"a"]`, `missing`. Never throws. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'object' ? written(value) : String(value);
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return typeof value === 'string' ? `'${cut}'` : cut;
}
