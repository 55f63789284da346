import type { EditorStore } from '../store';

/** Saves: submits what is new, updates what the host has. Answers `false` where neither is offered now. */
export function save(editor: EditorStore): boolean {
  const offered = saveOffer(editor);
  if (!offered || offered.off !== undefined) return false;
  void (offered.action === 'submit' ? editor.submit() : editor.update());
  return true;
}

/** What saving would do now, and the message key that says why it cannot be done. */
export interface SaveOffer {
  readonly action: 'submit' | 'update';
  readonly off: 'bar.empty' | undefined;
}

/** Submit for what is new, Update for what the host has; undefined where the host offers neither. */
export function saveOffer(editor: EditorStore): SaveOffer | undefined {
  const { annotation, features } = editor;
  if (!annotation?.editable || annotation.skipped) return undefined;
  const action = annotation.saved ? 'update' : 'submit';
  if (!features[action]) return undefined;
  const empty = features.denyEmpty && annotation.count === 0 && annotation.answers.length === 0;
  return { action, off: empty ? 'bar.empty' : undefined };
}

/** Does a failed action again. */
export function retry(editor: EditorStore): void {
  const { action, annotation } = editor;
  if (action?.state !== 'failed') return;
  if (action.name === 'submit') void editor.submit();
  else if (action.name === 'update') void editor.update();
  else if (action.name === 'skip') void editor.skip();
  else if (action.name === 'unskip') void editor.unskip();
  else if (action.name === 'delete' && annotation) void editor.deleteAnnotation(annotation.id);
}

/** Selects the region `step` further down the list, from the ends round; while a relation is made it points at it instead. */
export function selectNext(editor: EditorStore, step: 1 | -1): boolean {
  const { active: layer, linking } = editor;
  const ids = layer?.orderedIds ?? [];
  if (!layer || ids.length === 0) return false;
  const current = linking ? (linking.toId ?? linking.fromId) : layer.selection.at(-1);
  const at = current === undefined ? (step > 0 ? -1 : 0) : ids.indexOf(current);
  const nextOf = (from: number): number => (from + step + ids.length) % ids.length;
  const index = ids[nextOf(at)] === linking?.fromId ? nextOf(nextOf(at)) : nextOf(at);
  const next = ids[index];
  if (next === undefined || next === linking?.fromId) return false;
  if (linking) editor.aimLink(next);
  else layer.selectRegions([next]);
  editor.reveal(next);
  return true;
}

/** Begins a relation at the selected region, or gives up the one that is being made. */
export function toggleLinking(editor: EditorStore): boolean {
  if (editor.linking) editor.endLinking();
  else editor.startLinking();
  return true;
}

/** Ends the relation at the region that is pointed at. */
export function takeLink(editor: EditorStore): boolean {
  const { linking } = editor;
  if (linking?.toId === undefined) return false;
  editor.endLinking(linking.toId);
  return true;
}

/**
 * Selects the region that a model is less sure of than of all that follow: the lowest score first, from the highest round to the lowest again. Regions
 * without a score are nobody's guess and are left out; so are hidden ones.
 */
export function selectLeastCertain(editor: EditorStore, step: 1 | -1): boolean {
  const layer = editor.active;
  const scored = (layer?.orderedRegions ?? []).flatMap(({ id, score }, at) =>
    score === undefined || layer?.isHidden(id) ? [] : { id, score, at },
  );
  scored.sort((a, b) => a.score - b.score || a.at - b.at);
  if (!layer || scored.length === 0) return false;
  const current = scored.findIndex(({ id }) => id === layer.selection.at(-1));
  const from = current < 0 ? (step > 0 ? -1 : 0) : current;
  const next = scored[(from + step + scored.length) % scored.length];
  if (!next) return false;
  layer.selectRegions([next.id]);
  editor.reveal(next.id);
  return true;
}

/** Hides what is selected, or shows it when all of it is hidden. */
export function toggleHidden(editor: EditorStore): boolean {
  const layer = editor.active;
  if (!layer || layer.selection.length === 0) return false;
  layer.setHidden(layer.selection, !layer.selection.every((id) => layer.isHidden(id)));
  return true;
}

/** Locks what is selected, or unlocks it when all of it is locked. */
export function toggleLocked(editor: EditorStore): boolean {
  const layer = editor.annotation;
  if (!layer || layer.selection.length === 0) return false;
  layer.setLocked(layer.selection, !layer.selection.every((id) => layer.isLocked(id)));
  return true;
}

/** Deletes what is selected and may be deleted: a relation, or regions. */
export function removeSelected(editor: EditorStore): boolean {
  const { annotation } = editor;
  if (annotation?.selectedRelation !== undefined) return annotation.removeRelations([annotation.selectedRelation]).length > 0;
  if (!annotation?.editable || annotation.selection.length === 0) return false;
  annotation.remove(annotation.selection.filter((id) => annotation.lockReason(id) === undefined));
  return true;
}

/** Leaves one thing: the drawing, else the relation that is being made, else the region that a brush paints on, else the armed label or tool, else the selection. */
export function leave(editor: EditorStore): boolean {
  const { annotation, labeling, active } = editor;
  if (annotation?.draft) annotation.setDraft(undefined);
  else if (editor.linking) editor.endLinking();
  else if (editor.linkRefusal) editor.dismissLinkRefusal();
  else if (editor.keepsLinking) editor.setKeepsLinking(false);
  else if (labeling.goesOn && active && active.selection.length > 0) active.clearSelection();
  else if (labeling.anyArmed) labeling.disarm();
  else if (labeling.tool.type !== 'select') labeling.setTool({ type: 'select' });
  else if (active && (active.selection.length > 0 || active.selectedRelation !== undefined)) active.clearSelection();
  else return false;
  return true;
}
