import { expect, test } from 'vitest';
import type { TaskRow } from './projectStorage';
import { mergeRows } from './rowPages';

const row = (id: number, state: TaskRow['state'] = 'todo'): TaskRow => ({
  id,
  title: '',
  state,
  score: null,
  annotations: 0,
  predictions: 0,
});

test('a page takes new rows in by id, and new versions in the place of the old', () => {
  const page = [row(1), row(5), row(9)];
  expect(mergeRows(page, [row(5, 'done'), row(3)])).toEqual([row(1), row(3), row(5, 'done'), row(9)]);
  expect(mergeRows([], [row(2), row(1)])).toEqual([row(1), row(2)]);
  expect(page.map(({ id }) => id)).toEqual([1, 5, 9]);
});
