import type { Origin, Region, Result } from '../core';
import { isFiniteNumber, isItemIndex, isOrigin, parentOf } from './fields';
import { conflictOf, primaryIndex, type ReportResult, readGeometry } from './groupGeometry';
import { readLabels } from './labels';
import type { Resolution, Resolver } from './resolve';
import { wireValue } from './wireValue';

/** The wire results that share an id, in the order of the result array. */
export interface ResultGroup {
  readonly id: string;
  readonly results: readonly Result[];
  readonly slots: readonly number[];
}

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

/** Reads the record of a region from its results, each with its resolution; undefined when they have no geometry. */
export function readRegion(
  { id, results, slots }: ResultGroup,
  resolutions: readonly Resolution[],
  resolver: Resolver,
  { origin, forceOrigin, value: known, report }: ReadOptions,
): Region | undefined {
  const at = primaryIndex(results, resolutions);
  const primary = resolutions[at];
  const main = results[at];
  if (!primary || !main) return undefined;
  const value = known === undefined ? readGeometry(main, primary, at, report) : known;
  let labels: readonly string[] | undefined;
  let score: number | undefined;
  let valueScore: number | undefined;
  let saidOrigin: Origin | undefined;
  let readonly = false;
  let hidden = false;
  let parentId: string | undefined;
  let itemIndex: number | undefined;
  for (let i = 0; i < results.length; i++) {
    const result = results[i];
    const resolution = resolutions[i];
    if (!result || !resolution) continue;
    const own = readLabels(result, resolution, resolver, i, report);
    labels = labels?.length ? labels.concat(own) : own;
    if (score === undefined && isFiniteNumber(result.score)) score = result.score;
    const inValue = wireValue(result).score;
    if (valueScore === undefined && isFiniteNumber(inValue)) valueScore = inValue;
    if (saidOrigin === undefined && isOrigin(result.origin)) saidOrigin = result.origin;
    readonly ||= result.readonly === true;
    hidden ||= result.hidden === true;
    parentId ??= parentOf(result);
    if (itemIndex === undefined && isItemIndex(result.item_index)) itemIndex = result.item_index;
    const conflict = report && i !== at ? conflictOf(id, result, resolution, primary, value) : undefined;
    if (conflict) report?.(conflict, i);
  }
  return Object.freeze({
    id,
    kind: primary.kind,
    object: primary.object?.name ?? '',
    control: primary.control?.name ?? '',
    value,
    labels: labels ?? [],
    score: score ?? valueScore,
    origin: forceOrigin ? origin : (saidOrigin ?? origin),
    readonly,
    hidden,
    parentId,
    itemIndex: itemIndex ?? 0,
    results,
    slots,
  });
}
