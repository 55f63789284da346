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

/** Selects the region `step` further down the list, from the ends round. */
export function selectNext(editor: EditorStore, step: 1 | -1): boolean {
  const layer = editor.active;
  const ids = layer?.orderedIds ?? [];
  if (!layer || ids.length === 0) return false;
  const current = layer.selection.at(-1);
  const at = current === undefined ? (step > 0 ? -1 : 0) : ids.indexOf(current);
  const next = ids[(at + step + ids.length) % ids.length];
  if (next === undefined) return false;
  layer.selectRegions([next]);
  editor.reveal(next);
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

/** Deletes what is selected and may be deleted. */
export function removeSelected(editor: EditorStore): boolean {
  const { annotation } = editor;
  if (!annotation?.editable || annotation.selection.length === 0) return false;
  annotation.remove(annotation.selection.filter((id) => annotation.lockReason(id) === undefined));
  return true;
}

/** Leaves one thing: the drawing, else the region that a brush paints on, else the armed label or tool, else the selection. */
export function leave(editor: EditorStore): boolean {
  const { annotation, labeling, active } = editor;
  if (annotation?.draft) annotation.setDraft(undefined);
  else if (labeling.goesOn && active && active.selection.length > 0) active.clearSelection();
  else if (labeling.anyArmed) labeling.disarm();
  else if (labeling.tool.type !== 'select') labeling.setTool({ type: 'select' });
  else if (active && active.selection.length > 0) active.clearSelection();
  else return false;
  return true;
}
