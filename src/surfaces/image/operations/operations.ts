import {
  type Combination,
  type ConfigNode,
  type Extent,
  itemsOf,
  type Kind,
  type Path,
  type Region,
  shapeOf,
  type UnknownRecord,
} from '../../../core';
import type { AnnotationStore } from '../../../store';
import type { ImageController } from '../imageController';
import { saidBy } from '../saidBy';
import { clip } from './clip';
import { simplify } from './simplify';

/** What an operation did, or why it did nothing, in words for the person. */
export type Outcome = { readonly done: string } | { readonly refusal: string };

type AnyKind = Kind<unknown>;

interface Subject {
  readonly controller: ImageController;
  readonly annotation: AnnotationStore;
  readonly extent: Extent;
}

interface Shaped {
  readonly region: Region;
  readonly kind: AnyKind;
}

function subjectOf(controller: ImageController): Subject | undefined {
  const { annotation, viewport } = controller;
  if (!annotation) return undefined;
  return { controller, annotation, extent: { width: viewport.view.imageWidth, height: viewport.view.imageHeight } };
}

/** The selected regions on this page, in order of selection, that may be changed. */
export function changeable(controller: ImageController): readonly Region[] {
  return controller.selectedHere.filter((region) => controller.canChange(region.id));
}

function shaped({ controller }: Subject, region: Region): Shaped | undefined {
  const kind = controller.regions.active?.shapeOf(region)?.kind;
  return kind && { region, kind };
}

function ringsOf({ region, kind }: Shaped, extent: Extent): readonly Path[] {
  return (kind.outline?.(region.value, extent) ?? []).filter(({ closed }) => closed);
}

/** Whether a region has an inside that can be cut and joined. */
export function isArea(controller: ImageController, region: Region): boolean {
  const subject = subjectOf(controller);
  const found = subject && shaped(subject, region);
  if (!found || !subject) return false;
  return found.kind.combine !== undefined || ringsOf(found, subject.extent).length > 0;
}

/**
 * Makes one of the selected regions: the first one gets the others' shape too (`union`), loses it (`subtract`; the others stay), or keeps what all share
 * (`intersect`). What falls apart becomes several regions that say the same. One undo step.
 */
export function combine(controller: ImageController, how: Combination): Outcome {
  const t = controller.translate;
  const subject = subjectOf(controller);
  const found = subject ? changeable(controller).flatMap((region) => shaped(subject, region) ?? []) : [];
  const [base, ...others] = found;
  if (!subject || !base || others.length === 0) return { refusal: t('operation.needsTwo') };
  const made = shapesOf(base, others, how, subject.extent);
  if ('refusal' in made) return { refusal: made.refusal === '' ? t(`operation.${how}.nothing`) : made.refusal };
  const { annotation } = subject;
  const [first, ...more] = made.values;
  annotation.commit(how, () => {
    annotation.update(base.region.id, { value: first as UnknownRecord });
    for (const value of more) addLike(subject, base.region, value);
    if (how !== 'subtract') annotation.remove(others.map(({ region }) => region.id));
    annotation.selectRegions([base.region.id]);
  });
  return { done: t(`operation.${how}.done`) };
}

type Values = { readonly values: readonly unknown[] } | { readonly refusal: string };

function shapesOf(base: Shaped, others: readonly Shaped[], how: Combination, extent: Extent): Values {
  const { kind } = base;
  const { combine: joined } = kind;
  if (joined && others.every((other) => other.kind === kind)) {
    let value: unknown = base.region.value;
    for (const other of others) {
      value = joined(value, other.region.value, how, extent);
      if (value === undefined) return { refusal: '' };
    }
    return { values: [value] };
  }
  const parts = clip(
    ringsOf(base, extent),
    others.map((other) => ringsOf(other, extent)),
    how,
  );
  if (parts.length === 0) return { refusal: '' };
  // A mask may lie in several parts; an outline is one.
  const whole = kind.fromOutline?.(parts.flat(), extent);
  if (whole?.refusal === undefined && whole) return { values: [whole.value] };
  if (how === 'union') return { refusal: whole?.refusal ?? '' };
  const made = parts.map((part) => kind.fromOutline?.(part, extent));
  const refused = made.find((one) => one?.refusal !== undefined);
  if (refused?.refusal !== undefined) return { refusal: refused.refusal };
  const values = made.flatMap((one) => one?.value ?? []);
  return values.length > 0 ? { values } : { refusal: whole?.refusal ?? '' };
}

function addLike({ controller, annotation }: Subject, region: Region, value: unknown): void {
  const { pages, editor } = controller;
  annotation.add({
    control: region.control,
    object: region.object,
    value: value as UnknownRecord,
    ...saidBy(editor, region),
    ...(pages.isList && { itemIndex: region.itemIndex }),
  });
}

/** Points of a region's outline. */
function pointsOf(paths: readonly Path[]): number {
  return paths.reduce((sum, { points }) => sum + points.length, 0);
}

/** Leaves out points that nobody would miss at this zoom: within one screen pixel of the line without them. */
export function simplifySelected(controller: ImageController): Outcome {
  const t = controller.translate;
  const subject = subjectOf(controller);
  if (!subject) return { refusal: t('operation.nothing') };
  const { extent, annotation } = subject;
  const tolerance = 1 / controller.viewport.view.scale;
  let [before, after] = [0, 0];
  const values = new Map<string, unknown>();
  for (const region of changeable(controller)) {
    const kind = shaped(subject, region)?.kind;
    const paths = kind?.fromOutline && kind.outline?.(region.value, extent);
    if (!kind?.fromOutline || !paths || paths.length === 0) continue;
    const simple = paths.map((path) => simplify(path, tolerance, extent));
    const made = kind.fromOutline(simple, extent);
    if (made.refusal !== undefined || pointsOf(simple) >= pointsOf(paths)) continue;
    before += pointsOf(paths);
    after += pointsOf(simple);
    values.set(region.id, made.value);
  }
  if (values.size === 0) return { refusal: t('operation.simplify.nothing') };
  annotation.commit('simplify', () => {
    for (const [id, value] of values) annotation.update(id, { value: value as UnknownRecord });
  });
  return { done: t('operation.simplify.done', { before, after }) };
}

/** Controls on this image that could hold the selected regions' shapes in their own way. */
export function targetsFor(controller: ImageController): readonly ConfigNode[] {
  const regions = changeable(controller);
  const kinds = new Set(regions.map(({ kind }) => kind));
  if (regions.length === 0 || !regions.every((region) => isArea(controller, region))) return [];
  return controller.editor.config.controls.filter((control) => {
    const { definition } = control;
    if (!definition?.kind || !control.toNames.includes(controller.object) || kinds.has(definition.kind.name)) return false;
    return shapeOf(definition)?.kind.fromOutline !== undefined;
  });
}

/** The labels that a region takes along to another control: those that it offers too, else those in hand. */
function labelsFor(
  controller: ImageController,
  region: Region,
  target: ConfigNode,
): Readonly<Record<string, readonly string[]>> | undefined {
  const { labels } = saidBy(controller.editor, region);
  const { [region.control]: own = [], ...others } = labels;
  if (target.definition?.labelKey === undefined) return others;
  const offered = new Set(itemsOf(target).map(({ stored }) => stored));
  const kept = own.filter((label) => offered.has(label));
  const given = kept.length > 0 ? kept : controller.editor.labeling.armed(target.name);
  if (given.length > 0) return { ...others, [target.name]: given };
  return offered.size === 0 || target.attrs.allowEmpty === true ? others : undefined;
}

/** Turns the selected regions into regions of another control: a mask into its outline, an outline into a mask. One undo step. */
export function convert(controller: ImageController, target: ConfigNode): Outcome {
  const t = controller.translate;
  const subject = subjectOf(controller);
  const kind = target.definition && shapeOf(target.definition)?.kind;
  if (!subject || !kind?.fromOutline) return { refusal: t('operation.nothing') };
  const { annotation, extent } = subject;
  const made: { readonly region: Region; readonly value: unknown; readonly labels: Readonly<Record<string, readonly string[]>> }[] = [];
  for (const region of changeable(controller)) {
    const from = shaped(subject, region);
    if (!from) continue;
    const shape = kind.fromOutline(ringsOf(from, extent), extent);
    if (shape.refusal !== undefined) return { refusal: shape.refusal };
    const labels = labelsFor(controller, region, target);
    if (!labels) return { refusal: t('operation.convert.label', { labels: region.labels.join(', '), control: target.name }) };
    made.push({ region, value: shape.value, labels });
  }
  if (made.length === 0) return { refusal: t('operation.nothing') };
  annotation.commit('convert', () => {
    const ids = made.map(({ region, value, labels }) => {
      const { answers } = saidBy(controller.editor, region);
      const meta = region.results.find((result) => result.meta)?.meta;
      const place = { object: region.object, ...(controller.pages.isList && { itemIndex: region.itemIndex }), ...(meta && { meta }) };
      return annotation.add({ control: target.name, value: value as UnknownRecord, labels, answers, ...place }).id;
    });
    annotation.remove(made.map(({ region }) => region.id));
    annotation.selectRegions(ids);
  });
  return { done: t('operation.convert.done', { count: made.length, control: target.name }) };
}
