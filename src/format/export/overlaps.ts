/** Spans of which none overlaps another: of those that do the longest is kept, of equal ones the first. */
export function withoutOverlaps<S extends { readonly start: number; readonly end: number }>(
  spans: readonly S[],
): { readonly kept: readonly S[]; readonly dropped: readonly S[] } {
  const byLength = [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: S[] = [];
  const dropped: S[] = [];
  const starts = new SortedPlaces();
  for (const span of byLength) {
    if (starts.isFree(span.start, span.end)) {
      starts.add(span.start, span.end);
      kept.push(span);
    } else dropped.push(span);
  }
  return { kept: kept.sort((a, b) => a.start - b.start), dropped };
}

/** Ranges that do not overlap, in order. */
class SortedPlaces {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** How many ranges begin before an offset. */
  #before(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  isFree(start: number, end: number): boolean {
    const next = this.#before(start);
    const endBefore = next === 0 ? 0 : (this.#ends[next - 1] ?? 0);
    return endBefore <= start && (this.#starts[next] ?? Number.POSITIVE_INFINITY) >= end;
  }

  add(start: number, end: number): void {
    const at = this.#before(start);
    this.#starts.splice(at, 0, start);
    this.#ends.splice(at, 0, end);
  }
}
