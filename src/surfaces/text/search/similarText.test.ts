import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSimilar } from './similarText';

function similar(stored: string, at: number, text: string): string | undefined {
  const found = findSimilar(stored, at, text);
  return found && text.slice(found.start, found.end);
}

/** Edit distance, the plain table of it. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The least distance of any part. */
function leastDistance(stored: string, text: string): number {
  let least = stored.length;
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) least = Math.min(least, distance(stored, text.slice(start, end)));
  }
  return least;
}

describe('the text that is most like another', () => {
  it('is found with letters swapped, missing or too many', () => {
    const text = 'Yesterday Charles Babbage met Ada in London.';
    expect(similar('Charles Babage', 0, text)).toBe('Charles Babbage');
    expect(similar('Charles Babbbage', 0, text)).toBe('Charles Babbage');
    expect(similar('Chorles Bobbage', 40, text)).toBe('Charles Babbage');
  });

  it('is nothing where a third of it differs, where it is too short or too long to tell', () => {
    expect(similar('Kathmandu', 0, 'Yesterday Charles met Ada.')).toBeUndefined();
    expect(similar('ab', 0, 'ab')).toBeUndefined();
    expect(similar('a'.repeat(401), 0, 'a'.repeat(500))).toBeUndefined();
  });

  it('is the nearest of several that are as much alike, and is not looked for far away', () => {
    const text = `Barbara ${'.'.repeat(100)} Barbara ${'.'.repeat(100)} Barbara`;
    expect(findSimilar('Barbera', 120, text)?.start).toBe(text.indexOf('Barbara', 50));
    expect(findSimilar('Barbera', text.length, text)?.start).toBe(text.lastIndexOf('Barbara'));
    expect(similar('Barbera', 20_000, `Barbara${'.'.repeat(20_000)}`)).toBeUndefined();
  });

  it('takes a stored line break for one, and cuts no sign in two', () => {
    expect(similar('one\\ntwoo', 0, 'so one\ntwo it is')).toBe('one\ntwo');
    const found = findSimilar('ab\ud83dcd', 0, 'ab😀cd');
    expect('ab😀cd'.slice(found?.start, found?.end)).not.toMatch(/\p{Surrogate}/u);
  });

  it('is as much alike as any part of the text', () => {
    const letters = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength });
    fc.assert(
      fc.property(letters(7), letters(14), fc.nat(14), (stored, text, at) => {
        const least = leastDistance(stored, text);
        const found = similar(stored, at, text);
        if (least > stored.length / 3) expect(found).toBeUndefined();
        else expect(distance(stored, found ?? '')).toBe(least);
      }),
    );
  });
});
