import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoxCorners, boxTurnedBy, cornersOf, leastBox, type Pair, signedArea } from '.';

const place = fc.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 500, noNaN: true }));

function areaOf(corners: BoxCorners): number {
  return Math.abs(signedArea(corners));
}

/** Whether a place lies in a box, give or take a rounding. */
function holds(corners: BoxCorners, [x, y]: Pair): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4] as Pair;
    return (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= -1e-6;
  });
}

describe('the smallest box round points', () => {
  it('holds them all, and no box along another direction is smaller', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 20 }), (points) => {
        const box = leastBox(points);
        for (const point of points) expect(holds(box, point)).toBe(true);
        for (let degrees = 0; degrees < 90; degrees += 3)
          expect(areaOf(box)).toBeLessThanOrEqual(areaOf(boxTurnedBy(points, degrees)) + 1e-6);
      }),
      { numRuns: 100 },
    );
  });

  it.each([0, 17, 44, -30])('of the corners of a box turned by %i degrees is that box, from its own top left', (rotation) => {
    const box = { x: 200, y: 150, width: 80, height: 30, rotation };
    const corners = cornersOf(box, { width: 100, height: 100 }).map(({ x, y }): Pair => [x, y]);
    for (const shuffled of [corners, corners.toReversed()]) {
      leastBox(shuffled).forEach(([x, y], i) => {
        expect(x).toBeCloseTo(corners[i]?.[0] ?? Number.NaN, 6);
        expect(y).toBeCloseTo(corners[i]?.[1] ?? Number.NaN, 6);
      });
    }
  });

  it('is a line or a place where the points are no more', () => {
    expect(
      areaOf(
        leastBox([
          [3, 4],
          [6, 8],
        ]),
      ),
    ).toBeCloseTo(0, 9);
    expect(leastBox([[3, 4]])).toEqual([
      [3, 4],
      [3, 4],
      [3, 4],
      [3, 4],
    ]);
  });
});
