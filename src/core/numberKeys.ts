import { describeValue, type UnknownRecord } from './json';
import type { Finding } from './problem';

/** The keys of a geometry whose values are plain numbers. */
export interface NumberKeys<K extends string, O extends K> {
  /** Those that must be there. */
  readonly required: readonly Exclude<K, O>[];
  /** One that may be missing or null, and then is 0: models that write every key write null. */
  readonly optional: O;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Names of the keys that hold no number where one is needed. */
export function keysWithoutNumber<K extends string, O extends K>(wire: UnknownRecord, { required, optional }: NumberKeys<K, O>): string[] {
  const wrong: string[] = required.filter((key) => !isNumber(wire[key]));
  if (!isAbsent(wire[optional]) && !isNumber(wire[optional])) wrong.push(optional);
  return wrong;
}

/** What a person is told of such keys; `what` is the shape with its article, such as `The ellipse`. */
export function unreadableNumbers(what: string, hint: string, wire: UnknownRecord, keys: readonly string[]): Finding {
  const found = keys.map((key) => `${key} is ${describeValue(wire[key])}`).join(', ');
  return {
    code: 'geometry-unreadable',
    severity: 'error',
    message: `${what} cannot be shown: ${found}, but a number is needed.`,
    hint,
    key: `value.${keys[0]}`,
  };
}

/** The optional number, 0 where nothing is said. */
export function numberOrZero(value: unknown): number {
  return isNumber(value) ? value : 0;
}

/**
 * `wire` with the numbers of `value`: only keys that differ are replaced. The optional key is always written for a new shape, as Label Studio does;
 * where it came without one it stays so while it is 0.
 */
export function writeNumbers<K extends string, O extends K>(
  value: Readonly<Record<K, number>>,
  wire: UnknownRecord,
  { required, optional }: NumberKeys<K, O>,
): UnknownRecord {
  const isNew = !required.some((key) => key in wire);
  const changed: Record<string, number> = {};
  for (const key of required) if (wire[key] !== value[key]) changed[key] = value[key];
  const isSilent = isAbsent(wire[optional]) && value[optional] === 0 && !isNew;
  if (!isSilent && wire[optional] !== value[optional]) changed[optional] = value[optional];
  return Object.keys(changed).length === 0 ? wire : { ...wire, ...changed };
}
