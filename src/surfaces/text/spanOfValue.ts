import { isRecord } from '../../core';

/** Start and end of a region's value that counts from the start of its text, or undefined when they are no numbers. */
export function spanOfValue(value: unknown): { readonly start: number; readonly end: number } | undefined {
  if (!isRecord(value)) return undefined;
  const { start, end } = value;
  return typeof start === 'number' && typeof end === 'number' && Number.isFinite(start) && Number.isFinite(end)
    ? { start, end }
    : undefined;
}
