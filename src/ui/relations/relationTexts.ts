import { itemOfStored, type Region, type Relation, relationControl, relationItems } from '../../core';
import type { EditorStore, LayerStore } from '../../store';
import { labelColor, type Translate } from '../kit';
import { excerptOf, labelsText } from '../panels/regionTexts';

/** One end of a relation as it is read, what tells most first. */
export interface EndText {
  /** What stands there; of a region without words its label. */
  readonly text: string;
  /** Its label; of a region without words how its geometry describes itself. */
  readonly detail: string;
}

/** How a region is called where a relation names it. */
export function endText(editor: EditorStore, region: Region, t: Translate): EndText {
  const kind = editor.registry.byKind(region.kind)?.kind;
  const place = region.value === undefined ? region.kind : (kind?.describe?.(region.value) ?? region.kind);
  const label = labelsText(editor, region) ?? t('regions.noLabel');
  const words = excerptOf(region);
  return words ? { text: words, detail: label } : { text: label, detail: place };
}

/** The same in one line, for sentences. */
export function endName(editor: EditorStore, region: Region | undefined, t: Translate): string {
  if (!region) return '';
  const { text, detail } = endText(editor, region, t);
  return `“${text}” (${detail})`;
}

/** What people read for a stored label of a relation. */
export function relationLabelText(editor: EditorStore, stored: string): string {
  const control = relationControl(editor.config);
  return (control && itemOfStored(control, stored)?.value) ?? stored;
}

/** The labels of a relation in one line; undefined when it has none. */
export function relationLabelsText(editor: EditorStore, relation: Relation): string | undefined {
  return relation.labels.length > 0 ? relation.labels.map((label) => relationLabelText(editor, label)).join(', ') : undefined;
}

/** Colour of a label of relations; undefined for one that the config does not offer. */
export function relationLabelColor(editor: EditorStore, stored: string): string | undefined {
  const item = relationItems(editor.config).find((one) => one.stored === stored);
  return item && labelColor(item);
}

/** A relation in one sentence. */
export function relationText(editor: EditorStore, layer: LayerStore, relation: Relation, t: Translate): string {
  return t('relations.sentence', {
    from: endName(editor, layer.region(relation.fromId), t),
    to: endName(editor, layer.region(relation.toId), t),
    direction: t(`relations.direction.${relation.direction}`),
    labels: relationLabelsText(editor, relation) ?? t('relations.noLabel'),
  });
}

/** Which relations a list shows. */
export interface RelationFilter {
  readonly query: string;
  /** A stored label; '' = those without, undefined = any. */
  readonly label: string | undefined;
  /** Only those that end at one of these. */
  readonly ends: ReadonlySet<string> | undefined;
}

/** The relations that a filter lets through, in order. */
export function filterRelations(
  editor: EditorStore,
  layer: LayerStore,
  relations: readonly Relation[],
  { query, label, ends }: RelationFilter,
): readonly Relation[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted && label === undefined && !ends) return relations;
  const matches = (id: string): boolean => {
    const region = layer.peek(id);
    return region !== undefined && `${labelsText(editor, region) ?? ''} ${excerptOf(region)} ${id}`.toLowerCase().includes(wanted);
  };
  return relations.filter((relation) => {
    if (label !== undefined && !(label === '' ? relation.labels.length === 0 : relation.labels.includes(label))) return false;
    if (ends && !ends.has(relation.fromId) && !ends.has(relation.toId)) return false;
    if (!wanted || matches(relation.fromId) || matches(relation.toId)) return true;
    return (relationLabelsText(editor, relation) ?? '').toLowerCase().includes(wanted);
  });
}

/** Labels that a layer's relations carry, in order of first use. */
export function labelsInUse(relations: readonly Relation[]): readonly string[] {
  return [...new Set(relations.flatMap(({ labels }) => labels))];
}
