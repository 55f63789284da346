import {
  type ConfigNode,
  type Finding,
  isRecord,
  type Kind,
  type OnDemandPart,
  type Place,
  type Problem,
  type Region,
  type Registry,
  type Relation,
  type Result,
  type Shape,
  shapeOf,
  type TagDefinition,
} from '../core';
import type { ImageSize } from './createRegion';
import { decodeLayer } from './decodeLayer';
import { reshape } from './editRegion';
import type { FormatEnv } from './env';
import { isFiniteNumber, parentOf } from './fields';
import { freshId } from './groups';
import { answerLeft, invalidShape, nothingToLieOn, notRescaled } from './pasteFindings';
import { fitNames } from './pasteNames';
import { readRegion } from './readRegion';
import { createRelation } from './relation';
import { resolverOf } from './resolve';

/** Where results are pasted. */
export interface PasteTarget extends FormatEnv {
  /** Id of the annotation. */
  readonly layer: string;
  /** JSON path of the results on the clipboard. */
  readonly path: string;
  /** Objects of this config by the names that the results give them. */
  readonly objects: Readonly<Record<string, string>>;
  /** The page of an object where what stood on page `from` goes. */
  pageOf(object: string, from: number): number;
  /** Whether a parent that is not pasted too is one of the annotation that new regions may lie below. */
  hasParent(id: string): boolean;
  /** Size of the image that is shown there; undefined for what has none, and while it is not known. */
  sizeOf(object: string, page: number): ImageSize | undefined;
  /** First slot for what is pasted. */
  readonly slot: number;
  readonly takenIds: Set<string>;
}

/** A region made of pasted results, and where they stood. */
export interface PastedRegion {
  readonly region: Region;
  readonly where: Place;
}

/** Records made of pasted results; `parentId`s and ends of relations are ids of these regions. */
export interface PastedRecords {
  readonly regions: readonly PastedRegion[];
  readonly relations: readonly Relation[];
  readonly problems: readonly Problem[];
}

/** Said by decoding of results that are kept; what is pasted is not, and says so in its own words. */
const NOT_SAID: ReadonlySet<string> = new Set([
  'region-not-found',
  'relation-end-not-found',
  'parent-not-found',
  'duplicate-answer',
  'no-tag-yet',
]);

/** The definition that owns a region's geometry. */
export function definitionOf(region: Region, { tree, registry }: FormatEnv): TagDefinition | undefined {
  const own = tree.byName.get(region.control)?.definition;
  return own?.kind?.name === region.kind ? own : registry.byKind(region.kind);
}

/** Geometry code that pasting such results may need and that is not loaded yet. */
export function shapesToLoad(results: readonly unknown[], registry: Registry): readonly OnDemandPart<Shape>[] {
  const types = new Set(results.flatMap((result) => (isRecord(result) && typeof result.type === 'string' ? [result.type] : [])));
  const shapes = [...types].flatMap((type) => registry.byResultType(type)?.shape ?? []);
  return [...new Set(shapes)].filter((shape) => shape.loaded === undefined);
}

function hasPages(object: ConfigNode | undefined): boolean {
  const list = object?.attrs.valueList;
  return list !== undefined && list !== '';
}

function isSized(result: Result): boolean {
  return result.original_width !== undefined || result.original_height !== undefined;
}

/** What makes a result of another region one of the new region: all it says about geometry, labels and answers stays. */
interface NewHome {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly page: number;
  readonly paged: boolean;
  readonly size: ImageSize | undefined;
}

function moveIn(result: Result, { id, parentId, page, paged, size }: NewHome, sizeIt: boolean): Result {
  // A person puts it there: neither the model's score nor its word that nobody may change it holds for the copy.
  const { parentID: _parent, readonly: _readonly, hidden: _hidden, score: _score, ...rest } = result;
  return {
    ...rest,
    id,
    origin: 'manual',
    ...(sizeIt && size),
    ...((result.item_index !== undefined || page > 0 || paged) && { item_index: page }),
    ...(parentId !== undefined && { parentID: parentId }),
  };
}

function sourceSize(region: Region): { readonly width: number; readonly height: number } | undefined {
  for (const { original_width: width, original_height: height } of region.results) {
    if (isFiniteNumber(width) && isFiniteNumber(height) && width > 0 && height > 0) return { width, height };
  }
  return undefined;
}

/** The region fitted to an image of another size; percent stay, a kind that is made of pixels is made over. */
function fitted(region: Region, source: Region, size: ImageSize | undefined, env: FormatEnv): Region | Finding {
  const from = sourceSize(source);
  const { original_width: width = 0, original_height: height = 0 } = size ?? {};
  const differs = size && from && (from.width !== width || from.height !== height);
  const definition = definitionOf(region, env);
  if (!differs || !definition || region.value === undefined) return region;
  const kind: Kind<unknown> | undefined = shapeOf(definition)?.kind;
  if (!kind) return definition.shape ? notRescaled(region.kind) : region;
  return kind.rescale ? reshape(region, kind.rescale(region.value, from, { width, height }), env) : region;
}

function isFinding(made: Region | Finding): made is Finding {
  return 'severity' in made;
}

/** The new region, or why there is none. */
function settle(source: Region, home: NewHome, slot: number, env: FormatEnv): Region | Finding {
  const resolver = resolverOf(env);
  const allSized = !source.results.some(isSized);
  const results = source.results.map((result) => moveIn(result, home, allSized || isSized(result)));
  const group = { id: home.id, results, slots: results.map(() => slot) };
  const read = readRegion(group, results.map(resolver.resolve), resolver, { origin: 'manual', value: source.value });
  const definition = definitionOf(source, env);
  try {
    const region = read && fitted(read, source, home.size, env);
    if (!region) return invalidShape(source.kind);
    if (isFinding(region)) return region;
    // Geometry that no tag of this editor reads is taken as it is.
    const isKept = !definition?.kind || (region.value !== undefined && definition.kind.isValid(region.value));
    return isKept ? region : invalidShape(region.kind);
  } catch {
    // A foreign kind may fail on what it does not know.
    return invalidShape(source.kind);
  }
}

/** The parent pasted along, else one that is there already. The wire is asked for the latter only: parents among the pasted lead in no circle. */
function parentFor(source: Region, idOf: ReadonlyMap<string, string>, target: PasteTarget): string | undefined {
  if (source.parentId !== undefined) return idOf.get(source.parentId);
  const outer = source.results.map(parentOf).find((id) => id !== undefined);
  return outer !== undefined && !idOf.has(outer) && target.hasParent(outer) ? outer : undefined;
}

/**
 * Makes records of pasted results: new ids throughout, editable, on the page shown, of the size of the image there, with the names of this config.
 * Never throws; what cannot be pasted has a problem.
 */
export function pasteResults(results: readonly unknown[], target: PasteTarget): PastedRecords {
  const problems: Problem[] = [];
  const placeOf = (slot: number, key?: string): Place => ({
    source: 'host',
    path: `clipboard${target.path && `.${target.path}`}[${slot}]${key === undefined ? '' : `.${key}`}`,
    layer: target.layer,
  });
  const report = ({ key, ...finding }: Finding, slot: number): void => void problems.push({ ...finding, where: placeOf(slot, key) });
  const names = fitNames(results, target, target.objects);
  names.forEach((one, slot) => {
    const said = one.result === undefined ? one.finding : one.info;
    if (said) report(said, slot);
  });
  const decoded = decodeLayer(
    names.map(({ result }) => result ?? null),
    { ...target, path: '', origin: 'manual' },
  );
  for (const { where, ...problem } of decoded.problems) {
    const [, slot = '0', key = ''] = /\.result\[(\d+)\]\.?(.*)$/.exec(where.path ?? '') ?? [];
    const isDropped = names[Number(slot)]?.result === undefined;
    if (!isDropped && !NOT_SAID.has(problem.code)) problems.push({ ...problem, where: placeOf(Number(slot), key || undefined) });
  }
  for (const { control, slot } of decoded.answers) report(answerLeft(control), slot);
  for (const { result, slot } of decoded.unknown) {
    if (isRecord(result)) report(nothingToLieOn(result.type), slot);
  }
  const idOf = new Map(decoded.regions.map(({ id }) => [id, freshId(target.takenIds)]));
  const regions: PastedRegion[] = [];
  for (const source of decoded.regions) {
    const page = target.pageOf(source.object, source.itemIndex);
    const home: NewHome = {
      id: idOf.get(source.id) ?? '',
      parentId: parentFor(source, idOf, target),
      page,
      paged: hasPages(target.tree.byName.get(source.object)),
      size: target.sizeOf(source.object, page),
    };
    const at = source.slots[0] ?? 0;
    const made = settle(source, home, target.slot + regions.length, target);
    if (isFinding(made)) report(made, at);
    else regions.push({ region: made, where: placeOf(at) });
  }
  const firstRelation = target.slot + regions.length;
  const relations = decoded.relations.map((relation, i) => {
    const ends = { fromId: idOf.get(relation.fromId) ?? '', toId: idOf.get(relation.toId) ?? '' };
    const made = createRelation({ ...ends, id: freshId(target.takenIds), slot: firstRelation + i });
    const { direction, labels } = relation;
    const result: Result = { ...relation.result, from_id: ends.fromId, to_id: ends.toId };
    return Object.freeze({ ...made, direction, labels, result });
  });
  return { regions, relations, problems };
}
