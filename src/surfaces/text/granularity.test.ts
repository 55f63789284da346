import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Granularity, grown, nextBoundary } from './granularity';

/** The words that selecting `part` of `text` gives. */
function grow(text: string, part: string, granularity: Granularity): string | undefined {
  const start = text.indexOf(part);
  const range = grown(text, { start, end: start + part.length }, granularity);
  return range && text.slice(range.start, range.end);
}

describe('grown', () => {
  const text = 'One two, three.\nFour éclairs here. And five!\r\n\r\nSix';

  it.each([
    ['symbol', 'wo, th', 'wo, th'],
    ['symbol', ' ', ' '],
    ['word', 'wo', 'two'],
    ['word', 'wo, th', 'two, three'],
    ['word', ' two', 'two'],
    ['word', 'two,', 'two,'],
    ['word', 'hree.\n', 'three.'],
    ['word', 'clai', 'éclairs'],
    ['word', 'e.\nF', 'three.\nFour'],
    ['sentence', 'clai', 'Four éclairs here.'],
    ['sentence', 'here. A', 'Four éclairs here. And five!'],
    ['sentence', 'hree', 'One two, three.'],
    ['paragraph', 'five', 'Four éclairs here. And five!'],
    ['paragraph', 'wo', 'One two, three.'],
    ['word', '\r\n\r\n', undefined],
  ] as const)('%s: %j grows to %j', (granularity, part, expected) => {
    expect(grow(text, part, granularity)).toBe(expected);
  });

  it('always holds what was selected, less the white space at its ends, and stays in the text', () => {
    const granularity = fc.constantFrom<Granularity>('word', 'sentence', 'paragraph');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '\n', 'é', '😀', '\r') }),
        fc.nat(50),
        fc.nat(50),
        granularity,
        (some, a, b, unit) => {
          const start = Math.min(a, b, some.length);
          const end = Math.min(Math.max(a, b), some.length);
          const range = grown(some, { start, end }, unit);
          const core = some.slice(start, end).trim();
          if (!core) expect(range).toBeUndefined();
          else {
            expect(some.slice(range!.start, range!.end)).toContain(core);
            expect(some.slice(range!.start, range!.end)).toBe(some.slice(range!.start, range!.end).trim());
          }
        },
      ),
    );
  });
});

describe('nextBoundary', () => {
  const text = 'Ab 👩‍👩‍👧 e\u0301t';

  it.each([
    [0, 1, 'character', 1],
    [3, 1, 'character', 11],
    [11, -1, 'character', 3],
    [12, 1, 'character', 14],
    [0, 1, 'word', 2],
    [2, 1, 'word', 15],
    [15, -1, 'word', 12],
    [0, -1, 'character', 0],
    [15, 1, 'character', 15],
  ] as const)('from %i by %i %s: %i', (from, step, unit, expected) => {
    expect(nextBoundary(text, from, step, unit)).toBe(expected);
  });
});
