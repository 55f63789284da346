import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextBoundary, nextUnit, unitAt } from './tokens';

describe('nextBoundary', () => {
  const text = 'Ab 👩‍👩‍👧 e\u0301t';

  it.each([
    [0, 1, 'character', 1],
    [3, 1, 'character', 11],
    [11, -1, 'character', 3],
    [12, 1, 'character', 14],
    [0, 1, 'word', 2],
    [1, 1, 'word', 2],
    [2, 1, 'word', 11],
    [11, 1, 'word', 15],
    [15, -1, 'word', 12],
    [14, -1, 'word', 12],
    [0, -1, 'character', 0],
    [0, -1, 'word', 0],
    [15, 1, 'character', 15],
    [15, 1, 'word', 15],
  ] as const)('from %i by %i %s: %i', (from, step, unit, expected) => {
    expect(nextBoundary(text, from, step, unit)).toBe(expected);
  });
});

/** All words or sentences from the start, or from the end. */
function walk(text: string, step: 1 | -1, unit: 'word' | 'sentence'): string[] {
  const found: string[] = [];
  for (let at = step === 1 ? 0 : text.length; ; ) {
    const next = nextUnit(text, at, step, unit);
    if (!next) return step === 1 ? found : found.reverse();
    found.push(text.slice(next.start, next.end));
    at = step === 1 ? next.end : next.start;
  }
}

describe('nextUnit', () => {
  it('steps over words, emoji and lines, not over punctuation', () => {
    const text = 'One (two) 😀,\n\n我喜欢 U.S. 3.14!';
    const words = ['One', 'two', '😀', '我', '喜欢', 'U.S', '3.14'];
    expect(walk(text, 1, 'word')).toEqual(words);
    expect(walk(text, -1, 'word')).toEqual(words);
    expect(unitAt(text, 5, 'word')).toEqual({ start: 5, end: 8 });
    expect(unitAt(text, 4, 'word')).toBeUndefined();
  });

  it('steps over sentences', () => {
    expect(walk('One two. Three!\nFour', 1, 'sentence')).toEqual(['One two.', 'Three!', 'Four']);
  });

  it('finds every word of a line of any length once, both ways', () => {
    const text = `${'word '.repeat(700)}${' '.repeat(9000)}end`;
    const forth = walk(text, 1, 'word');
    expect(forth.length).toBe(701);
    expect(walk(text, -1, 'word')).toEqual(forth);
    expect(new Set(forth)).toEqual(new Set(['word', 'end']));
  });

  it('goes forth and back over the same words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '\n', '😀', 'é', '\r\n', '学习', '-') }), (text) => {
        expect(walk(text, -1, 'word')).toEqual(walk(text, 1, 'word'));
      }),
    );
  });
});
