import { type ConfigNode, type ConfigTree, isRecord, type Layer, type Region, type Result, resultTypeOf } from '../core';

/** Where a per-region or task-level answer belongs. */
export interface AnswerTarget {
  readonly region?: string;
  readonly itemIndex?: number;
}

/** The key of `result.value` that holds what the control says: its answer, else its labels. */
function keyOf(control: ConfigNode): string | undefined {
  return control.definition?.answer?.key ?? control.definition?.labelKey;
}

function valueIn(result: Result, key: string): unknown {
  return isRecord(result.value) ? result.value[key] : undefined;
}

function typeOf(control: ConfigNode): string | undefined {
  return control.definition && resultTypeOf(control.definition).toLowerCase();
}

/** The control that a result with a name of no use was given to when it was read: the region's own, else the only one of that type. */
function isRedirected(result: Result, region: Region, control: ConfigNode, tree: ConfigTree): boolean {
  const type = typeOf(control);
  const { from_name: from } = result;
  if (type === undefined || result.type?.toLowerCase() !== type || (from !== undefined && tree.byName.has(from))) return false;
  if (region.control === control.name) return true;
  const same = tree.controls.filter((other) => typeOf(other) === type && other.toNames.includes(region.object));
  return same.length === 1 && same[0] === control;
}

/** The results of a region that a control made. */
export function resultsBy(region: Region, control: ConfigNode, tree: ConfigTree): readonly Result[] {
  const own = region.results.filter((result) => result.from_name === control.name);
  return own.length > 0 ? own : region.results.filter((result) => isRedirected(result, region, control, tree));
}

/** What a control says about a region, as stored. */
export function answerOfRegion(region: Region, control: ConfigNode, tree: ConfigTree): unknown {
  const key = keyOf(control);
  if (key === undefined) return undefined;
  return resultsBy(region, control, tree)
    .map((result) => valueIn(result, key))
    .findLast((value) => value !== undefined);
}

/** Labels that a control put on a region, as stored. */
export function labelsBy(region: Region, control: ConfigNode, tree: ConfigTree): readonly string[] {
  const key = control.definition?.labelKey;
  if (key === undefined) return [];
  return resultsBy(region, control, tree).flatMap((result) => {
    const labels = valueIn(result, key);
    return Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : [];
  });
}

/** What a control says in a layer about the task, a page or a region. */
export function answerIn(
  layer: Pick<Layer, 'answers' | 'region'>,
  control: ConfigNode | undefined,
  target: AnswerTarget,
  tree: ConfigTree,
): unknown {
  if (!control) return undefined;
  if (target.region !== undefined) {
    const region = layer.region(target.region);
    return region && answerOfRegion(region, control, tree);
  }
  const key = keyOf(control);
  if (key === undefined) return undefined;
  const answer = layer.answers.findLast(
    (one) => one.control === control.name && (target.itemIndex === undefined || one.itemIndex === target.itemIndex),
  );
  return answer && valueIn(answer.result, key);
}
