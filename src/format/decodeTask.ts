import * as v from 'valibot';
import { isRecord, type Problem, type Task, type UnknownRecord } from '../core';
import {
  dataMissing,
  dataNotObject,
  duplicateLayer,
  layerNotObject,
  notAList,
  notATask,
  resultsNotList,
  wrongLayerField,
} from './taskProblems';

/** What a layer of a task is: a person's work, a model's, or work that was not submitted. */
export type LayerType = 'annotation' | 'prediction' | 'draft';

/** One annotation, prediction or saved draft of a task, its results not read yet. */
export interface LayerSource {
  readonly type: LayerType;
  /** The wire's id as a text; one of our own (`p1`, `a1`) when it came without, or when the id is taken in this task. */
  readonly id: string;
  /** The annotation or prediction as it came. */
  readonly json: UnknownRecord;
  /** `json` without its results. */
  readonly envelope: UnknownRecord;
  readonly results: readonly unknown[];
  /** Such as `$.predictions[0]`. */
  readonly path: string;
  readonly modelVersion: string | undefined;
  readonly score: number | undefined;
}

/** A task taken apart; what could not be read has a problem. */
export interface DecodedTask {
  readonly data: UnknownRecord;
  /** The wire's id as a text. */
  readonly id: string | undefined;
  readonly annotations: readonly LayerSource[];
  readonly predictions: readonly LayerSource[];
  readonly drafts: readonly LayerSource[];
  /** The task for hosts: the very input when it was well formed, else the input with `data` and `annotations` where they belong. */
  readonly task: Task;
  readonly problems: Problem[];
}

const idSchema = v.union([v.string(), v.number()]);
/** Fields of an annotation or prediction that we read. Each is read alone: one that is wrong spoils no other. */
const FIELDS = {
  model_version: { schema: idSchema, wanted: 'a text' },
  score: { schema: v.pipe(v.number(), v.finite()), wanted: 'a number' },
  id: { schema: idSchema, wanted: 'a number or a text' },
} as const;

type Field = keyof typeof FIELDS;

/** The lists of a task that hold layers; `completions` is the former name of `annotations`. */
const LISTS = [
  { key: 'annotations', type: 'annotation' },
  { key: 'completions', type: 'annotation' },
  { key: 'predictions', type: 'prediction' },
  { key: 'drafts', type: 'draft' },
] as const;

const PREFIX: Readonly<Record<LayerType, string>> = { annotation: 'a', prediction: 'p', draft: 'd' };

function readId(value: unknown): string | undefined {
  return v.is(idSchema, value) ? String(value) : undefined;
}

/** Reads the layers of a task, giving each an id that is unique among them. */
class LayerReader {
  readonly sources: LayerSource[] = [];
  /** Ids that are taken, and by what. */
  private readonly taken = new Map<string, LayerType>();
  private readonly problems: Problem[];
  /** Ids that some layer came with, so that none of our own takes them first. */
  private readonly wireIds: ReadonlySet<string>;

  constructor(problems: Problem[], layers: readonly unknown[]) {
    this.problems = problems;
    this.wireIds = new Set(layers.flatMap((json) => (isRecord(json) ? (readId(json.id) ?? []) : [])));
  }

  readList(key: string, type: LayerType, list: readonly unknown[]): void {
    for (const [i, json] of list.entries()) {
      const path = `$.${key}[${i}]`;
      if (isRecord(json)) this.sources.push(this.readLayer(json, type, path));
      else this.problems.push(layerNotObject(type, path, json));
    }
  }

  private readLayer(json: UnknownRecord, type: LayerType, path: string): LayerSource {
    const wireId = readId(json.id);
    const id = this.takeId(wireId, type, path);
    const { result, ...envelope } = json;
    if (!Array.isArray(result)) this.problems.push(resultsNotList(type, path, result, id));
    const field = <F extends Field>(name: F): v.InferOutput<(typeof FIELDS)[F]['schema']> | undefined =>
      this.readField(json, name, path, id);
    const modelVersion = field('model_version');
    field('id');
    return {
      type,
      id,
      json,
      envelope,
      results: Array.isArray(result) ? result : [],
      path,
      modelVersion: modelVersion === undefined ? undefined : String(modelVersion),
      score: field('score'),
    };
  }

  private takeId(wireId: string | undefined, type: LayerType, path: string): string {
    const other = wireId === undefined ? undefined : this.taken.get(wireId);
    let id = other ? undefined : wireId;
    for (let n = 1; id === undefined; n++) {
      const own = `${PREFIX[type]}${n}`;
      if (!this.taken.has(own) && !this.wireIds.has(own)) id = own;
    }
    this.taken.set(id, type);
    // Annotations and predictions are numbered apart, so they may well have the same number; two of one type may not.
    if (wireId !== undefined && other === type) this.problems.push(duplicateLayer(type, path, wireId, id));
    return id;
  }

  private readField<F extends Field>(
    json: UnknownRecord,
    name: F,
    path: string,
    layer: string,
  ): v.InferOutput<(typeof FIELDS)[F]['schema']> | undefined {
    const value = json[name];
    if (value === undefined || value === null) return undefined;
    const { schema, wanted } = FIELDS[name];
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output as v.InferOutput<(typeof FIELDS)[F]['schema']>;
    this.problems.push(wrongLayerField(path, name, value, wanted, layer));
    return undefined;
  }
}

function parseObject(text: string): UnknownRecord | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface LayerList {
  readonly key: string;
  readonly type: LayerType;
  readonly list: readonly unknown[];
}

/** Lists of layers that are there, and those that should be lists and are not. */
function findLists(input: UnknownRecord, hasData: boolean, problems: Problem[]): LayerList[] {
  return LISTS.flatMap(({ key, type }) => {
    const list = input[key];
    // Without `data` the body is data, and such a key may be anything.
    if (Array.isArray(list) && (hasData || list.every((entry) => isRecord(entry) && 'result' in entry))) return { key, type, list };
    if (hasData && list !== undefined && list !== null) problems.push(notAList(key, list));
    return [];
  });
}

function readData(input: UnknownRecord, layerKeys: readonly string[], problems: Problem[]): UnknownRecord {
  const { data } = input;
  if (isRecord(data)) return data;
  if (!('data' in input)) {
    if (layerKeys.length === 0) return input;
    problems.push(dataMissing(layerKeys));
    return Object.fromEntries(Object.entries(input).filter(([key]) => !layerKeys.includes(key)));
  }
  const parsed = typeof data === 'string' ? parseObject(data) : undefined;
  if (!parsed) problems.push(dataNotObject(data));
  return parsed ?? {};
}

/** The input as a task of today: `data` an object, `annotations` under that name. */
function normalise(input: UnknownRecord, data: UnknownRecord, lists: readonly LayerList[]): Task {
  const legacy = Array.isArray(input.completions) && 'data' in input;
  if (data === input.data && !legacy) return input;
  if (data === input) return readId(input.id) === undefined ? { data } : { id: input.id as string | number, data };
  const { completions: _legacy, ...rest } = input;
  const annotations = lists.filter(({ type }) => type === 'annotation').flatMap(({ list }) => list);
  const task = 'data' in input ? rest : Object.fromEntries(Object.entries(rest).filter(([key]) => !(key in data)));
  return { ...task, data, ...(annotations.length > 0 && { annotations: annotations as unknown as NonNullable<Task['annotations']> }) };
}

function readBody(input: UnknownRecord): { task: Task; data: UnknownRecord; lists: readonly LayerList[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lists = findLists(input, 'data' in input, problems);
  const data = readData(
    input,
    lists.map(({ key }) => key),
    problems,
  );
  return { task: normalise(input, data, lists), data, lists, problems };
}

/**
 * A task of today from whatever came: `data` an object (the whole body where there is none), `completions` under the name `annotations`. All other
 * keys stay; annotations and predictions are not looked into.
 */
export function normaliseTask(input: UnknownRecord): { readonly task: Task; readonly problems: readonly Problem[] } {
  // Nearly every task is one of today; an import has millions.
  if (isRecord(input.data) && !Array.isArray(input.completions)) return { task: input, problems: [] };
  const { task, problems } = readBody(input);
  return { task, problems };
}

/**
 * Takes a task apart, whatever it is: Label Studio's task, one in the former format (`completions`), or bare data.
 * Never throws; what cannot be read has a problem.
 */
export function decodeTask(input: unknown): DecodedTask {
  if (!isRecord(input)) {
    return { data: {}, id: undefined, annotations: [], predictions: [], drafts: [], task: { data: {} }, problems: [notATask(input)] };
  }
  const { task, data, lists, problems } = readBody(input);
  const reader = new LayerReader(
    problems,
    lists.flatMap(({ list }) => list),
  );
  for (const { key, type, list } of lists) reader.readList(key, type, list);
  const { sources } = reader;
  return {
    data,
    id: readId(input.id),
    annotations: sources.filter((source) => source.type === 'annotation'),
    predictions: sources.filter((source) => source.type === 'prediction'),
    drafts: sources.filter((source) => source.type === 'draft'),
    task,
    problems,
  };
}
