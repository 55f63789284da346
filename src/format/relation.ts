import type { Finding, Region, Relation, RelationChange, Result } from '../core';
import { relationEndNotFound, relationLabelNotFound, wrongField } from './findings';

type Direction = Relation['direction'];

function isDirection(value: unknown): value is Direction {
  return value === 'left' || value === 'right' || value === 'bi';
}

function endOf(result: Result, end: 'from_id' | 'to_id'): string | undefined {
  const id = result[end];
  return typeof id === 'string' ? id : typeof id === 'number' ? String(id) : undefined;
}

function labelsOf(labels: unknown): readonly string[] {
  return Array.isArray(labels) ? labels.filter((label): label is string => typeof label === 'string') : [];
}

/** What relations of a layer are read with. */
export interface RelationContext {
  readonly regionIds: { has(id: string): boolean };
  /** Labels that the config offers; none = any will do. */
  readonly offered: ReadonlySet<string>;
}

/** Reads a relation; undefined when one of its ends is no region. */
export function readRelation(
  result: Result,
  id: string,
  slot: number,
  { regionIds, offered }: RelationContext,
  report: (finding: Finding) => void,
): Relation | undefined {
  const fromId = endOf(result, 'from_id');
  const toId = endOf(result, 'to_id');
  const { direction, labels } = result;
  let complete = true;
  for (const [end, at] of [
    ['from_id', fromId],
    ['to_id', toId],
  ] as const) {
    if (at !== undefined && regionIds.has(at)) continue;
    complete = false;
    report(relationEndNotFound(end, result[end]));
  }
  if (direction !== undefined && direction !== null && !isDirection(direction)) {
    report(wrongField('direction', direction, "'right', 'left' or 'bi'", 'it points right'));
  }
  if (labels !== undefined && labels !== null && !(Array.isArray(labels) && labels.every((label) => typeof label === 'string'))) {
    report(wrongField('labels', labels, 'a list of texts', 'not all its labels are shown'));
  }
  for (const label of offered.size > 0 ? labelsOf(labels) : []) {
    if (!offered.has(label)) report(relationLabelNotFound(label, [...offered]));
  }
  if (!complete || fromId === undefined || toId === undefined) return undefined;
  return Object.freeze({
    id,
    fromId,
    toId,
    direction: isDirection(direction) ? direction : 'right',
    labels: labelsOf(labels),
    result,
    slot,
  });
}

/** A new link between two regions. */
export interface NewRelation extends RelationChange {
  readonly fromId: string;
  readonly toId: string;
  /** Of the record; relations have no id on the wire. */
  readonly id: string;
  readonly slot: number;
  /** Its regions, so that ids which are numbers on the wire are numbers here too. */
  readonly regions?: readonly Region[];
}

/** The id that a region's results carry; numbers occur. */
function writtenId(id: string, regions: readonly Region[]): unknown {
  const { results = [] } = regions.find((region) => region.id === id) ?? {};
  return results.find((result) => typeof (result.id as unknown) === 'number')?.id ?? id;
}

/** Makes the record and the result of a relation. Regions that came without an id need `withWrittenId` first. */
export function createRelation({ fromId, toId, direction = 'right', labels = [], id, slot, regions = [] }: NewRelation): Relation {
  const ends = { from_id: writtenId(fromId, regions), to_id: writtenId(toId, regions) };
  const result: Result = { ...ends, type: 'relation', direction, ...(labels.length > 0 && { labels: [...labels] }) };
  return Object.freeze({ id, fromId, toId, direction, labels: Object.freeze([...labels]), result, slot });
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i]);
}

/** The relation with another direction or other labels; the same one when that says nothing new. */
export function changeRelation(relation: Relation, { direction, labels }: RelationChange): Relation {
  const turned = direction !== undefined && direction !== relation.direction ? { direction } : undefined;
  const relabelled = labels !== undefined && !isSameList(labels, relation.labels) ? { labels: [...labels] } : undefined;
  if (!turned && !relabelled) return relation;
  const { labels: before, ...rest } = relation.result;
  const kept = relabelled ? relabelled.labels.length > 0 && relabelled : before !== undefined && { labels: before };
  return Object.freeze({ ...relation, ...turned, ...relabelled, result: { ...rest, ...turned, ...kept } });
}
