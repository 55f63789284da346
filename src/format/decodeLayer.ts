import {
  type Answer,
  type Finding,
  type LayerRecords,
  type Origin,
  type Place,
  type Problem,
  type Region,
  type Relation,
  type Result,
  relationItems,
  type UnknownResult,
} from '../core';
import { checkAnswer, earlierAnswers } from './answer';
import type { FormatEnv } from './env';
import { checkFields, isItemIndex } from './fields';
import { duplicateAnswer, notAResult, regionNotFound } from './findings';
import { primaryIndex, type ReportResult } from './groupGeometry';
import { type FoundGroup, freshId, sortResults } from './groups';
import { linkParents } from './parents';
import { type ResultGroup, readRegion } from './readRegion';
import { readRelation } from './relation';
import { type Resolution, type Resolver, resolverOf } from './resolve';

/** Where a layer's results come from and what they are read with. */
export interface LayerContext extends FormatEnv {
  /** JSON path of the annotation or prediction, such as `$.predictions[0]`. */
  readonly path: string;
  /** Id of the layer. */
  readonly layer: string;
  /** `prediction`: every result was made by a model, whatever it says. */
  readonly origin: Extract<Origin, 'manual' | 'prediction'>;
}

/** The records of a layer, what is wrong with its results, and the first free slot. */
export interface DecodedLayer extends LayerRecords {
  readonly problems: Problem[];
  /** Slot of the next new region, answer or relation. */
  readonly nextSlot: number;
}

/** A list while it is decoded. */
interface Decoding {
  readonly context: LayerContext;
  readonly resolver: Resolver;
  readonly regions: Region[];
  readonly answers: Answer[];
  readonly unknown: UnknownResult[];
  readonly problems: Problem[];
  /** Every id that is taken. */
  readonly ids: Set<string>;
}

function report({ problems, context }: Decoding, { key, ...finding }: Finding, slot: number, region?: string): void {
  const path = `${context.path}.result[${slot}]${key === undefined ? '' : `.${key}`}`;
  const where: Place = { source: 'task', path, layer: context.layer, ...(region !== undefined && { region }) };
  problems.push({ ...finding, where });
}

/** Everything about one result that can be said without its neighbours. */
function checkResult(result: Result, resolution: Resolution, index: number, at: ReportResult): void {
  for (const finding of resolution.findings) at(finding, index);
  checkFields(result, index, at);
  if (resolution.role === 'answer') checkAnswer(result, resolution, index, at);
}

function addRegion(decoding: Decoding, group: ResultGroup, resolutions: readonly Resolution[]): void {
  const { origin } = decoding.context;
  const at = (finding: Finding, index: number) => report(decoding, finding, group.slots[index] ?? 0, group.id);
  for (let i = 0; i < resolutions.length; i++) {
    const result = group.results[i];
    const resolution = resolutions[i];
    if (result && resolution) checkResult(result, resolution, i, at);
  }
  const region = readRegion(group, resolutions, decoding.resolver, { origin, forceOrigin: origin === 'prediction', report: at });
  if (region) decoding.regions.push(region);
}

/** Whether a result answers a question about the task or a page. */
function isAnswer({ role, perRegion, control, answer }: Resolution): boolean {
  return role === 'answer' && !perRegion && control !== undefined && answer !== undefined;
}

function addAnswer(decoding: Decoding, result: Result, slot: number, id: string, resolution: Resolution): void {
  checkResult(result, resolution, 0, (finding) => report(decoding, finding, slot));
  decoding.answers.push(
    Object.freeze({
      id,
      control: resolution.control?.name ?? '',
      object: resolution.object?.name ?? '',
      itemIndex: isItemIndex(result.item_index) ? result.item_index : 0,
      result,
      slot,
    }),
  );
}

/** Keeps a result that belongs to no region and answers nothing. */
function addUnknown(decoding: Decoding, result: Result, slot: number, id: string | undefined, resolution: Resolution): void {
  const here = (finding: Finding) => report(decoding, finding, slot);
  checkResult(result, resolution, 0, here);
  const { role, perRegion, control, type } = resolution;
  if (role === 'label' || (role === 'answer' && perRegion)) here(regionNotFound(id, control, type, role));
  decoding.unknown.push({ result, slot });
}

/** Keeps what shares an id without being a region: answers, and results that lack one. */
function addLoose(
  decoding: Decoding,
  { results, slots, id, given }: FoundGroup,
  resolutions: readonly Resolution[],
  idIsFree: boolean,
): void {
  let ownId = idIsFree;
  for (const [i, resolution] of resolutions.entries()) {
    const result = results[i] ?? {};
    const slot = slots[i] ?? 0;
    if (!isAnswer(resolution)) addUnknown(decoding, result, slot, given ? id : undefined, resolution);
    else {
      // Answers may share an id with each other; their records are told apart by theirs.
      addAnswer(decoding, result, slot, ownId ? id : freshId(decoding.ids), resolution);
      ownId = false;
    }
  }
}

/**
 * A group with geometry is a region, with everything that shares its id but answers about the task: those are shown
 * by their own control, whatever their id.
 */
function addGroup(decoding: Decoding, group: FoundGroup): void {
  const { results, slots, id, given } = group;
  const resolutions = results.map(decoding.resolver.resolve);
  if (primaryIndex(results, resolutions) < 0) addLoose(decoding, group, resolutions, true);
  else if (!resolutions.some(isAnswer)) addRegion(decoding, group, resolutions);
  else {
    const pick = <T>(list: readonly T[], answers: boolean): T[] =>
      list.filter((_, i) => isAnswer(resolutions[i] as Resolution) === answers);
    addRegion(decoding, { id, results: pick(results, false), slots: pick(slots, false) }, pick(resolutions, false));
    addLoose(decoding, { id, given, results: pick(results, true), slots: pick(slots, true) }, pick(resolutions, true), false);
  }
}

function readRelations(decoding: Decoding, results: readonly unknown[], slots: readonly number[]): Relation[] {
  if (slots.length === 0) return [];
  const regionIds = new Set(decoding.regions.map((region) => region.id));
  const offered = new Set(relationItems(decoding.context.tree).map(({ stored }) => stored));
  return slots.flatMap((slot) => {
    const result = results[slot] as Result;
    const relation = readRelation(result, freshId(decoding.ids), slot, { regionIds, offered }, (finding) =>
      report(decoding, finding, slot),
    );
    if (!relation) decoding.unknown.push({ result, slot });
    return relation ?? [];
  });
}

/**
 * Reads a result list. Never throws and loses nothing: what cannot be placed is in `unknown`, and everything that is shown
 * differently from what it says has a problem. The records hold the given objects by reference.
 */
export function decodeLayer(results: readonly unknown[], context: LayerContext): DecodedLayer {
  const { groups, relationSlots, strangeSlots, ids } = sortResults(results);
  const decoding: Decoding = { context, resolver: resolverOf(context), regions: [], answers: [], unknown: [], problems: [], ids };
  for (const slot of strangeSlots) {
    decoding.unknown.push({ result: results[slot], slot });
    report(decoding, notAResult(results[slot]), slot);
  }
  for (const group of groups) addGroup(decoding, group);
  const slotOf = (region: Region) => region.slots[0] ?? 0;
  const regions = linkParents(decoding.regions, (finding, region) => report(decoding, finding, slotOf(region), region.id));
  const relations = readRelations(decoding, results, relationSlots);
  for (const { control, slot } of earlierAnswers(decoding.answers)) report(decoding, duplicateAnswer(control), slot);
  const { answers, unknown, problems } = decoding;
  return { regions, answers, relations, unknown, problems, nextSlot: results.length };
}
