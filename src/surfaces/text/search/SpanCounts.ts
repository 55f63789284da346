import type { TextRange } from '../granularity';

/** Parts of the text that are told apart: more than a ruler has pixels. */
const PARTS = 4096;

/** A stretch of the text with spans of one colour. */
export interface Run extends TextRange {
  readonly color: string;
}

/** How many spans of each colour lie on each part of a text: a span comes and goes in O(1), whatever its length, and what is painted is O(parts). */
export class SpanCounts {
  readonly #unitsAPart: number;
  /** By colour: how many more spans than the part before. */
  readonly #steps = new Map<string, Int32Array>();

  constructor(length: number) {
    this.#unitsAPart = Math.max(1, length / PARTS);
  }

  add(color: string, { start, end }: TextRange, by: 1 | -1): void {
    let steps = this.#steps.get(color);
    if (!steps) {
      steps = new Int32Array(PARTS + 2);
      this.#steps.set(color, steps);
    }
    const first = this.#partOf(start);
    const behind = this.#partOf(end - 1) + 1;
    steps[first] = (steps[first] ?? 0) + by;
    steps[behind] = (steps[behind] ?? 0) - by;
  }

  #partOf(offset: number): number {
    return Math.min(PARTS, Math.max(0, Math.floor(offset / this.#unitsAPart)));
  }

  /** What to paint, a colour at a time in order of place. */
  *runs(): Generator<Run> {
    for (const [color, steps] of this.#steps) {
      let count = 0;
      let first = -1;
      for (let part = 0; part < steps.length; part++) {
        count += steps[part] ?? 0;
        if (count > 0 && first < 0) first = part;
        if (count > 0 || first < 0) continue;
        yield { color, start: first * this.#unitsAPart, end: part * this.#unitsAPart };
        first = -1;
      }
    }
  }
}
