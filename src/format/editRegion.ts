import { type ConfigNode, isRecord, type Region, type Result, ResultError, type UnknownRecord } from '../core';
import type { FormatEnv } from './env';
import { typeOfNode } from './fitting';
import { primaryIndex } from './groupGeometry';
import { idOf } from './groups';
import { correctedOrigin } from './origin';
import { readRegion } from './readRegion';
import { type Resolution, type Resolver, resolverOf } from './resolve';
import { sameContent, wireValue } from './wireValue';

/** A region opened for an edit. */
interface Editing {
  readonly region: Region;
  readonly resolver: Resolver;
  readonly resolutions: readonly Resolution[];
  /** Position of the result its geometry is read from. */
  readonly at: number;
  readonly primary: Resolution;
  readonly main: Result;
}

/** Keys that every result of a region repeats beside its geometry. */
const REPEATED = ['original_width', 'original_height', 'image_rotation', 'original_length', 'item_index'] as const;

function open(region: Region, env: FormatEnv): Editing {
  const resolver = resolverOf(env);
  const resolutions = region.results.map((result) => resolver.resolve(result));
  const at = primaryIndex(region.results, resolutions);
  const primary = resolutions[at];
  const main = region.results[at];
  if (primary && main) return { region, resolver, resolutions, at, primary, main };
  throw new ResultError(
    'not-a-region',
    `the results of '${region.id}' are no region in this config, so it cannot be changed; decode it with this config first.`,
  );
}

/** The region with other results: those that stand say who changed them, and carry the id they are known by. */
function close(editing: Editing, changed: readonly (Result | undefined)[], options: { readonly geometry?: boolean } = {}): Region {
  const { region, resolver } = editing;
  const { results: before, slots: places, id, parentId } = region;
  if (changed.length === before.length && changed.every((result, i) => result === before[i])) return region;
  const results: Result[] = [];
  const slots: number[] = [];
  for (const [i, result] of changed.entries()) {
    if (!result) continue;
    const corrected = correctedOrigin(result);
    results.push(idOf(corrected) === undefined ? { ...corrected, id } : corrected);
    slots.push(places[i] ?? places.at(-1) ?? 0);
  }
  const origin = region.origin === 'prediction' ? 'prediction-changed' : region.origin;
  const read = readRegion(
    { id, results, slots },
    results.map(resolver.resolve),
    resolver,
    options.geometry ? { origin } : { origin, value: region.value },
  );
  if (!read) throw new ResultError('no-geometry', `the change would leave region '${id}' without geometry; delete the region instead.`);
  return read.parentId === parentId ? read : Object.freeze({ ...read, parentId });
}

function replaceAt(results: readonly Result[], at: number, result: Result | undefined): (Result | undefined)[] {
  return results.map((other, i) => (i === at ? result : other));
}

/** `result` with this `value`; the very same when that says nothing new. */
function withValue(result: Result, value: UnknownRecord): Result {
  return sameContent(result.value, value) ? result : { ...result, value };
}

/** The wire with the geometry; a text answer's `text` is no text of the span, so the answer's own key always stays. */
function writeGeometry({ primary }: Editing, wire: UnknownRecord, value: unknown, ownKey: string | undefined): UnknownRecord {
  const { codec, object } = primary;
  if (!codec || value === undefined) return wire;
  const written = codec.write(value, wire, object);
  if (ownKey === undefined || written[ownKey] === wire[ownKey]) return written;
  const { [ownKey]: _other, ...geometry } = written;
  return Object.hasOwn(wire, ownKey) ? { ...geometry, [ownKey]: wire[ownKey] } : geometry;
}

/** The geometry as a further result of the region repeats it; of a kind that we cannot read, the main result's own keys. */
function geometryKeys(editing: Editing): UnknownRecord {
  const { region, primary, main } = editing;
  if (primary.codec && region.value !== undefined) return writeGeometry(editing, {}, region.value, undefined);
  const strange = new Set([primary.labelKey, 'labels', 'score']);
  return Object.fromEntries(Object.entries(wireValue(main)).filter(([key]) => !strange.has(key)));
}

function furtherResult({ region, primary, main }: Editing, control: ConfigNode, value: UnknownRecord): Result {
  const repeated = Object.fromEntries(REPEATED.filter((key) => main[key] !== undefined).map((key) => [key, main[key]]));
  return {
    ...repeated,
    value,
    id: region.id,
    from_name: control.name,
    to_name: primary.object?.name ?? region.object,
    type: typeOfNode(control),
    origin: region.origin === 'prediction' ? 'prediction-changed' : region.origin,
  };
}

/**
 * The region with another geometry, written to every result that carries it and to its labels and answers.
 * Throws a `ResultError` when this editor has no codec for its kind.
 */
export function reshape(region: Region, value: unknown, env: FormatEnv): Region {
  const editing = open(region, env);
  const { primary, resolutions, at } = editing;
  const { codec } = primary;
  if (!codec)
    throw new ResultError(
      'no-codec',
      `no tag of this editor can write the geometry '${region.kind}' of region '${region.id}', so it cannot be reshaped.`,
    );
  const changed = region.results.map((result, i) => {
    const resolution = resolutions[i];
    const wire = wireValue(result);
    const carries = i === at || resolution?.role === 'answer' || resolution?.role === 'label' || codec.has(wire);
    const elsewhere = resolution?.object && resolution.object !== primary.object;
    const otherKind = resolution?.role === 'shape' && resolution.kind !== primary.kind;
    return carries && !elsewhere && !otherKind ? withValue(result, writeGeometry(editing, wire, value, resolution?.answer?.key)) : result;
  });
  return close(editing, changed, { geometry: true });
}

/** Whether a region still has a geometry to be read when the result at `index` is gone. */
function canSpare({ region, resolutions, at }: Editing, index: number): boolean {
  if (index === at && resolutions[index]?.role === 'shape') return false;
  const rest = region.results.filter((_, i) => i !== index);
  const left = resolutions.filter((_, i) => i !== index);
  const next = primaryIndex(rest, left);
  const result = rest[next];
  return result !== undefined && (index !== at || left[next]?.codec?.has(wireValue(result)) === true);
}

function checkLabelControl(editing: Editing, control: ConfigNode): string {
  const { labelKey, kind } = control.definition ?? {};
  const { region } = editing;
  if (labelKey === undefined)
    throw new ResultError('no-labels', `'${control.name}' is a ${control.tag}, which has no labels; name a control that does.`);
  if (kind && kind.name !== region.kind) {
    throw new ResultError(
      'kind-mismatch',
      `'${control.name}' labels the geometry '${kind.name}', but region '${region.id}' is a '${region.kind}'; name a control for that.`,
    );
  }
  return labelKey;
}

/**
 * The region with other labels of one control: its label result says them, or gets made. No label at all is an empty list with `allowEmpty`;
 * otherwise a result that is only there for its labels goes, and one that is the region's geometry loses the key.
 */
export function relabel(region: Region, control: ConfigNode, labels: readonly string[], env: FormatEnv): Region {
  const editing = open(region, env);
  const { resolutions } = editing;
  const at = resolutions.findIndex(({ labelKey, labelControl }) => labelKey !== undefined && labelControl?.name === control.name);
  const keepEmpty = labels.length > 0 || control.attrs.allowEmpty === true;
  const result = region.results[at];
  const key = resolutions[at]?.labelKey;
  if (!result || key === undefined) {
    const newKey = checkLabelControl(editing, control);
    if (!keepEmpty) return region;
    return close(editing, [...region.results, furtherResult(editing, control, { ...geometryKeys(editing), [newKey]: [...labels] })]);
  }
  if (keepEmpty) return close(editing, replaceAt(region.results, at, withValue(result, { ...wireValue(result), [key]: [...labels] })));
  if (canSpare(editing, at)) return close(editing, replaceAt(region.results, at, undefined), { geometry: at === editing.at });
  const { [key]: _gone, ...rest } = wireValue(result);
  return close(editing, replaceAt(region.results, at, withValue(result, rest)));
}

/** The region with another answer of a per-region control; an empty one takes its result away. The answer carries the region's geometry. */
export function answerRegion(region: Region, control: ConfigNode, answer: unknown, env: FormatEnv): Region {
  const codec = control.definition?.answer;
  if (!codec) throw new ResultError('no-answer', `'${control.name}' is a ${control.tag}, which takes no answer; name a control that does.`);
  const editing = open(region, env);
  const at = editing.resolutions.findIndex((resolution) => resolution.role === 'answer' && resolution.control?.name === control.name);
  const result = region.results[at];
  const isEmpty = answer === undefined || codec.isEmpty(answer);
  if (result) {
    if (isEmpty) return close(editing, replaceAt(region.results, at, undefined));
    const wire = writeGeometry(editing, wireValue(result), region.value, codec.key);
    return close(editing, replaceAt(region.results, at, withValue(result, { ...wire, [codec.key]: answer })));
  }
  if (isEmpty) return region;
  return close(editing, [...region.results, furtherResult(editing, control, { ...geometryKeys(editing), [codec.key]: answer })]);
}

/** The region with other keys of `meta` in all its results; `undefined` removes a key. */
export function withMeta(region: Region, meta: UnknownRecord, env: FormatEnv): Region {
  const editing = open(region, env);
  const changed = region.results.map((result) => {
    const entries = Object.entries({ ...(isRecord(result.meta) && result.meta), ...meta }).filter(([, entry]) => entry !== undefined);
    const next: UnknownRecord = Object.fromEntries(entries);
    if (sameContent(result.meta ?? {}, next)) return result;
    const { meta: _before, ...rest } = result;
    return entries.length > 0 ? { ...rest, meta: next } : rest;
  });
  return close(editing, changed);
}

/** The region below another parent, or at the top. Where it stands in the tree is no correction of what it says. */
export function withParent(region: Region, parentId: string | undefined): Region {
  const results = region.results.map((result) => {
    if (parentId !== undefined) return { ...result, parentID: parentId };
    const { parentID: _before, ...rest } = result;
    return rest;
  });
  return Object.freeze({ ...region, parentId, results });
}

/** The region with its id written in every result, so that a relation can name it; the same one when it is already. */
export function withWrittenId(region: Region): Region {
  if (region.results.every((result) => idOf(result) !== undefined)) return region;
  return Object.freeze({
    ...region,
    results: region.results.map((result) => (idOf(result) === undefined ? { ...result, id: region.id } : result)),
  });
}
