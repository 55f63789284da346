import { type ConfigTree, closest, isRecord, type Registry, type UnknownRecord } from '../../core';
import { isObjectNode, knownType, type Resolution, type Resolver, typeOfNode } from '..';
import { namesOf } from './applyMapping';
import type { ResultNames } from './mapping';

/** Codes of findings about the names of a result. A type that this editor has no tag for is no fault of the names. */
export const NAME_CODES: ReadonlySet<string> = new Set([
  'control-not-found',
  'type-mismatch',
  'type-missing',
  'object-not-found',
  'object-mismatch',
  'unknown-type',
]);

/** What suggestions are made with. */
export interface Naming {
  readonly tree: ConfigTree;
  readonly registry: Registry;
  readonly resolver: Resolver;
}

/** Whether names say what the config says. */
export function isRight({ findings, control, object }: Resolution): boolean {
  return control !== undefined && object !== undefined && !findings.some(({ code }) => NAME_CODES.has(code));
}

/** Types that controls of the config make. */
function madeTypes({ tree }: Naming): string[] {
  return [...new Set([...tree.byName.values()].filter((node) => !isObjectNode(node)).map(typeOfNode))];
}

/** Whether a result of type `declared` becomes one of `type` by its names alone: nothing it shows is lost. */
function becomes(declared: string, type: string, value: UnknownRecord, { registry }: Naming): boolean {
  const from = declared.toLowerCase();
  if (type === `${from}labels`) return true;
  if (from !== 'labels' || !type.endsWith('labels')) return false;
  return registry.byResultType(type)?.codec?.has(value) === true;
}

/** Types that the result may have been meant to have, the likeliest first. */
function likelyTypes({ type, fromName }: ResultNames, value: UnknownRecord, naming: Naming): string[] {
  const named = fromName === undefined ? undefined : naming.tree.byName.get(fromName);
  const own = named && !isObjectNode(named) ? [typeOfNode(named)] : [];
  if (type === undefined) return own;
  const made = madeTypes(naming);
  if (naming.registry.byResultType(type) || knownType(type.toLowerCase())) {
    return [type, ...own, ...made].filter((other) => other === type || becomes(type, other, value, naming));
  }
  const nearest = closest(type, made);
  return nearest === undefined ? own : [...own, nearest];
}

/** What the names of a result were probably meant to be: only those that differ; none when nothing in the config fits. */
export function meantNames(result: UnknownRecord, naming: Naming): ResultNames {
  const names = namesOf(result);
  const value = isRecord(result.value) ? result.value : {};
  for (const type of likelyTypes(names, value, naming)) {
    const asked = { type, from_name: names.fromName, to_name: names.toName };
    const { control, object } = naming.resolver.resolve(asked);
    if (!control || !object) continue;
    if (!isRight(naming.resolver.resolve({ type, from_name: control.name, to_name: object.name }))) continue;
    return {
      ...(type !== names.type && { type }),
      ...(control.name !== names.fromName && { fromName: control.name }),
      ...(object.name !== names.toName && { toName: object.name }),
    };
  }
  return {};
}
