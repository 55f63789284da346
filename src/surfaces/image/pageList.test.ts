import { expect, test } from 'vitest';
import { pageList } from './pageList';

const DATA = 'data:image/png;base64,AAAA';

test.each([
  ['a list', { value: undefined, valueList: ['a', 'b'] }, ['a', 'b'], true],
  ['a list as JSON', { value: undefined, valueList: '["a.png", "b.png"]' }, ['a.png', 'b.png'], true],
  [
    'addresses with commas between',
    { value: undefined, valueList: `/a.png, https://x.org/b.png,${DATA}` },
    ['/a.png', 'https://x.org/b.png', DATA],
    true,
  ],
  ['an address with a comma of its own', { value: undefined, valueList: DATA }, [DATA], true],
  ['a list in value', { value: ['a'], valueList: undefined }, ['a'], true],
  ['one address', { value: 'a', valueList: undefined }, ['a'], false],
  ['nothing', { value: undefined, valueList: undefined }, [undefined], false],
])('%s', (_, attrs, urls, isList) => {
  expect(pageList(attrs, attrs.valueList !== undefined)).toMatchObject({ urls, isList, isWrong: false, holes: [] });
});

test('what is no address keeps its page', () => {
  expect(pageList({ value: undefined, valueList: ['a', null, 3, ' ', 'b'] }, true)).toMatchObject({ holes: [1, 2, 3], isList: true });
});

test('an empty list is one empty page', () => {
  expect(pageList({ value: undefined, valueList: [] }, true)).toMatchObject({ urls: [undefined], holes: [0] });
});

test('a list that is none is wrong, and value does not stand in for it', () => {
  expect(pageList({ value: 'a', valueList: { b: 'c' } }, true)).toMatchObject({ isWrong: true, attribute: 'valueList' });
});

test('where the task has no list, value will do', () => {
  expect(pageList({ value: 'a', valueList: undefined }, true)).toMatchObject({ urls: ['a'], isList: false, attribute: 'value' });
});
