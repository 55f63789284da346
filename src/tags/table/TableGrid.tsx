import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { Button, useMeasuredRows, useMessages } from '../../ui/kit';
import { type ColumnLayout, isCramped, layOut } from './layout.document';
import { nextOrder, sortRows, type TableOrder } from './order.document';
import { TableCell } from './TableCell';
import type { TableContent } from './table.document';

/** Height of a row of one line; drawn rows are measured. */
const ROW_PX = 30;
/** More columns are drawn when they are asked for. */
const MOST_COLUMNS = 200;
/** Browsers place nothing beyond some 17 million pixels. */
const MOST_ROWS = 400_000;

/** Props of `TableGrid`. */
export interface TableGridProps {
  /** Name of the tag. */
  readonly name: string;
  readonly content: TableContent;
}

interface RowProps {
  readonly content: TableContent;
  readonly columns: readonly ColumnLayout[];
  /** Row of the data. */
  readonly row: number;
  /** Place among those that are shown. */
  readonly index: number;
}

const TableRow = memo(function TableRow({ content, columns, row, index }: RowProps) {
  return (
    <tr className="le-table-row" data-row={index} data-odd={index % 2 ? '' : undefined} aria-rowindex={index + 2}>
      {columns.map(({ isNumeric }, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <TableCell key={column} value={content.cell(row, column)} isHead={content.isKeyed && column === 0} isNumeric={isNumeric} />
      ))}
    </tr>
  );
});

/** Room for rows that are not drawn. */
function Gap({ px, span }: { readonly px: number; readonly span: number }) {
  if (px <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
    <tr aria-hidden="true">
      <td className="le-table-gap" colSpan={span} style={{ height: px }} />
    </tr>
  );
}

interface HeadProps {
  readonly titles: readonly string[];
  readonly columns: readonly ColumnLayout[];
  readonly order: TableOrder | undefined;
  readonly onPress: (column: number) => void;
}

function TableHead({ titles, columns, order, onPress }: HeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {titles.map((title, column) => {
          const direction = order?.column === column ? order.direction : undefined;
          const Mark = direction === undefined ? ArrowUpDown : direction === 'ascending' ? ArrowUp : ArrowDown;
          return (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: titles may be the same
              key={column}
              scope="col"
              className="le-table-head"
              aria-sort={direction ?? 'none'}
              data-numeric={columns[column]?.isNumeric ? '' : undefined}
            >
              <button type="button" className="le-table-sort" onClick={() => onPress(column)}>
                <span className="le-table-title" dir="auto">
                  {title}
                </span>
                <Mark size={12} className="le-table-mark" aria-hidden="true" />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** A width for each column, so that none changes while rows come into sight. */
function Widths({ columns }: { readonly columns: readonly ColumnLayout[] }) {
  return (
    <colgroup>
      {columns.map(({ ch }, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <col key={column} style={{ width: `calc(${ch}ch + 20px)` }} />
      ))}
    </colgroup>
  );
}

function useTitles(content: TableContent, count: number): readonly string[] {
  const t = useMessages();
  return useMemo(
    () =>
      content.columns.slice(0, count).map((column, i) => {
        if (column.title !== undefined) return column.title;
        return column.is === 'number' ? t('table.column', { number: i + 1 }) : t(`table.${column.is}`);
      }),
    [content, count, t],
  );
}

/** A table of which only the rows in sight exist. A press on a column's head sorts what is shown; the data stays as it is. */
export function TableGrid({ name, content }: TableGridProps) {
  const t = useMessages();
  const scroller = useRef<HTMLElement>(null);
  const [allColumns, setAllColumns] = useState(false);
  const [order, setOrder] = useState<TableOrder>();
  const [said, setSaid] = useState('');
  const titles = useTitles(content, allColumns ? content.columns.length : MOST_COLUMNS);
  const columns = useMemo(() => layOut(content, titles), [content, titles]);
  const rows = useMemo(
    () => order && sortRows(content, order, scroller.current?.ownerDocument.documentElement.lang || undefined),
    [content, order],
  );
  const count = Math.min(content.count, MOST_ROWS);
  const shown = useMeasuredRows(scroller, rows ?? content, count, ROW_PX);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sorted is read from its beginning
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [rows]);
  const handlePress = (column: number): void => {
    const next = nextOrder(order, column);
    setOrder(next);
    setSaid(next ? t(`table.sorted.${next.direction}`, { column: titles[column] ?? '' }) : t('table.sorted.none'));
  };
  const width = `calc(${columns.reduce((sum, { ch }) => sum + ch, 0)}ch + ${columns.length * 20}px)`;
  const label = t('table.label', { name });
  return (
    <div className="le-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section ref={scroller} className="le-table-scroll" aria-label={label} tabIndex={0} onScroll={shown.handleScroll}>
        <table
          className="le-table-grid"
          aria-label={label}
          aria-rowcount={content.count + 1}
          aria-colcount={content.columns.length}
          style={{ width: isCramped(columns) ? `max(100%, ${width})` : width }}
        >
          <Widths columns={columns} />
          <TableHead titles={titles} columns={columns} order={order} onPress={handlePress} />
          <tbody>
            <Gap px={shown.abovePx} span={columns.length} />
            {Array.from({ length: shown.last - shown.first }, (_, i) => {
              const index = shown.first + i;
              const row = rows ? (rows[index] ?? index) : index;
              return <TableRow key={row} content={content} columns={columns} row={row} index={index} />;
            })}
            <Gap px={shown.belowPx} span={columns.length} />
          </tbody>
        </table>
      </section>
      <div className="le-table-foot">
        <span>{t('table.rows', { count: content.count, rows: content.count.toLocaleString() })}</span>
        {count < content.count && <span>{t('table.cut', { count: count.toLocaleString() })}</span>}
        {titles.length < content.columns.length && (
          <Button size="small" onClick={() => setAllColumns(true)}>
            {t('table.showColumns', { count: content.columns.length })}
          </Button>
        )}
      </div>
      <div className="le-visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}
