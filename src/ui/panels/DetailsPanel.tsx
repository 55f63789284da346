import { Link2, LockKeyhole } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type CSSProperties, Suspense } from 'react';
import { itemOfStored, type Region } from '../../core';
import type { EditorStore, LayerStore } from '../../store';
import { Button, labelColor, RegionTarget, TagView, useEditor, useMessages } from '../kit';
import { formatScore } from '../layerNames';
import { PlaceNotice } from '../reanchor/PlaceNotice';
import { RegionRelations, RelationDetails } from '../relations/onDemand';
import { NoteField } from './NoteField';
import { NumberFields, numbersOf } from './NumberFields';
import { excerptOf, isKnownKind, labelText, regionControls } from './regionTexts';

function colorOf(editor: EditorStore, region: Region, stored: string): string {
  for (const control of editor.config.controls) {
    const item = control.definition?.labelKey === undefined ? undefined : itemOfStored(control, stored);
    if (item) return labelColor(item);
  }
  return editor.lookOf(region).stroke;
}

function Labels({ region }: { readonly region: Region }) {
  const editor = useEditor();
  const t = useMessages();
  if (region.labels.length === 0) return <span className="le-hint">{t('regions.noLabel')}</span>;
  return (
    <div className="le-detail-chips">
      {region.labels.map((label) => (
        <span key={label} className="le-chip" style={{ '--le-label': colorOf(editor, region, label) } as CSSProperties}>
          <span className="le-label-mark" aria-hidden="true" />
          {labelText(editor, label)}
        </span>
      ))}
    </div>
  );
}

function Facts({ region }: { readonly region: Region }) {
  const editor = useEditor();
  const t = useMessages();
  const known = isKnownKind(editor, region);
  const kind = editor.registry.byKind(region.kind)?.kind;
  const geometry = known ? (kind?.describe?.(region.value) ?? region.kind) : t('regions.unknownKind', { kind: region.kind });
  const text = excerptOf(region);
  const facts = [
    { term: t('details.geometry'), value: geometry },
    ...(text ? [{ term: t('details.text'), value: text }] : []),
    { term: t('details.origin'), value: t(`origin.${region.origin}`) },
    ...(region.score === undefined ? [] : [{ term: t('details.score'), value: formatScore(region.score) }]),
    { term: t('details.id'), value: region.id, mono: true },
  ];
  return (
    <dl className="le-detail-facts">
      {facts.map(({ term, value, mono }: { term: string; value: string; mono?: boolean }) => (
        <div key={term} className="le-detail-fact">
          <dt className="le-detail-term">{term}</dt>
          <dd className={`le-detail-value${mono ? ' le-mono' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const Relations = observer(function Relations({ layer, region }: { readonly layer: LayerStore; readonly region: Region }) {
  const editor = useEditor();
  const t = useMessages();
  const some = layer.relationsOf(region.id).length > 0;
  const mayRelate = editor.annotation !== undefined && !layer.lockReason(region.id) && layer.count > 1;
  if (!some && !mayRelate) return null;
  return (
    <div>
      {some && (
        <Suspense fallback={null}>
          <RegionRelations layer={layer} region={region.id} />
        </Suspense>
      )}
      {mayRelate && (
        <Button size="small" icon={<Link2 size={14} />} tip={t('relations.start.hint')} onClick={() => editor.startLinking(region.id)}>
          {t('relations.start')}
        </Button>
      )}
    </div>
  );
});

const RegionDetails = observer(function RegionDetails({ layer, region }: { readonly layer: LayerStore; readonly region: Region }) {
  const editor = useEditor();
  const t = useMessages();
  const reason = layer.lockReason(region.id);
  const controls = regionControls(editor, region, false);
  return (
    <div className="le-detail">
      <Labels region={region} />
      {reason && (
        <div className="le-notice" data-lock={reason}>
          <LockKeyhole size={14} aria-hidden="true" />
          {t(`lock.${reason}`)}
        </div>
      )}
      <PlaceNotice layer={layer} region={region} />
      {controls.length > 0 && (
        <div data-le-region-fields="">
          <h3 className="le-section-title">{t('details.answers')}</h3>
          <RegionTarget region={region.id}>
            {controls.map((node) => (
              <TagView key={node.key} node={node} />
            ))}
          </RegionTarget>
        </div>
      )}
      {editor.annotation && numbersOf(region).length > 0 && <NumberFields annotation={editor.annotation} region={region} />}
      <Relations layer={layer} region={region} />
      <Facts region={region} />
      <NoteField region={region} locked={reason !== undefined} />
    </div>
  );
});

/** The selected region in full. */
export const DetailsPanel = observer(function DetailsPanel() {
  const editor = useEditor();
  const t = useMessages();
  const layer = editor.active;
  const region = layer?.selectedRegion;
  if (layer && region) return <RegionDetails key={region.id} layer={layer} region={region} />;
  const relation = layer?.selectedRelation;
  if (layer && relation !== undefined) {
    return (
      <Suspense fallback={null}>
        <RelationDetails key={relation} layer={layer} id={relation} />
      </Suspense>
    );
  }
  const count = layer?.selection.length ?? 0;
  return (
    <div className="le-empty">
      {count > 1 ? <span className="le-empty-title">{t('details.many', { count })}</span> : null}
      <span>{t(count > 1 ? 'details.many.hint' : 'details.none')}</span>
    </div>
  );
});
