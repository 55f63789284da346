import type { ConfigNode, Region } from '../../core';
import type { EditorStore } from '../../store';

/** Whether a question is asked beside the region, on its surface, and nowhere else. */
export function isAskedAtRegion(editor: EditorStore, region: Region, { definition }: ConfigNode): boolean {
  if (!editor.settings.questionsAtRegion || definition?.atRegion !== true) return false;
  return editor.surfaces.get(region.object)?.asksAt?.(region.id) ?? false;
}

/** Controls that ask about a region such as this one, in document order. */
export function questionsOf(editor: EditorStore, region: Region): readonly ConfigNode[] {
  return editor.config.controls.filter(
    ({ definition, attrs, toNames }) =>
      definition?.answer !== undefined && attrs.perRegion === true && (toNames.length === 0 || toNames.includes(region.object)),
  );
}

/** The questions to ask beside a region now, on its surface. */
export function questionsBeside(editor: EditorStore, region: Region): readonly ConfigNode[] {
  return questionsOf(editor, region).filter((node) => isAskedAtRegion(editor, region, node) && editor.isVisible(node, region));
}
