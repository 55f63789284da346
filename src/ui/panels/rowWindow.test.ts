import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetOf, type Rows, rowAt, scrollTopFor, windowOf } from './rowWindow';

const anyRows = fc
  .record({ count: fc.integer({ min: 1, max: 5000 }), tall: fc.integer({ min: -1, max: 4999 }), extraPx: fc.integer({ min: 0, max: 400 }) })
  .map(({ count, tall, extraPx }): Rows => ({ count, rowPx: 30, tall: Math.min(tall, count - 1), extraPx }));

describe('the rows in sight', () => {
  it('are those between the edges, and a few to spare', () => {
    const rows: Rows = { count: 10_000, rowPx: 30, tall: -1, extraPx: 0 };
    expect(windowOf(rows, 0, 300)).toEqual({ first: 0, last: 17 });
    expect(windowOf(rows, 3000, 300)).toEqual({ first: 94, last: 117 });
    expect(windowOf({ ...rows, count: 0 }, 0, 300)).toEqual({ first: 0, last: 0 });
  });

  it('are found by the place they begin at', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, seed) => {
        const index = seed % rows.count;
        expect(rowAt(rows, offsetOf(rows, index))).toBe(index);
        expect(rowAt(rows, offsetOf(rows, index + 1) - 1)).toBe(index);
      }),
    );
  });

  it('cover what is seen, and no more than that and the spare rows', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(200_000), fc.integer({ min: 1, max: 1200 }), (rows, y, height) => {
        const scrollTop = Math.min(y, Math.max(0, offsetOf(rows, rows.count) - height));
        const { first, last } = windowOf(rows, scrollTop, height);
        expect(offsetOf(rows, first)).toBeLessThanOrEqual(scrollTop);
        expect(offsetOf(rows, last)).toBeGreaterThanOrEqual(Math.min(scrollTop + height, offsetOf(rows, rows.count)));
        expect(last - first).toBeLessThanOrEqual(Math.ceil(height / 30) + 2 + 12);
      }),
    );
  });

  it('hold a row once the list was scrolled to it', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.nat(200_000), fc.integer({ min: 500, max: 1200 }), (rows, seed, scrollTop, height) => {
        const index = seed % rows.count;
        const to = scrollTopFor(rows, index, scrollTop, height);
        expect(to).toBeLessThanOrEqual(offsetOf(rows, index));
        expect(to + height).toBeGreaterThanOrEqual(offsetOf(rows, index + 1));
      }),
    );
  });
});
