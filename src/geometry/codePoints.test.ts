import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from './codePoints';

const tricky = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('😀', '\ud83d', '\ude00', 'e\u0301', '\r\n', '👩‍👩‍👧', 'שלום', '\t')))
  .map((parts) => parts.join(''));

describe('codePointsOf', () => {
  it('counts as iteration does, lone surrogates included', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        const index = codePointsOf(text);
        const points = [...text];
        expect(index.length).toBe(points.length);
        let unit = 0;
        points.forEach((point, cp) => {
          expect(index.toUnit(cp)).toBe(unit);
          for (let inside = 0; inside < point.length; inside++) expect(index.toCodePoint(unit + inside)).toBe(cp);
          unit += point.length;
        });
        expect(index.toUnit(points.length)).toBe(text.length);
        expect(index.toCodePoint(text.length)).toBe(points.length);
      }),
    );
  });

  it('slices as Python does', () => {
    fc.assert(
      fc.property(tricky, fc.nat(40), fc.nat(40), (text, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        expect(codePointsOf(text).slice(start, end)).toBe([...text].slice(start, end).join(''));
      }),
    );
  });

  it('clamps offsets outside the text', () => {
    const index = codePointsOf('a😀b');
    expect([index.toUnit(-5), index.toUnit(99), index.toCodePoint(-1), index.toCodePoint(99)]).toEqual([0, 4, 0, 3]);
  });
});
