import type { Box, Extent, Path, Point } from '../../core';
import { clamp } from '..';
import { emptyPlane, tightPlane } from './plane';
import type { MaskPlane } from './types';

/** Lines a row is cut into for soft edges; along a line coverage is exact. */
const LINES = 16;

/** A side of a ring, from its upper to its lower end. */
interface Side {
  readonly top: number;
  readonly bottom: number;
  /** x at `top`, and how much it grows per row. */
  readonly x: number;
  readonly slope: number;
}

function isSound({ points }: Path): boolean {
  return points.length >= 3 && points.every(({ x, y }) => Number.isFinite(x + y));
}

function sidesOf(rings: readonly Path[]): Side[] {
  const sides: Side[] = [];
  for (const { points } of rings) {
    let from = points.at(-1) as Point;
    for (const to of points) {
      if (from.y !== to.y) {
        const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
        sides.push({ top: upper.y, bottom: lower.y, x: upper.x, slope: (lower.x - upper.x) / (lower.y - upper.y) });
      }
      from = to;
    }
  }
  return sides.sort((a, b) => a.top - b.top);
}

/** Whole pixels of the object that the rings may touch; undefined for none. */
function pixelsOf(rings: readonly Path[], { width, height }: Extent): Box | undefined {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { points } of rings) {
    for (const { x, y } of points) {
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
    }
  }
  left = clamp(Math.floor(left), 0, width);
  top = clamp(Math.floor(top), 0, height);
  const box = { x: left, y: top, width: clamp(Math.ceil(right), 0, width) - left, height: clamp(Math.ceil(bottom), 0, height) - top };
  return box.width > 0 && box.height > 0 ? box : undefined;
}

/** Walks lines downwards and answers where the sides cross each, in order. */
function crossings(sides: readonly Side[]): (y: number) => Float64Array {
  let next = 0;
  let active: Side[] = [];
  let xs = new Float64Array(16);
  return (y) => {
    for (let side = sides[next]; side && side.top <= y; side = sides[next]) {
      active.push(side);
      next += 1;
    }
    // Half open, so that a corner on the line counts once.
    active = active.filter(({ bottom }) => bottom > y);
    if (xs.length < active.length) xs = new Float64Array(active.length * 2);
    active.forEach(({ x, top, slope }, i) => {
      xs[i] = x + (y - top) * slope;
    });
    return xs.subarray(0, active.length).sort();
  };
}

/** Coverage of one row, gathered line by line. */
class Row {
  /** What stretches cover of the pixels they begin and end in. */
  private readonly part: Float64Array;
  /** Where stretches of whole pixels begin (+1) and end (-1). */
  private readonly step: Float64Array;

  constructor(private readonly width: number) {
    this.part = new Float64Array(width + 1);
    this.step = new Float64Array(width + 1);
  }

  add(left: number, right: number): void {
    const from = clamp(left, 0, this.width);
    const to = clamp(right, 0, this.width);
    if (to <= from) return;
    const first = Math.floor(from);
    const last = Math.floor(to);
    this.part[last] = (this.part[last] ?? 0) + (to - last);
    this.part[first] = (this.part[first] ?? 0) - (from - first);
    this.step[first] = (this.step[first] ?? 0) + 1;
    this.step[last] = (this.step[last] ?? 0) - 1;
  }

  /** Writes the row and clears it. */
  take(alpha: Uint8Array, offset: number, lines: number): void {
    let whole = 0;
    for (let x = 0; x < this.width; x += 1) {
      whole += this.step[x] ?? 0;
      alpha[offset + x] = Math.round(((whole + (this.part[x] ?? 0)) * 255) / lines);
    }
    this.part.fill(0);
    this.step.fill(0);
  }
}

/**
 * Fills rings (even-odd): what lies in an odd number of them is painted. Open paths are closed.
 * @param paths in pixels of the object
 * @param extent natural size of the object in pixels
 * @param options.antialias soft edges; without, a pixel is painted whole when its middle is inside
 * @example
 * fillPaths([{ points: [{ x: 2, y: 2 }, { x: 30, y: 2 }, { x: 16, y: 20 }], closed: true }], { width: 32, height: 24 }, { antialias: true });
 */
export function fillPaths(paths: readonly Path[], extent: Extent, { antialias }: { readonly antialias: boolean }): MaskPlane {
  const rings = paths.filter(isSound);
  const box = pixelsOf(rings, extent);
  if (!box) return emptyPlane(extent);
  const lines = antialias ? LINES : 1;
  const crossingsAt = crossings(sidesOf(rings));
  const alpha = new Uint8Array(box.width * box.height);
  const row = new Row(box.width);
  for (let y = 0; y < box.height; y += 1) {
    for (let line = 0; line < lines; line += 1) {
      const xs = crossingsAt(box.y + y + (line + 0.5) / lines);
      for (let i = 0; i + 1 < xs.length; i += 2) {
        const left = (xs[i] ?? 0) - box.x;
        const right = (xs[i + 1] ?? 0) - box.x;
        // Without soft edges the middles of pixels decide; one on the right border belongs to the neighbour.
        if (antialias) row.add(left, right);
        else row.add(Math.ceil(left - 0.5), Math.ceil(right - 0.5));
      }
    }
    row.take(alpha, y * box.width, lines);
  }
  return tightPlane(extent, box, alpha);
}
