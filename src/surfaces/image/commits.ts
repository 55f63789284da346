import type { Region, UnknownRecord } from '../../core';
import type { AnnotationStore, EditorStore } from '../../store';
import type { LayerScene } from './layerScene';
import type { Preview } from './toolRunner';

/** Where a new region lies. */
export interface NewPlace {
  readonly object: string;
  /** Undefined on an object with one page: its results name none. */
  readonly itemIndex: number | undefined;
}

/** Keeps new values of regions: one commit. Values that are no valid geometry, or no change, are left out, as are regions that are locked. */
export function commitValues(annotation: AnnotationStore, scene: LayerScene, name: string, values: ReadonlyMap<string, unknown>): void {
  const changed = [...values].filter(([id, value]) => {
    const region = annotation.peek(id);
    if (!region || region.value === value || annotation.lockReason(id) !== undefined) return false;
    return scene.definitionOf(region)?.kind?.isValid(value);
  });
  if (changed.length === 0) return;
  annotation.commit(name, () => {
    for (const [id, value] of changed) annotation.update(id, { value: value as UnknownRecord });
  });
}

/** A finished shape becomes a region with the armed labels, which are laid down unless the person keeps them. */
export function commitShape(editor: EditorStore, annotation: AnnotationStore, { control, value }: Preview, place: NewPlace): void {
  const labels = editor.labeling.forNewRegion(place.object, control);
  if (!labels) return;
  const { object, itemIndex } = place;
  annotation.commit('add', () => {
    const region = annotation.add({
      control,
      value: value as UnknownRecord,
      labels,
      object,
      ...(itemIndex !== undefined && { itemIndex }),
    });
    if (editor.settings.selectAfterCreate) annotation.selectRegions([region.id]);
  });
  if (!editor.settings.keepLabel) editor.labeling.disarm();
}

/** The record that a shape being drawn would become: looks are resolved from records. */
export function previewRegion(editor: EditorStore, { control, value }: Preview, { object, itemIndex = 0 }: NewPlace): Region | undefined {
  const kind = editor.config.byName.get(control)?.definition?.kind?.name;
  if (kind === undefined) return undefined;
  const labels = Object.values(editor.labeling.forNewRegion(object, control) ?? {}).flat();
  return {
    id: '',
    kind,
    object,
    control,
    value,
    labels,
    score: undefined,
    origin: 'manual',
    readonly: false,
    hidden: false,
    parentId: undefined,
    itemIndex,
    results: [],
    slots: [],
  };
}
