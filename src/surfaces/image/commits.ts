import type { Region, UnknownRecord } from '../../core';
import type { AnnotationStore, EditorStore } from '../../store';
import type { LayerScene } from './layerScene';
import { saidBy } from './saidBy';
import type { Drawn, Preview } from './toolRunner';

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

/** A shape drawn on a region is its new geometry; nothing left of it deletes the region. What came off it becomes regions of their own: one step. */
export function commitDrawn(
  editor: EditorStore,
  annotation: AnnotationStore,
  scene: LayerScene,
  { regionId, value, others, tool }: Drawn & { readonly regionId: string },
  { object, itemIndex }: NewPlace,
): void {
  const region = annotation.peek(regionId);
  if (!region || annotation.lockReason(regionId) !== undefined) return;
  if (!scene.definitionOf(region)?.kind?.isValid(value)) {
    if (tool.continues) annotation.remove([regionId]);
    return;
  }
  annotation.commit(others.length > 0 ? tool.id : 'reshape', () => {
    annotation.update(regionId, { value: value as UnknownRecord });
    for (const other of others) {
      annotation.add({
        control: region.control,
        value: other as UnknownRecord,
        labels: saidBy(editor, region).labels,
        object,
        ...(itemIndex !== undefined && { itemIndex }),
      });
    }
  });
}

/** A finished shape becomes a region with the armed labels, which are laid down unless the person keeps them. Answers its id. */
export function commitShape(
  editor: EditorStore,
  annotation: AnnotationStore,
  { control, value, tool, alt }: Drawn,
  place: NewPlace,
): string | undefined {
  const kind = editor.config.byName.get(control)?.definition?.kind;
  // What rubs nothing out, or paints beside the image, is nothing.
  if (kind && !kind.isValid(value)) return undefined;
  const labels = editor.labeling.forNewRegion(place.object, control);
  if (!labels) return undefined;
  const { object, itemIndex } = place;
  const drawn = { control, value: value as UnknownRecord, labels, object, ...(itemIndex !== undefined && { itemIndex }) };
  // A prompt for a model is no region yet; label and tool stay in hand for further ones.
  if (editor.assist.asks(control)) {
    editor.assist.ask({ ...drawn, ...(tool.signed && { isPositive: !alt }) });
    return undefined;
  }
  let id: string | undefined;
  annotation.commit('add', () => {
    id = annotation.add(drawn).id;
    // The next stroke goes on with it.
    if (editor.settings.selectAfterCreate || tool.continues) annotation.selectRegions([id]);
  });
  if (!editor.settings.keepLabel && !tool.continues) editor.labeling.disarm();
  return id;
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
