import {
  type Answer,
  type AssistRequest,
  type ConfigNode,
  isRecord,
  type LayerRecords,
  type NewPrompt,
  type PredictionJson,
  type Problem,
  type Region,
  type Result,
} from '../core';
import { copyRecords, decodeLayer, type FormatEnv } from '../format';
import { createdRegion, type RegionPlace } from './edits';
import { PredictionLayer } from './prediction';

/** What the model said, read. */
export interface ReadAnswer {
  /** Its regions, as a layer that nobody can change. */
  readonly layer: PredictionLayer;
  /** Answers about the task or a page. */
  readonly answers: readonly Answer[];
  readonly problems: readonly Problem[];
}

/** Keys that a model may leave out: the prompts say them. */
const REPEATED = ['original_width', 'original_height', 'image_rotation', 'item_index'] as const;

/** Label Studio adds the annotation to an id after `#`; the id itself is before it. */
function cleanId(id: unknown): unknown {
  return typeof id === 'string' ? id.split('#')[0] || undefined : id;
}

function cleaned(result: unknown): unknown {
  if (!isRecord(result)) return result;
  const { id, parentID } = result;
  const isClean = cleanId(id) === id && cleanId(parentID) === parentID;
  return isClean ? result : { ...result, id: cleanId(id), ...(parentID !== undefined && { parentID: cleanId(parentID) }) };
}

/** The list in what a host answered: results, or a prediction with its `result`. */
function resultsIn(answer: unknown): readonly unknown[] | undefined {
  if (Array.isArray(answer)) return answer;
  return isRecord(answer) && Array.isArray(answer.result) ? answer.result : undefined;
}

/** What the prompt says and the result does not: where on which page of what size it lies. */
function completed(result: Result, prompt: Result): Result {
  const missing = REPEATED.filter((key) => result[key] === undefined && prompt[key] !== undefined);
  return missing.length === 0 ? result : { ...result, ...Object.fromEntries(missing.map((key) => [key, prompt[key]])) };
}

function completedRegion(region: Region, { object, itemIndex, region: [prompt] }: AssistRequest): Region {
  if (!prompt || region.object !== object) return region;
  const saysPage = region.results.some((result) => result.item_index !== undefined);
  const results = region.results.map((result) => completed(result, prompt));
  return Object.freeze({ ...region, results, itemIndex: saysPage ? region.itemIndex : itemIndex });
}

function completedAnswer(answer: Answer, { itemIndex }: AssistRequest, { tree }: FormatEnv): Answer {
  const { result } = answer;
  if (result.item_index !== undefined || tree.byName.get(answer.control)?.attrs.perItem !== true) return answer;
  return Object.freeze({ ...answer, itemIndex, result: { ...result, item_index: itemIndex } });
}

/** Reads what a host answered; undefined when that is no list of results. Never throws for what is in the list. */
export function readAnswer(answer: unknown, request: AssistRequest, id: string, env: FormatEnv): ReadAnswer | undefined {
  const list = resultsIn(answer);
  if (!list) return undefined;
  const decoded = decodeLayer(list.map(cleaned), { ...env, path: 'onAssist', layer: id, origin: 'prediction' });
  const records = copyRecords(decoded);
  const regions = records.regions.map((region) => completedRegion(region, request));
  return {
    layer: suggestionLayer(id, { regions, answers: [], relations: records.relations, unknown: [] }, env),
    answers: records.answers.map((one) => completedAnswer(one, request, env)),
    problems: decoded.problems.map((problem) => ({ ...problem, where: { source: 'host', path: problem.where.path ?? 'onAssist' } })),
  };
}

/** Records as a layer of their own, that surfaces show like a prediction. */
export function suggestionLayer(id: string, records: LayerRecords, { tree }: FormatEnv): PredictionLayer {
  const json: PredictionJson = { result: records.regions.flatMap(({ results }) => results) };
  return new PredictionLayer({ id, json, records, nextSlot: records.regions.length, modelVersion: undefined, score: undefined, tree });
}

/** A prompt as a region: a point that says yes or no says so on the wire, with its labels under the general key too. */
export function promptRegion(given: NewPrompt, control: ConfigNode, place: RegionPlace, env: FormatEnv): Region {
  const region = createdRegion(given, place, env);
  const { isPositive } = given;
  if (isPositive === undefined) return region;
  const key = control.definition?.labelKey;
  const results = region.results.map((result): Result => {
    const labels = key === undefined ? undefined : result.value?.[key];
    return { ...result, is_positive: isPositive, ...(labels !== undefined && { value: { ...result.value, labels } }) };
  });
  return Object.freeze({ ...region, results });
}
