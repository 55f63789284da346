/** A list of rows of one height, of which at most one is taller: the selected one, when it shows questions. */
export interface Rows {
  readonly count: number;
  readonly rowPx: number;
  /** Index of the taller row; below 0 = none. */
  readonly tall: number;
  /** What it has beyond the others. */
  readonly extraPx: number;
}

/** Rows that are in sight, `last` excluded. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
}

/** Rows kept ready on either side of what is in sight. */
const SPARE = 6;

/** Where a row begins. `index` = count: where the list ends. */
export function offsetOf({ rowPx, tall, extraPx }: Rows, index: number): number {
  return index * rowPx + (tall >= 0 && index > tall ? extraPx : 0);
}

/** The row at a place; beyond the ends the nearest row. */
export function rowAt(rows: Rows, y: number): number {
  const { count, rowPx, tall, extraPx } = rows;
  const above = tall < 0 || y < (tall + 1) * rowPx;
  const index = above ? Math.floor(y / rowPx) : Math.max(tall, Math.floor((y - extraPx) / rowPx));
  return Math.max(0, Math.min(count - 1, index));
}

/** The rows to draw for a scroll position. */
export function windowOf(rows: Rows, scrollTop: number, height: number): RowWindow {
  if (rows.count === 0) return { first: 0, last: 0 };
  return {
    first: Math.max(0, rowAt(rows, scrollTop) - SPARE),
    last: Math.min(rows.count, rowAt(rows, scrollTop + height) + 1 + SPARE),
  };
}

/** The scroll position nearest to `scrollTop` at which the row is in sight as a whole, or its beginning where it is taller than the list. */
export function scrollTopFor(rows: Rows, index: number, scrollTop: number, height: number): number {
  const start = offsetOf(rows, index);
  const end = offsetOf(rows, index + 1);
  return Math.min(start, Math.max(scrollTop, end - height));
}
