import { Eye, EyeOff, Link2, Repeat2, Tag } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { useMemo, useState } from 'react';
import { relationItems } from '../../core';
import type { LayerStore, Settings } from '../../store';
import { Button, IconButton, Select, useEditor, useMessages } from '../kit';
import { PanelHead } from '../panels/PanelHead';
import { LabelPicker } from './LabelPicker';
import { RelationList } from './RelationList';
import { filterRelations, labelsInUse, relationLabelText } from './relationTexts';

const SHOWN: readonly Settings['showRelations'][] = ['all', 'selected', 'none'];
/** Values of the label filter that are no label. */
const ANY = 'any';
const NONE = 'none';

/** Regions whose relations are listed while only those of the selection are; the ends of a selected relation are as good as selected. */
function endsOf(layer: LayerStore): ReadonlySet<string> {
  const relation = layer.selectedRelation === undefined ? undefined : layer.relation(layer.selectedRelation);
  return new Set(relation ? [relation.fromId, relation.toId] : layer.selection);
}

/** What begins relations: from the selected region, one after another, with a label in hand. */
const NewRelations = observer(function NewRelations() {
  const editor = useEditor();
  const t = useMessages();
  const [picking, setPicking] = useState(false);
  const { annotation, linkLabels, keepsLinking } = editor;
  if (!annotation?.editable) return null;
  const named = linkLabels.map((label) => relationLabelText(editor, label)).join(', ');
  return (
    <div className="le-relations-new">
      <Button
        size="small"
        icon={<Link2 size={14} />}
        tip={t('relations.start.hint')}
        disabled={!annotation.selectedRegion}
        onClick={() => editor.startLinking()}
      >
        {t('relations.start')}
      </Button>
      <Button
        size="small"
        icon={<Repeat2 size={14} />}
        tip={t('relations.keep.hint')}
        aria-pressed={keepsLinking}
        onClick={() => editor.setKeepsLinking(!keepsLinking)}
      >
        {t('relations.keep')}
      </Button>
      {relationItems(editor.config).length > 0 && (
        <Button
          size="small"
          icon={<Tag size={13} />}
          tip={t('relations.armed.hint')}
          aria-expanded={picking}
          onClick={() => setPicking(!picking)}
        >
          {named || t('relations.armed.none')}
        </Button>
      )}
      {picking && (
        <LabelPicker
          label={t('relations.armed')}
          value={linkLabels}
          autoFocus
          onChange={(labels) => editor.setLinkLabels(labels)}
          onDone={() => setPicking(false)}
        />
      )}
    </div>
  );
});

/** The relations of what is on screen. */
export const RelationsPanel = observer(function RelationsPanel() {
  const editor = useEditor();
  const t = useMessages();
  const [query, setQuery] = useState('');
  const [label, setLabel] = useState(ANY);
  const layer = editor.active;
  const { showRelations } = editor.settings;
  const ends = layer && showRelations === 'selected' ? endsOf(layer) : undefined;
  const all = layer?.relations ?? [];
  const epoch = layer?.epoch;
  const wanted = label === ANY ? undefined : label === NONE ? '' : label.slice(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts of the ends change with the epoch
  const relations = useMemo(
    () => (layer ? filterRelations(editor, layer, all, { query, label: wanted, ends }) : []),
    [editor, layer, all, query, wanted, epoch, ends && [...ends].join()],
  );
  if (!layer) return null;
  const { allRelationsHidden } = layer;
  const labels = labelsInUse(all);
  const isFiltered = relations.length < all.length;
  return (
    <>
      <PanelHead label={t('relations.filter')} query={query} onQuery={setQuery}>
        <IconButton
          icon={allRelationsHidden ? <EyeOff size={15} /> : <Eye size={15} />}
          label={t(allRelationsHidden ? 'relations.showAll' : 'relations.hideAll')}
          pressed={allRelationsHidden}
          disabled={all.length === 0}
          onClick={() => layer.setRelationsHidden('all', !allRelationsHidden)}
        />
      </PanelHead>
      <div className="le-relations-filters">
        <Select
          label={t('relations.shown')}
          hideLabel
          value={showRelations}
          options={SHOWN.map((value) => ({ value, label: t(`relations.shown.${value}`) }))}
          onChange={(event) => editor.setSetting('showRelations', event.target.value as Settings['showRelations'])}
        />
        <Select
          label={t('relations.byLabel')}
          hideLabel
          value={label}
          options={[
            { value: ANY, label: t('relations.byLabel.any') },
            ...labels.map((one) => ({ value: `=${one}`, label: relationLabelText(editor, one) })),
            { value: NONE, label: t('relations.noLabel') },
          ]}
          onChange={(event) => setLabel(event.target.value)}
        />
      </div>
      <NewRelations />
      <div className="le-panel-count">
        {isFiltered ? t('regions.filtered', { shown: relations.length, count: all.length }) : t('relations.count', { count: all.length })}
      </div>
      {relations.length > 0 ? (
        <RelationList key={layer.id} layer={layer} relations={relations} />
      ) : (
        <div className="le-empty">
          <span className="le-empty-title">{t(isFiltered ? 'relations.noMatch' : 'relations.none')}</span>
          {!isFiltered && editor.annotation?.editable && <span>{t('relations.none.hint')}</span>}
        </div>
      )}
    </>
  );
});
