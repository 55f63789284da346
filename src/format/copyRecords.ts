import {
  type Answer,
  type CopyOptions,
  isRecord,
  type LayerRecords,
  type Region,
  type Relation,
  type Result,
  type UnknownResult,
} from '../core';
import { withParent } from './editRegion';
import { idOf } from './groups';

/** A result as a copy of a prediction carries it: it says who made it and has the id it is known by. */
function copied(result: Result, id: string): Result {
  if (result.origin === 'prediction' && idOf(result) !== undefined) return result;
  return { ...result, origin: 'prediction', ...(idOf(result) === undefined && { id }) };
}

function copyRegion(region: Region): Region {
  return Object.freeze({ ...region, origin: 'prediction', results: region.results.map((result) => copied(result, region.id)) });
}

function copyAnswer(answer: Answer): Answer {
  return Object.freeze({ ...answer, result: copied(answer.result, answer.id) });
}

function copyUnknown(entry: UnknownResult): UnknownResult {
  const { result } = entry;
  if (!isRecord(result) || result.type === 'relation' || result.origin === 'prediction') return entry;
  return { ...entry, result: { ...result, origin: 'prediction' } };
}

/** The nearest parent that comes along. */
function parentAmong(region: Region, all: ReadonlyMap<string, Region>, chosen: ReadonlySet<string>): string | undefined {
  let id = region.parentId;
  while (id !== undefined && !chosen.has(id)) id = all.get(id)?.parentId;
  return id;
}

/**
 * The records of a prediction as the start of an annotation: ids, scores, `readonly` and `hidden` stay, every result says
 * `origin: prediction`. Relations come along when both ends do; answers and what could not be placed only with all regions.
 */
export function copyRecords(records: LayerRecords, { regions: wanted, minScore }: CopyOptions = {}): LayerRecords {
  const names = wanted && new Set(wanted);
  const chosen = records.regions.filter(
    ({ id, score }) => (!names || names.has(id)) && (minScore === undefined || score === undefined || score >= minScore),
  );
  const all = chosen.length === records.regions.length;
  const ids = new Set(chosen.map((region) => region.id));
  const hasParents = !all && chosen.some((region) => region.parentId !== undefined);
  // Of 100,000 regions mostly none lies below another one.
  const byId = new Map(hasParents ? records.regions.map((region) => [region.id, region]) : []);
  const regions = chosen.map((region) => {
    const copy = copyRegion(region);
    const parent = hasParents ? parentAmong(region, byId, ids) : region.parentId;
    return parent === region.parentId ? copy : withParent(copy, parent);
  });
  const relations: readonly Relation[] = records.relations.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId));
  return {
    regions,
    answers: all ? records.answers.map(copyAnswer) : [],
    relations,
    unknown: all ? records.unknown.map(copyUnknown) : [],
  };
}
