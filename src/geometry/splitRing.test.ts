import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonContains, signedArea } from './polygon';
import { splitRing } from './splitRing';
import type { Pair } from './types';

const SQUARE: readonly Pair[] = [
  [10, 10],
  [30, 10],
  [30, 30],
  [10, 30],
];
/** A U, open at the top. */
const U: readonly Pair[] = [
  [0, 0],
  [10, 0],
  [10, 20],
  [20, 20],
  [20, 0],
  [30, 0],
  [30, 30],
  [0, 30],
];

const pct = fc.double({ min: 0, max: 100, noNaN: true });
/** A star-shaped ring: corners in order of angle round a middle. */
const ring: fc.Arbitrary<readonly Pair[]> = fc
  .array(fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 3, max: 9 })), { minLength: 5, maxLength: 40 })
  .map((corners) => {
    const total = corners.reduce((sum, [, weight]) => sum + weight, 0);
    let angle = 0;
    return corners.map(([radius, weight]): Pair => {
      angle += (weight / total) * 2 * Math.PI;
      return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)];
    });
  });
/** From one side of the object to the other, by up to three places between. */
const line: fc.Arbitrary<readonly Pair[]> = fc
  .tuple(
    fc.integer({ max: 100, min: 0 }),
    fc.array(fc.tuple(fc.integer({ max: 90, min: 10 }), fc.integer({ max: 90, min: 10 })), { maxLength: 3 }),
    fc.integer({ max: 100, min: 0 }),
  )
  .map(([left, between, right]) => [[0, left], ...between.toSorted((a, b) => a[0] - b[0]), [100, right]] as readonly Pair[]);

function areas(parts: readonly (readonly Pair[])[] | undefined): number[] {
  return (parts ?? []).map((part) => Math.abs(signedArea(part)));
}

describe('a cut', () => {
  it('from side to side makes two parts', () => {
    const parts = splitRing(SQUARE, [
      [0, 15],
      [40, 15],
    ]);
    expect(parts).toEqual([
      [
        [30, 15],
        [30, 30],
        [10, 30],
        [10, 15],
      ],
      [
        [10, 15],
        [10, 10],
        [30, 10],
        [30, 15],
      ],
    ]);
  });

  it('keeps the corners of its line that lie inside', () => {
    const parts = splitRing(SQUARE, [
      [0, 15],
      [20, 25],
      [40, 15],
    ]);
    expect(parts?.every((part) => part.some(([x, y]) => x === 20 && y === 25))).toBe(true);
  });

  it('through corners takes them, and makes no new ones', () => {
    const parts = splitRing(SQUARE, [
      [0, 0],
      [40, 40],
    ]);
    expect(areas(parts)).toEqual([200, 200]);
    expect(parts?.flat().every((point) => SQUARE.includes(point))).toBe(true);
  });

  it('through both arms of a U makes three parts', () => {
    const parts = splitRing(U, [
      [-5, 10],
      [35, 10],
    ]);
    expect(areas(parts)).toEqual([500, 100, 100]);
  });

  it('from border to border does as well', () => {
    expect(
      areas(
        splitRing(SQUARE, [
          [10, 20],
          [30, 20],
        ]),
      ),
    ).toEqual([200, 200]);
  });

  it.each([
    [
      'beside it',
      [
        [0, 0],
        [40, 0],
      ],
    ],
    [
      'that ends inside',
      [
        [0, 20],
        [20, 20],
      ],
    ],
    [
      'that begins and ends inside',
      [
        [15, 15],
        [25, 25],
      ],
    ],
    [
      'along a side',
      [
        [0, 10],
        [40, 10],
      ],
    ],
    [
      'that touches a corner',
      [
        [0, 20],
        [10, 10],
        [20, 0],
      ],
    ],
    ['of one point', [[20, 20]]],
  ] as [string, Pair[]][])('%s leaves the ring', (_, cut) => {
    expect(splitRing(SQUARE, cut)).toEqual([SQUARE]);
  });

  it('that crosses itself is none', () => {
    expect(
      splitRing(SQUARE, [
        [0, 20],
        [28, 20],
        [28, 12],
        [20, 12],
        [20, 40],
      ]),
    ).toBeUndefined();
  });

  it('leaves parts whose areas add up, with all corners of the ring to the last bit', () => {
    let several = 0;
    fc.assert(
      fc.property(ring, line, (points, cut) => {
        const parts = splitRing(points, cut);
        if (!parts) return;
        if (parts.length > 1) several++;
        const whole = Math.abs(signedArea(points));
        const sum = areas(parts).reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * whole);
        const turns = new Set(parts.map((part) => Math.sign(signedArea(part))));
        expect([...turns]).toEqual([Math.sign(signedArea(points))]);
        for (const corner of points) expect(parts.some((part) => part.includes(corner))).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(several).toBeGreaterThan(50);
  });

  it('puts each place into one part', () => {
    fc.assert(
      fc.property(ring, line, pct, pct, (points, cut, x, y) => {
        const parts = splitRing(points, cut) ?? [points];
        const inside = parts.filter((part) => polygonContains(part, { x, y }));
        expect(inside).toHaveLength(polygonContains(points, { x, y }) ? 1 : 0);
      }),
      { numRuns: 200 },
    );
  });
});
