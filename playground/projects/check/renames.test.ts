import { expect, test } from 'vitest';
import { joinRenames, listRenames } from './renames';

const mapping = {
  fromNames: { sentiment: 'mood' },
  toNames: {},
  types: { Choices: 'choices' },
  results: [{ when: { type: 'choices', fromName: 'a' }, set: { fromName: 'b' } }],
  valueKeys: { labels: { label: 'labels' } },
  labels: { mood: { positive: 'Positive', negative: 'Negative' } },
};

test('a mapping is the sum of its renames', () => {
  expect(joinRenames(listRenames(mapping))).toEqual(mapping);
});

test('renames that are left out are gone, the others stay', () => {
  const taken = listRenames(mapping).filter(({ from }) => from !== 'positive' && from !== 'sentiment');
  expect(joinRenames(taken)).toEqual({ ...mapping, fromNames: {}, labels: { mood: { negative: 'Negative' } } });
  expect(listRenames({})).toEqual([]);
});
