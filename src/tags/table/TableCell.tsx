import { memo, useState } from 'react';
import { Button, useMessages } from '../../ui/kit';
import { cellText } from './table.document';

/** Longer cells are cut until they are asked for: one of a megabyte would push everything else away. */
const LONGEST = 2000;

/** Props of `TableCell`. */
export interface TableCellProps {
  readonly value: unknown;
  /** It names its row. */
  readonly isHead: boolean;
  readonly isNumeric: boolean;
}

/** One cell of a table: its text as it is, selectable, nothing in it made a link. */
export const TableCell = memo(function TableCell({ value, isHead, isNumeric }: TableCellProps) {
  const t = useMessages();
  const [isWhole, setWhole] = useState(false);
  const text = cellText(value);
  const isCut = text.length > LONGEST && !isWhole;
  const kind = value === null ? 'null' : typeof value === 'object' ? 'json' : undefined;
  const content = (
    <>
      {isCut ? `${text.slice(0, LONGEST)}…` : text}
      {isCut && (
        <Button size="small" onClick={() => setWhole(true)}>
          {t('table.showCell', { count: text.length })}
        </Button>
      )}
    </>
  );
  if (isHead) {
    return (
      <th scope="row" dir="auto" className="le-table-cell">
        {content}
      </th>
    );
  }
  return (
    <td dir="auto" className="le-table-cell" data-kind={kind} data-numeric={isNumeric ? '' : undefined}>
      {content}
    </td>
  );
});
