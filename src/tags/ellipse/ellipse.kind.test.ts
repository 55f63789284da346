import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBoxInside } from '../../geometry';
import { ellipseKind } from './ellipse.kind';
import type { EllipseValue } from './ellipse.kindCore';

const EXTENT = { width: 600, height: 403 };
/** Spread evenly: of `fc.double` most are next to nothing, and hardly an ellipse would lie inside. */
const number = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((share) => min + ((max - min) * share) / 1e9);
const inside: fc.Arbitrary<EllipseValue> = fc
  .record({ x: number(0, 100), y: number(0, 100), radiusX: number(0.5, 40), radiusY: number(0.5, 40), rotation: number(0, 359.9) })
  .filter((value) => isBoxInside(ellipseKind.bounds(value, EXTENT)));
const deltas = fc.record({ x: number(-150, 150), y: number(-150, 150) });
const KEYS = ['x', 'y', 'radiusX', 'radiusY', 'rotation'] as const;

function expectSame(actual: EllipseValue, wanted: EllipseValue): void {
  for (const key of KEYS) expect(Math.abs(actual[key] - wanted[key]), key).toBeLessThan(1e-9);
}

it('a move keeps all of a turned one on the image, and goes back', () => {
  fc.assert(
    fc.property(inside, deltas, (value, delta) => {
      const moved = ellipseKind.move(value, delta, EXTENT);
      expect(isBoxInside(ellipseKind.bounds(moved, EXTENT))).toBe(true);
      const back = ellipseKind.move(moved, { x: value.x - moved.x, y: value.y - moved.y }, EXTENT);
      expectSame(back, value);
    }),
  );
});

it('a turn of an odd number of steps round any point goes back', () => {
  fc.assert(
    fc.property(inside, number(-720, 720), deltas, (value, degrees, centre) => {
      const there = ellipseKind.rotate!(value, degrees, centre, EXTENT);
      const back = ellipseKind.rotate!(there, -degrees, centre, EXTENT);
      expect([back.x, back.y]).toEqual([expect.closeTo(value.x, 8), expect.closeTo(value.y, 8)]);
      expect(Math.abs(((back.rotation - value.rotation + 540) % 360) - 180)).toBeLessThan(1e-9);
    }),
  );
});

it('a scaling fills the new box, and goes back', () => {
  fc.assert(
    fc.property(inside, number(0.2, 3), number(0.2, 3), (value, kx, ky) => {
      const from = ellipseKind.bounds(value, EXTENT);
      const to = { x: from.x + 1, y: from.y - 1, width: from.width * kx, height: from.height * ky };
      const scaled = ellipseKind.resize!(value, from, to, EXTENT);
      const bounds = ellipseKind.bounds(scaled, EXTENT);
      for (const key of ['x', 'y', 'width', 'height'] as const) expect(bounds[key]).toBeCloseTo(to[key], 9);
      const back = ellipseKind.bounds(ellipseKind.resize!(scaled, to, from, EXTENT), EXTENT);
      for (const key of ['x', 'y', 'width', 'height'] as const) expect(back[key]).toBeCloseTo(from[key], 9);
    }),
  );
});

describe('negative radii', () => {
  const odd = { x: 50, y: 50, radiusX: -10, radiusY: 5, rotation: 0 };

  it('are shown with their size and put right by a change', () => {
    expect(ellipseKind.bounds(odd, EXTENT)).toEqual({ x: 40, y: 45, width: 20, height: 10 });
    expect(ellipseKind.isValid(odd)).toBe(false);
    expect(ellipseKind.isValid(ellipseKind.move(odd, { x: 1, y: 0 }, EXTENT))).toBe(true);
    expect(ellipseKind.rotate!(odd, 90, odd, EXTENT)).toEqual({ ...odd, radiusX: 10, rotation: 90 });
  });
});

it('says its outline as one ring, and itself in a few words', () => {
  const [ring, ...others] = ellipseKind.outline!({ x: 50, y: 50, radiusX: 10, radiusY: 5, rotation: 0 }, EXTENT);
  expect(others).toEqual([]);
  expect(ring?.closed).toBe(true);
  expect(ring?.points[0]).toEqual({ x: 60, y: 50 });
  expect(ellipseKind.describe?.({ x: 50, y: 50, radiusX: 10, radiusY: 5, rotation: 30 })).toBe('50, 50 ± 10 × 5 % · 30°');
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is no place', (bad) => {
  const value = { x: 50, y: 50, radiusX: 10, radiusY: 5, rotation: 0 };
  for (const key of KEYS) expect(ellipseKind.isValid({ ...value, [key]: bad })).toBe(false);
  expect(ellipseKind.isValid(value)).toBe(true);
});
