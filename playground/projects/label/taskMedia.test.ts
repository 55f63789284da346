import { expect, test } from 'vitest';
import { freePath } from '../storage/ownImport';
import { namesOf } from './mediaUrls';
import { picturesOf } from './warmUp';

test('a stored file is found by its path, without ./ and decoded; a lone percent sign is part of the name', () => {
  expect(namesOf('./photos/a%20b.png')).toEqual(['./photos/a%20b.png', 'photos/a%20b.png', 'photos/a b.png']);
  expect(namesOf('100%.png')).toEqual(['100%.png']);
});

test('pictures to fetch ahead are addresses of pictures that the browser has not stored itself', () => {
  const data = { image: 'https://example.org/a.jpg?x=1', pages: ['/data/b.png', 'c.png'], text: 'https://example.org/page', n: 5 };
  expect(picturesOf({ data })).toEqual(['https://example.org/a.jpg?x=1', '/data/b.png']);
  expect(picturesOf({})).toEqual([]);
});

test('another file of the same name gets a number before its end, the same file its old path', async () => {
  const taken = new Set(['a/cat.png', 'a/cat-2.png', 'noend']);
  const never = async () => false;
  expect(await freePath('a/dog.png', taken, never)).toBe('a/dog.png');
  expect(await freePath('a/cat.png', taken, never)).toBe('a/cat-3.png');
  expect(await freePath('noend', taken, never)).toBe('noend-2');
  expect(await freePath('a/cat.png', taken, async (path) => path === 'a/cat-2.png')).toBe('a/cat-2.png');
});
