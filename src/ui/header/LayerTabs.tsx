import { Check, Lock, Plus, SkipForward, Sparkles, Trash2, UserRound } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, Suspense, useState } from 'react';
import type { AnnotationStore, EditorStore, PredictionStore } from '../../store';
import { ConfirmDialog } from '../dialogs/onDemand';
import { IconButton, useEditor, useMessages } from '../kit';
import { formatScore, layerName } from '../layerNames';

type LayerStore = AnnotationStore | PredictionStore;

/** Id of the element that shows a layer's tag tree. */
export function stageId(editor: EditorStore): string {
  return `${editor.uid}-stage`;
}

const AnnotationState = observer(function AnnotationState({ layer }: { readonly layer: AnnotationStore }) {
  const t = useMessages();
  if (layer.skipped) return <SkipForward size={13} role="img" aria-label={t('tabs.skipped')} />;
  if (layer.dirty) return <span className="le-dot" role="img" aria-label={t('tabs.dirty')} data-le-tip={t('tabs.dirty')} />;
  if (layer.saved) return <Check size={13} className="le-ok" role="img" aria-label={t('tabs.saved')} />;
  return null;
});

const LayerTab = observer(function LayerTab({ layer }: { readonly layer: LayerStore }) {
  const editor = useEditor();
  const t = useMessages();
  const active = editor.active === layer;
  return (
    <button
      type="button"
      role="tab"
      id={`${editor.uid}-tab-${layer.id}`}
      className="le-layer-tab"
      data-type={layer.type}
      data-layer={layer.id}
      aria-selected={active}
      aria-controls={active ? stageId(editor) : undefined}
      tabIndex={active || (!editor.active && editor.annotations[0] === layer) ? 0 : -1}
      onClick={() => editor.select(layer.id)}
    >
      {layer.type === 'prediction' ? <Sparkles size={13} aria-hidden="true" /> : <UserRound size={13} aria-hidden="true" />}
      <span className="le-layer-name">{layerName(layer, t)}</span>
      {layer.type === 'annotation' && layer.createdBy && <span className="le-layer-meta">{t('tabs.by', { user: layer.createdBy })}</span>}
      {layer.score !== undefined && (
        <span className="le-layer-meta" data-le-tip={t('tabs.score', { score: layer.score })}>
          {formatScore(layer.score)}
        </span>
      )}
      {layer.type === 'annotation' ? (
        <AnnotationState layer={layer} />
      ) : (
        <Lock size={12} role="img" aria-label={t('tabs.readOnly')} data-le-tip={t('lock.prediction')} />
      )}
    </button>
  );
});

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Arrows move between tabs of one list and choose at once. */
export function moveInTabs(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const next = Number.isFinite(step) ? (at + step + tabs.length) % tabs.length : step < 0 ? 0 : tabs.length - 1;
  event.preventDefault();
  tabs[next]?.focus();
  tabs[next]?.click();
}

/** Tabs of the annotations and, in quick view, of the predictions. */
export const LayerTabs = observer(function LayerTabs() {
  const editor = useEditor();
  const t = useMessages();
  const [asking, setAsking] = useState<AnnotationStore>();
  const { annotation, features } = editor;
  const layers: readonly LayerStore[] = [...editor.annotations, ...(editor.mode === 'quick-view' ? editor.predictions : [])];
  const canAdd = features.addAnnotation && !editor.readOnly && editor.mode === 'quick-view';
  return (
    <div className="le-head">
      {layers.length > 0 && (
        <div className="le-tabs" role="tablist" aria-label={t('tabs.label')} onKeyDown={moveInTabs}>
          {layers.map((layer) => (
            <LayerTab key={`${layer.type} ${layer.id}`} layer={layer} />
          ))}
        </div>
      )}
      {canAdd && <IconButton icon={<Plus size={16} />} label={t('tabs.add')} onClick={() => editor.addAnnotation()} />}
      <span className="le-spacer" />
      {annotation && features.deleteAnnotation && !editor.readOnly && (
        <IconButton
          icon={<Trash2 size={15} />}
          label={t('tabs.delete')}
          disabled={editor.action?.state === 'busy'}
          onClick={() => setAsking(annotation)}
        />
      )}
      {asking && (
        <Suspense fallback={null}>
          <ConfirmDialog
            title={t('tabs.delete.title')}
            text={t('tabs.delete.text')}
            onConfirm={() => void editor.deleteAnnotation(asking.id)}
            onClose={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
});
