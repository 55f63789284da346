import fc from 'fast-check';
import { autorun } from 'mobx';
import { describe, expect, it } from 'vitest';
import { ResultError } from '../core';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';
import { annotatedTask, box, boxesConfig, choice, manyBoxes, shapesConfig } from './testTasks';

function open(task: unknown, options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ config: boxesConfig, task, ...options });
}

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

function opened(results: readonly unknown[], options?: Partial<EditorOptions>): AnnotationStore {
  return annotationOf(open(annotatedTask(results), options));
}

const newBox = { control: 'label', value: { x: 1, y: 2, width: 3, height: 4, rotation: 0 }, labels: ['Car'] };

describe('changes', () => {
  it('replaces parts of a region and touches nothing else', () => {
    const results = [box('a', { foo: 1 }), box('b')];
    const annotation = opened(results);
    annotation.update('a', { value: { x: 50 } });
    expect(annotation.region('a')?.value).toMatchObject({ x: 50, y: 10, width: 20 });
    const [first, second] = annotation.serialize().result;
    expect(first).toEqual({ ...results[0], value: { ...results[0]?.value, x: 50 } });
    expect(second).toBe(results[1]);
  });

  it('never freezes or changes what the host gave', () => {
    const task = annotatedTask([box('a', { meta: { text: ['n'] } }), choice('Airport')]);
    const before = structuredClone(task);
    const annotation = annotationOf(open(task));
    annotation.update('a', { value: { x: 3 }, labels: ['P'], meta: { more: 1 } });
    annotation.answer('kind', ['Street']);
    annotation.remove(['a']);
    expect(task).toEqual(before);
    const results = task.annotations[0]?.result as Record<string, Record<string, unknown>>[];
    for (const result of results) for (const part of [result, result.value, result.meta]) expect(part && Object.isFrozen(part)).toBeFalsy();
  });

  it('makes no step of a change that says nothing new', () => {
    const annotation = opened([box('a'), choice('Airport')]);
    annotation.update('a', { value: { x: 10 }, labels: ['Car'] });
    annotation.answer('kind', ['Airport']);
    annotation.commit('nothing', () => annotation.update('a', {}));
    expect(annotation.canUndo).toBe(false);
    expect(annotation.dirty).toBe(false);
  });

  it('adds regions at the end, with the size that the image has', () => {
    const annotation = opened([box('a')]);
    const made = annotation.add(newBox);
    expect(annotation.orderedIds).toEqual(['a', made.id]);
    expect(annotation.serialize().result[1]).toEqual({
      original_width: 600,
      original_height: 400,
      image_rotation: 0,
      id: made.id,
      from_name: 'label',
      to_name: 'img',
      type: 'rectanglelabels',
      origin: 'manual',
      value: { x: 1, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: ['Car'] },
    });
  });

  it('deletes regions with their relations', () => {
    const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' };
    const annotation = opened([box('a'), box('b'), box('c'), relation]);
    expect(annotation.remove(['b', 'nobody'])).toEqual(['b']);
    expect(annotation.serialize().result.map((result) => result.id)).toEqual(['a', 'c']);
    annotation.undo();
    expect(annotation.relations).toHaveLength(1);
    expect(annotation.orderedIds).toEqual(['a', 'b', 'c']);
  });

  it('hangs what lay below a deleted region under the nearest parent that stays', () => {
    const results = [box('top'), box('a', { parentID: 'top' }), box('b', { parentID: 'a' }), box('c', { parentID: 'b' })];
    const annotation = opened(results);
    const parents = () => annotation.regions.map((region) => `${region.id}<${region.parentId ?? ''}`);
    annotation.remove(['a', 'b']);
    expect(parents()).toEqual(['top<', 'c<top']);
    expect(annotation.serialize().result[1]).toEqual(box('c', { parentID: 'top' }));
    annotation.commit('both', () => {
      annotation.undo();
      annotation.remove(['top']);
      annotation.remove(['c']);
    });
    annotation.undo();
    annotation.undo();
    expect(annotation.serialize().result).toEqual(results);
    annotation.remove(['top']);
    annotation.remove(['a']);
    expect(parents()).toEqual(['b<', 'c<b']);
  });

  it('answers, changes and takes back what is said about the task', () => {
    const annotation = opened([]);
    annotation.answer('kind', ['Airport']);
    annotation.answer('kind', ['Street']);
    expect(annotation.answers).toHaveLength(1);
    expect(annotation.answerOf('kind')).toEqual(['Street']);
    annotation.answer('kind', []);
    expect(annotation.serialize().result).toEqual([]);
  });

  it.each([
    ['an unknown region', (a: AnnotationStore) => a.update('nobody', { value: { x: 1 } }), 'region-not-found'],
    ['an unknown control', (a: AnnotationStore) => a.add({ ...newBox, control: 'nothing' }), 'control-not-found'],
    ['an id that is taken', (a: AnnotationStore) => a.add({ ...newBox, id: 'a' }), 'duplicate-id'],
    ['a value that is no box', (a: AnnotationStore) => a.update('a', { value: { width: Number.NaN } }), 'invalid-value'],
    ['a new value that is no box', (a: AnnotationStore) => a.add({ ...newBox, value: { x: 1 } }), 'invalid-value'],
    ['an answer of nobody', (a: AnnotationStore) => a.answer('nothing', ['x']), 'control-not-found'],
  ])('refuses %s in words that say why', (_what, change, code) => {
    const annotation = opened([box('a')]);
    const before = annotation.serialize();
    expect(() => change(annotation)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(/^LabelEditor: .+[;,] .+/) }));
    expect(annotation.serialize()).toEqual(before);
    expect(annotation.canUndo).toBe(false);
  });
});

describe('commit', () => {
  it('is one step, one change and one telling, also when nested', () => {
    const names: string[] = [];
    const annotation = opened([box('a'), box('b')], { onChange: ({ name, ids }) => names.push(`${name} ${ids.join()}`) });
    let tellings = 0;
    const stop = annotation.onRegions((deltas) => {
      tellings += 1;
      expect(deltas.map(({ id, before, after }) => [id, before !== undefined, after !== undefined])).toEqual([
        ['a', true, true],
        ['b', true, false],
      ]);
    });
    annotation.commit('both', () => {
      annotation.update('a', { value: { x: 1 } });
      annotation.commit('inner', () => annotation.update('a', { value: { x: 2 } }));
      annotation.remove(['b']);
    });
    expect(names).toEqual(['both a,b']);
    expect(tellings).toBe(1);
    stop();
    expect(annotation.undoName).toBe('both');
    annotation.undo();
    expect(annotation.canUndo).toBe(false);
  });

  it('takes back everything when it throws', () => {
    const annotation = opened([box('a'), box('b')]);
    const before = annotation.serialize();
    const run = () =>
      annotation.commit('broken', () => {
        annotation.update('a', { value: { x: 1 } });
        annotation.add(newBox);
        annotation.remove(['b']);
        throw new Error('stop');
      });
    expect(run).toThrow('stop');
    expect(annotation.serialize()).toEqual(before);
    expect(annotation.orderedIds).toEqual(['a', 'b']);
    expect([annotation.canUndo, annotation.dirty]).toEqual([false, false]);
  });

  it('takes back only the inner part when the outer one goes on', () => {
    const annotation = opened([box('a')]);
    annotation.commit('outer', () => {
      annotation.update('a', { value: { x: 1 } });
      try {
        annotation.commit('inner', () => {
          annotation.update('a', { value: { x: 2 } });
          throw new Error('inner');
        });
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    });
    expect(annotation.region('a')?.value).toMatchObject({ x: 1 });
    annotation.undo();
    expect(annotation.region('a')?.value).toMatchObject({ x: 10 });
  });

  it('is one step in slices too, while nothing comes between them', () => {
    const changes: string[] = [];
    const annotation = opened([], { onChange: ({ name }) => changes.push(name) });
    const before = annotation.serialize();
    const slice = (join: object): void => annotation.commit('label-all', () => annotation.add(newBox), join);
    const join = {};
    for (let i = 0; i < 3; i++) slice(join);
    expect([annotation.count, changes, annotation.undoName]).toEqual([3, ['label-all', 'label-all', 'label-all'], 'label-all']);
    annotation.undo();
    expect([annotation.serialize(), annotation.canUndo]).toEqual([before, false]);
    annotation.redo();
    expect(annotation.count).toBe(3);
    slice({});
    annotation.undo();
    expect(annotation.count).toBe(3);
    annotation.add(newBox);
    slice(join);
    annotation.undo();
    expect(annotation.count).toBe(4);
  });

  it('lets an observer of one region run for that region only', () => {
    const annotation = opened(manyBoxes(20));
    const runs = { r3: 0, r4: 0, missing: 0 };
    const stop = [
      autorun(() => (runs.r3 += Number(annotation.region('r3') !== undefined || true))),
      autorun(() => (runs.r4 += Number(annotation.region('r4') !== undefined || true))),
      autorun(() => (runs.missing += Number(annotation.region('later') === undefined || true))),
    ];
    annotation.update('r3', { value: { x: 1 } });
    expect(runs).toEqual({ r3: 2, r4: 1, missing: 1 });
    annotation.add({ ...newBox, id: 'later' });
    expect(runs).toEqual({ r3: 2, r4: 1, missing: 2 });
    for (const end of stop) end();
  });
});

const ids = fc.constantFrom('a', 'b', 'c', 'x/y~z', '..');
const edit = fc.oneof(
  fc.record({ type: fc.constant('move' as const), id: ids, x: fc.integer({ min: 0, max: 70 }) }),
  fc.record({ type: fc.constant('label' as const), id: ids, label: fc.constantFrom('Car', 'P') }),
  fc.record({ type: fc.constant('remove' as const), id: ids }),
  fc.record({ type: fc.constant('add' as const), id: ids }),
  fc.record({ type: fc.constant('answer' as const), word: fc.constantFrom('Airport', 'Street', '') }),
  fc.record({ type: fc.constant('reset' as const) }),
  fc.record({ type: fc.constant('undo' as const) }),
);

function apply(annotation: AnnotationStore, one: typeof edit extends fc.Arbitrary<infer E> ? E : never): void {
  if (one.type === 'reset') annotation.reset();
  else if (one.type === 'undo') annotation.undo();
  else if (one.type === 'answer') annotation.answer('kind', one.word ? [one.word] : []);
  else if (one.type === 'remove') annotation.remove([one.id]);
  else if (one.type === 'add') {
    if (!annotation.peek(one.id)) annotation.add({ ...newBox, id: one.id });
  } else if (annotation.peek(one.id)) {
    annotation.update(one.id, one.type === 'move' ? { value: { x: one.x } } : { labels: [one.label] });
  }
}

describe('history', () => {
  it('walks back to what was opened and forth again, through every state', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const annotation = opened([box('a'), choice('Airport'), box('b'), box('x/y~z'), box('..')]);
        const start = annotation.serialize();
        for (const one of edits) apply(annotation, one);
        while (annotation.canRedo) annotation.redo();
        const end = annotation.serialize();
        const order = [...annotation.orderedIds];
        const states: unknown[] = [];
        while (annotation.canUndo) {
          states.push(annotation.serialize());
          annotation.undo();
        }
        expect(annotation.serialize()).toEqual(start);
        expect(annotation.dirty).toBe(false);
        while (annotation.canRedo) {
          annotation.redo();
          expect(annotation.serialize()).toEqual(states.pop());
        }
        expect(annotation.serialize()).toEqual(end);
        expect(annotation.orderedIds).toEqual(order);
        annotation.reset();
        expect(annotation.serialize()).toEqual(start);
        expect(annotation.dirty).toBe(false);
        expect(annotation.regions.map((region) => region.id)).toEqual(['a', 'b', 'x/y~z', '..']);
      }),
      { numRuns: 60 },
    );
  });

  it('is clean after a reset, also where what was done had been taken back by hand', () => {
    const annotation = opened([box('a')]);
    const { id } = annotation.add(newBox);
    annotation.remove([id]);
    expect(annotation.dirty).toBe(true);
    annotation.reset();
    expect(annotation.dirty).toBe(false);
  });

  it('keeps the selection through undo and redo; what is gone leaves it', () => {
    const annotation = opened([box('a'), box('b')]);
    annotation.update('a', { value: { x: 1 } });
    annotation.selectRegions(['a', 'b']);
    annotation.undo();
    expect(annotation.selection).toEqual(['a', 'b']);
    annotation.remove(['b']);
    expect(annotation.selection).toEqual(['a']);
    annotation.undo();
    expect(annotation.selection).toEqual(['a']);
  });

  it('makes no steps of selection, visibility and locks', () => {
    const annotation = opened([box('a')]);
    annotation.selectRegions(['a']);
    annotation.setHidden('all', true);
    annotation.setLocked(['a'], true);
    annotation.setDraft({ regionId: 'a', control: 'label', object: 'img', value: {} });
    expect([annotation.canUndo, annotation.dirty, annotation.epoch]).toEqual([false, false, 0]);
  });

  it('undoes a reset', () => {
    const annotation = opened([box('a')]);
    annotation.remove(['a']);
    annotation.reset();
    expect([annotation.count, annotation.undoName, annotation.dirty]).toEqual([1, 'reset', false]);
    annotation.undo();
    expect([annotation.count, annotation.dirty]).toEqual([0, true]);
  });
});

describe('locks', () => {
  it('keeps what the wire says is read-only as it is, but lets it be looked at', () => {
    const annotation = opened([box('a', { readonly: true }), box('b')]);
    expect(annotation.lockReason('a')).toBe('region-readonly');
    expect(() => annotation.update('a', { labels: ['P'] })).toThrow(ResultError);
    expect(annotation.remove(['a', 'b'])).toEqual(['b']);
    annotation.selectRegions(['a']);
    annotation.setHidden(['a'], true);
    expect([annotation.isSelected('a'), annotation.isHidden('a')]).toEqual([true, true]);
    expect(annotation.serialize().result).toEqual([box('a', { readonly: true })]);
  });

  it('starts hidden what the wire hides, and never writes the eye back', () => {
    const results = [box('a', { hidden: true }), box('b')];
    const annotation = opened(results);
    expect([annotation.isHidden('a'), annotation.isHidden('b'), annotation.allHidden]).toEqual([true, false, false]);
    annotation.setHidden(['b'], true);
    expect(annotation.allHidden).toBe(true);
    const { id } = annotation.add(newBox);
    expect([annotation.isHidden(id), annotation.allHidden]).toEqual([false, false]);
    annotation.remove([id]);
    expect(annotation.allHidden).toBe(true);
    annotation.setHidden('all', false);
    expect(annotation.isHidden('a')).toBe(false);
    expect(annotation.serialize().result).toEqual(results);
  });

  it('locks and unlocks', () => {
    const annotation = opened([box('a'), box('b')]);
    annotation.setLocked('all', true);
    expect(annotation.allLocked).toBe(true);
    expect(() => annotation.update('a', { value: { x: 1 } })).toThrow(expect.objectContaining({ code: 'locked' }));
    annotation.setLocked(['a'], false);
    annotation.update('a', { value: { x: 1 } });
    expect([annotation.lockReason('a'), annotation.lockReason('b'), annotation.allLocked]).toEqual([undefined, 'locked', false]);
  });

  it('lets nothing be changed while the editor is read-only', () => {
    const editor = open(annotatedTask([box('a')]));
    const annotation = annotationOf(editor);
    annotation.update('a', { value: { x: 1 } });
    editor.setOptions({ readOnly: true });
    expect([annotation.editable, annotation.canUndo, annotation.remove(['a'])]).toEqual([false, false, []]);
    expect(() => annotation.add(newBox)).toThrow(expect.objectContaining({ code: 'annotation-readonly' }));
    expect(() => annotation.answer('kind', ['Street'])).toThrow(ResultError);
    annotation.undo();
    annotation.reset();
    expect(annotation.region('a')?.value).toMatchObject({ x: 1 });
    editor.setOptions({ readOnly: false });
    annotation.undo();
    expect(annotation.dirty).toBe(false);
  });
});

it('answers about a region carry its geometry and go with it', () => {
  const annotation = annotationOf(open(annotatedTask([]), { config: shapesConfig }));
  const { id } = annotation.add({ control: 'rect', value: newBox.value, labels: { tag: ['Text'] }, answers: { words: ['TOTAL'] } });
  expect(annotation.answerOf('words', { region: id })).toEqual(['TOTAL']);
  annotation.update(id, { value: { x: 9 }, answers: { words: ['SUM'] } });
  const written = annotation.serialize().result;
  expect(written.map((result) => [result.id === id, result.type, result.value?.x])).toEqual([
    [true, 'rectangle', 9],
    [true, 'labels', 9],
    [true, 'textarea', 9],
  ]);
  annotation.update(id, { answers: { words: undefined } });
  expect(annotation.answerOf('words', { region: id })).toBeUndefined();
});
