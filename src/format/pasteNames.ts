import { allItemsOf, type ConfigNode, closest, type Finding, isRecord, type Result } from '../core';
import type { FormatEnv } from './env';
import { isObjectNode, labelsObject, makesType } from './fitting';
import { typeKey } from './knownTypes';
import { noControlFor, noObjectFor, takenOver } from './pasteFindings';
import { wireValue } from './wireValue';

/** What results that are about to be pasted call their tags: those that say the same are resolved together. */
interface Names {
  readonly type: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** All labels that results of these names carry. */
  readonly labels: Set<string>;
}

type Fit =
  | { readonly control: ConfigNode; readonly object: ConfigNode; readonly finding: Finding | undefined }
  | { readonly finding: Finding };

/** A result with names of this config, or why there are none. `info` is said of a result that is pasted all the same. */
export type Fitted =
  | { readonly result: Result; readonly info?: Finding | undefined }
  | { readonly result?: undefined; readonly finding: Finding };

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function labelsIn(result: Result): readonly string[] {
  return Object.entries(wireValue(result)).flatMap(([key, list]) =>
    key.endsWith('labels') && Array.isArray(list) ? list.filter((label) => typeof label === 'string') : [],
  );
}

function offersAll(node: ConfigNode, labels: ReadonlySet<string>): boolean {
  const offered = new Set(allItemsOf(node).flatMap((item) => [item.stored, item.value]));
  return [...labels].every((label) => offered.has(label));
}

/** The one of several that is meant: by its labels, else by a name so like the given one that no other is. */
function narrowed(fits: readonly ConfigNode[], { from, labels }: Names): readonly ConfigNode[] {
  if (fits.length < 2) return fits;
  const byLabels = fits.filter((node) => offersAll(node, labels));
  const left = byLabels.length > 0 ? byLabels : fits;
  if (left.length < 2 || from === undefined) return left;
  const nearest = closest(
    from,
    left.map((node) => node.name),
  );
  const others = left.filter((node) => node.name !== nearest).map((node) => node.name);
  return nearest === undefined || closest(from, others) !== undefined ? left : left.filter((node) => node.name === nearest);
}

function isControl({ definition }: ConfigNode): boolean {
  return definition === undefined || definition.role === 'control';
}

function fit(names: Names, { tree }: FormatEnv, objects: Readonly<Record<string, string>>): Fit {
  const { from, type } = names;
  const to = names.to !== undefined && Object.hasOwn(objects, names.to) ? objects[names.to] : names.to;
  const named = from === undefined ? undefined : tree.byName.get(from);
  const target = to === undefined ? undefined : tree.byName.get(to);
  const object = target && (isObjectNode(target) || target === named) ? target : undefined;
  const isRight = named !== undefined && (type === '' || makesType(named, type));
  if (isRight && object && labelsObject(named, object.name)) return { control: named, object, finding: undefined };
  const fitting = (node: ConfigNode): boolean =>
    isControl(node) &&
    makesType(node, type) &&
    labelsObject(node, object?.name) &&
    (node.definition?.answer === undefined || node.attrs.perRegion === true);
  const fits = isRight && !object ? [named] : narrowed([...tree.byName.values()].filter(fitting), names);
  const [control] = fits;
  if (!control || fits.length > 1) {
    return {
      finding: noControlFor(
        type,
        from,
        fits,
        [...tree.byName.values()].filter(isControl).map((node) => node.name),
      ),
    };
  }
  const only = object ?? (control.toNames.length === 1 ? tree.byName.get(control.toNames[0] ?? '') : undefined);
  if (!only) return { finding: noObjectFor(to, control.toNames) };
  return { control, object: only, finding: control === named ? undefined : takenOver(from, control) };
}

/**
 * Gives results the names of this config: kept where they fit, else those of a control of the same type, where only one can be meant.
 * Entries that are no results, and relations, come back as they are.
 */
export function fitNames(results: readonly unknown[], env: FormatEnv, objects: Readonly<Record<string, string>>): readonly Fitted[] {
  const keyOf = ({ type, from_name: from, to_name: to }: Result): string => JSON.stringify([text(type), text(from), text(to)]);
  const byKey = new Map<string, Names>();
  const isNamed = (entry: unknown): entry is Result => isRecord(entry) && entry.type !== 'relation';
  for (const result of results) {
    if (!isNamed(result)) continue;
    const key = keyOf(result);
    const names = byKey.get(key) ?? {
      type: typeKey(text(result.type) ?? ''),
      from: text(result.from_name),
      to: text(result.to_name),
      labels: new Set<string>(),
    };
    byKey.set(key, names);
    for (const label of labelsIn(result)) names.labels.add(label);
  }
  const fits = new Map([...byKey].map(([key, names]) => [key, fit(names, env, objects)]));
  return results.map((result): Fitted => {
    if (!isNamed(result)) return { result: result as Result };
    const found = fits.get(keyOf(result));
    if (!found || !('control' in found)) return { finding: found?.finding ?? noControlFor('', undefined, [], []) };
    const { control, object, finding: info } = found;
    const same = result.from_name === control.name && result.to_name === object.name;
    return { result: same ? result : { ...result, from_name: control.name, to_name: object.name }, info };
  });
}
