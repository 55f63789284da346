import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../../core';
import { DEAREST, edgeCosts } from './edges';
import { cheapestWay, liveWire } from './liveWire';
import { atOnce, type Raster } from './raster';

function picture(width: number, height: number, isDark: (x: number, y: number) => boolean): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const value = isDark(i % width, Math.floor(i / width)) ? 40 : 210;
    data.set([value, value, value, 255], i * 4);
  }
  return { width, height, data };
}

const pixels = ({ x, y }: Point, { width, height }: Raster): Point => ({ x: (x * width) / 100, y: (y * height) / 100 });

/** A dark disc in the middle of 200 × 100 pixels. */
const disc = picture(200, 100, (x, y) => Math.hypot(x + 0.5 - 100, y + 0.5 - 50) < 30);
const costs = atOnce(edgeCosts(disc));

describe('what a step costs', () => {
  it('is little on an edge and much where nothing changes', () => {
    expect(costs[50 * 200 + 70]).toBeLessThan(5);
    expect(costs[50 * 200 + 100]).toBe(DEAREST);
    expect(costs[0]).toBe(DEAREST);
    expect(Math.min(...costs)).toBeGreaterThanOrEqual(1);
  });

  it('does not depend on contrast', () => {
    const faint = { ...disc, data: disc.data.map((value) => Math.round(100 + value / 8)) };
    expect(atOnce(edgeCosts(faint))[50 * 200 + 70]).toBeLessThan(8);
  });
});

describe('a live wire', () => {
  it('goes round a disc instead of through it', () => {
    const from = { x: 35, y: 50 };
    const to = { x: 65, y: 50 };
    const way = atOnce(liveWire(costs, disc, from, to));
    expect(way[0]).toEqual(from);
    expect(way.at(-1)).toEqual(to);
    expect(way.length).toBeGreaterThan(6);
    for (const point of way) {
      const { x, y } = pixels(point, disc);
      expect(Math.abs(Math.hypot(x - 100, y - 50) - 30)).toBeLessThan(2.5);
    }
  });

  it('is a straight line where there is nothing to keep to', () => {
    const plain = picture(100, 100, () => false);
    const way = atOnce(liveWire(atOnce(edgeCosts(plain)), plain, { x: 10, y: 20 }, { x: 90, y: 20 }));
    expect(way).toEqual([
      { x: 10, y: 20 },
      { x: 90, y: 20 },
    ]);
  });

  it('has both ends, whatever they are', () => {
    const pct = fc.double({ min: -20, max: 120, noNaN: true });
    const point = fc.record({ x: pct, y: pct });
    fc.assert(
      fc.property(point, point, (from, to) => {
        const way = atOnce(liveWire(costs, disc, from, to));
        expect(way[0]).toBe(from);
        expect(way.at(-1)).toBe(to);
        for (const { x, y } of way.slice(1, -1)) {
          expect(Math.min(x, y)).toBeGreaterThan(0);
          expect(Math.max(x, y)).toBeLessThan(100);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('costs as little as any way can', () => {
    const size = { width: 7, height: 5 };
    const map = fc.array(fc.integer({ min: 1, max: DEAREST }), { minLength: 35, maxLength: 35 });
    const step = (a: Point, b: Point): number => (a.x === b.x || a.y === b.y ? 5 : 7);
    fc.assert(
      fc.property(map, (list) => {
        const cells = list.map((_, i) => ({ x: i % 7, y: Math.floor(i / 7) }));
        // Bellman and Ford: slow, but there is nothing to get wrong.
        const best = list.map((_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
        for (let round = 0; round < 35; round++) {
          for (const [i, a] of cells.entries()) {
            for (const [j, b] of cells.entries()) {
              if (Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) === 1) best[j] = Math.min(best[j]!, best[i]! + list[j]! * step(a, b));
            }
          }
        }
        const way = atOnce(cheapestWay(Uint8Array.from(list), size, { x: 0, y: 0 }, { x: 6, y: 4 }));
        const cost = way.slice(1).reduce((sum, b, i) => sum + list[b.y * 7 + b.x]! * step(way[i]!, b), 0);
        expect(cost).toBe(best[34]);
      }),
      { numRuns: 40 },
    );
  });

  it('searches a part of a large picture only', () => {
    const large = { width: 3000, height: 2000 };
    const flat = new Uint8Array(large.width * large.height).fill(DEAREST);
    let rests = 0;
    const steps = liveWire(flat, large, { x: 0, y: 0 }, { x: 100, y: 100 });
    let step = steps.next();
    for (; !step.done; step = steps.next()) rests++;
    expect(rests).toBeLessThan(600_000 / 16_384 + 1);
    expect(step.value.at(-1)).toEqual({ x: 100, y: 100 });
  });
});
