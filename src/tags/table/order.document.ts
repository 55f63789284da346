import { cellText, type TableContent } from './table.document';

/** How the rows are shown. */
export interface TableOrder {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** A number as it is written in a cell; undefined = the cell is a text. */
function numberOf(text: string): number | undefined {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The next order when a head is pressed: ascending, descending, as the data has it. */
export function nextOrder(order: TableOrder | undefined, column: number): TableOrder | undefined {
  if (order?.column !== column) return { column, direction: 'ascending' };
  return order.direction === 'ascending' ? { column, direction: 'descending' } : undefined;
}

/**
 * Indices of the rows in order. Numbers come before words and go by size, words by the alphabet with case ignored, empty cells last either way; equal
 * ones stay as they are.
 */
export function sortRows(content: TableContent, { column, direction }: TableOrder, locale: string | undefined): Uint32Array {
  const { count } = content;
  const texts = new Array<string>(count);
  const numbers = new Float64Array(count).fill(Number.NaN);
  for (let i = 0; i < count; i++) {
    const text = cellText(content.cell(i, column));
    texts[i] = text;
    numbers[i] = numberOf(text) ?? Number.NaN;
  }
  const collator = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const sign = direction === 'ascending' ? 1 : -1;
  const rankOf = (i: number): number => (texts[i] === '' ? 2 : Number.isNaN(numbers[i]) ? 1 : 0);
  const compare = (a: number, b: number): number => {
    const [rankA, rankB] = [rankOf(a), rankOf(b)];
    if (rankA === 2 || rankB === 2) return rankA - rankB || a - b;
    if (rankA !== rankB) return sign * (rankA - rankB);
    const byValue = rankA === 0 ? (numbers[a] as number) - (numbers[b] as number) : collator.compare(texts[a] ?? '', texts[b] ?? '');
    return sign * byValue || a - b;
  };
  return Uint32Array.from({ length: count }, (_, i) => i).sort(compare);
}
