import type { Extent, Point } from '../../../core';

/** Pixels of a picture as red, green, blue, opacity, row by row. Huge pictures are worked on smaller than they are. */
export interface Raster extends Extent {
  readonly data: Uint8ClampedArray;
}

/** Work that can be stopped between its steps: each `yield` is a place to breathe. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The size to work with: the picture's own, or one of the same shape with no more than `most` pixels. */
export function workingSize({ width, height }: Extent, most: number): Extent {
  const k = Math.min(1, Math.sqrt(most / (width * height)));
  if (k === 1) return { width, height };
  return { width: Math.max(1, Math.floor(width * k)), height: Math.max(1, Math.floor(height * k)) };
}

/** The pixel that a point of percent lies in; points outside belong to the pixels of the border. */
export function pixelAt({ x, y }: Point, { width, height }: Extent): Point {
  const within = (pct: number, size: number): number => Math.min(size - 1, Math.max(0, Math.floor((pct * size) / 100)));
  return { x: within(x, width), y: within(y, height) };
}

/** The middle of a pixel in percent. */
export function middleOf({ x, y }: Point, { width, height }: Extent): Point {
  return { x: ((x + 0.5) * 100) / width, y: ((y + 0.5) * 100) / height };
}
