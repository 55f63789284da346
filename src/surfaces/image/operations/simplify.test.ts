import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path, Point } from '../../../core';
import { simplify } from './simplify';

const extent = { width: 1000, height: 500 };

/** Pixels from a point to a ring's line. */
function distanceTo({ points, closed }: Path, { x, y }: Point): number {
  const edges = closed ? points.length : points.length - 1;
  let least = Infinity;
  for (let i = 0; i < edges; i++) {
    const [a, b] = [points[i], points[(i + 1) % points.length]];
    if (!a || !b) continue;
    const [dx, dy] = [(b.x - a.x) * 10, (b.y - a.y) * 5];
    const [px, py] = [(x - a.x) * 10, (y - a.y) * 5];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
    least = Math.min(least, Math.hypot(px - t * dx, py - t * dy));
  }
  return least;
}

describe('simplify', () => {
  it('leaves corners and drops what lies on the lines between them', () => {
    const ring: Path = {
      closed: true,
      points: [
        { x: 50, y: 10 },
        { x: 90, y: 10 },
        { x: 90, y: 50 },
        { x: 90, y: 90 },
        { x: 10, y: 90 },
        { x: 10, y: 10 },
      ],
    };
    expect(simplify(ring, 1, extent).points).toEqual([
      { x: 90, y: 10 },
      { x: 90, y: 90 },
      { x: 10, y: 90 },
      { x: 10, y: 10 },
    ]);
  });

  it('keeps only points that were there, in their order, and none lies farther off than the tolerance', () => {
    const point = fc.record({ x: fc.double({ min: 0, max: 100, noNaN: true }), y: fc.double({ min: 0, max: 100, noNaN: true }) });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 60 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 80 }),
        (points, closed, tolerance) => {
          const simple = simplify({ points, closed }, tolerance, extent);
          const places = simple.points.map((kept) => points.indexOf(kept));
          expect(places).toEqual([...places].sort((a, b) => a - b));
          expect(places).not.toContain(-1);
          for (const one of points) expect(distanceTo(simple, one)).toBeLessThanOrEqual(tolerance + 1e-6);
        },
      ),
    );
  });

  it('is harmless for what has too few points', () => {
    expect(simplify({ points: [], closed: true }, 1, extent).points).toEqual([]);
    expect(simplify({ points: [{ x: 1, y: 1 }], closed: false }, 1, extent).points).toHaveLength(1);
  });
});
