import type { EditorStore } from '../../store';
import { onDemand } from '../kit';

/** Whether anything of relations is to be shown: there is one, the config has labels for them, or one is being made. */
export function areRelationsInUse(editor: EditorStore): boolean {
  const { active, config } = editor;
  return (
    editor.linking !== undefined ||
    editor.keepsLinking ||
    editor.linkRefusal !== undefined ||
    (active?.relations.length ?? 0) > 0 ||
    config.controls.some(({ definition }) => definition?.labelsRelations === true)
  );
}

/** The hint line of linking, and what is said aloud about relations. */
export const LinkBar = onDemand(() => import('./LinkBar').then((module) => module.LinkBar));
/** The list of relations. */
export const RelationsPanel = onDemand(() => import('./RelationsPanel').then((module) => module.RelationsPanel));
/** The selected relation in full. */
export const RelationDetails = onDemand(() => import('./RelationDetails').then((module) => module.RelationDetails));
/** Relations of the selected region. */
export const RegionRelations = onDemand(() => import('./RegionRelations').then((module) => module.RegionRelations));
