import { ChevronDown } from 'lucide-react';
import { observer } from 'mobx-react-lite';
import { lazy, type RefObject, Suspense, useState } from 'react';
import { moveInTabs } from '../header/LayerTabs';
import { Badge, ErrorBoundary, Spinner, useEditor, useMessages } from '../kit';
import { areRelationsInUse, RelationsPanel } from '../relations/onDemand';
import { RegionsPanel } from './RegionsPanel';

const DetailsPanel = lazy(() => import('./DetailsPanel').then((module) => ({ default: module.DetailsPanel })));
const LayersPanel = lazy(() => import('./LayersPanel').then((module) => ({ default: module.LayersPanel })));
const ProblemsPanel = lazy(() => import('./ProblemsPanel').then((module) => ({ default: module.ProblemsPanel })));

const TABS = ['regions', 'relations', 'layers', 'problems'] as const;
/** The panels of the side. */
export type PanelTab = (typeof TABS)[number];

const TabBadge = observer(function TabBadge({ tab }: { readonly tab: PanelTab }) {
  const editor = useEditor();
  if (tab === 'regions') return <Badge>{editor.active?.count ?? 0}</Badge>;
  if (tab === 'relations') return <Badge>{editor.active?.relations.length ?? 0}</Badge>;
  if (tab === 'layers') {
    const shown = editor.overlays.filter(({ visible }) => visible).length;
    return shown > 0 ? <Badge tone="accent">{shown}</Badge> : null;
  }
  const { problems } = editor;
  if (problems.length === 0) return null;
  const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return <Badge tone={worst}>{problems.length}</Badge>;
});

function Details() {
  const t = useMessages();
  const { uid } = useEditor();
  const [open, setOpen] = useState(true);
  return (
    <section
      className="le-details"
      data-closed={open ? undefined : ''}
      tabIndex={-1}
      data-le-pane="details"
      aria-label={t('panel.details')}
    >
      <button
        type="button"
        className="le-details-head"
        aria-expanded={open}
        aria-controls={`${uid}-details`}
        onClick={() => setOpen(!open)}
      >
        <ChevronDown size={14} className="le-fold" data-closed={open ? undefined : ''} aria-hidden="true" />
        {t('panel.details')}
      </button>
      <div id={`${uid}-details`} className="le-panel-scroll" hidden={!open}>
        <Suspense fallback={null}>
          <DetailsPanel />
        </Suspense>
      </div>
    </section>
  );
}

/** The panel beside the data: regions with the details of the selected one, prediction layers, problems. */
export const SidePanel = observer(function SidePanel({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const editor = useEditor();
  const t = useMessages();
  const [chosen, setTab] = useState<PanelTab>('regions');
  // The tab a person is on stays, also when its last relation goes.
  const offered = { layers: editor.features.layers, relations: chosen === 'relations' || areRelationsInUse(editor) };
  const tabs = TABS.filter((name) => name === 'regions' || name === 'problems' || offered[name]);
  const tab = tabs.includes(chosen) ? chosen : 'regions';
  const id = (name: string): string => `${editor.uid}-panel-${name}`;
  return (
    <aside className="le-panel" aria-label={t('panel.label')}>
      <div className="le-panel-tabs" role="tablist" aria-label={t('panel.label')} onKeyDown={moveInTabs}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={id(name)}
            className="le-panel-tab"
            aria-selected={tab === name}
            aria-controls={tab === name ? id('content') : undefined}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {t(`panel.${name}`)}
            <TabBadge tab={name} />
          </button>
        ))}
      </div>
      <div className="le-panel-content" role="tabpanel" id={id('content')} aria-labelledby={id(tab)}>
        <ErrorBoundary
          key={tab}
          fallback={(error) => (
            <div className="le-notice" data-severity="error">
              {error.message}
            </div>
          )}
        >
          <Suspense fallback={<Spinner label={t('common.loading')} />}>
            {tab === 'regions' && <RegionsPanel />}
            {tab === 'relations' && <RelationsPanel />}
            {tab === 'layers' && <LayersPanel />}
            {tab === 'problems' && <ProblemsPanel root={root} />}
          </Suspense>
        </ErrorBoundary>
      </div>
      {tab === 'regions' && <Details />}
    </aside>
  );
});
