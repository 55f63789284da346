/** A span in the index. Offsets are UTF-16 units of the text. */
export interface IndexedSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Spans up to 2^8 units share the finest grid. */
const FINEST = 8;

/** The grid whose cells are at least as long as the span, so that a span touches two cells at most. */
function levelOf(span: IndexedSpan): number {
  return Math.max(FINEST, 32 - Math.clz32(Math.max(span.end - span.start, 1)));
}

/**
 * Spans by place: a grid per order of magnitude of length, each span in the cell it starts in. Adding and removing are
 * O(1), a query looks at the cells of its range in the few grids that are in use. (A sorted array costs O(n) an edit, a
 * balanced tree five times the code.)
 */
export class SpanIndex {
  readonly #spans = new Map<string, IndexedSpan>();
  readonly #levels = new Map<number, Map<number, Set<IndexedSpan>>>();

  get size(): number {
    return this.#spans.size;
  }

  get(id: string): IndexedSpan | undefined {
    return this.#spans.get(id);
  }

  /** Adds a span, or replaces the one with its id. */
  set(span: IndexedSpan): void {
    this.delete(span.id);
    this.#spans.set(span.id, span);
    const level = levelOf(span);
    const cells = this.#levels.get(level) ?? new Map<number, Set<IndexedSpan>>();
    this.#levels.set(level, cells);
    const key = span.start >> level;
    const cell = cells.get(key);
    if (cell) cell.add(span);
    else cells.set(key, new Set([span]));
  }

  delete(id: string): void {
    const span = this.#spans.get(id);
    if (!span) return;
    this.#spans.delete(id);
    const level = levelOf(span);
    const cells = this.#levels.get(level);
    const key = span.start >> level;
    const cell = cells?.get(key);
    cell?.delete(span);
    if (cell?.size !== 0) return;
    cells?.delete(key);
    if (cells?.size === 0) this.#levels.delete(level);
  }

  /** Spans that share at least one unit with `[start, end)`, by start, longer ones first. */
  overlapping(start: number, end: number): IndexedSpan[] {
    const found: IndexedSpan[] = [];
    for (const [level, cells] of this.#levels) {
      const last = Math.max(end - 1, 0) >> level;
      for (let key = (start >> level) - 1; key <= last; key++) {
        for (const span of cells.get(key) ?? []) if (span.start < end && span.end > start) found.push(span);
      }
    }
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Spans that lie in `[start, end)` as a whole, by start. */
  inside(start: number, end: number): IndexedSpan[] {
    return this.overlapping(start, end).filter((span) => span.start >= start && span.end <= end);
  }
}
