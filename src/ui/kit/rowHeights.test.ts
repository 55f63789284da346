import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowHeights } from './rowHeights';

it('knows where rows begin, and the row at a place, whatever was measured', () => {
  const measured = fc.array(fc.tuple(fc.nat(99), fc.integer({ min: 10, max: 400 })));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), measured, fc.integer({ min: -50, max: 9000 }), (count, heights, y) => {
      const rows = new RowHeights(count, 30);
      const plain = new Array<number>(count).fill(30);
      for (const [index, px] of heights) {
        const before = plain[index];
        expect(rows.measure(index, px)).toBe(before === undefined ? 0 : px - before);
        if (before !== undefined) plain[index] = px;
      }
      const offsets = [0];
      for (const px of plain) offsets.push((offsets.at(-1) ?? 0) + px);
      expect(offsets.map((_, i) => rows.offsetOf(i))).toEqual(offsets);
      const at = offsets.findLastIndex((offset) => offset <= y);
      expect(rows.rowAt(y)).toBe(Math.min(count - 1, Math.max(0, at)));
    }),
  );
});

it('has no row where there are none', () => {
  expect(new RowHeights(0, 30).rowAt(5)).toBe(-1);
  expect(new RowHeights(0, 30).offsetOf(0)).toBe(0);
});
