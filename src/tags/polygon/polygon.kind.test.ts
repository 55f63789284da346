import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pair, PCT_TOLERANCE } from '../../geometry';
import { insertVertex, moveVertex, polygonKind, removeVertex } from './polygon.kind';
import type { PolygonValue } from './polygon.kindCore';

const EXTENT = { width: 600, height: 403 };
const NONE = { x: 0, y: 0 };
const pct = fc.double({ min: 0, max: 100, noNaN: true });
const pair: fc.Arbitrary<Pair> = fc.tuple(pct, pct);
const polygon: fc.Arbitrary<PolygonValue> = fc.record({ points: fc.array(pair, { minLength: 3, maxLength: 30 }), closed: fc.boolean() });
const delta = fc.record({ x: fc.double({ min: -150, max: 150, noNaN: true }), y: fc.double({ min: -150, max: 150, noNaN: true }) });

function square(closed = true): PolygonValue {
  return {
    points: [
      [10, 10],
      [30, 10],
      [30, 30],
      [10, 30],
    ],
    closed,
  };
}

describe('a move', () => {
  it('keeps all points inside that were inside, and the shape as it is', () => {
    fc.assert(
      fc.property(polygon, delta, (value, by) => {
        const moved = polygonKind.move(value, by, EXTENT);
        const [dx, dy] = [moved.points[0]![0] - value.points[0]![0], moved.points[0]![1] - value.points[0]![1]];
        moved.points.forEach(([x, y], i) => {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-PCT_TOLERANCE);
          expect(Math.max(x, y)).toBeLessThanOrEqual(100 + PCT_TOLERANCE);
          expect(x - value.points[i]![0]).toBeCloseTo(dx, 9);
          expect(y - value.points[i]![1]).toBeCloseTo(dy, 9);
        });
      }),
    );
  });

  it('of a polygon that came out of bounds is free', () => {
    const value: PolygonValue = { ...square(), points: [...square().points, [120, 20]] };
    expect(polygonKind.bounds(polygonKind.move(value, { x: 5, y: 0 }, EXTENT), EXTENT)).toEqual({ x: 15, y: 10, width: 110, height: 20 });
  });
});

describe('a hit', () => {
  it.each([
    ['inside', square(), { x: 20, y: 20 }, NONE, true],
    ['on the outline, exactly', square(), { x: 30, y: 20 }, NONE, true],
    ['outside', square(), { x: 31, y: 20 }, NONE, false],
    ['near the outline', square(), { x: 31, y: 20 }, { x: 1.5, y: 0.5 }, true],
    ['above, out of a tolerance that is not square', square(), { x: 20, y: 9 }, { x: 1.5, y: 0.5 }, false],
    ['between the lines of an open one', square(false), { x: 20, y: 20 }, { x: 1, y: 1 }, false],
    ['on a line of an open one', square(false), { x: 20, y: 29.5 }, { x: 1, y: 1 }, true],
    ['where an open one would close', square(false), { x: 10, y: 20 }, { x: 1, y: 1 }, false],
    ['on a lone point', { points: [[5, 5]], closed: false } as PolygonValue, { x: 5.5, y: 5 }, { x: 1, y: 1 }, true],
    ['on nothing', { points: [], closed: true } as PolygonValue, { x: 0, y: 0 }, { x: 1, y: 1 }, false],
  ])('%s', (_, value, point, tolerance, expected) => {
    expect(polygonKind.contains(value, point, tolerance, EXTENT)).toBe(expected);
  });
});

describe('scaling', () => {
  it('takes every point along', () => {
    const from = { x: 10, y: 10, width: 20, height: 20 };
    const to = { x: 0, y: 0, width: 10, height: 40 };
    const scaled = polygonKind.resize!(square(), from, to, EXTENT);
    expect(polygonKind.bounds(scaled, EXTENT)).toEqual(to);
    expect(scaled.points[2]).toEqual([10, 40]);
  });
});

describe('a polygon', () => {
  it.each([
    [square(), true],
    [{ points: square().points.slice(0, 2), closed: true }, false],
    [{ points: square().points.slice(0, 1), closed: false }, true],
    [{ points: [], closed: false }, false],
    [{ points: [...square().points, [Number.NaN, 1] as const], closed: true }, false],
  ])('%o is valid: %s', (value, expected) => {
    expect(polygonKind.isValid(value)).toBe(expected);
  });

  it('is described in few words', () => {
    expect(polygonKind.describe?.(square())).toBe('10, 10 · 20 × 20 % · 4 points');
  });
});

describe('a vertex', () => {
  it('is moved, kept on the image', () => {
    const value = Object.freeze(square());
    expect(moveVertex(value, 1, { x: 130, y: -4 }).points).toEqual([
      [10, 10],
      [100, 0],
      [30, 30],
      [10, 30],
    ]);
    expect(moveVertex(value, 9, { x: 1, y: 1 })).toBe(value);
  });

  it('is inserted on an edge, also on the last one of a closed polygon', () => {
    expect(insertVertex(square(), 0, { x: 20, y: 9 }).points.slice(0, 3)).toEqual([
      [10, 10],
      [20, 9],
      [30, 10],
    ]);
    expect(insertVertex(square(), 3, { x: 9, y: 20 }).points[4]).toEqual([9, 20]);
    const open = square(false);
    expect(insertVertex(open, 3, { x: 9, y: 20 })).toBe(open);
    expect(insertVertex(open, -1, { x: 9, y: 20 })).toBe(open);
  });

  it('is removed, but a closed polygon keeps 3 and an open one 1', () => {
    const triangle = removeVertex(square(), 0);
    expect(triangle.points).toEqual([
      [30, 10],
      [30, 30],
      [10, 30],
    ]);
    expect(removeVertex(triangle, 0)).toBe(triangle);
    const point: PolygonValue = { points: [[1, 1]], closed: false };
    expect(
      removeVertex(
        {
          points: [
            [1, 1],
            [2, 2],
          ],
          closed: false,
        },
        1,
      ),
    ).toEqual(point);
    expect(removeVertex(point, 0)).toBe(point);
  });

  it('inserted and removed again leaves what was', () => {
    fc.assert(
      fc.property(polygon, fc.nat(), pair, (value, n, [x, y]) => {
        const edge = n % (value.closed ? value.points.length : value.points.length - 1);
        expect(removeVertex(insertVertex(value, edge, { x, y }), edge + 1)).toEqual(value);
      }),
    );
  });
});

describe('a turn', () => {
  it('goes through pixels, and goes back', () => {
    expect(polygonKind.rotate!(square(), 180, { x: 20, y: 20 }, EXTENT).points).toEqual([
      [30, 30],
      [10, 30],
      [10, 10],
      [30, 10],
    ]);
    fc.assert(
      fc.property(polygon, fc.integer({ min: 1, max: 36 }), (value, steps) => {
        let turned = value;
        for (let i = 0; i < steps; i++) turned = polygonKind.rotate!(turned, 360 / steps, { x: 40, y: 70 }, EXTENT);
        turned.points.forEach(([x, y], i) => {
          expect(Math.abs(x - value.points[i]![0]) + Math.abs(y - value.points[i]![1])).toBeLessThan(1e-9);
        });
        expect(turned.closed).toBe(value.closed);
      }),
    );
  });
});

describe('outlines', () => {
  const ring = (x: number, y: number, side: number) => ({
    points: [
      { x, y },
      { x: x + side, y },
      { x: x + side, y: y + side },
      { x, y: y + side },
    ],
    closed: true,
  });

  it('say a polygon and make the same one', () => {
    for (const closed of [true, false]) {
      expect(polygonKind.fromOutline!(polygonKind.outline!(square(closed), EXTENT), EXTENT)).toEqual({ value: square(closed) });
    }
  });

  it('lose what operations leave of touching borders', () => {
    const line = { points: [ring(0, 0, 1).points[0]!, { x: 1, y: 1 }, { x: 2, y: 2 }], closed: true };
    expect(polygonKind.fromOutline!([line, ring(10, 10, 20)], EXTENT).value?.points).toHaveLength(4);
  });

  it.each([
    ['two parts', [ring(0, 0, 10), ring(50, 50, 10)], /2 separate parts.*regions of their own.*mask/],
    ['a hole', [ring(0, 0, 50), ring(10, 10, 10)], /a hole.*without holes.*two regions.*mask/],
    ['parts and holes', [ring(0, 0, 30), ring(5, 5, 5), ring(50, 50, 30), ring(60, 60, 5)], /2 separate parts and 2 holes/],
    ['nothing', [], /Nothing is left/],
  ])('of %s are refused in words', (_, paths, words) => {
    expect(polygonKind.fromOutline!(paths, EXTENT).refusal).toMatch(words);
  });
});
