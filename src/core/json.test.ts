import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asText, describeValue } from './json';

const circle: Record<string, unknown> = {};
circle.self = circle;

it.each([
  [undefined, '', 'missing'],
  [null, '', 'null'],
  ['ten', 'ten', "'ten'"],
  ['x'.repeat(50), 'x'.repeat(50), `'${'x'.repeat(40)}…'`],
  [Number.NaN, 'NaN', 'NaN'],
  [{ a: Number.POSITIVE_INFINITY }, '{"a":"Infinity"}', '{"a":"Infinity"}'],
  [[{ toString: 0 }], '[{"toString":0}]', '[{"toString":0}]'],
  [circle, '{…}', '{…}'],
])('%# is told in words', (value, text, described) => {
  expect(asText(value)).toBe(text);
  expect(describeValue(value)).toBe(described);
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
      expect(typeof asText(value)).toBe('string');
      expect(typeof describeValue(value)).toBe('string');
    }),
  );
});
