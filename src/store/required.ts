import { allItemsOf, type ConfigNode, type ConfigTree, type Region } from '../core';
import type { AnnotationStore } from './annotationTypes';
import { answerOfRegion, labelsBy } from './answers';
import type { Invalid } from './optionTypes';
import { maxUsagesOf, overuse } from './usage';
import { isVisible } from './visibility';

type Asked = Pick<AnnotationStore, 'answerOf' | 'regions' | 'selectedRegion'>;

function isEmpty(control: ConfigNode, value: unknown): boolean {
  return value === undefined || value === null || (control.definition?.answer?.isEmpty(value) ?? false);
}

function messageFor(control: ConfigNode): string {
  const own = control.attrs.requiredMessage;
  if (typeof own === 'string' && own !== '') return own;
  return control.definition?.answer?.requiredText?.(control) ?? `${control.tag} "${control.name}" is required.`;
}

/** What is wrong with one answer, if anything. */
function fault(control: ConfigNode, value: unknown): string | undefined {
  if (isEmpty(control, value)) return control.attrs.required === true ? messageFor(control) : undefined;
  return control.definition?.answer?.invalid?.(value, control);
}

function checkRegions(control: ConfigNode, annotation: Asked, tree: ConfigTree): Invalid | undefined {
  for (const region of annotation.regions) {
    // A read-only region cannot be answered on, so asking for it would block for ever.
    if (region.readonly || !isAskable(control, region, annotation, tree)) continue;
    const message = fault(control, answerOfRegion(region, control, tree));
    if (message) return { control: control.name, region: region.id, itemIndex: undefined, message };
  }
  return undefined;
}

function isAskable(control: ConfigNode, region: Region, annotation: Asked, tree: ConfigTree): boolean {
  return (
    control.toNames.includes(region.object) &&
    isVisible(control, region, { tree, layer: { ...scopeOf(annotation), selectedRegion: region } })
  );
}

function scopeOf(annotation: Asked): Pick<AnnotationStore, 'answerOf'> {
  return { answerOf: (name, target) => annotation.answerOf(name, target) };
}

/** Pages of the object a control asks about. */
function pagesOf(control: ConfigNode, tree: ConfigTree): number {
  const list = tree.byName.get(control.toNames[0] ?? '')?.attrs.valueList;
  return Array.isArray(list) ? Math.max(1, list.length) : 1;
}

function checkTask(control: ConfigNode, annotation: Asked, tree: ConfigTree): Invalid | undefined {
  if (!isVisible(control, undefined, { tree, layer: annotation })) return undefined;
  const perItem = control.attrs.perItem === true;
  for (let i = 0; i < (perItem ? pagesOf(control, tree) : 1); i++) {
    const message = fault(control, annotation.answerOf(control.name, perItem ? { itemIndex: i } : {}));
    if (message) return { control: control.name, region: undefined, itemIndex: perItem ? i : undefined, message };
  }
  return undefined;
}

/** The first region whose label is used more often than the config allows: imported work may say so. */
function checkUsage(control: ConfigNode, annotation: Asked, tree: ConfigTree): Invalid | undefined {
  if (![control, ...allItemsOf(control)].some(({ attrs }) => attrs.maxUsages !== undefined)) return undefined;
  const counts = new Map<string, number>();
  for (const region of annotation.regions) {
    for (const label of labelsBy(region, control, tree)) {
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      const limit = maxUsagesOf(control, label);
      if (limit === undefined || count <= limit) continue;
      return { control: control.name, region: region.id, itemIndex: undefined, message: overuse(control, label, limit) };
    }
  }
  return undefined;
}

/** The first thing, in tree order, that stands against saving: an answer that is required and missing or cannot be saved as it is, a label used too often. Hidden controls ask nothing. */
export function firstInvalid(annotation: Asked, tree: ConfigTree): Invalid | undefined {
  for (const control of tree.controls) {
    const { answer, labelKey } = control.definition ?? {};
    const check = labelKey === undefined ? (control.attrs.perRegion === true ? checkRegions : checkTask) : checkUsage;
    const found = answer || labelKey !== undefined ? check(control, annotation, tree) : undefined;
    if (found) return found;
  }
  return undefined;
}
