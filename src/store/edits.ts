import {
  type Answer,
  type ConfigNode,
  type ConfigTree,
  isRecord,
  type NewRegion,
  type Region,
  type RegionChange,
  ResultError,
} from '../core';
import { answerRegion, changeAnswer, createAnswer, createRegion, type FormatEnv, relabel, reshape, withMeta } from '../format';
import { labelsBy } from './answers';
import { noControlError } from './refusals';
import type { ObjectView } from './surfaceTypes';

/** The control of that name; throws when the config has none. */
export function controlNamed(name: string, tree: ConfigTree): ConfigNode {
  const node = tree.byName.get(name);
  if (node?.definition?.role === 'control') return node;
  throw noControlError(
    name,
    tree.controls.map((control) => control.name),
  );
}

/** Equal JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((entry, i) => isSame(entry, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
}

/** Whether an answer says nothing, so that no result is to be kept. */
export function isEmptyAnswer(control: ConfigNode, value: unknown): boolean {
  return value === undefined || value === null || (control.definition?.answer?.isEmpty(value) ?? false);
}

/** Whether a label control can label this region: the same object, and no other geometry of its own. */
export function canLabel(control: ConfigNode, region: Region): boolean {
  const { definition } = control;
  if (definition?.labelKey === undefined || !control.toNames.includes(region.object)) return false;
  return definition.kind === undefined || definition.kind.name === region.kind;
}

/** The label control whose labels a region has, or would get when none is named. */
function labelControlOf(region: Region, tree: ConfigTree): ConfigNode | undefined {
  const own = tree.byName.get(region.control);
  if (own?.definition?.labelKey !== undefined) return own;
  const fitting = tree.controls.filter((control) => canLabel(control, region));
  return (
    fitting.find((control) => labelsBy(region, control, tree).length > 0) ??
    fitting.find((control) => !control.definition?.kind) ??
    fitting[0]
  );
}

/** Throws unless the geometry can be kept. */
function checkValue(region: Pick<Region, 'id' | 'kind' | 'value'>, env: FormatEnv): void {
  const kind = env.registry.byKind(region.kind)?.kind;
  if (!kind || (region.value !== undefined && kind.isValid(region.value))) return;
  throw new ResultError(
    'invalid-value',
    `the value of the region '${region.id}' is no ${region.kind} that can be kept (${JSON.stringify(region.value)}), so nothing was changed; give finite numbers and a shape larger than nothing.`,
  );
}

/** The region with a change made; the same object when nothing differs. */
export function changedRegion(region: Region, change: RegionChange, env: FormatEnv): Region {
  let next = region;
  if (change.value) {
    const value = { ...(isRecord(region.value) ? region.value : {}), ...change.value };
    if (!isSame(value, region.value)) {
      checkValue({ ...region, value }, env);
      next = reshape(next, value, env);
    }
  }
  if (change.labels) {
    const { control: named, labels } = 'control' in change.labels ? change.labels : { control: undefined, labels: change.labels };
    const control = named === undefined ? labelControlOf(region, env.tree) : controlNamed(named, env.tree);
    if (!control) throw noLabelsError(region);
    next = relabel(next, control, labels, env);
  }
  for (const [name, answer] of Object.entries(change.answers ?? {}))
    next = answerRegion(next, controlNamed(name, env.tree), answer ?? undefined, env);
  return change.meta ? withMeta(next, change.meta, env) : next;
}

function noLabelsError(region: Region): ResultError {
  return new ResultError(
    'no-labels',
    `no control of the config labels regions such as '${region.id}' (${region.kind} on '${region.object}'), so it cannot have labels; add a label control for '${region.object}'.`,
  );
}

/** Name of the step that such a change is. */
export function changeName(change: RegionChange): string {
  const names: string[] = [];
  if (change.value) names.push('reshape');
  if (change.labels) names.push('relabel');
  if (change.answers) names.push('answer');
  if (change.meta) names.push('meta');
  return names.length === 1 ? (names[0] ?? 'update') : 'update';
}

/** Where a new region goes. */
export interface RegionPlace {
  readonly id: string;
  readonly slot: number;
  readonly view: ObjectView | undefined;
}

/** A new region by a person. */
export function createdRegion(given: NewRegion, { id, slot, view }: RegionPlace, env: FormatEnv): Region {
  const control = controlNamed(given.control, env.tree);
  const object = env.tree.byName.get(objectOf(given, env.tree));
  if (!object) {
    throw new ResultError(
      'object-not-found',
      `the config has no object '${given.object ?? ''}' for a region of '${control.name}'; use one of: ${control.toNames.join(', ') || '(none)'}.`,
    );
  }
  const { labels } = given;
  const made = createRegion(
    {
      control,
      object,
      value: given.value,
      labels: isWords(labels) ? { [control.name]: labels } : labels,
      answers: given.answers,
      id,
      itemIndex: given.itemIndex,
      meta: given.meta,
      size: view && { original_width: view.width, original_height: view.height, image_rotation: view.rotation },
      slot,
    },
    env,
  );
  checkValue(made, env);
  return made;
}

function isWords(labels: NewRegion['labels']): labels is readonly string[] {
  return Array.isArray(labels);
}

/** Name of the object a new region lies on: the one named, else the control's own. */
export function objectOf(given: NewRegion, tree: ConfigTree): string {
  return given.object ?? tree.byName.get(given.control)?.toNames[0] ?? '';
}

/** What a new or changed answer needs besides its value. */
export interface AnswerPlace {
  readonly before: Answer | undefined;
  /** Absent when the question is about the whole task. */
  readonly itemIndex: number | undefined;
  readonly slot: number;
  readonly id: string;
}

/** A new answer, or the changed one. */
export function changedAnswer(control: ConfigNode, value: unknown, { before, ...place }: AnswerPlace): Answer {
  return before ? changeAnswer(before, control, value) : createAnswer({ control, object: control.toNames[0] ?? '', value, ...place });
}
