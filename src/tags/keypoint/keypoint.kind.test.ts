import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keypointKind } from './keypoint.kind';

/** 1 percent is 6 pixels across and 3 down. */
const EXTENT = { width: 600, height: 300 };
const pct = fc.integer({ min: 0, max: 1e9 }).map((share) => share / 1e7);
const points = fc.record({ x: pct, y: pct, width: fc.constantFrom(0, 0.2, 5) });
const deltas = fc.record({ x: pct.map((x) => 2 * x - 100), y: pct.map((y) => 2 * y - 100) });

describe('a hit', () => {
  const tiny = { x: 50, y: 50, width: 0.2 };
  const tolerance = { x: 5 / 6, y: 5 / 3 };

  it('reaches as many pixels round a tiny point as the tolerance says, in all directions', () => {
    expect(keypointKind.contains(tiny, { x: 50, y: 51.7 }, tolerance, EXTENT)).toBe(true);
    expect(keypointKind.contains(tiny, { x: 50.9, y: 50 }, tolerance, EXTENT)).toBe(true);
    expect(keypointKind.contains(tiny, { x: 51.1, y: 50 }, tolerance, EXTENT)).toBe(false);
    expect(keypointKind.contains(tiny, { x: 50.9, y: 51.7 }, tolerance, EXTENT)).toBe(false);
  });

  it('is anywhere in a large one', () => {
    const large = { x: 50, y: 50, width: 5 };
    expect(keypointKind.contains(large, { x: 53, y: 57 }, { x: 0, y: 0 }, EXTENT)).toBe(true);
    expect(keypointKind.contains(large, { x: 54, y: 58 }, { x: 0, y: 0 }, EXTENT)).toBe(false);
  });
});

it('is as large as percent of the width say, in both directions', () => {
  expect(keypointKind.bounds({ x: 50, y: 50, width: 5 }, EXTENT)).toEqual({ x: 45, y: 40, width: 10, height: 20 });
});

describe('a move', () => {
  it('keeps the place on the image and goes back', () => {
    fc.assert(
      fc.property(points, deltas, (point, delta) => {
        const moved = keypointKind.move(point, delta, EXTENT);
        expect(Math.min(moved.x, moved.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(moved.x, moved.y)).toBeLessThanOrEqual(100);
        expect(moved.width).toBe(point.width);
        const back = keypointKind.move(moved, { x: point.x - moved.x, y: point.y - moved.y }, EXTENT);
        expect(Math.hypot(back.x - point.x, back.y - point.y)).toBeLessThan(1e-9);
      }),
    );
  });

  it('leads to the very edge, however large the point is shown', () => {
    expect(keypointKind.move({ x: 50, y: 50, width: 5 }, { x: -80, y: 80 }, EXTENT)).toEqual({ x: 0, y: 100, width: 5 });
  });
});

describe('in a group', () => {
  it('goes along when that is scaled, there and back, and keeps its size', () => {
    const from = { x: 0, y: 0, width: 100, height: 100 };
    const to = { x: 10, y: 20, width: 50, height: 30 };
    fc.assert(
      fc.property(points, (point) => {
        const back = keypointKind.resize!(keypointKind.resize!(point, from, to, EXTENT), to, from, EXTENT);
        expect(Math.hypot(back.x - point.x, back.y - point.y)).toBeLessThan(1e-9);
        expect(back.width).toBe(point.width);
      }),
    );
  });

  it('goes round when that is turned, through pixels', () => {
    expect(keypointKind.rotate!({ x: 60, y: 50, width: 1 }, 90, { x: 50, y: 50 }, EXTENT)).toEqual({ x: 50, y: 70, width: 1 });
  });
});

it('alone is neither scaled nor turned', () => {
  const point = { x: 60, y: 50, width: 1 };
  const bounds = keypointKind.bounds(point, EXTENT);
  expect(keypointKind.resize!(point, bounds, { ...bounds, width: 20, height: 20 }, EXTENT)).toBe(point);
  expect(keypointKind.rotate!(point, 33, point, EXTENT)).toEqual(point);
});

it('is valid with any size but a negative one', () => {
  expect(keypointKind.isValid({ x: 1, y: 2, width: 0 })).toBe(true);
  expect(keypointKind.isValid({ x: 1, y: 2, width: -1 })).toBe(false);
  expect(keypointKind.isValid({ x: Number.NaN, y: 2, width: 0 })).toBe(false);
  expect(keypointKind.isValid(keypointKind.move({ x: 1, y: 2, width: -1 }, { x: 1, y: 0 }, EXTENT))).toBe(true);
});
