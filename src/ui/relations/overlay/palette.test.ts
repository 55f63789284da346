import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, inkOn, visibleOn } from './palette';

const colors = fc.nat(0xffffff).map((number) => `#${number.toString(16).padStart(6, '0')}`);

test('a line can be seen on its ground, and keeps a colour that can be seen already', () => {
  fc.assert(
    fc.property(colors, fc.constantFrom('#ffffff', '#16181d', '#f7f8fa', '#808080'), (color, ground) => {
      const seen = visibleOn(color, ground);
      expect(contrastOf(seen, ground)).toBeGreaterThanOrEqual(4);
      if (contrastOf(color, ground) >= 4) expect(seen).toBe(color);
    }),
  );
});

test('a label can be read on its colour', () => {
  fc.assert(
    fc.property(colors, (color) => {
      expect(contrastOf(inkOn(color), color)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
