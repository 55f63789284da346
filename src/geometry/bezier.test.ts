import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfCubic, type Cubic, cubicAt, flattenCubic, nearestOnCubic, splitCubic } from './bezier';
import { distanceToSegment } from './segment';

const coordinate = fc.double({ min: -100, max: 200, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const cubic: fc.Arbitrary<Cubic> = fc.tuple(point, point, point, point);
const share = fc.double({ min: 0, max: 1, noNaN: true });

const ARCH: Cubic = [
  { x: 0, y: 0 },
  { x: 0, y: 40 },
  { x: 30, y: 40 },
  { x: 30, y: 0 },
];

describe('the bounds of a curve', () => {
  it('reach to where it turns, not to its control points', () => {
    expect(boundsOfCubic(ARCH)).toEqual({ x: 0, y: 0, width: 30, height: 30 });
  });

  it('hold every place of it, and are touched on all four sides', () => {
    fc.assert(
      fc.property(cubic, (curve) => {
        const { x, y, width, height } = boundsOfCubic(curve);
        const places = Array.from({ length: 1001 }, (_, i) => cubicAt(curve, i / 1000));
        const [xs, ys] = [places.map((place) => place.x), places.map((place) => place.y)];
        // A thousand samples of the widest curve miss its turns by less than this.
        for (const [low, high, from, to] of [
          [Math.min(...xs), Math.max(...xs), x, x + width],
          [Math.min(...ys), Math.max(...ys), y, y + height],
        ] as const) {
          expect([low - from > -1e-9, low - from < 0.01, to - high > -1e-9, to - high < 0.01]).toEqual([true, true, true, true]);
        }
      }),
    );
  });

  it('of a curve without extent are a point', () => {
    const p = { x: 5, y: 7 };
    expect(boundsOfCubic([p, p, p, p])).toEqual({ ...p, width: 0, height: 0 });
  });
});

describe('a curve', () => {
  it('split in two lies where it lay', () => {
    fc.assert(
      fc.property(cubic, share, share, (curve, at, t) => {
        const [first, second] = splitCubic(curve, at);
        const whole = cubicAt(curve, t);
        const part = t <= at ? cubicAt(first, at === 0 ? 1 : t / at) : cubicAt(second, (t - at) / (1 - at));
        expect(Math.hypot(part.x - whole.x, part.y - whole.y)).toBeLessThan(1e-9 * 300);
      }),
    );
  });

  it('flattened stays within a unit of it, and ends at its end', () => {
    fc.assert(
      fc.property(cubic, (curve) => {
        const line = [curve[0], ...flattenCubic(curve, { x: 0.5, y: 0.5 })];
        expect(line.at(-1)).toBe(curve[3]);
        for (let i = 0; i <= 200; i++) {
          const at = cubicAt(curve, i / 200);
          const off = line.slice(1).map((to, j) => distanceToSegment(at, [line[j]!.x, line[j]!.y], [to.x, to.y]));
          if (Math.min(...off) > 0.5 + 1e-9) expect.fail(`${Math.min(...off)} off at ${i / 200}`);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is found nearest to a place on it', () => {
    for (let i = 0; i <= 20; i++) expect(nearestOnCubic(ARCH, cubicAt(ARCH, i / 20))).toBeCloseTo(i / 20, 6);
    expect(cubicAt(ARCH, nearestOnCubic(ARCH, { x: 15, y: 100 }))).toEqual({ x: expect.closeTo(15, 6), y: expect.closeTo(30, 6) });
  });
});
