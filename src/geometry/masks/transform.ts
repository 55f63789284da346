import type { Box, Extent, Point } from '../../core';
import { applyTo, clamp, compose, invert, type Matrix, rotation, translation } from '..';
import { emptyPlane, isEmptyPlane, levelOf, peakOf, tightPlane } from './plane';
import type { MaskPlane } from './types';

/** Samples a pixel is cut into along each side; a pixel of the source is never passed over. */
const SAMPLES = 4;
const MOST_SAMPLES = 32;

/** Reads the coverage of a plane between the middles of its pixels. */
class Source {
  /** Sums of the coverage above and left of each corner: whether a patch is full or empty takes four look-ups. */
  private readonly sums: Float64Array;
  private readonly peak: number;
  private readonly level: number;

  /** @param isWhole the object is mapped as a whole, so what lies beyond its border is as the border is: else its corners would be rounded off */
  constructor(
    private readonly plane: MaskPlane,
    private readonly isWhole: boolean,
  ) {
    const { box, alpha } = plane;
    const stride = box.width + 1;
    this.peak = peakOf(alpha);
    this.level = levelOf(alpha);
    this.sums = new Float64Array(stride * (box.height + 1));
    for (let y = 0; y < box.height; y += 1) {
      let row = 0;
      for (let x = 0; x < box.width; x += 1) {
        row += alpha[y * box.width + x] ?? 0;
        this.sums[(y + 1) * stride + x + 1] = row + (this.sums[y * stride + x + 1] ?? 0);
      }
    }
  }

  /** Coverage of the pixel in a column and row of the painted box; 0 beyond it. */
  private at(anyColumn: number, anyRow: number): number {
    const { box, alpha, width, height } = this.plane;
    const column = this.isWhole ? clamp(anyColumn, -box.x, width - 1 - box.x) : anyColumn;
    const row = this.isWhole ? clamp(anyRow, -box.y, height - 1 - box.y) : anyRow;
    return column >= 0 && row >= 0 && column < box.width && row < box.height ? (alpha[row * box.width + column] ?? 0) : 0;
  }

  nearest({ x, y }: Point): number {
    const { box } = this.plane;
    return this.at(Math.floor(x) - box.x, Math.floor(y) - box.y);
  }

  /** The strongest coverage when all pixels within `reach` have it, 0 when all have none; undefined in between. */
  evenPatch({ x, y }: Point, reach: number): number | undefined {
    const { box } = this.plane;
    const left = clamp(Math.floor(x - reach) - box.x, 0, box.width);
    const top = clamp(Math.floor(y - reach) - box.y, 0, box.height);
    const right = clamp(Math.ceil(x + reach) - box.x, left, box.width);
    const bottom = clamp(Math.ceil(y + reach) - box.y, top, box.height);
    const stride = box.width + 1;
    const corner = (column: number, row: number) => this.sums[row * stride + column] ?? 0;
    const sum = corner(right, bottom) - corner(left, bottom) - corner(right, top) + corner(left, top);
    if (sum === 0) return 0;
    const pixels = (Math.ceil(x + reach) - Math.floor(x - reach)) * (Math.ceil(y + reach) - Math.floor(y - reach));
    return sum === this.peak * pixels ? this.peak : undefined;
  }

  /** Whether a point lies inside the line of half coverage. */
  private isInside(x: number, y: number): boolean {
    const { box } = this.plane;
    const u = x - box.x - 0.5;
    const v = y - box.y - 0.5;
    const column = Math.floor(u);
    const row = Math.floor(v);
    const fx = u - column;
    const fy = v - row;
    const above = this.at(column, row) * (1 - fx) + this.at(column + 1, row) * fx;
    const below = this.at(column, row + 1) * (1 - fx) + this.at(column + 1, row + 1) * fx;
    return above * (1 - fy) + below * fy >= this.level;
  }

  /** How much of a small parallelogram round `centre` lies inside. */
  covered(centre: Point, across: Point, down: Point, columns: number, rows: number): number {
    let inside = 0;
    for (let j = 0; j < rows; j += 1) {
      const t = (j + 0.5) / rows - 0.5;
      for (let i = 0; i < columns; i += 1) {
        const s = (i + 0.5) / columns - 0.5;
        if (this.isInside(centre.x + s * across.x + t * down.x, centre.y + s * across.y + t * down.y)) inside += 1;
      }
    }
    return Math.round((this.peak * inside) / (columns * rows));
  }
}

/** Whether a map takes whole pixels to whole pixels. */
function keepsPixels([a, b, c, d, e, f]: Matrix): boolean {
  return [a, b, c, d].every((part) => part === 0 || Math.abs(part) === 1) && Number.isInteger(e) && Number.isInteger(f);
}

/** Whole pixels of the object that a box may reach when it is mapped; undefined for none. */
function mappedBox(box: Box, matrix: Matrix, { width, height }: Extent): Box | undefined {
  const corners = [0, 1, 2, 3].map((i) => applyTo(matrix, { x: box.x + (i & 1) * box.width, y: box.y + (i >> 1) * box.height }));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const left = clamp(Math.floor(Math.min(...xs) + 1e-9), 0, width);
  const top = clamp(Math.floor(Math.min(...ys) + 1e-9), 0, height);
  const right = clamp(Math.ceil(Math.max(...xs) - 1e-9), 0, width);
  const bottom = clamp(Math.ceil(Math.max(...ys) - 1e-9), 0, height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

const samplesFor = (length: number): number => clamp(Math.ceil(length) * 2, SAMPLES, MOST_SAMPLES);

/** The shape of a mask mapped onto an object: `smooth` by its line of half coverage, else pixel by pixel from the nearest. */
function mapped(plane: MaskPlane, matrix: Matrix, extent: Extent, smooth: boolean, isWhole = false): MaskPlane {
  const back = invert(matrix);
  const box = isEmptyPlane(plane) || !back ? undefined : mappedBox(plane.box, matrix, extent);
  if (!box || !back) return emptyPlane(extent);
  const [a, b, c, d] = back;
  const isSoft = smooth && !keepsPixels(back);
  const source = new Source(plane, isWhole);
  const across = { x: a, y: b };
  const down = { x: c, y: d };
  const columns = samplesFor(Math.hypot(a, b));
  const rows = samplesFor(Math.hypot(c, d));
  // Half the parallelogram of a pixel, and the neighbours that are read between the middles.
  const reach = (Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d)) / 2 + 1;
  const alpha = new Uint8Array(box.width * box.height);
  for (let y = 0, i = 0; y < box.height; y += 1) {
    for (let x = 0; x < box.width; x += 1, i += 1) {
      const point = applyTo(back, { x: box.x + x + 0.5, y: box.y + y + 0.5 });
      alpha[i] = isSoft ? (source.evenPatch(point, reach) ?? source.covered(point, across, down, columns, rows)) : source.nearest(point);
    }
  }
  return tightPlane(extent, box, alpha);
}

/** Moved by whole pixels (`delta` is rounded), stopped by the border of the object as a whole: nothing is lost. */
export function movePlane(plane: MaskPlane, delta: Point): MaskPlane {
  const { box, width, height } = plane;
  if (isEmptyPlane(plane)) return plane;
  const x = clamp(box.x + Math.round(delta.x), 0, width - box.width);
  const y = clamp(box.y + Math.round(delta.y), 0, height - box.height);
  return x === box.x && y === box.y ? plane : { ...plane, box: { ...box, x, y } };
}

/**
 * Scaled so that `from` becomes `to` (both in pixels of the object); what leaves the object is lost.
 * @param smooth the border stays a smooth line however much it grows; else pixels become larger pixels
 */
export function resizePlane(plane: MaskPlane, from: Box, to: Box, smooth: boolean): MaskPlane {
  const sx = from.width > 0 ? to.width / from.width : 1;
  const sy = from.height > 0 ? to.height / from.height : 1;
  return mapped(plane, [sx, 0, 0, sy, to.x - from.x * sx, to.y - from.y * sy], plane, smooth);
}

/** Turned clockwise on screen round `centre` (in pixels of the object); what leaves the object is lost. Quarter turns of whole pixels are exact. */
export function rotatePlane(plane: MaskPlane, degrees: number, centre: Point, smooth: boolean): MaskPlane {
  const matrix = compose(translation(centre.x, centre.y), rotation(degrees), translation(-centre.x, -centre.y));
  return mapped(plane, matrix, plane, smooth);
}

/** The same shape on an object of another size, such as the original of a scaled image. */
export function rescalePlane(plane: MaskPlane, extent: Extent, smooth = true): MaskPlane {
  if (plane.width === extent.width && plane.height === extent.height) return plane;
  if (plane.width === 0 || plane.height === 0) return emptyPlane(extent);
  return mapped(plane, [extent.width / plane.width, 0, 0, extent.height / plane.height, 0, 0], extent, smooth, true);
}
