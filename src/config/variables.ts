import { asText, isRecord, type UnknownRecord } from '../core';

/** `$key`, `$a.b[0]`: a letter or underscore after the sign, so that prices like `$5` stay text. */
const VARIABLE = /\$([A-Za-z_]\w*(?:\.[A-Za-z_][\w-]*|\[\d+\])*)/g;

/** What a text with variables became. */
export interface Resolved {
  /** The task's raw value when the text is exactly one variable, else the text with each variable filled in. */
  readonly value: unknown;
  /** Variables that the data has no key for, without `$`. */
  readonly missing: readonly string[];
}

/** Whether a text names any variable. */
export function hasVariable(text: string): boolean {
  VARIABLE.lastIndex = 0;
  return VARIABLE.test(text);
}

/** A variable in a text, and what stands around it. */
export interface NamedVariable {
  /** Without `$`: `image`, `a.b[0]`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Every variable that a text names, in order. */
export function variablesOf(text: string): NamedVariable[] {
  const trimmed = text.trim();
  VARIABLE.lastIndex = 0;
  return Array.from(trimmed.matchAll(VARIABLE), ({ 0: match, 1: path = '', index }) => ({
    path,
    before: trimmed.slice(0, index),
    after: trimmed.slice(index + match.length),
  }));
}

/** Own keys only, so that `$constructor` and `$__proto__` find nothing. */
function lookUp(data: UnknownRecord, path: string): { readonly found: boolean; readonly value: unknown } {
  let value: unknown = data;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    const holder: unknown = Array.isArray(value) || isRecord(value) ? value : undefined;
    if (holder === undefined || !Object.hasOwn(holder as object, key)) return { found: false, value: undefined };
    value = (holder as UnknownRecord)[key];
  }
  return { found: true, value };
}

/** Fills the variables of a text from the task's data. A missing one becomes an empty text and is named. */
export function resolveVariables(text: string, data: UnknownRecord): Resolved {
  const missing: string[] = [];
  const trimmed = text.trim();
  const sole = trimmed.match(VARIABLE);
  if (sole?.length === 1 && sole[0] === trimmed) {
    const { found, value } = lookUp(data, trimmed.slice(1));
    return { value: found ? value : undefined, missing: found ? [] : [trimmed.slice(1)] };
  }
  const value = text.replace(VARIABLE, (_, path: string) => {
    const hit = lookUp(data, path);
    if (!hit.found) missing.push(path);
    return asText(hit.value);
  });
  return { value, missing };
}
