// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed by a virtual list
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { TaskRow } from '../storage/projectStorage';
import { type SortKey, STATE_NAMES, type TaskFilter } from './taskFilter';

interface TaskListProps {
  readonly rows: readonly TaskRow[];
  readonly filter: TaskFilter;
  /** Beside the editor there is room for the most important columns only. */
  readonly isNarrow?: boolean;
  /** The task in the editor. */
  readonly current: number | undefined;
  readonly onFilter: (change: Partial<TaskFilter>) => void;
  readonly onOpen: (id: number) => void;
}

const ROW_HEIGHT = 32;

const columns = [
  { key: 'id', title: 'ID', sort: 'id' },
  { key: 'title', title: 'Task', sort: 'title' },
  { key: 'state', title: 'State', sort: 'state' },
  { key: 'score', title: 'Score', sort: 'score' },
  { key: 'annotations', title: 'Annotations', sort: undefined },
  { key: 'predictions', title: 'Predictions', sort: undefined },
] as const satisfies readonly { readonly key: string; readonly title: string; readonly sort: SortKey | undefined }[];

const narrowColumns = columns.filter(({ key }) => key !== 'annotations' && key !== 'predictions');

/** The tasks, however many: rows in sight alone are elements. Arrows, Page and Home keys move, Enter opens. */
export function TaskList({ rows, filter, isNarrow = false, current, onFilter, onOpen }: TaskListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const [activeId, setActiveId] = useState(current);
  const found = activeId === undefined ? -1 : rows.findIndex((row) => row.id === activeId);
  const active = Math.max(found, 0);
  const shown = isNarrow ? narrowColumns : columns;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The head stays above the rows.
    paddingStart: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
  });

  useEffect(() => {
    if (current !== undefined) setActiveId(current);
  }, [current]);
  // Where the list opens, or the editor went on to.
  const shownFor = useRef<number>(undefined);
  useEffect(() => {
    if (current === undefined || shownFor.current === current) return;
    const at = rows.findIndex((row) => row.id === current);
    if (at < 0) return;
    shownFor.current = current;
    virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [current, rows, virtualizer]);

  const go = (index: number) => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    const row = rows[to];
    if (!row) return;
    setActiveId(row.id);
    virtualizer.scrollToIndex(to, { align: 'auto' });
  };

  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: found < 0 ? 0 : active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    const row = rows[active];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' && row) onOpen(row.id);
    else return;
    event.preventDefault();
  };

  const handleClick = (event: MouseEvent<HTMLDivElement>) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-task]') : undefined;
    if (row) onOpen(Number(row.dataset.task));
  };

  return (
    <div
      ref={scroller}
      role="grid"
      className="pg-tasks"
      data-narrow={isNarrow || undefined}
      aria-label="Tasks"
      aria-rowcount={rows.length + 1}
      aria-colcount={shown.length}
      aria-activedescendant={rows.length > 0 ? `${id}-${rows[active]?.id}` : undefined}
      tabIndex={0}
      onKeyDown={handleKeyDown}
      onClick={handleClick}
    >
      <div role="rowgroup" className="pg-tasks-head">
        <div role="row" aria-rowindex={1} className="pg-task">
          {shown.map(({ key, title, sort }) => (
            <HeadCell key={key} name={key} title={title} sort={sort} filter={filter} onFilter={onFilter} />
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtualizer.getTotalSize() - ROW_HEIGHT }} className="pg-tasks-body">
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as TaskRow;
          return (
            <Row
              key={row.id}
              row={row}
              id={`${id}-${row.id}`}
              top={start - ROW_HEIGHT}
              index={index}
              isNarrow={isNarrow}
              isActive={index === active}
              isCurrent={row.id === current}
            />
          );
        })}
      </div>
    </div>
  );
}

interface HeadCellProps {
  readonly name: string;
  readonly title: string;
  readonly sort: SortKey | undefined;
  readonly filter: TaskFilter;
  readonly onFilter: (change: Partial<TaskFilter>) => void;
}

function HeadCell({ name, title, sort, filter, onFilter }: HeadCellProps) {
  const isSorted = sort !== undefined && filter.sort === sort;
  const direction = filter.isDescending ? 'descending' : 'ascending';
  return (
    <div role="columnheader" data-column={name} aria-sort={sort && (isSorted ? direction : 'none')}>
      {sort === undefined ? (
        title
      ) : (
        <button type="button" className="pg-sort" onClick={() => onFilter({ sort, isDescending: isSorted ? !filter.isDescending : false })}>
          {title}
          <span aria-hidden="true">{isSorted ? (filter.isDescending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: TaskRow;
  readonly id: string;
  readonly top: number;
  readonly index: number;
  readonly isNarrow: boolean;
  readonly isActive: boolean;
  readonly isCurrent: boolean;
}

const Row = memo(function Row({ row, id, top, index, isNarrow, isActive, isCurrent }: RowProps) {
  return (
    <div
      role="row"
      id={id}
      className="pg-task"
      data-task={row.id}
      data-active={isActive || undefined}
      aria-rowindex={index + 2}
      aria-selected={isCurrent}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Cell name="id">{row.id}</Cell>
      <Cell name="title">{row.title}</Cell>
      <Cell name="state">
        <span className="pg-state" data-state={row.state}>
          {STATE_NAMES[row.state]}
        </span>
      </Cell>
      <Cell name="score">{row.score === null ? '–' : row.score.toFixed(2)}</Cell>
      {!isNarrow && <Cell name="annotations">{row.annotations}</Cell>}
      {!isNarrow && <Cell name="predictions">{row.predictions}</Cell>}
    </div>
  );
});

function Cell({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div role="gridcell" data-column={name}>
      {children}
    </div>
  );
}
