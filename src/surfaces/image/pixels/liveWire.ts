import type { Extent, Point } from '../../../core';
import { DEAREST } from './edges';
import { middleOf, pixelAt, type Steps } from './raster';

/** The most pixels that a search looks at. */
const MOST_CELLS = 600_000;
const LEAST_MARGIN = 32;
/** Pixels settled between two places to breathe. */
const CELLS_A_STEP = 16_384;
/** Length of a diagonal step, in fifths. */
const DIAGONAL = 7;
const STRAIGHT = 5;
/** Pixels that a simplified line may lie off. */
const SLACK = 0.75;

/** The part of the picture that is searched. */
interface Field extends Extent {
  readonly x: number;
  readonly y: number;
  /** Of a field that is too large: only what lies this near the straight line is searched. */
  readonly reach: number;
}

function fieldFor(from: Point, to: Point, { width, height }: Extent): Field {
  const [dx, dy] = [Math.abs(to.x - from.x) + 1, Math.abs(to.y - from.y) + 1];
  const wanted = Math.max(LEAST_MARGIN, Math.max(dx, dy) / 2);
  // (dx + 2m)(dy + 2m) = MOST_CELLS, solved for m.
  const half = (dx + dy) / 2;
  const most = (-half + Math.sqrt(Math.max(0, half * half - dx * dy + MOST_CELLS))) / 2;
  const margin = Math.max(1, Math.floor(Math.min(wanted, most)));
  const x = Math.max(0, Math.min(from.x, to.x) - margin);
  const y = Math.max(0, Math.min(from.y, to.y) - margin);
  return {
    x,
    y,
    width: Math.min(width, Math.max(from.x, to.x) + margin + 1) - x,
    height: Math.min(height, Math.max(from.y, to.y) + margin + 1) - y,
    reach: dx * dy > MOST_CELLS ? MOST_CELLS / (2 * Math.hypot(dx, dy)) : Number.POSITIVE_INFINITY,
  };
}

/** Whether a cell of a field lies near the straight line between its ends. */
function nearLine(from: Point, to: Point, { x, y, reach }: Field): (column: number, row: number) => boolean {
  if (reach === Number.POSITIVE_INFINITY) return () => true;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  return (column, row) => Math.abs((x + column - from.x) * dy - (y + row - from.y) * dx) <= reach * length;
}

/**
 * A queue of cells by whole-numbered cost (Dial's buckets): no step costs more than the ring is long, so a cost names its bucket.
 */
class Buckets {
  readonly #ring: number[][];
  #cost = 0;
  #count = 0;

  constructor(longest: number) {
    this.#ring = Array.from({ length: longest + 1 }, () => []);
  }

  get cost(): number {
    return this.#cost;
  }

  add(cell: number, cost: number): void {
    this.#ring[cost % this.#ring.length]?.push(cell);
    this.#count++;
  }

  next(): number | undefined {
    if (this.#count === 0) return undefined;
    for (;;) {
      const cell = this.#ring[this.#cost % this.#ring.length]?.pop();
      if (cell !== undefined) {
        this.#count--;
        return cell;
      }
      this.#cost++;
    }
  }
}

const STEPS = [
  [-1, 0, STRAIGHT],
  [1, 0, STRAIGHT],
  [0, -1, STRAIGHT],
  [0, 1, STRAIGHT],
  [-1, -1, DIAGONAL],
  [1, -1, DIAGONAL],
  [-1, 1, DIAGONAL],
  [1, 1, DIAGONAL],
] as const;

/** Pixels of the cheapest way from one to another (Dijkstra within the field), ends included. */
export function* cheapestWay(costs: Uint8Array, size: Extent, from: Point, to: Point): Steps<readonly Point[]> {
  const field = fieldFor(from, to, size);
  const { width, height } = field;
  const best = new Uint32Array(width * height).fill(0xffffffff);
  /** Number of the step that led here, 1 up; 0 at the start. */
  const came = new Uint8Array(width * height);
  const settled = new Uint8Array(width * height);
  const start = (from.y - field.y) * width + (from.x - field.x);
  const goal = (to.y - field.y) * width + (to.x - field.x);
  const isNear = nearLine(from, to, field);
  const queue = new Buckets(DEAREST * DIAGONAL);
  best[start] = 0;
  queue.add(start, 0);
  let count = 0;
  for (let cell = queue.next(); cell !== undefined; cell = queue.next()) {
    if (cell === goal) break;
    if (settled[cell] === 1) continue;
    settled[cell] = 1;
    const [x, y] = [cell % width, Math.floor(cell / width)];
    for (let s = 0; s < STEPS.length; s++) {
      const [dx, dy, length] = STEPS[s] as (typeof STEPS)[number];
      const [nx, ny] = [x + dx, y + dy];
      if (nx < 0 || ny < 0 || nx >= width || ny >= height || !isNear(nx, ny)) continue;
      const next = ny * width + nx;
      if (settled[next] === 1) continue;
      const cost = queue.cost + (costs[(field.y + ny) * size.width + field.x + nx] as number) * length;
      if (cost >= (best[next] as number)) continue;
      best[next] = cost;
      came[next] = s + 1;
      queue.add(next, cost);
    }
    if (++count % CELLS_A_STEP === 0) yield;
  }
  const way: Point[] = [];
  for (let cell = goal; ; ) {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    way.push({ x: field.x + x, y: field.y + y });
    const step = STEPS[(came[cell] ?? 0) - 1];
    if (cell === start || !step) break;
    cell -= step[1] * width + step[0];
  }
  return way.reverse();
}

/** Squared distance of a point from a line between two others. */
function distanceFrom(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return (point.x - a.x - t * dx) ** 2 + (point.y - a.y - t * dy) ** 2;
}

/** The line with fewer points (Douglas and Peucker), none of it further off than `SLACK`. */
function simplified(line: readonly Point[]): readonly Point[] {
  if (line.length < 3) return line;
  const kept = new Uint8Array(line.length);
  kept[0] = kept[line.length - 1] = 1;
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let [worst, at] = [SLACK * SLACK, -1];
    for (let i = first + 1; i < last; i++) {
      const off = distanceFrom(line[i] as Point, line[first] as Point, line[last] as Point);
      if (off > worst) [worst, at] = [off, i];
    }
    if (at < 0) continue;
    kept[at] = 1;
    spans.push([first, at], [at, last]);
  }
  return line.filter((_, i) => kept[i] === 1);
}

/**
 * The line between two points of percent that keeps to edges, ends included exactly. Looks no further round them than half their distance.
 * @param costs What a step on each pixel costs, of `edgeCosts`.
 */
export function* liveWire(costs: Uint8Array, size: Extent, from: Point, to: Point): Steps<readonly Point[]> {
  const way = simplified(yield* cheapestWay(costs, size, pixelAt(from, size), pixelAt(to, size)));
  return [from, ...way.slice(1, -1).map((pixel) => middleOf(pixel, size)), to];
}
