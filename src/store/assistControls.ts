import { allItemsOf, type ConfigNode, type ConfigTree, type Region, toolsOf } from '../core';
import { type FormatEnv, relabel } from '../format';
import { labelsBy } from './answers';
import { canLabel } from './edits';

/** A brush is asked about when the person rests, not with each stroke. */
const BRUSH_REST_MS = 1200;

function isWrittenSmart(control: ConfigNode): boolean {
  return control.attrs.smartOnly === true || (control.attrs.smart === true && control.written.has('smart'));
}

/** Whether its regions are made without a tool, by selecting: such a control asks only where it says so, for selecting is all there is. */
function makesSpans({ definition, toNames }: ConfigNode, tree: ConfigTree): boolean {
  if (definition?.labelKey === undefined || toolsOf(definition).length > 0) return false;
  return definition.kind !== undefined || toNames.some((name) => tree.byName.get(name)?.definition?.kind !== undefined);
}

/**
 * Whether what is drawn with a control may ask a model. `smart` is true where nothing is written; but where a config marks some controls of an
 * object, it means these: what corrects by hand must not ask too.
 */
export function isSmart(control: ConfigNode, tree: ConfigTree): boolean {
  const { attrs, definition, toNames } = control;
  if (makesSpans(control, tree)) return attrs.smart === true || attrs.smartOnly === true;
  if (definition?.kind === undefined || toolsOf(definition).length === 0) return false;
  if (isWrittenSmart(control)) return true;
  const marked = tree.controls.some((other) => isWrittenSmart(other) && other.toNames.some((name) => toNames.includes(name)));
  return attrs.smart === true && !marked;
}

/** How long to wait for further prompts of this control before asking. */
export function restOf({ definition }: ConfigNode): number {
  return definition && toolsOf(definition).some((tool) => tool.sized !== undefined) ? BRUSH_REST_MS : 0;
}

/** Labels that a person has chosen, by label control. */
export type ChosenLabels = (control: ConfigNode) => readonly string[];

/**
 * A suggestion with the labels that the person chose for it. Labels of a control for another geometry (a key point's, for a box) fill in where the
 * model named none. What was only filled in is no correction of the model.
 */
export function withChosenLabels(region: Region, chosen: ChosenLabels, env: FormatEnv): Region {
  if (region.readonly) return region;
  const { tree } = env;
  let next = region;
  for (const control of tree.controls) {
    const words = control.definition?.labelKey !== undefined && control.toNames.includes(region.object) ? chosen(control) : [];
    if (words.length === 0) continue;
    const target = canLabel(control, region) ? control : ownLabels(region, tree);
    if (!target) continue;
    const fitting = target === control ? words : words.filter((word) => allItemsOf(target).some(({ stored }) => stored === word));
    const before = labelsBy(next, target, tree);
    if (fitting.length === 0 || (target !== control && before.length > 0) || before.join('\n') === fitting.join('\n')) continue;
    next = relabel(next, target, fitting, env);
    if (region.labels.length === 0) next = asPredicted(next);
  }
  return next;
}

/** The control with labels that made a region. */
function ownLabels(region: Region, tree: ConfigTree): ConfigNode | undefined {
  const control = tree.byName.get(region.control);
  return control && canLabel(control, region) ? control : undefined;
}

function asPredicted(region: Region): Region {
  return Object.freeze({ ...region, origin: 'prediction', results: region.results.map((result) => ({ ...result, origin: 'prediction' })) });
}
