import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossesItself, nearestEdge, polygonContains, signedArea } from './polygon';
import { distanceToSegment, segmentsCross } from './segment';
import type { Pair } from './types';

const SQUARE: readonly Pair[] = [
  [10, 10],
  [30, 10],
  [30, 30],
  [10, 30],
];
const BOW: readonly Pair[] = [
  [0, 0],
  [10, 10],
  [10, 0],
  [0, 10],
];
const pct = fc.double({ min: 0, max: 100, noNaN: true });
const pair: fc.Arbitrary<Pair> = fc.tuple(pct, pct);

describe('the area', () => {
  it('is positive clockwise on screen, negative the other way round', () => {
    expect(signedArea(SQUARE)).toBe(400);
    expect(signedArea(SQUARE.toReversed())).toBe(-400);
    expect(signedArea([])).toBe(0);
  });

  it('does not depend on where it lies or which point is first', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 3, maxLength: 20 }), pct, pct, (points, dx, dy) => {
        const moved = points.map(([x, y]): Pair => [x + dx, y + dy]);
        const turned = [...moved.slice(1), ...moved.slice(0, 1)];
        expect(signedArea(turned)).toBeCloseTo(signedArea(points), 6);
      }),
    );
  });
});

describe('a point in a polygon', () => {
  it.each([
    [20, 20, true],
    [29.9, 29.9, true],
    [31, 20, false],
    [20, 9, false],
    [0, 0, false],
  ])('(%s, %s): %s', (x, y, inside) => {
    expect(polygonContains(SQUARE, { x, y })).toBe(inside);
    expect(polygonContains(SQUARE.toReversed(), { x, y })).toBe(inside);
  });

  it('is inside where the outline runs round it twice, as a canvas fills', () => {
    expect(polygonContains([...SQUARE, ...SQUARE], { x: 20, y: 20 })).toBe(true);
    expect(polygonContains(BOW, { x: 9, y: 5 })).toBe(true);
    expect(polygonContains(BOW, { x: 5, y: 9 })).toBe(false);
  });

  it('is never inside of nothing', () => {
    expect(polygonContains([], { x: 0, y: 0 })).toBe(false);
    expect(polygonContains([[1, 1]], { x: 1, y: 1 })).toBe(false);
  });

  it('that is a mix of a triangle’s corners is inside it', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(pair, pair, pair, share, share, share, (a, b, c, u, v, w) => {
        fc.pre(Math.abs(signedArea([a, b, c])) > 1);
        const sum = u + v + w;
        const point = { x: (a[0] * u + b[0] * v + c[0] * w) / sum, y: (a[1] * u + b[1] * v + c[1] * w) / sum };
        expect(polygonContains([a, b, c], point)).toBe(true);
      }),
    );
  });
});

describe('the nearest edge', () => {
  it('is told with its place and distance', () => {
    expect(nearestEdge(SQUARE, true, { x: 8, y: 20 })).toEqual({ edge: 3, point: { x: 10, y: 20 }, distance: 2 });
    expect(nearestEdge(SQUARE, false, { x: 8, y: 20 })).toMatchObject({ edge: 0, point: { x: 10, y: 10 } });
  });

  it('is measured in the given unit', () => {
    // 2 percent to the left are 20 screen pixels, 5 percent up are 10.
    const unit = { x: 0.1, y: 0.5 };
    expect(nearestEdge(SQUARE, true, { x: 12, y: 15 }, unit)).toEqual({ edge: 0, point: { x: 12, y: 10 }, distance: 10 });
  });

  it('of one point is that point; of none there is none', () => {
    expect(nearestEdge([[5, 5]], false, { x: 5, y: 8 })).toEqual({ edge: 0, point: { x: 5, y: 5 }, distance: 3 });
    expect(nearestEdge([], true, { x: 0, y: 0 })).toBeUndefined();
  });

  it('is as far as the distance to the nearest segment', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 12 }), pct, pct, (points, x, y) => {
        const edges = points.slice(1).map((b, i) => distanceToSegment({ x, y }, points[i]!, b));
        expect(nearestEdge(points, false, { x, y })!.distance).toBeCloseTo(Math.min(...edges), 9);
      }),
    );
  });
});

describe('an outline', () => {
  it('crosses itself or does not', () => {
    expect(crossesItself(SQUARE, true)).toBe(false);
    expect(crossesItself(BOW, true)).toBe(true);
    expect(crossesItself(BOW.slice(0, 3), false)).toBe(false);
  });

  it('that only touches does not cross', () => {
    expect(segmentsCross([0, 0], [10, 0], [5, 0], [5, 5])).toBe(false);
    expect(segmentsCross([0, 0], [10, 0], [5, -5], [5, 5])).toBe(true);
  });
});
