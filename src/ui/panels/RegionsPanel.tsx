import { Eye, EyeOff, ListTree, LockKeyhole, LockKeyholeOpen } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { useMemo, useState } from 'react';
import { IconButton, useEditor, useMessages } from '../kit';
import { PanelHead } from './PanelHead';
import { RegionList } from './RegionList';
import { filterIds } from './regionTexts';
import { usePlaceOrder } from './usePlaceOrder';

const Empty = observer(function Empty({ query }: { readonly query: string }) {
  const editor = useEditor();
  const t = useMessages();
  return (
    <div className="le-empty">
      <span className="le-empty-title">{query ? t('regions.noMatch', { query }) : t('regions.none')}</span>
      {!query && <span>{t(editor.annotation?.editable ? 'regions.none.hint' : 'regions.none.readOnly')}</span>}
    </div>
  );
});

/** The regions of what is on screen. */
export const RegionsPanel = observer(function RegionsPanel() {
  const editor = useEditor();
  const t = useMessages();
  const [query, setQuery] = useState('');
  const [byPlace, setByPlace] = useState(false);
  const layer = editor.active;
  const epoch = layer?.epoch;
  const { config } = editor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids are plain data that is new when the epoch is
  const allIds = useMemo(() => layer?.orderedIds.slice() ?? [], [layer, epoch]);
  const places = usePlaceOrder(editor, layer, byPlace);
  const inOrder = places?.ids ?? allIds;
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts and labels change with the epoch, label names with the config
  const ids = useMemo(
    () => (layer ? filterIds(editor, inOrder, (id) => layer.peek(id), query) : []),
    [layer, inOrder, query, epoch, config],
  );
  if (!layer) return null;
  const { allHidden, allLocked, selection } = layer;
  const none = layer.count === 0;
  return (
    <>
      <PanelHead label={t('regions.filter')} query={query} onQuery={setQuery}>
        <IconButton
          icon={<ListTree size={15} />}
          label={t('regions.byPlace')}
          tip={t('regions.byPlace.hint')}
          pressed={byPlace}
          onClick={() => setByPlace(!byPlace)}
        />
        {editor.annotation && (
          <IconButton
            icon={allLocked ? <LockKeyhole size={15} /> : <LockKeyholeOpen size={15} />}
            label={t(allLocked ? 'regions.unlockAll' : 'regions.lockAll')}
            pressed={allLocked && !none}
            disabled={none || !editor.annotation.editable}
            onClick={() => layer.setLocked('all', !allLocked)}
          />
        )}
        <IconButton
          icon={allHidden ? <EyeOff size={15} /> : <Eye size={15} />}
          label={t(allHidden ? 'regions.showAll' : 'regions.hideAll')}
          pressed={allHidden && !none}
          disabled={none}
          onClick={() => layer.setHidden('all', !allHidden)}
        />
      </PanelHead>
      <div className="le-panel-count">
        {query ? t('regions.filtered', { shown: ids.length, count: allIds.length }) : t('regions.count', { count: layer.count })}
        {selection.length > 1 && ` · ${t('regions.selected', { count: selection.length })}`}
      </div>
      {ids.length > 0 ? (
        <RegionList key={layer.id} layer={layer} ids={ids} allIds={allIds} depthOf={places?.depthOf} />
      ) : (
        <Empty query={query} />
      )}
    </>
  );
});
