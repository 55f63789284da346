import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseLevel, boxOfTile, type Cut, levelFor, sizeOfLevel, tilesIn, USUAL_CUT } from './levels';

const GIANT: Cut = { ...USUAL_CUT, width: 12_000, height: 9000 };

describe('levels', () => {
  test('the one that is kept whole is the finest that is small enough', () => {
    expect(baseLevel(GIANT)).toBe(2);
    expect(sizeOfLevel(GIANT, 2)).toEqual({ width: 3000, height: 2250 });
    expect(baseLevel({ ...GIANT, width: 2000, height: 1000 })).toBe(0);
  });

  test('as fine as the screen, never finer than the picture, never coarser than what is kept', () => {
    expect([0.01, 0.25, 0.3, 0.5, 0.9, 1, 8].map((scale) => levelFor(GIANT, scale))).toEqual([2, 2, 1, 1, 0, 0, 0]);
  });

  test('a level is at most 2 to the quarter coarser than the screen, unless it is the picture itself or what is kept', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 100, noNaN: true }), (scale) => {
        const level = levelFor(GIANT, scale);
        const devicePixels = scale * 2 ** level;
        if (level > 0) expect(devicePixels).toBeLessThanOrEqual(2 ** 0.25 + 1e-9);
        if (level < baseLevel(GIANT)) expect(scale * 2 ** (level + 1)).toBeGreaterThan(2 ** 0.25 - 1e-9);
      }),
    );
  });
});

describe('tiles', () => {
  const extent = fc.record({ width: fc.integer({ min: 1, max: 40_000 }), height: fc.integer({ min: 1, max: 40_000 }) });

  test('cover the box asked for as far as the picture goes, and nothing else, without overlap', () => {
    fc.assert(
      fc.property(
        extent,
        fc.integer({ min: 0, max: 5 }),
        fc.tuple(fc.nat(40_000), fc.nat(40_000), fc.nat(3000), fc.nat(3000)),
        (size, level, box) => {
          const cut: Cut = { ...size, tile: 512, most: 8e6 };
          const [x, y, width, height] = box;
          const asked = { x, y, width: width + 1, height: height + 1 };
          const tiles = tilesIn(cut, level, asked);
          const meets = (from: number, to: number, other: number, end: number): number =>
            Math.max(0, Math.min(to, end) - Math.max(from, other));
          let area = 0;
          for (const tile of tiles) {
            const on = boxOfTile(cut, tile);
            expect(on.width).toBeGreaterThan(0);
            expect(on.height).toBeGreaterThan(0);
            const shared =
              meets(on.x, on.x + on.width, asked.x, asked.x + asked.width) * meets(on.y, on.y + on.height, asked.y, asked.y + asked.height);
            expect(shared).toBeGreaterThan(0);
            area += shared;
          }
          expect(area).toBe(meets(0, cut.width, asked.x, asked.x + asked.width) * meets(0, cut.height, asked.y, asked.y + asked.height));
        },
      ),
    );
  });

  test('those in the middle come first', () => {
    const [first] = tilesIn(GIANT, 0, { x: 0, y: 0, width: 512 * 5, height: 512 * 3 });
    expect(first).toEqual({ level: 0, column: 2, row: 1 });
  });

  test('the last ones end with the picture', () => {
    const cut: Cut = { width: 1000, height: 700, tile: 512, most: 1 };
    expect(boxOfTile(cut, { level: 0, column: 1, row: 1 }, 1)).toEqual({ x: 512, y: 512, width: 488, height: 188 });
    expect(boxOfTile(cut, { level: 0, column: 0, row: 0 }, 1)).toEqual({ x: 0, y: 0, width: 513, height: 513 });
  });
});
