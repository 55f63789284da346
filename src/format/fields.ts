import { isRecord, type Origin, type UnknownRecord } from '../core';
import { wrongField } from './findings';
import type { ReportResult } from './groupGeometry';

export function isOrigin(value: unknown): value is Origin {
  return value === 'manual' || value === 'prediction' || value === 'prediction-changed';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A page number as results give it. */
export function isItemIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** The id of a parent as a text; numbers occur. */
export function parentOf(result: UnknownRecord): string | undefined {
  const { parentID } = result;
  return typeof parentID === 'string' ? parentID : isFiniteNumber(parentID) ? String(parentID) : undefined;
}

/** Each field that may be wrong: whether it is right, what it should be, and what happens as it is not. */
const CHECKS: readonly { field: string; isRight: (value: unknown) => boolean; wanted: string; effect: string }[] = [
  { field: 'score', isRight: isFiniteNumber, wanted: 'a number', effect: 'no score is shown' },
  { field: 'readonly', isRight: isBoolean, wanted: 'true or false', effect: 'it can be edited' },
  { field: 'hidden', isRight: isBoolean, wanted: 'true or false', effect: 'it is shown' },
  { field: 'item_index', isRight: isItemIndex, wanted: 'a whole number from 0', effect: 'it is shown on the first page' },
  {
    field: 'parentID',
    isRight: (id) => parentOf({ parentID: id }) !== undefined,
    wanted: 'the id of a region',
    effect: 'it is listed at the top',
  },
  { field: 'origin', isRight: isOrigin, wanted: "'manual', 'prediction' or 'prediction-changed'", effect: 'it is ignored' },
  { field: 'meta', isRight: isRecord, wanted: 'an object', effect: 'it is not shown' },
];

/** Whether some field needs a closer look. Named one by one: this runs for every result, and looking fields up by name in a loop costs thrice the time. */
function isStrange({ score, readonly, hidden, item_index, parentID, origin, meta }: UnknownRecord): boolean {
  return (
    (score != null && !isFiniteNumber(score)) ||
    (readonly != null && typeof readonly !== 'boolean') ||
    (hidden != null && typeof hidden !== 'boolean') ||
    (item_index != null && !isItemIndex(item_index)) ||
    (parentID != null && typeof parentID !== 'string') ||
    (origin != null && !isOrigin(origin)) ||
    (meta != null && !isRecord(meta))
  );
}

/** Says which fields have another JSON type than the format gives them. Absent and null ones are fine. */
export function checkFields(result: UnknownRecord, index: number, report: ReportResult): void {
  if (!isStrange(result)) return;
  for (const { field, isRight, wanted, effect } of CHECKS) {
    const value = result[field];
    if (value != null && !isRight(value)) report(wrongField(field, value, wanted, effect), index);
  }
}
