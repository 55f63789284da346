import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanCounts } from './SpanCounts';

const LENGTH = 3000;
const spans = fc.array(
  fc.tuple(fc.constantFrom('red', 'blue'), fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 400 })).map(([color, start, length]) => ({
    color,
    start,
    end: Math.min(LENGTH, start + length),
  })),
  { maxLength: 30 },
);

function covered(runs: Iterable<{ readonly color: string; readonly start: number; readonly end: number }>, color: string): boolean[] {
  const units = new Array<boolean>(LENGTH).fill(false);
  for (const run of runs) if (run.color === color) units.fill(true, run.start, run.end);
  return units;
}

describe('where spans lie on a ruler', () => {
  it('is what the spans that are left cover, whatever came and went', () => {
    fc.assert(
      fc.property(spans, spans, (kept, gone) => {
        const counts = new SpanCounts(LENGTH);
        for (const span of [...gone, ...kept]) counts.add(span.color, span, 1);
        for (const span of gone) counts.add(span.color, span, -1);
        const runs = [...counts.runs()];
        for (const color of ['red', 'blue']) expect(covered(runs, color)).toEqual(covered(kept, color));
      }),
    );
  });

  it('shows a short span of a long text as the part it lies in, up to the end of the text', () => {
    const counts = new SpanCounts(10_000_000);
    counts.add('red', { start: 9_999_999, end: 10_000_000 }, 1);
    const [run, ...more] = counts.runs();
    expect(more).toEqual([]);
    expect(run?.start).toBeLessThanOrEqual(9_999_999);
    expect(run?.end).toBe(10_000_000);
    expect((run?.end ?? 0) - (run?.start ?? 0)).toBeLessThan(2500);
  });

  it('is nothing in an empty text', () => {
    expect([...new SpanCounts(0).runs()]).toEqual([]);
  });
});
