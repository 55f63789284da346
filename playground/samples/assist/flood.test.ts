import { expect, it } from 'vitest';
import { areaMeant, outlineOf, type Pixels } from './flood';

/** Letters are colours. */
function picture(...rows: readonly string[]): Pixels {
  const letters = rows.join('');
  const data = new Uint8ClampedArray(letters.length * 4);
  for (let i = 0; i < letters.length; i++) data.fill(letters.charCodeAt(i) === 46 ? 0 : 200, i * 4, i * 4 + 3);
  return { width: rows[0]?.length ?? 0, height: rows.length, data };
}

const two = picture('..........', '.##....##.', '.##....##.', '..........');
const count = (marked: Uint8Array): number => marked.reduce((sum, mark) => sum + mark, 0);

it('finds what hangs together, without what is not meant', () => {
  const yes = { x: 15, y: 40 };
  expect(count(areaMeant(two, [yes], []))).toBe(4);
  expect(count(areaMeant(two, [yes, { x: 75, y: 40 }], []))).toBe(8);
  expect(count(areaMeant(two, [yes, { x: 75, y: 40 }], [{ x: 85, y: 60 }]))).toBe(4);
  expect(count(areaMeant(two, [{ x: 0, y: 0 }], [], { x: 0, y: 0, width: 99, height: 20 }))).toBe(10);
});

it('outlines it in percent', () => {
  expect(outlineOf(two, areaMeant(two, [{ x: 15, y: 40 }], []))).toEqual([
    [10, 25],
    [10, 50],
    [10, 75],
    [30, 75],
    [30, 50],
    [30, 25],
  ]);
  expect(outlineOf(two, new Uint8Array(40))).toEqual([]);
});
