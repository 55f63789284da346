import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupsOf, linesOf, partsOf } from './lines';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '😀', 'é'), maxLength: 80 }),
  fc.tuple(fc.nat(30000), fc.constantFrom('😀', 'ab c', 'x')).map(([length, unit]) => `x${unit.repeat(length / unit.length)}\nend`),
);

it('puts every character in exactly one line, group and part', () => {
  fc.assert(
    fc.property(text, (some) => {
      const lines = linesOf(some);
      const groups = groupsOf(lines);
      const parts = lines.flatMap((line) => partsOf(some, line));
      for (const list of [lines, groups.flat(), parts]) {
        expect(list.map(({ start, end }) => some.slice(start, end)).join('')).toBe(some);
      }
      for (const { start, end } of parts) {
        expect(end - start).toBeLessThanOrEqual(8000);
        expect(some.slice(start, end)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      }
    }),
    { numRuns: 60 },
  );
});

it('ends lines where Label Studio does, and keeps CRLF whole', () => {
  expect(linesOf('a\r\nb\rc\n\nd').map(({ start, end }) => [start, end])).toEqual([
    [0, 3],
    [3, 5],
    [5, 7],
    [7, 8],
    [8, 9],
  ]);
  expect(linesOf('')).toEqual([]);
  expect(linesOf('\n')).toEqual([{ start: 0, end: 1 }]);
});

it('groups short lines and leaves long ones alone', () => {
  const groups = groupsOf(linesOf(`${'short\n'.repeat(100)}${'long '.repeat(2000)}\nend`));
  expect(groups.map((group) => group.length)).toEqual([24, 24, 24, 24, 4, 1, 1]);
});
