import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOfPairs,
  boundsOfPoints,
  boxBetween,
  boxContains,
  boxesIntersect,
  clampMovePct,
  clampPointPct,
  mapBetweenBoxes,
  PCT_TOLERANCE,
  unionOfBoxes,
} from './box';
import type { Pair } from './types';

const pct = fc.double({ min: 0, max: 100, noNaN: true });
const delta = fc.record({ x: fc.double({ min: -300, max: 300, noNaN: true }), y: fc.double({ min: -300, max: 300, noNaN: true }) });
const inside = fc.tuple(pct, pct, pct, pct).map(([x1, y1, x2, y2]) => boxBetween({ x: x1, y: y1 }, { x: x2, y: y2 }));

describe('bounds', () => {
  it('are the smallest box around all points', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pct, pct), { minLength: 1 }), (points: Pair[]) => {
        const box = boundsOfPairs(points);
        for (const [x, y] of points) expect(boxContains(box, { x, y }, { x: 1e-9, y: 1e-9 })).toBe(true);
        expect(box.x).toBe(Math.min(...points.map(([x]) => x)));
        expect(box.y).toBe(Math.min(...points.map(([, y]) => y)));
      }),
    );
  });

  it('of nothing are empty', () => {
    expect(boundsOfPoints([])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(unionOfBoxes([])).toBeUndefined();
  });

  it('of several boxes hold them all', () => {
    const union = unionOfBoxes([
      { x: 10, y: 20, width: 5, height: 5 },
      { x: 0, y: 30, width: 1, height: 40 },
    ]);
    expect(union).toEqual({ x: 0, y: 20, width: 15, height: 50 });
  });
});

describe('boxes', () => {
  it.each([
    [{ x: 9, y: 9, width: 5, height: 5 }, true],
    [{ x: 10, y: 0, width: 1, height: 1 }, true],
    [{ x: 10.1, y: 0, width: 1, height: 1 }, false],
    [{ x: 0, y: -2, width: 10, height: 1 }, false],
  ])('meet or do not: %o', (other, expected) => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(boxesIntersect(box, other)).toBe(expected);
    expect(boxesIntersect(other, box)).toBe(expected);
  });

  it('stretch the points between them', () => {
    const from = { x: 10, y: 10, width: 10, height: 20 };
    const to = { x: 0, y: 0, width: 20, height: 10 };
    expect(mapBetweenBoxes({ x: 15, y: 20 }, from, to)).toEqual({ x: 10, y: 5 });
    expect(mapBetweenBoxes({ x: 12, y: 0 }, { ...from, width: 0 }, to)).toEqual({ x: 2, y: -5 });
  });
});

describe('a clamped move', () => {
  it('keeps a box inside that was inside, and goes as far as it can', () => {
    fc.assert(
      fc.property(inside, delta, (box, wanted) => {
        const allowed = clampMovePct(box, wanted);
        const x = box.x + allowed.x;
        expect(x).toBeGreaterThanOrEqual(-PCT_TOLERANCE);
        expect(x + box.width).toBeLessThanOrEqual(100 + PCT_TOLERANCE);
        if (allowed.x !== wanted.x) expect(Math.min(Math.abs(x), Math.abs(x + box.width - 100))).toBeCloseTo(0, 6);
        expect(Math.abs(allowed.y)).toBeLessThanOrEqual(Math.abs(wanted.y));
      }),
    );
  });

  it('of nothing is nothing, also where noise of floats reaches out', () => {
    const box = { x: -1e-8, y: 50, width: 100 + 2e-8, height: 50.00000001 };
    expect(clampMovePct(box, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 });
  });

  it('does not force what was out of bounds, on that axis', () => {
    const box = { x: 90, y: 90, width: 30, height: 10 };
    expect(clampMovePct(box, { x: 5, y: 5 })).toEqual({ x: 5, y: 0 });
  });

  it('of a point keeps it on the object', () => {
    expect(clampPointPct({ x: -1, y: 101 })).toEqual({ x: 0, y: 100 });
  });
});
