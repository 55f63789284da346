import { expect, it } from 'vitest';
import { seededColor } from './look';

it('gives a word the same colour every time, as six hex digits', () => {
  expect(seededColor('Person')).toBe(seededColor('Person'));
  for (const word of ['', 'Person', '人', '😀'.repeat(50)]) expect(seededColor(word)).toMatch(/^#[0-9a-f]{6}$/);
});

it('keeps common words apart', () => {
  const words = ['Person', 'Organization', 'Fact', 'Money', 'Date', 'Time', 'Ordinal', 'Percent', 'Product', 'Language', 'Location'];
  expect(new Set(words.map(seededColor)).size).toBe(words.length);
});
