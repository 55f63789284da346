import { describe, expect, it } from 'vitest';
import { deleteAnnotation, saveAnnotation } from './backend';
import type { SampleTask } from './samples';

const task: SampleTask = { data: { text: 'a' } };
const annotation = { result: [] };

describe('saveAnnotation', () => {
  it('gives a new annotation an id and leaves the task it got alone', () => {
    const saved = saveAnnotation(task, annotation);
    expect(saved.annotation.id).toBe(1001);
    expect(saved.task.annotations).toEqual([{ result: [], id: 1001 }]);
    expect(task).toEqual({ data: { text: 'a' } });
  });

  it('replaces the stored version of an annotation, whether its id is a number or text', () => {
    const first = saveAnnotation(task, annotation).task;
    const second = saveAnnotation(first, { id: '1001', result: [], lead_time: 3 } as never);
    expect(second.task.annotations).toEqual([{ id: 1001, result: [], lead_time: 3 }]);
  });

  it('numbers on from the ids that are there, the old name of annotations included', () => {
    const old = { data: {}, completions: [{ id: 4000, result: [] }] };
    const saved = saveAnnotation(old, annotation, { was_cancelled: true });
    expect(saved.annotation).toEqual({ id: 4001, result: [], was_cancelled: true });
    expect(saved.task).toEqual({ data: {}, annotations: [{ id: 4000, result: [] }, saved.annotation] });
  });
});

describe('deleteAnnotation', () => {
  it('takes one away, and nothing when there is none of that id', () => {
    const { task: stored } = saveAnnotation(task, annotation);
    expect(deleteAnnotation(stored, 1001).annotations).toEqual([]);
    expect(deleteAnnotation(stored, 5)).toBe(stored);
    expect(deleteAnnotation(stored, undefined)).toBe(stored);
  });
});
