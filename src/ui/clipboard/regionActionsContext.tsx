import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useEditor } from '../kit';
import { RegionActions } from './RegionActions';

const ActionsContext = createContext<RegionActions | undefined>(undefined);

/** Gives the actions on selected regions to keys, menus and announcer below it. */
export function RegionActionsProvider({ children }: { readonly children?: ReactNode }) {
  const editor = useEditor();
  const actions = useMemo(() => new RegionActions(editor), [editor]);
  return <ActionsContext.Provider value={actions}>{children}</ActionsContext.Provider>;
}

/** Copy, cut, paste, duplicate and order of the selected regions. */
export function useRegionActions(): RegionActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('LabelEditor: useRegionActions needs a RegionActionsProvider above it.');
  return actions;
}
