import { observer } from 'mobx-react-lite';
import { Suspense } from 'react';
import type { EditorStore } from '../../../store';
import { onDemand, useEditor } from '../../kit';
import { areRelationsInUse } from '../onDemand';

const RelationOverlay = onDemand(() => import('./RelationOverlay').then((module) => module.RelationOverlay));

/** Whether there is a relation to draw, or one could be dragged from region to region. */
function isWanted(editor: EditorStore): boolean {
  const { active, annotation, overlays, linking, keepsLinking } = editor;
  if (!active) return false;
  if (linking || keepsLinking || active.relations.length > 0) return true;
  if (overlays.some(({ layer, visible }) => visible && layer.relations.length > 0)) return true;
  return annotation?.editable === true && annotation.count > 1 && areRelationsInUse(editor);
}

/** Draws relations over the stage, loaded with the first of them. */
export const StageArrows = observer(function StageArrows({ stage }: { readonly stage: HTMLElement | null }) {
  const editor = useEditor();
  const root = stage?.closest<HTMLElement>('.le-root');
  if (!stage || !root || !isWanted(editor)) return null;
  return (
    <Suspense fallback={null}>
      <RelationOverlay stage={stage} root={root} />
    </Suspense>
  );
});
