import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listOfValue } from './list.document';

const codes = (value: unknown) => listOfValue(value).findings.map(({ code, key }) => [code, key]);

it('reads items, their ids as text', () => {
  const items = [
    { id: 1, title: 'A', body: 'x', html: '<b>y</b>' },
    { id: 'b', body: 2 },
  ];
  expect(listOfValue(items)).toEqual({
    items: [
      { id: '1', title: 'A', body: 'x', html: '<b>y</b>' },
      { id: 'b', title: '', body: '2', html: '' },
    ],
    findings: [],
  });
  expect(listOfValue(JSON.stringify(items))).toEqual(listOfValue(items));
});

it.each([
  [null, [['list-value', undefined]]],
  [{ id: 'a' }, [['list-value', undefined]]],
  ['words', [['list-value', undefined]]],
  [7, [['list-value', undefined]]],
  [[], []],
  [['words', { id: 'a', body: 'x' }, 3], [['list-item', '[0]']]],
  [[{ body: 'x' }, { id: null, body: 'y' }], [['list-item-id', '[0]']]],
  [
    [
      { id: 1, body: 'x' },
      { id: '1', body: 'y' },
    ],
    [['list-item-double', '[1]']],
  ],
  [
    [
      { id: 'a', title: 'x' },
      { id: 'b', title: 't', body: ['y'] },
    ],
    [['list-item-text', '[1].body']],
  ],
  [[{ id: 'a', text: 'x' }], [['list-item-empty', '[0]']]],
])('tells what is wrong with %j', (value, expected) => {
  expect(codes(value)).toEqual(expected);
  for (const { message, hint } of listOfValue(value).findings) expect(Math.min(message.length, hint.length)).toBeGreaterThan(10);
});

it('names a few of many faulty items and counts the rest', () => {
  const [finding] = listOfValue(Array.from({ length: 5000 }, () => ({ body: 'x' }))).findings;
  expect(finding?.message).toContain('Items 1, 2, 3, 4, 5 and 4995 more');
});

it('has a card for every item of any list', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (list) => {
      expect(listOfValue(list).items).toHaveLength(list.length);
    }),
  );
});
