import type { TextRange } from '../granularity';

/** More hits than anybody goes through; the rest would only cost memory. */
export const MOST_HITS = 200_000;

/** Hits in order of place, not overlapping. Offsets are UTF-16 units. */
export class Hits {
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  get length(): number {
    return this.starts.length;
  }

  add(start: number, end: number): void {
    this.starts.push(start);
    this.ends.push(end);
  }

  at(index: number): TextRange | undefined {
    const start = this.starts[index];
    const end = this.ends[index];
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  /** Index of the first hit that ends behind `offset`; `length` where none does. */
  firstBehind(offset: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
