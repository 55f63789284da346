import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IndexedSpan, SpanIndex } from './SpanIndex';

const spans = fc.array(
  fc.record({
    id: fc.nat(30).map(String),
    start: fc.nat(5000),
    length: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 })),
  }),
);

it('finds what a walk through all spans finds, after replacements and deletions', () => {
  fc.assert(
    fc.property(spans, fc.array(fc.nat(30).map(String)), fc.nat(5200), fc.nat(600), (added, deleted, from, width) => {
      const index = new SpanIndex();
      const model = new Map<string, IndexedSpan>();
      for (const { id, start, length } of added) {
        const span = { id, start, end: start + length };
        index.set(span);
        model.set(id, span);
      }
      for (const id of deleted) {
        index.delete(id);
        model.delete(id);
      }
      const expected = [...model.values()].filter((span) => span.start < from + width && span.end > from);
      const found = index.overlapping(from, from + width);
      expect(new Set(found)).toEqual(new Set(expected));
      expect(found.length).toBe(expected.length);
      expect(found.map((span) => span.start)).toEqual(found.map((span) => span.start).sort((a, b) => a - b));
      expect(index.size).toBe(model.size);
    }),
  );
});

it('tells spans inside a range from those that only touch it', () => {
  const index = new SpanIndex();
  index.set({ id: 'in', start: 10, end: 20 });
  index.set({ id: 'across', start: 5, end: 15 });
  index.set({ id: 'next', start: 20, end: 25 });
  expect(index.inside(10, 20).map((span) => span.id)).toEqual(['in']);
  expect(index.overlapping(10, 20).map((span) => span.id)).toEqual(['across', 'in']);
});
