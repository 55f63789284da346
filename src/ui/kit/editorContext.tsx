import { createContext, type ReactNode, useContext } from 'react';
import type { EditorStore } from '../../store';

const EditorContext = createContext<EditorStore | undefined>(undefined);
const RegionContext = createContext<string | undefined>(undefined);

/** Gives the views below it their editor. */
export function EditorProvider({ editor, children }: { readonly editor: EditorStore; readonly children?: ReactNode }) {
  return <EditorContext.Provider value={editor}>{children}</EditorContext.Provider>;
}

/**
 * The editor that this view belongs to. Wrap components that read its observable state in `observer`.
 * @example
 * const editor = useEditor();
 * editor.annotation?.answer(node.name, ['Cat']);
 */
export function useEditor(): EditorStore {
  const editor = useContext(EditorContext);
  if (!editor)
    throw new Error('LabelEditor: a view was rendered outside of an editor, so it has no state; render it below <EditorProvider>.');
  return editor;
}

/** The control views below are rendered for one region: the details of a region, or its row in the list. */
export function RegionTarget({ region, children }: { readonly region: string; readonly children?: ReactNode }) {
  return <RegionContext.Provider value={region}>{children}</RegionContext.Provider>;
}

/** Id of the region that this view answers for, or undefined where it answers for the task (or a page). */
export function useRegionTarget(): string | undefined {
  return useContext(RegionContext);
}
