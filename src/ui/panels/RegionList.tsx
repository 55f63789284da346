import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LayerStore } from '../../store';
import { removeSelected } from '../commands';
import { useEditor, useMessages } from '../kit';
import { RegionRow } from './RegionRow';
import { useRowWindow } from './useRowWindow';

/** Height of a row without questions; those with are measured. */
const ROW_PX = 30;

/** Props of `RegionList`. */
export interface RegionListProps {
  readonly layer: LayerStore;
  /** What is shown, in order. */
  readonly ids: readonly string[];
  /** Every region in order; the same list where nothing is filtered out. */
  readonly allIds: readonly string[];
  /** How deep a region lies inside others, where they are shown so. */
  readonly depthOf?: ((id: string) => number) | undefined;
}

/** Where the keys of the list lead from row `at`; undefined for keys that are not its own. */
function targetOf(key: string, at: number, count: number, page: number): number | undefined {
  const last = count - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + page, PageUp: at - page }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}

/**
 * The regions of a layer as a grid of which only the rows in sight exist. The grid keeps the focus and names its current row, so that a row that
 * scrolls away or is deleted never takes the focus with it.
 */
export const RegionList = observer(function RegionList({ layer, ids, allIds, depthOf }: RegionListProps) {
  const editor = useEditor();
  const t = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const [currentId, setCurrentId] = useState<string>();
  const anchor = useRef<string>(undefined);
  const numbers = useMemo(() => (ids === allIds ? undefined : new Map(allIds.map((id, i) => [id, i + 1]))), [ids, allIds]);
  const selected = layer.selectedRegion?.id;
  const tall = selected === undefined ? -1 : ids.indexOf(selected);
  const view = useRowWindow(scroller, ids.length, ROW_PX, tall);
  // Only a new selection or request scrolls: a person may scroll away from what is selected, and the list may grow.
  const scrollTo = useRef<(id: string) => void>(undefined);
  scrollTo.current = (id) => {
    const index = ids.indexOf(id);
    if (index >= 0) view.scrollTo(index);
  };
  useEffect(() => {
    if (selected === undefined) return;
    setCurrentId(selected);
    anchor.current = selected;
    scrollTo.current?.(selected);
  }, [selected]);
  const { revealed } = editor;
  useEffect(() => {
    if (revealed?.layer === layer.id) scrollTo.current?.(revealed.region);
  }, [revealed, layer.id]);

  const found = currentId === undefined ? -1 : ids.indexOf(currentId);
  const current = Math.min(Math.max(found, 0), ids.length - 1);
  const rowId = (id: string): string => `${editor.uid}-row-${id}`;

  const selectTo = (index: number): void => {
    const from = Math.max(0, ids.indexOf(anchor.current ?? ids[0] ?? ''));
    layer.selectRegions(ids.slice(Math.min(from, index), Math.max(from, index) + 1), 'replace');
  };
  const press = useRef<(id: string, index: number, event: MouseEvent) => void>(undefined);
  press.current = (id, index, event) => {
    setCurrentId(id);
    if (event.shiftKey) return selectTo(index);
    anchor.current = id;
    const toggle = event.ctrlKey || event.metaKey;
    const only = layer.selectedRegion?.id === id;
    if (!toggle && only) layer.clearSelection();
    else layer.selectRegions([id], toggle ? 'toggle' : 'replace');
    if (!toggle && !only) editor.reveal(id);
  };
  // One function for ever: a new one would draw every row again.
  const handlePress = useCallback((id: string, index: number, event: MouseEvent) => press.current?.(id, index, event), []);

  const handleKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== scroller.current || event.altKey) return;
    const id = ids[current];
    const page = Math.max(1, Math.floor((scroller.current.clientHeight ?? 0) / ROW_PX) - 1);
    const to = targetOf(event.key, found < 0 ? -1 : current, ids.length, page);
    if (to !== undefined && ids[to] !== undefined) {
      setCurrentId(ids[to]);
      view.scrollTo(to);
      if (event.shiftKey) selectTo(to);
      else anchor.current = ids[to];
    } else if ((event.key === ' ' || event.key === 'Enter') && id !== undefined && !(event.ctrlKey && event.key === 'Enter')) {
      // Enter on the row that is selected goes on to its questions.
      if (event.key === 'Enter' && layer.selectedRegion?.id === id) return;
      layer.selectRegions([id], event.ctrlKey || event.metaKey ? 'toggle' : 'replace');
      editor.reveal(id);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) layer.selectRegions(ids);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && !event.ctrlKey) {
      if (layer.selection.length === 0 && id !== undefined) layer.selectRegions([id]);
      setCurrentId(ids[current + 1] ?? ids[current - 1]);
      removeSelected(editor);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is a grid, or a tree of rows
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both take them
    <div
      ref={scroller}
      className="le-regions-list"
      role={depthOf ? 'treegrid' : 'grid'}
      tabIndex={0}
      aria-label={t('regions.list')}
      aria-rowcount={ids.length}
      aria-multiselectable="true"
      aria-activedescendant={found >= 0 && ids[current] !== undefined ? rowId(ids[current]) : undefined}
      data-le-pane="regions"
      onScroll={view.handleScroll}
      onKeyDown={handleKey}
    >
      <div className="le-regions-space" role="presentation" style={{ height: view.totalPx }}>
        <div role="presentation" style={{ transform: `translateY(${view.offsetPx}px)` }}>
          {ids.slice(view.first, view.last).map((id, i) => (
            <div key={id} ref={id === selected ? view.measureTall : undefined} role="presentation">
              <RegionRow
                layer={layer}
                id={id}
                index={view.first + i}
                depth={depthOf?.(id)}
                number={numbers?.get(id) ?? view.first + i + 1}
                current={id === currentId}
                rowId={rowId(id)}
                onPress={handlePress}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
});
