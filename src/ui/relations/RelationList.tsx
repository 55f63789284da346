import { observer } from 'mobx-react-lite';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Relation } from '../../core';
import type { LayerStore } from '../../store';
import { removeSelected } from '../commands';
import { useEditor, useMessages } from '../kit';
import { useRowWindow } from '../panels/useRowWindow';
import { turnRelation } from './DirectionButton';
import { jumpTo } from './EndButton';
import { RelationRow } from './RelationRow';

/** Height of a row that is not opened. */
const ROW_PX = 54;

/** Props of `RelationList`. */
export interface RelationListProps {
  readonly layer: LayerStore;
  /** What is shown, in order. */
  readonly relations: readonly Relation[];
}

/** Where the keys of the list lead from row `at`; undefined for keys that are not its own. */
function targetOf(key: string, at: number, count: number, page: number): number | undefined {
  const last = count - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + page, PageUp: at - page }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}

/** Relations as a grid of which only the rows in sight exist. As in the region list, the grid keeps the focus and names its current row. */
export const RelationList = observer(function RelationList({ layer, relations }: RelationListProps) {
  const editor = useEditor();
  const t = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const [currentId, setCurrentId] = useState<string>();
  const indexOf = (id: string | undefined): number => (id === undefined ? -1 : relations.findIndex((relation) => relation.id === id));
  const selected = layer.selectedRelation;
  const view = useRowWindow(scroller, relations.length, ROW_PX, indexOf(selected));
  // Only a new selection scrolls: a person may scroll away from what is selected.
  const scrollTo = useRef<(id: string) => void>(undefined);
  scrollTo.current = (id) => {
    const index = indexOf(id);
    if (index >= 0) view.scrollTo(index);
  };
  useEffect(() => {
    if (selected === undefined) return;
    setCurrentId(selected);
    scrollTo.current?.(selected);
  }, [selected]);
  const found = indexOf(currentId);
  const rowId = (id: string): string => `${editor.uid}-relation-${id}`;
  const handlePress = useCallback(
    (id: string) => {
      setCurrentId(id);
      layer.selectRelation(layer.selectedRelation === id ? undefined : id);
    },
    [layer],
  );
  const handleDone = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  const actOn = (relation: Relation, key: string): boolean => {
    if (key === 'Enter' && layer.selectedRelation === relation.id)
      scroller.current?.querySelector<HTMLElement>('.le-picker-input')?.focus();
    else if (key === 'Enter' || key === ' ') layer.selectRelation(layer.selectedRelation === relation.id ? undefined : relation.id);
    else if (key === 'Delete' || key === 'Backspace') {
      const at = indexOf(relation.id);
      layer.selectRelation(relation.id);
      setCurrentId((relations[at + 1] ?? relations[at - 1])?.id);
      removeSelected(editor);
    } else if (key === 'ArrowLeft') jumpTo(editor, layer, relation.fromId);
    else if (key === 'ArrowRight') jumpTo(editor, layer, relation.toId);
    else if (key === 'd') turnRelation(editor, relation);
    else if (key === 'h') layer.setRelationsHidden([relation.id], !layer.isRelationHidden(relation.id));
    else return false;
    return true;
  };
  const handleKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== scroller.current || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(scroller.current.clientHeight / ROW_PX) - 1);
    const to = targetOf(event.key, found, relations.length, page);
    const target = to === undefined ? undefined : relations[to];
    const current = relations[found];
    if (to !== undefined && target) {
      setCurrentId(target.id);
      layer.setHoveredRelation(target.id);
      view.scrollTo(to);
    } else if (!current || !actOn(current, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be virtual
    <div
      ref={scroller}
      className="le-regions-list"
      role="grid"
      tabIndex={0}
      aria-label={t('relations.list')}
      aria-description={t('relations.list.keys')}
      aria-rowcount={relations.length}
      aria-activedescendant={found >= view.first && found < view.last && currentId !== undefined ? rowId(currentId) : undefined}
      data-le-pane="relations"
      onScroll={view.handleScroll}
      onKeyDown={handleKey}
      onBlur={() => layer.setHoveredRelation(undefined)}
    >
      <div className="le-regions-space" role="presentation" style={{ height: view.totalPx }}>
        <div role="presentation" style={{ transform: `translateY(${view.offsetPx}px)` }}>
          {relations.slice(view.first, view.last).map(({ id }, i) => (
            <div key={id} ref={id === selected ? view.measureTall : undefined} role="presentation">
              <RelationRow
                layer={layer}
                id={id}
                index={view.first + i}
                current={id === currentId}
                rowId={rowId(id)}
                onPress={handlePress}
                onDone={handleDone}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
});
