import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOfScrSize, distanceScr, snappedBoxBetween, snapToPixelEdge } from './pixel';

const pct = fc.double({ min: 0, max: 100, noNaN: true });
const size = fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 5000 }) });

describe('snapping', () => {
  it('takes the nearest pixel edge', () => {
    expect(snapToPixelEdge({ x: 12.4, y: 12.6 }, { width: 10, height: 10 })).toEqual({ x: 10, y: 10 });
    expect(snapToPixelEdge({ x: 33.3, y: 99.9 }, { width: 0, height: 10 })).toEqual({ x: 33.3, y: 100 });
  });

  it('makes boxes of whole pixels, one at least, on the image', () => {
    fc.assert(
      fc.property(pct, pct, pct, pct, size, (x1, y1, x2, y2, s) => {
        const box = snappedBoxBetween({ x: x1, y: y1 }, { x: x2, y: y2 }, s);
        for (const value of [box.x, box.x + box.width]) {
          const img = (value / 100) * s.width;
          expect(Math.abs(img - Math.round(img))).toBeLessThan(1e-6);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100 + 1e-9);
        }
        expect((box.width / 100) * s.width).toBeGreaterThanOrEqual(1 - 1e-6);
        expect((box.height / 100) * s.height).toBeGreaterThanOrEqual(1 - 1e-6);
      }),
    );
  });

  it('grows a flat box towards the pointer, inwards at the border', () => {
    const s = { width: 10, height: 10 };
    expect(snappedBoxBetween({ x: 50, y: 50 }, { x: 52, y: 48 }, s)).toEqual({ x: 50, y: 40, width: 10, height: 10 });
    expect(snappedBoxBetween({ x: 100, y: 0 }, { x: 100, y: 0 }, s)).toEqual({ x: 90, y: 0, width: 10, height: 10 });
  });
});

describe('screen pixels', () => {
  const pixel = { x: 0.1, y: 0.2 };

  it('measure distances', () => {
    expect(distanceScr({ x: 0, y: 0 }, { x: 0.3, y: 0.8 }, pixel)).toBeCloseTo(5, 9);
  });

  it('make a box that is shifted onto the object', () => {
    expect(boxOfScrSize({ x: 99, y: 50 }, 30, pixel)).toEqual({ x: 97, y: 50, width: 3, height: 6 });
    expect(boxOfScrSize({ x: 5, y: 5 }, 30, { x: 10, y: 0.1 })).toEqual({ x: 0, y: 5, width: 100, height: 3 });
  });
});
