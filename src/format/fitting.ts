import { type ConfigNode, closest, resultTypeOf } from '../core';
import type { FormatEnv } from './env';
import { knownType, relatedTypes } from './knownTypes';

/** Whether a node can be labelled: an object tag, or a named tag that this editor lacks and that labels nothing itself. */
export function isObjectNode(node: ConfigNode): boolean {
  return node.definition ? node.definition.role === 'object' : !node.written.has('toname');
}

/** The result type that a control makes, lower-cased; that of a tag this editor lacks is its name. */
export function typeOfNode(node: ConfigNode): string {
  return (node.definition ? resultTypeOf(node.definition) : node.tag).toLowerCase();
}

/** Whether results of `type` are made by this node. */
export function makesType(node: ConfigNode, type: string): boolean {
  if (node.definition && node.definition.role !== 'control') return false;
  return typeOfNode(node) === type || (!node.definition && knownType(type)?.tag.toLowerCase() === node.tag.toLowerCase());
}

/** Whether a control labels the object of that name; one that came without any labels every object. */
export function labelsObject(control: ConfigNode, object: string | undefined): boolean {
  return object === undefined || control.toNames.length === 0 || control.toNames.includes(object) || control.name === object;
}

function isControl(node: ConfigNode): boolean {
  return node.definition ? node.definition.role === 'control' : true;
}

/**
 * The control that a result with a wrong or missing `from_name` was most likely made by: on its object, one of the same result type,
 * else of the same geometry kind, else one that stands in for it. Of several the one whose name is nearest, else the first.
 */
export function fittingControl(
  type: string,
  from: string,
  object: string | undefined,
  { tree, registry }: FormatEnv,
): ConfigNode | undefined {
  const candidates = [...tree.byName.values()].filter((node) => isControl(node) && labelsObject(node, object));
  const kind = registry.byResultType(type)?.kind;
  const tests: ((node: ConfigNode) => boolean)[] = [(node) => makesType(node, type)];
  if (kind) tests.push((node) => node.definition?.kind === kind);
  for (const related of relatedTypes(type)) tests.push((node) => makesType(node, related));
  if (type === 'labels') tests.push((node) => node.definition?.labelKey !== undefined);
  for (const test of tests) {
    const fits = candidates.filter(test);
    if (fits.length === 0) continue;
    const nearest = closest(
      from,
      fits.map((node) => node.name),
    );
    return fits.find((node) => node.name === nearest) ?? fits[0];
  }
  return undefined;
}

/** The control whose labels a shape without labels of its own carries: the `Labels` of the same object. */
export function labelControlOf(object: string | undefined, { tree }: FormatEnv): ConfigNode | undefined {
  return tree.controls.find((node) => node.definition?.labelKey !== undefined && !node.definition.kind && labelsObject(node, object));
}
