import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Result } from '../core';
import { createStore } from '../createEditor';
import type { AnnotationStore, ZOrder } from './annotationTypes';
import { annotatedTask, box, boxesConfig, choice, manyBoxes, shapesConfig } from './testTasks';

function opened(results: readonly unknown[], config = boxesConfig): AnnotationStore {
  const { annotation } = createStore({ config, task: annotatedTask(results) });
  if (!annotation) throw new Error('no annotation is open');
  return annotation;
}

function wireOf(annotation: AnnotationStore): unknown[] {
  return annotation.serialize().result.map((result) => result.id ?? result.type);
}

const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' };

it.each<[ZOrder, readonly string[], string]>([
  ['front', ['a'], 'bcda'],
  ['front', ['c', 'a'], 'bdac'],
  ['back', ['d'], 'dabc'],
  ['back', ['d', 'b'], 'bdac'],
  ['forward', ['a'], 'bacd'],
  ['forward', ['a', 'b'], 'cabd'],
  ['forward', ['c', 'd', 'a'], 'bacd'],
  ['backward', ['d'], 'abdc'],
  ['backward', ['a', 'c'], 'acbd'],
])('brings %s %j', (to, ids, expected) => {
  const annotation = opened([box('a'), box('b'), box('c'), box('d')]);
  expect(annotation.reorder(ids, to)).toBe(true);
  expect(annotation.orderedIds.join('')).toBe(expected);
  expect(wireOf(annotation).join('')).toBe(expected);
  expect(annotation.undoName).toBe('order');
});

it('makes no step of what is there already, is locked or unknown', () => {
  const annotation = opened([box('a'), box('b', { readonly: true }), box('c')]);
  annotation.setLocked(['c'], true);
  expect(annotation.reorder(['a'], 'back')).toBe(false);
  expect(annotation.reorder(['b', 'nobody'], 'front')).toBe(false);
  expect(annotation.reorder(['c'], 'back')).toBe(false);
  expect([annotation.canUndo, annotation.dirty]).toEqual([false, false]);
});

it('leaves answers, relations, unknown results and other pages where they are', () => {
  const strange = { id: 'x', type: 'hologram', value: {} };
  const results = [box('a'), choice('Airport'), box('p', { item_index: 1 }), box('b'), strange, box('c'), relation];
  const annotation = opened(results);
  annotation.reorder(['a'], 'front');
  expect(wireOf(annotation)).toEqual(['c-Airport', 'p', 'b', 'x', 'c', 'a', 'relation']);
  annotation.reorder(['c'], 'back');
  expect(wireOf(annotation)).toEqual(['c-Airport', 'p', 'c', 'b', 'x', 'a', 'relation']);
  for (const result of annotation.serialize().result) expect(results).toContain(result);
});

it('keeps the results of a region together and in their order', () => {
  const shape = (id: string) => box(id, { from_name: 'rect', type: 'rectangle' });
  const tag = (id: string) =>
    box(id, { from_name: 'tag', type: 'labels', value: { x: 10, y: 10, width: 20, height: 20, labels: ['Hand'] } });
  const results = ['a', 'b', 'c'].flatMap((id) => [shape(id), tag(id)]);
  const annotation = opened(results, shapesConfig);
  annotation.reorder(['a'], 'forward');
  const wire = annotation.serialize().result;
  expect(wire.map((result) => `${result.id}${result.type}`)).toEqual([
    'brectangle',
    'blabels',
    'arectangle',
    'alabels',
    'crectangle',
    'clabels',
  ]);
});

it('is no edit of what a result says: it is written back although a condition hides its control', () => {
  const words = box('a', { from_name: 'words', type: 'textarea', value: { x: 10, y: 10, width: 20, height: 20, text: ['kept'] } });
  const hand = box('a', { from_name: 'rect', type: 'rectangle' });
  const annotation = opened([hand, words, box('b', { from_name: 'rect', type: 'rectangle' })], shapesConfig);
  annotation.reorder(['a'], 'front');
  expect(annotation.serialize().result).toHaveLength(3);
});

const anyResult = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  kind: fc.constantFrom('box', 'box', 'shape', 'tag', 'choice', 'strange'),
  page: fc.constantFrom(undefined, 1),
});

function resultOf({ id, kind, page }: { id: string; kind: string; page: number | undefined }): Result {
  const more = page === undefined ? {} : { item_index: page };
  if (kind === 'choice') return choice(id, more);
  if (kind === 'strange') return { id: `x${id}`, type: 'hologram' };
  return box(id, more);
}

it('permutes regions of a page only, and undo restores the very wire', () => {
  const anyStep = fc.record({
    ids: fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { minLength: 1 }),
    to: fc.constantFrom<ZOrder>('front', 'back', 'forward', 'backward'),
  });
  fc.assert(
    fc.property(fc.array(anyResult, { maxLength: 14 }), fc.array(anyStep, { minLength: 1, maxLength: 12 }), (list, steps) => {
      const results = list.map(resultOf);
      const annotation = opened(results);
      const pageOf = (id: string) => annotation.peek(id)?.itemIndex ?? -1;
      for (const { ids, to } of steps) {
        const before = annotation.orderedIds.slice();
        if (!annotation.reorder(ids, to)) continue;
        const after = annotation.orderedIds.slice();
        for (const page of [0, 1]) {
          const was = before.filter((id) => pageOf(id) === page);
          expect(after.filter((id) => pageOf(id) === page)).toEqual(expected(was, ids, to));
        }
        const wire = annotation.serialize().result;
        expect(wire).toHaveLength(results.length);
        for (const result of wire) expect(results).toContain(result);
        const others = (all: readonly Result[]) => all.filter((result) => result.type !== 'rectanglelabels');
        expect(others(wire)).toEqual(others(results));
        const firsts = wire.flatMap((result, i) => (wire.findIndex((one) => one.id === result.id) === i ? (result.id ?? '') : ''));
        expect(firsts.filter((id) => annotation.peek(id))).toEqual(after);
      }
      while (annotation.canUndo) annotation.undo();
      expect(annotation.serialize().result).toEqual(results);
      expect(annotation.dirty).toBe(false);
    }),
  );
});

/** The plain meaning of the four moves. */
function expected(was: readonly string[], ids: readonly string[], to: ZOrder): readonly string[] {
  const moves = (id: string) => ids.includes(id);
  const rest = was.filter((id) => !moves(id));
  const moving = was.filter(moves);
  if (to === 'front') return [...rest, ...moving];
  if (to === 'back') return [...moving, ...rest];
  const list = to === 'forward' ? [...was].reverse() : [...was];
  for (let i = 1; i < list.length; i++) {
    const [a, b] = [list[i - 1] ?? '', list[i] ?? ''];
    if (moves(b) && !moves(a)) list.splice(i - 1, 2, b, a);
  }
  return to === 'forward' ? list.reverse() : list;
}

it('finds room for as many moves into one place as anybody makes', () => {
  const annotation = opened([box('a'), box('b'), box('c')]);
  for (let i = 0; i < 300; i++) {
    annotation.reorder(['b'], i % 2 ? 'backward' : 'forward');
    annotation.reorder([i % 3 ? 'a' : 'c'], i % 2 ? 'back' : 'forward');
    expect(new Set(annotation.orderedIds)).toEqual(new Set(['a', 'b', 'c']));
  }
  const order = annotation.orderedIds.join('');
  expect(wireOf(annotation).join('')).toBe(order);
  annotation.reorder(['b'], 'front');
  expect(annotation.orderedIds.at(-1)).toBe('b');
});

it('writes what moved, not what was passed', () => {
  const annotation = opened(manyBoxes(10_000));
  let told = 0;
  annotation.onRegions((deltas) => {
    told = deltas.length;
  });
  annotation.reorder(['r0'], 'front');
  expect([told, annotation.orderedIds.at(-1), annotation.orderedIds[0]]).toEqual([1, 'r0', 'r1']);
  const lower = annotation.orderedIds.slice(0, 5000);
  annotation.reorder(lower, 'forward');
  expect([told, annotation.orderedIds[0]]).toEqual([1, 'r5001']);
});
