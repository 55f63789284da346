import { isRecord, type UnknownRecord } from '../core';

export const NO_KEYS: UnknownRecord = Object.freeze({});

/** `value` of a result as an object with keys. */
export function wireValue(result: UnknownRecord): UnknownRecord {
  return isRecord(result.value) ? result.value : NO_KEYS;
}

/** Deep equality of JSON. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  // Masks are lists of a hundred thousand bytes: their places are no keys worth making.
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => sameContent(entry, b[i]));
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameContent((a as UnknownRecord)[key], (b as UnknownRecord)[key]));
}
