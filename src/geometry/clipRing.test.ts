import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipRing, type Pair, signedArea } from '.';

const size = { width: 100, height: 80 };
const place = fc.tuple(fc.integer({ min: -60, max: 160 }), fc.integer({ min: -60, max: 140 }));

/** Area of a triangle on the image, measured by counting a fine grid of places. */
function countedArea(ring: readonly Pair[]): number {
  const step = 0.5;
  let count = 0;
  const side = (a: Pair, b: Pair, x: number, y: number) => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
  const [a, b, c] = ring as [Pair, Pair, Pair];
  for (let x = step / 2; x < size.width; x += step) {
    for (let y = step / 2; y < size.height; y += step) {
      const signs = [side(a, b, x, y), side(b, c, x, y), side(c, a, x, y)];
      if (signs.every((sign) => sign >= 0) || signs.every((sign) => sign <= 0)) count++;
    }
  }
  return count * step * step;
}

describe('a ring cut at the border of its image', () => {
  it('is left alone where it lies on the image', () => {
    const ring: Pair[] = [
      [0, 0],
      [100, 0],
      [100, 80],
    ];
    expect(clipRing(ring, size)).toBe(ring);
  });

  it('keeps the part on the image', () => {
    const ring: Pair[] = [
      [-10, -10],
      [10, -10],
      [10, 10],
      [-10, 10],
    ];
    expect(clipRing(ring, size)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ]);
  });

  it('is nothing where it lies beside the image', () => {
    const ring: Pair[] = [
      [110, 10],
      [120, 10],
      [115, 20],
    ];
    expect(clipRing(ring, size)).toEqual([]);
  });

  it('has the area that lies on the image, and no point outside', () => {
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        const clipped = clipRing([a, b, c], size);
        for (const [x, y] of clipped) expect(x >= 0 && y >= 0 && x <= size.width && y <= size.height).toBe(true);
        expect(Math.abs(Math.abs(signedArea(clipped)) - countedArea([a, b, c]))).toBeLessThan(120);
      }),
      { numRuns: 40 },
    );
  });
});
