import { type ConfigNode, type ConfigTree, itemOfStored, type Region } from '../core';
import { answerOfRegion, resultsBy } from './answers';
import type { LayerStore } from './layerTypes';

/** What conditions are asked of. */
export interface VisibilityScope {
  readonly tree: ConfigTree;
  readonly layer: Pick<LayerStore, 'selectedRegion' | 'answerOf'> | undefined;
  /** Nodes that are being asked: two controls may watch each other. */
  readonly asking?: ReadonlySet<ConfigNode>;
}

function words(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((word): word is string => typeof word === 'string' && word !== '');
  if (typeof value !== 'string') return [];
  return value
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a stored word is one of `wanted`, by what is stored or by what is read. */
function isOneOf(stored: string, wanted: readonly string[], control: ConfigNode | undefined): boolean {
  if (wanted.includes(stored)) return true;
  const item = control && itemOfStored(control, stored);
  return item !== undefined && (wanted.includes(item.value) || wanted.includes(item.stored));
}

/** The words of an answer: a path counts by its last one. */
function answered(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((entry: unknown) => {
    const last = Array.isArray(entry) ? entry.at(-1) : entry;
    return typeof last === 'string' ? [last] : [];
  });
}

function hasLabel(region: Region, wanted: readonly string[], tree: ConfigTree): boolean {
  const controls = tree.controls.filter((control) => control.definition?.labelKey !== undefined && control.toNames.includes(region.object));
  return region.labels.some((label) => isOneOf(label, wanted, undefined) || controls.some((control) => isOneOf(label, wanted, control)));
}

/** Whether a per-region control is asked of this region: `whenLabelValue` holds. */
export function isAskedOf(node: ConfigNode, region: Region, tree: ConfigTree): boolean {
  const labels = words(node.attrs.whenLabelValue);
  return labels.length === 0 || hasLabel(region, labels, tree);
}

function regionFits(node: ConfigNode, region: Region, tree: ConfigTree): boolean {
  const name = word(node.attrs.whenTagName);
  // The documentation says object, the code of Label Studio compares the control: both are meant by somebody.
  const named = name === undefined ? undefined : tree.byName.get(name);
  if (name !== undefined && region.object !== name && region.control !== name && !(named && resultsBy(region, named, tree).length > 0))
    return false;
  return isAskedOf(node, region, tree);
}

/** Controls with items to choose that are no labels. */
function choosers(tree: ConfigTree): readonly ConfigNode[] {
  return tree.controls.filter((control) => control.definition?.answer && (control.definition.items?.length ?? 0) > 0);
}

function answerFor(control: ConfigNode, region: Region | undefined, scope: VisibilityScope): unknown {
  if (control.attrs.perRegion !== true) return scope.layer?.answerOf(control.name);
  const about = region ?? scope.layer?.selectedRegion;
  return about && answerOfRegion(about, control, scope.tree);
}

function choiceSelected(node: ConfigNode, region: Region | undefined, scope: VisibilityScope, asDisplayed: boolean): boolean {
  const name = word(node.attrs.whenTagName);
  const wanted = words(node.attrs.whenChoiceValue);
  const named = name === undefined ? undefined : scope.tree.byName.get(name);
  const watched = name === undefined ? choosers(scope.tree) : named ? [named] : [];
  return watched.some((control) => {
    if (asDisplayed && control !== node && name !== undefined && !isVisible(control, region, scope)) return false;
    const chosen = answered(answerFor(control, region, scope));
    return wanted.length === 0 ? chosen.length > 0 : chosen.some((one) => isOneOf(one, wanted, control));
  });
}

function holds(node: ConfigNode, region: Region | undefined, scope: VisibilityScope): boolean {
  const about = region ?? scope.layer?.selectedRegion;
  switch (node.attrs.visibleWhen) {
    case 'region-selected':
      return about !== undefined && regionFits(node, about, scope.tree);
    case 'no-region-selected':
      return scope.layer?.selectedRegion === undefined;
    case 'choice-selected':
      return choiceSelected(node, region, scope, true);
    case 'choice-unselected':
      return !choiceSelected(node, region, scope, true);
    default:
      return words(node.attrs.whenChoiceValue).length === 0 || choiceSelected(node, region, scope, true);
  }
}

/** Whether a per-region control has a region to ask about. */
function hasRegion(node: ConfigNode, region: Region | undefined, scope: VisibilityScope): boolean {
  if (node.attrs.perRegion !== true || node.definition?.role !== 'control') return true;
  const about = region ?? scope.layer?.selectedRegion;
  return about !== undefined && node.toNames.includes(about.object) && isAskedOf(node, about, scope.tree);
}

/** Whether a node is shown: its own condition and those of everything around it hold. */
export function isVisible(node: ConfigNode, region: Region | undefined, scope: VisibilityScope): boolean {
  if (scope.asking?.has(node)) return true;
  const inner = { ...scope, asking: new Set(scope.asking).add(node) };
  for (let at: ConfigNode | undefined = node; at; at = scope.tree.parentOf.get(at)) {
    if (!hasRegion(at, region, inner) || !holds(at, region, inner)) return false;
  }
  return true;
}

/**
 * The nodes whose choice-selected or choice-unselected decides whether a control's results are saved: a per-region control goes by its own,
 * any other by those around it too. Source: Label Studio since 2025.
 */
export function savingConditions(control: ConfigNode, tree: ConfigTree): readonly ConfigNode[] {
  const found: ConfigNode[] = [];
  for (let at: ConfigNode | undefined = control; at; at = control.attrs.perRegion === true ? undefined : tree.parentOf.get(at)) {
    if (at.attrs.visibleWhen === 'choice-selected' || at.attrs.visibleWhen === 'choice-unselected') found.push(at);
  }
  return found;
}

/** Whether a result of this control is worth saving: its labels ask for it and the choices it hangs on are made. What only hides it on screen drops nothing. */
export function isWorthSaving(control: ConfigNode, region: Region | undefined, scope: VisibilityScope): boolean {
  if (region && control.attrs.perRegion === true && !isAskedOf(control, region, scope.tree)) return false;
  return savingConditions(control, scope.tree).every(
    (node) => choiceSelected(node, region, scope, false) === (node.attrs.visibleWhen === 'choice-selected'),
  );
}
