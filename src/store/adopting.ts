import type { Answer, LayerRecords, Region } from '../core';
import { withParent } from '../format';
import type { AnnotationStore } from './annotationTypes';
import type { Content } from './content';

/** What taking over records needs of the annotation that takes them. */
export interface Adopter {
  readonly layer: AnnotationStore;
  /** As they are now, what was written in this step included. */
  answers(): readonly Answer[];
  readonly content: Content;
  takeSlot(): number;
  /** A region that was not there before. */
  added(region: Region): void;
}

/** Writes records made elsewhere, as they are, within a step that runs. What is there already is replaced, in its place. */
export function adoptRecords(
  records: Partial<Omit<LayerRecords, 'unknown'>>,
  { layer, answers: said, content, takeSlot, added }: Adopter,
): void {
  const { regions = [], answers = [], relations = [] } = records;
  const known = new Set(regions.map(({ id }) => id));
  for (const region of regions) {
    const before = layer.peek(region.id);
    const slot = before ? undefined : takeSlot();
    const slots = region.results.map((_, i) => slot ?? before?.slots[i] ?? before?.slots.at(-1) ?? 0);
    const parent = region.parentId;
    const isLost = parent !== undefined && !known.has(parent) && !layer.peek(parent);
    const placed = Object.freeze({ ...(isLost ? withParent(region, undefined) : region), slots });
    content.write('regions', placed.id, placed);
    if (!before) added(placed);
  }
  for (const answer of answers) {
    const before = said().findLast(
      (one) => one.control === answer.control && one.object === answer.object && one.itemIndex === answer.itemIndex,
    );
    const slot = before?.slot ?? takeSlot();
    const id = before?.id ?? answer.id;
    content.write('answers', String(slot), Object.freeze({ ...answer, id, slot, result: { ...answer.result, id } }));
  }
  for (const relation of relations) {
    const slot = takeSlot();
    content.write('relations', String(slot), Object.freeze({ ...relation, slot }));
  }
}
