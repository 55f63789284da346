import { type Finding, isRecord, type Origin, type Region, type Result, type UnknownRecord } from '../core';
import { conflictingGeometry, labelsElsewhere, labelsUnreadable, tagFailed, valueMissing, wrongField } from './findings';
import type { Resolution, Resolver } from './resolve';

/** The wire results that share an id, in the order of the result array. */
export interface ResultGroup {
  readonly id: string;
  readonly results: readonly Result[];
  readonly slots: readonly number[];
}

/** Takes what is wrong with the result at `index` of the group. */
export type ReportResult = (finding: Finding, index: number) => void;

/** What the results themselves do not say. */
export interface ReadOptions {
  /** The origin of results that name none. */
  readonly origin: Origin;
  /** Whatever the results say: a model's output is a prediction. */
  readonly forceOrigin?: boolean;
  /** The geometry when it is known already, so that an edit of something else does not read it again. */
  readonly value?: unknown;
  readonly report?: ReportResult;
}

const NO_KEYS: UnknownRecord = {};

/** `value` of a result as an object with keys. */
export function wireValue(result: UnknownRecord): UnknownRecord {
  return isRecord(result.value) ? result.value : NO_KEYS;
}

/** Runs a tag's own code on data from outside; what it throws becomes a finding, since foreign tags may be wrong. */
function guarded<T>(resolution: Resolution, fallback: T, report: ((finding: Finding) => void) | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    report?.(tagFailed(resolution.definition?.name ?? resolution.object?.tag ?? resolution.type, error));
    return fallback;
  }
}

/** Whether a result of this resolution can be a region by itself, and how gladly: its own geometry, the object's, none that we know. */
function rankOf({ role, codec, definition, object }: Resolution): number {
  if (role === 'shape') return definition ? 3 : 1;
  if (role !== 'label') return 0;
  return codec ? 2 : object?.definition ? 0 : 1;
}

/** Position of the result that a group's geometry is read from; -1 when the group is no region. */
export function primaryIndex(results: readonly Result[], resolutions: readonly Resolution[]): number {
  let best = -1;
  let bestRank = 0;
  for (const [i, resolution] of resolutions.entries()) {
    let rank = rankOf(resolution);
    const value = wireValue(results[i] ?? NO_KEYS);
    if (rank > 1 && guarded(resolution, false, undefined, () => resolution.codec?.has(value) === true)) rank += 10;
    if (rank > bestRank) {
      best = i;
      bestRank = rank;
    }
  }
  return best;
}

function readGeometry(result: Result, resolution: Resolution, report: ((finding: Finding) => void) | undefined): unknown {
  const { codec, object } = resolution;
  if (!codec) return undefined;
  if (!isRecord(result.value)) {
    report?.(valueMissing(result.value));
    return undefined;
  }
  const value = result.value;
  const read = guarded(resolution, undefined, report, () => codec.read(value, object));
  if (report) for (const found of read?.findings ?? []) report(found);
  return read?.value;
}

/** Deep equality of JSON. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameContent((a as UnknownRecord)[key], (b as UnknownRecord)[key]));
}

/** Says what a further result of a region shows differently from the first. */
function checkAgainst(group: ResultGroup, index: number, of: Resolution, primary: Resolution, value: unknown, report: ReportResult): void {
  const result = group.results[index];
  if (!result || of.role === 'none') return;
  if (of.object && of.object !== primary.object) {
    report(conflictingGeometry(group.id, `another object ('${of.object.name}')`), index);
    return;
  }
  const { codec } = primary;
  if (of.role === 'shape' && of.definition && primary.codec && of.kind !== primary.kind) {
    report(conflictingGeometry(group.id, `another geometry (${of.kind})`), index);
    return;
  }
  if (!codec || value === undefined) return;
  const wire = wireValue(result);
  const other = guarded(primary, undefined, undefined, () => (codec.has(wire) ? codec.read(wire, primary.object).value : undefined));
  if (other !== undefined && !sameContent(other, value)) report(conflictingGeometry(group.id, 'another geometry'), index);
}

/** Labels of one result; `report` hears of those that cannot be read or that the config does not know. */
function readLabels(
  result: Result,
  resolution: Resolution,
  resolver: Resolver,
  into: string[],
  report: ((finding: Finding) => void) | undefined,
): void {
  const { labelKey, labelControl } = resolution;
  if (labelKey === undefined) return;
  const wire = wireValue(result);
  const list = wire[labelKey];
  if (Array.isArray(list)) {
    list.forEach((label: unknown, i) => {
      if (typeof label !== 'string') {
        report?.(wrongField(`value.${labelKey}[${i}]`, label, 'a text', 'the region is shown without it'));
        return;
      }
      into.push(label);
      const found = report && labelControl ? resolver.checkLabel(label, labelControl) : undefined;
      if (found) report?.({ ...found, key: `value.${labelKey}[${i}]` });
    });
  } else if (list !== undefined && list !== null) report?.(labelsUnreadable(labelKey, list));
  else if (report) {
    const other = Object.keys(wire).find((key) => key.endsWith('labels') && Array.isArray(wire[key]));
    if (other) report(labelsElsewhere(labelKey, other, resolution.type));
  }
}

/** Fields that any result of a region may bring, as they are gathered. */
interface Fields {
  score: number | undefined;
  valueScore: number | undefined;
  origin: Origin | undefined;
  readonly: boolean;
  hidden: boolean;
  parentId: string | undefined;
  itemIndex: number | undefined;
}

function isOrigin(value: unknown): value is Origin {
  return value === 'manual' || value === 'prediction' || value === 'prediction-changed';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A page number as results give it. */
export function isItemIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Says which fields have another JSON type than the format gives them. Absent and null ones are fine. */
export function checkFields(result: UnknownRecord, report: (finding: Finding) => void): void {
  const { score, readonly, hidden, item_index: itemIndex, parentID, origin, meta } = result;
  const given = (value: unknown) => value !== undefined && value !== null;
  if (given(score) && !isNumber(score)) report(wrongField('score', score, 'a number', 'no score is shown'));
  if (given(readonly) && typeof readonly !== 'boolean')
    report(wrongField('readonly', readonly, 'true or false', 'the region can be edited'));
  if (given(hidden) && typeof hidden !== 'boolean') report(wrongField('hidden', hidden, 'true or false', 'the region is shown'));
  if (given(itemIndex) && !isItemIndex(itemIndex))
    report(wrongField('item_index', itemIndex, 'a whole number from 0', 'it is shown on the first page'));
  if (given(parentID) && typeof parentID !== 'string' && !isNumber(parentID)) {
    report(wrongField('parentID', parentID, 'the id of a region', 'it is listed at the top'));
  }
  if (given(origin) && !isOrigin(origin))
    report(wrongField('origin', origin, "'manual', 'prediction' or 'prediction-changed'", 'it is ignored'));
  if (given(meta) && !isRecord(meta)) report(wrongField('meta', meta, 'an object', 'it is not shown'));
}

function gatherFields(result: Result, into: Fields): void {
  const { score, origin, item_index: itemIndex } = result;
  const parent: unknown = result.parentID;
  if (into.score === undefined && isNumber(score)) into.score = score;
  const valueScore = wireValue(result).score;
  if (into.valueScore === undefined && isNumber(valueScore)) into.valueScore = valueScore;
  if (into.origin === undefined && isOrigin(origin)) into.origin = origin;
  if (result.readonly === true) into.readonly = true;
  if (result.hidden === true) into.hidden = true;
  if (into.parentId === undefined && (typeof parent === 'string' || isNumber(parent))) into.parentId = String(parent);
  if (into.itemIndex === undefined && isItemIndex(itemIndex)) into.itemIndex = itemIndex;
}

/** Reads the record of a region from its results, or answers undefined when they are none. */
export function readRegion(group: ResultGroup, resolver: Resolver, options: ReadOptions): Region | undefined {
  const { results, slots, id } = group;
  const resolutions = results.map((result) => resolver.resolve(result));
  const at = primaryIndex(results, resolutions);
  const primary = resolutions[at];
  const first = results[at];
  if (!primary || !first) return undefined;
  const { report } = options;
  const reporter = (index: number) => report && ((found: Finding) => report(found, index));
  const value = options.value !== undefined ? options.value : readGeometry(first, primary, reporter(at));
  const labels: string[] = [];
  const fields: Fields = {
    score: undefined,
    valueScore: undefined,
    origin: undefined,
    readonly: false,
    hidden: false,
    parentId: undefined,
    itemIndex: undefined,
  };
  for (const [i, result] of results.entries()) {
    const resolution = resolutions[i];
    if (!resolution) continue;
    gatherFields(result, fields);
    readLabels(result, resolution, resolver, labels, reporter(i));
    if (report && i !== at) checkAgainst(group, i, resolution, primary, value, report);
  }
  return Object.freeze({
    id,
    kind: primary.kind,
    object: primary.object?.name ?? '',
    control: primary.control?.name ?? '',
    value,
    labels,
    score: fields.score ?? fields.valueScore,
    origin: options.forceOrigin ? options.origin : (fields.origin ?? options.origin),
    readonly: fields.readonly,
    hidden: fields.hidden,
    parentId: fields.parentId,
    itemIndex: fields.itemIndex ?? 0,
    results,
    slots,
  });
}
