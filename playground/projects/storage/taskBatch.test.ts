import { expect, test } from 'vitest';
import { withStored } from './ownStorage';
import { draftKey, draftOf, joinTask, modelsOf, Numbering, splitTask } from './taskBatch';

test('a task keeps its number where it is whole and free; others get the next free one', () => {
  const numbering = new Numbering([7]);
  numbering.startAt({ nextTask: 6, nextAnnotation: 1 });
  expect([9, 7, undefined, 'x', 9, -1, 1.5].map((id) => numbering.task(id))).toEqual([9, 6, 8, 10, 11, 12, 13]);
});

test('a task is taken apart and put together with nothing lost; annotations get ids that nobody has', () => {
  const numbering = new Numbering([]);
  const task = {
    id: 'own',
    data: { text: 'hi' },
    meta: { kept: true },
    predictions: [{ score: 0.5, model_version: 'one', result: [] }],
    annotations: [
      { id: 40, result: [] },
      { result: [], was_cancelled: true },
      { id: 'a', result: [] },
    ],
    drafts: [{ id: 5, result: [] }, { result: [] }, { annotation: 40, id: 6, result: [] }],
  };
  const { row, body, annotations, drafts } = splitTask(task, numbering);
  expect(row).toMatchObject({ id: 1, title: 'hi', score: 0.5, state: 'done', annotations: 3, predictions: 1 });
  expect(annotations.map(({ id }) => id)).toEqual([40, 41, 'a']);
  expect(drafts.map(([key]) => key)).toEqual(['new draft-5', 'new draft-1', 'annotation 40']);
  const joined = joinTask(body, annotations, []);
  expect(joined).toEqual({ ...task, annotations, drafts: undefined });
  expect(modelsOf([joined, { data: {} }])).toEqual(['one']);
});

test('two tasks of one number: the second is known by another', () => {
  const numbering = new Numbering([]);
  const ids = [3, 3].map((id) => splitTask({ id, data: {} }, numbering).body.id);
  expect(ids).toEqual([3, 1]);
});

test('a draft names the annotation that it changes, new work is known by its id in the editor', () => {
  expect(draftOf({ id: 8, result: [] }, 'layer')).toEqual({ annotation: 8, result: [] });
  expect(draftKey(draftOf({ id: 8, result: [] }, 'layer'))).toBe('annotation 8');
  expect(draftKey(draftOf({ result: [] }, 'layer'))).toBe('new layer');
});

test('a new annotation gets the next number; a new version of one that is there replaces it in its place', () => {
  const first = withStored({ annotations: [{ id: 'a', result: [] }], nextAnnotation: 5 }, { result: [], draft_id: 'x' }, 'now');
  expect(first.annotation).toEqual({ completed_by: 1, id: 5, result: [], created_at: 'now', updated_at: 'now' });
  expect(first.nextAnnotation).toBe(6);
  const again = withStored(first, { id: '5', result: [], lead_time: 2 }, 'later');
  expect(again.annotations.map(({ id }) => id)).toEqual(['a', 5]);
  expect(again.annotation).toMatchObject({ id: 5, lead_time: 2, created_at: 'now', updated_at: 'later' });
  expect(again.nextAnnotation).toBe(6);
});
