import { observer } from 'mobx-react-lite';
import { useMemo, useState } from 'react';
import { Menu, type MenuState, useMessages } from '../../../ui/kit';
import type { TextStage } from '../TextStage';
import { actionEntries, hereEntries, type MenuPage, pendingEntries, regionsOfMenu, relabelEntries } from './menuEntries';

/** What lies at a place of the text, and what can be done with it. */
export const TextMenu = observer(function TextMenu({ stage }: { readonly stage: TextStage }) {
  const { state } = stage.menu;
  return state ? <Open key={`${state.at.x} ${state.at.y}`} stage={stage} state={state} /> : null;
});

const Open = observer(function Open({ stage, state }: { readonly stage: TextStage; readonly state: MenuState }) {
  const t = useMessages();
  const [page, setPage] = useState<MenuPage>('main');
  const ids = useMemo(() => regionsOfMenu(stage), [stage]);
  const region = stage.active?.layer.selectedRegion;
  const groups =
    page === 'main' || !region
      ? [pendingEntries(stage), hereEntries(stage, ids, t), ...actionEntries(stage, t, setPage)]
      : [relabelEntries(stage, page, region)];
  return (
    <Menu label={t(page === 'main' ? 'text.menu' : `text.menu.${page}`)} at={state.at} groups={groups} onClose={() => stage.menu.close()} />
  );
});
