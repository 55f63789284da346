import { expect, test } from 'vitest';
import type { TaskRow } from '../storage/projectStorage';
import { EVERY_TASK, filterTasks } from './taskFilter';

const row = (id: number, part: Partial<TaskRow> = {}): TaskRow => ({
  id,
  title: `Task ${id}`,
  state: 'todo',
  score: null,
  annotations: 0,
  predictions: 0,
  ...part,
});
const ids = (rows: readonly TaskRow[]) => rows.map(({ id }) => id);

const rows = [row(1, { score: 0.5, title: 'Two lamps' }), row(2, { state: 'done' }), row(3, { score: 0.1, state: 'draft' }), row(10)];

test('rows are found by state and by words of title or id, in any case and order', () => {
  expect(ids(filterTasks(rows, EVERY_TASK))).toEqual([1, 2, 3, 10]);
  expect(ids(filterTasks(rows, { ...EVERY_TASK, state: 'done' }))).toEqual([2]);
  expect(ids(filterTasks(rows, { ...EVERY_TASK, text: ' LAMPS two ' }))).toEqual([1]);
  expect(ids(filterTasks(rows, { ...EVERY_TASK, text: '10' }))).toEqual([10]);
});

test('tasks without a score come last, whichever way scores run; equal ones by id', () => {
  expect(ids(filterTasks(rows, { ...EVERY_TASK, sort: 'score' }))).toEqual([3, 1, 2, 10]);
  expect(ids(filterTasks(rows, { ...EVERY_TASK, sort: 'score', isDescending: true }))).toEqual([1, 3, 2, 10]);
  expect(ids(filterTasks(rows, { ...EVERY_TASK, sort: 'state', isDescending: true }))).toEqual([2, 3, 1, 10]);
  expect(ids(filterTasks(rows, { ...EVERY_TASK, sort: 'title' }))).toEqual([2, 3, 10, 1]);
});

test('filtering leaves the rows it was given as they were', () => {
  filterTasks(rows, { ...EVERY_TASK, isDescending: true });
  expect(ids(rows)).toEqual([1, 2, 3, 10]);
});
