/**
 * Heights of rows of which most were never drawn: each counts as `estimatePx` until it is measured. Both questions cost O(log² n).
 * A Fenwick tree over what rows differ from the estimate (Fenwick 1994, "A new data structure for cumulative frequency tables").
 */
export class RowHeights {
  readonly count: number;
  readonly estimatePx: number;
  readonly #tree: Float64Array;
  readonly #extra: Float64Array;

  constructor(count: number, estimatePx: number) {
    this.count = count;
    this.estimatePx = estimatePx;
    this.#tree = new Float64Array(count + 1);
    this.#extra = new Float64Array(count);
  }

  /** Takes a measured height. Answers by how much the row grew. */
  measure(index: number, px: number): number {
    const change = px - this.estimatePx - (this.#extra[index] ?? 0);
    // Browsers round places to 1/64 pixel.
    if (index < 0 || index >= this.count || Math.abs(change) < 0.02) return 0;
    this.#extra[index] = px - this.estimatePx;
    for (let i = index + 1; i <= this.count; i += i & -i) this.#tree[i] = (this.#tree[i] ?? 0) + change;
    return change;
  }

  /** Where a row begins; `index` = count: where the last one ends. */
  offsetOf(index: number): number {
    let px = index * this.estimatePx;
    for (let i = index; i > 0; i -= i & -i) px += this.#tree[i] ?? 0;
    return px;
  }

  /** The row at a place; beyond the ends the nearest row, -1 when there is none. */
  rowAt(y: number): number {
    let low = 0;
    let high = this.count - 1;
    if (high < 0) return -1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsetOf(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
