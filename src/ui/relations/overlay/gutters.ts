import type { Box, Point } from '../../../core';
import { type Cubic, clamp } from '../../../geometry';
import type { ArrowEnds, Side } from './ends';
import { lanesOf, type Span } from './spread';

/** Boxes up to this height are words in a row. */
const ROW_PX = 48;
/** Air between rows as parts of their height, whatever the rows in sight say. */
const LEAST_AIR = 0.4;
const MOST_AIR = 1.1;
/** The boxes of rows are higher than their letters. */
const INTO_ROW_PX = 2;
const LANE_MARGIN_PX = 4;
/** Radius of round corners. */
export const CORNER_PX = 6;

/** Whether a box is words in a row, not a shape. */
export function isRow({ height }: Box): boolean {
  return height <= ROW_PX;
}

/** A straight line as a curve. */
export function straight(a: Point, b: Point): Cubic {
  return [a, { x: a.x + (b.x - a.x) / 3, y: a.y + (b.y - a.y) / 3 }, { x: a.x + ((b.x - a.x) * 2) / 3, y: a.y + ((b.y - a.y) * 2) / 3 }, b];
}

/** Control point of a quarter circle, as a part of its radius. */
const ROUND = 0.5523;

/** Lines through points that lie above or beside one another in turn, with round corners. */
export function rounded(points: readonly Point[]): readonly Cubic[] {
  const curves: Cubic[] = [];
  let [at] = points;
  for (let i = 1; at && i < points.length; i++) {
    const [corner, next] = [points[i], points[i + 1]];
    if (!corner) break;
    if (!next) {
      curves.push(straight(at, corner));
      break;
    }
    const [before, after] = [Math.hypot(corner.x - at.x, corner.y - at.y), Math.hypot(next.x - corner.x, next.y - corner.y)];
    const r = Math.min(CORNER_PX, before, after / 2);
    const toward = (p: Point, length: number, by: number): Point => {
      const k = length > 0 ? by / length : 0;
      return { x: corner.x + (p.x - corner.x) * k, y: corner.y + (p.y - corner.y) * k };
    };
    const [start, end] = [toward(at, before, r), toward(next, after, r)];
    curves.push(straight(at, start));
    curves.push([start, toward(at, before, r * (1 - ROUND)), toward(next, after, r * (1 - ROUND)), end]);
    at = end;
  }
  return curves;
}

/** A line that runs along a row of words, from one vertical to another. */
interface Level {
  readonly index: number;
  readonly a: Point;
  readonly b: Point;
  readonly span: Span;
}

/** The air between two rows of words: lines that run along rows keep to it, so that none strikes words out. */
interface Gutter {
  readonly middle: number;
  readonly levels: Level[];
}

/** Height of the air between rows: the least that two rows in sight have between them. */
export function airOf(arrows: readonly ArrowEnds[]): number {
  const rows = arrows
    .flatMap(({ from, to }) => [from, to])
    .filter(({ box, beyond }) => !beyond && isRow(box) && box.height > 0)
    .map(({ box }) => box)
    .sort((a, b) => a.y - b.y);
  const height = rows[0]?.height ?? 0;
  let least = Number.POSITIVE_INFINITY;
  rows.forEach((row, i) => {
    const next = rows[i + 1];
    const gap = next ? next.y - (row.y + row.height) : 0;
    if (gap > 1) least = Math.min(least, gap);
  });
  // Columns beside each other, or rows far apart, say nothing about the rows of a text.
  return clamp(least, height * LEAST_AIR, height * MOST_AIR);
}

/** Gutters by the height of their middle. */
export class Gutters {
  readonly #all: Gutter[] = [];
  readonly #air: number;

  constructor(air: number) {
    this.#air = air;
  }

  /** `side` is that of the row at `y` on which the line runs. */
  add(index: number, a: Point, b: Point, y: number, side: Side): void {
    const middle = side === 'top' ? y - this.#air / 2 : y + this.#air / 2;
    let gutter = this.#all.find((one) => Math.abs(one.middle - middle) < this.#air / 2);
    if (!gutter) {
      gutter = { middle, levels: [] };
      this.#all.push(gutter);
    }
    gutter.levels.push({ index, a, b, span: { start: Math.min(a.x, b.x), end: Math.max(a.x, b.x) } });
  }

  /** The shorter a line, the nearer it runs to the row below. */
  route(put: (index: number, curves: readonly Cubic[]) => void): void {
    const height = this.#air + 2 * INTO_ROW_PX;
    for (const { middle, levels } of this.#all) {
      const lanes = lanesOf(
        levels.map(({ span }) => span),
        LANE_MARGIN_PX,
      );
      const count = Math.max(...lanes) + 1;
      levels.forEach(({ index, a, b }, i) => {
        const y = middle + height / 2 - (height * ((lanes[i] ?? 0) + 1)) / (count + 1);
        put(index, rounded([a, { x: a.x, y }, { x: b.x, y }, b]));
      });
    }
  }
}
