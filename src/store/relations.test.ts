import fc from 'fast-check';
import { autorun } from 'mobx';
import { describe, expect, it } from 'vitest';
import { type EditorChange, ResultError } from '../core';
import { createStore } from '../createEditor';
import type { AnnotationStore } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';
import { annotatedTask, box, boxesConfig, manyBoxes, predictedTask } from './testTasks';

const linkConfig = boxesConfig.replace(
  '</View>',
  '<Relations choice="single"><Relation value="part of" background="teal"/><Relation value="near"/></Relations></View>',
);

function open(results: readonly unknown[], options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ config: linkConfig, task: annotatedTask(results), ...options });
}

function annotationOf(editor: EditorStore): AnnotationStore {
  if (!editor.annotation) throw new Error('no annotation is open');
  return editor.annotation;
}

function opened(results: readonly unknown[], options?: Partial<EditorOptions>): AnnotationStore {
  return annotationOf(open(results, options));
}

const link = (from: string, to: string, more: object = {}) => ({ from_id: from, to_id: to, type: 'relation', direction: 'right', ...more });
const three = [box('a'), box('b'), box('c')];

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ResultError) return error.code;
    throw error;
  }
  return undefined;
}

describe('relations', () => {
  it('a config with labels for relations is read without a problem, with neither name nor toName', () => {
    const editor = open(three);
    expect(editor.problems).toEqual([]);
    expect(open([...three, link('a', 'b', { labels: ['near'] })]).problems).toEqual([]);
  });

  it('are made as Label Studio writes them, behind all other results, one step and one change each', () => {
    const changes: EditorChange[] = [];
    const annotation = opened([...three, link('c', 'a')], { onChange: (change) => changes.push(change) });
    const made = annotation.relate('a', 'b');
    annotation.updateRelation(made.id, { labels: ['near'], direction: 'bi' });
    annotation.add({ control: 'label', value: { x: 1, y: 2, width: 3, height: 4, rotation: 0 }, id: 'd' });
    expect(annotation.serialize().result.slice(3)).toEqual([
      link('c', 'a'),
      expect.objectContaining({ id: 'd' }),
      link('a', 'b', { direction: 'bi', labels: ['near'] }),
    ]);
    annotation.removeRelations([made.id]);
    expect(annotation.serialize().result).toHaveLength(5);
    expect(changes.map(({ name }) => name)).toEqual(['relate', 'relation', 'add', 'unrelate']);
    expect(changes[0]?.ids).toEqual([made.id]);
    for (const _ of changes.slice(0, 4)) annotation.undo();
    expect(annotation.serialize().result).toEqual([...three, link('c', 'a')]);
    expect(annotation.dirty).toBe(false);
  });

  it('leave every result that they are not about the object that came', () => {
    const results = [...three, link('a', 'b', { extra: 1 })];
    const annotation = opened(results);
    annotation.relate('b', 'a');
    const written = annotation.serialize().result;
    for (const [i, result] of results.entries()) expect(written[i]).toBe(result);
    annotation.updateRelation(annotation.relationsOf('a')[0]?.id ?? '', { direction: 'left' });
    expect(annotation.serialize().result[3]).toEqual({ ...results[3], direction: 'left' });
  });

  it('write the id of a region that came without one, in the same step', () => {
    const { id: _, ...nameless } = box('x');
    const annotation = opened([nameless, box('b')]);
    const [own] = annotation.orderedIds;
    annotation.relate(own ?? '', 'b');
    expect(annotation.serialize().result).toEqual([{ ...nameless, id: own }, box('b'), link(own ?? '', 'b')]);
    annotation.undo();
    expect(annotation.serialize().result[0]).toBe(annotation.region(own ?? '')?.results[0]);
    expect(annotation.serialize().result).toEqual([nameless, box('b')]);
  });

  it('name a region as its results do, also by a number', () => {
    const annotation = opened([box(7 as never), box('b')]);
    annotation.relate('7', 'b');
    const saved = annotation.serialize().result;
    expect(saved[2]).toEqual({ ...link('', 'b'), from_id: 7 });
    expect(opened(saved).relations).toMatchObject([{ fromId: '7', toId: 'b' }]);
  });

  it('are refused with a reason', () => {
    const annotation = opened([...three, box('fixed', { readonly: true }), link('a', 'b'), link('b', 'c', { readonly: true })]);
    expect(codeOf(() => annotation.relate('a', 'b'))).toBe('linked-already');
    expect(codeOf(() => annotation.relate('a', 'a'))).toBe('same-region');
    expect(codeOf(() => annotation.relate('a', 'nobody'))).toBe('region-not-found');
    expect(codeOf(() => annotation.relate('fixed', 'a'))).toBe('region-readonly');
    expect(codeOf(() => annotation.updateRelation('nobody', {}))).toBe('relation-not-found');
    const fixed = annotation.relationsOf('c')[0]?.id ?? '';
    expect(codeOf(() => annotation.updateRelation(fixed, { direction: 'bi' }))).toBe('region-readonly');
    expect(annotation.removeRelations([fixed, 'nobody'])).toEqual([]);
    expect(annotation.canUndo).toBe(false);
    annotation.relate('b', 'a');
    annotation.relate('a', 'fixed');
    annotation.setLocked(['c'], true);
    expect(codeOf(() => annotation.relate('c', 'a'))).toBe('locked');
    const readOnly = opened(three, { readOnly: true });
    expect(codeOf(() => readOnly.relate('a', 'b'))).toBe('annotation-readonly');
  });

  it('keep labels that the config does not offer, and say so', () => {
    const result = link('a', 'b', { labels: ['naer'] });
    const editor = open([...three, result]);
    expect(editor.problems).toEqual([
      expect.objectContaining({ code: 'relation-label-not-found', hint: expect.stringContaining("Did you mean 'near'?") }),
    ]);
    expect(annotationOf(editor).relations[0]?.labels).toEqual(['naer']);
    expect(annotationOf(editor).serialize().result[3]).toBe(result);
    expect(createStore({ config: boxesConfig, task: annotatedTask([...three, result]) }).problems).toEqual([]);
  });

  it('with a missing end stay as they came', () => {
    const result = link('a', 'gone');
    const editor = open([...three, result]);
    expect(editor.problems).toEqual([expect.objectContaining({ code: 'relation-end-not-found' })]);
    expect(annotationOf(editor).relations).toEqual([]);
    annotationOf(editor).relate('a', 'b');
    expect(annotationOf(editor).serialize().result.slice(3)).toEqual([result, link('a', 'b')]);
  });

  it('go with their regions and come back with them', () => {
    const annotation = opened([...three, link('a', 'b'), link('b', 'c'), link('a', 'c')]);
    annotation.remove(['b']);
    expect(annotation.relations.map(({ fromId, toId }) => fromId + toId)).toEqual(['ac']);
    expect(annotation.relationsOf('b')).toEqual([]);
    annotation.undo();
    expect(annotation.relationsOf('b').map(({ fromId, toId }) => fromId + toId)).toEqual(['ab', 'bc']);
  });

  it('are selected instead of regions, hidden and pointed at without a step', () => {
    const annotation = opened([...three, link('a', 'b'), link('b', 'c')]);
    const [first, second] = annotation.relations.map(({ id }) => id) as [string, string];
    const seen: unknown[] = [];
    const stop = autorun(() => seen.push([annotation.selectedRelation, annotation.selection.length, annotation.isRelationHidden(second)]));
    annotation.selectRegions(['a', 'b']);
    annotation.selectRelation(first);
    annotation.setRelationsHidden([second], true);
    annotation.selectRegions(['c']);
    expect(seen).toEqual([
      [undefined, 0, false],
      [undefined, 2, false],
      [first, 0, false],
      [first, 0, true],
      [undefined, 1, true],
    ]);
    stop();
    annotation.setRelationsHidden('all', true);
    expect(annotation.allRelationsHidden).toBe(true);
    annotation.selectRelation(second);
    annotation.setHoveredRelation(second);
    annotation.removeRelations([second]);
    expect([annotation.selectedRelation, annotation.hoveredRelation, annotation.undoName]).toEqual([undefined, undefined, 'unrelate']);
    annotation.selectRelation('nobody');
    expect(annotation.selectedRelation).toBeUndefined();
  });

  it('of a prediction can be seen and selected, never changed', () => {
    const task = predictedTask();
    task.predictions[0]?.result.push(link('a', 'b') as never);
    const editor = createStore({ config: linkConfig, task, showPredictions: true });
    const [prediction] = editor.predictions;
    expect(prediction?.relationsOf('b')).toHaveLength(1);
    expect(prediction?.relationLock(prediction.relations[0]?.id ?? '')).toBe('prediction');
    const copy = editor.copyPrediction(editor.predictions[0]?.id ?? '');
    expect(copy.serialize().result.at(-1)).toBe(task.predictions[0]?.result.at(-1));
  });

  it('round-trip whatever is done: saved and opened again they are the same', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const id = fc.constantFrom(...ids);
    const step = fc.oneof(
      fc.record({ do: fc.constant('relate' as const), from: id, to: id, labels: fc.subarray(['part of', 'near', 'else']) }),
      fc.record({
        do: fc.constant('turn' as const),
        at: fc.nat(9),
        direction: fc.constantFrom('left' as const, 'right' as const, 'bi' as const),
      }),
      fc.record({ do: fc.constant('label' as const), at: fc.nat(9), labels: fc.subarray(['part of', 'near', 'else']) }),
      fc.record({ do: fc.constant('unrelate' as const), at: fc.nat(9) }),
      fc.record({ do: fc.constant('remove' as const), id }),
      fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const results = [...ids.map((one) => box(one)), link('a', 'b'), link('b', 'a', { labels: ['else'], note: 1 })];
        const annotation = opened(results);
        const history = [annotation.serialize().result];
        for (const one of steps) {
          const before = annotation.undoName;
          const at = 'at' in one ? (annotation.relations[one.at]?.id ?? 'nobody') : '';
          codeOf(() => {
            if (one.do === 'relate') annotation.relate(one.from, one.to, { labels: one.labels });
            else if (one.do === 'turn') annotation.updateRelation(at, { direction: one.direction });
            else if (one.do === 'label') annotation.updateRelation(at, { labels: one.labels });
            else if (one.do === 'unrelate') annotation.removeRelations([at]);
            else if (one.do === 'remove') annotation.remove([one.id]);
            else if (one.do === 'undo') annotation.undo();
            else annotation.redo();
          });
          if (annotation.undoName !== before) history.push(annotation.serialize().result);
        }
        const saved = annotation.serialize().result;
        const again = opened(saved);
        expect(again.serialize().result).toEqual(saved);
        const said = (layer: AnnotationStore) =>
          layer.relations.map(({ fromId, toId, direction, labels }) => [fromId, toId, direction, labels]);
        expect(said(again)).toEqual(said(annotation));
        for (const one of ids)
          expect(annotation.relationsOf(one)).toEqual(annotation.relations.filter((r) => r.fromId === one || r.toId === one));
        while (annotation.canUndo) annotation.undo();
        expect(annotation.serialize().result).toEqual(results);
        while (annotation.canRedo) annotation.redo();
        while (annotation.canUndo) annotation.undo();
        expect(annotation.relations.map(({ result }) => result)).toEqual(results.slice(4));
      }),
      { numRuns: 60 },
    );
  });

  it('among 10,000 regions an edit reads and writes its own only', () => {
    const links = Array.from({ length: 400 }, (_, i) => link(`r${i}`, `r${i + 1}`));
    const annotation = opened([...manyBoxes(10_000), ...links]);
    let runs = 0;
    const stop = autorun(() => {
      annotation.region('r5000');
      runs++;
    });
    const told: number[] = [];
    annotation.onRegions((deltas) => told.push(deltas.length));
    const ids = annotation.orderedIds;
    const made = annotation.relate('r9000', 'r5000');
    annotation.updateRelation(made.id, { labels: ['near'] });
    annotation.undo();
    expect([runs, told]).toEqual([1, []]);
    expect(annotation.orderedIds).toBe(ids);
    stop();
  });
});

describe('linking by hand', () => {
  it('starts at the selected region and ends where a region is clicked, which is not selected', () => {
    const editor = open(three);
    const annotation = annotationOf(editor);
    annotation.selectRegions(['a']);
    editor.startLinking();
    expect(editor.linking).toEqual({ fromId: 'a' });
    annotation.selectRegions(['b']);
    expect(editor.linking).toBeUndefined();
    const [made] = annotation.relations;
    expect(made).toMatchObject({ fromId: 'a', toId: 'b', direction: 'right', labels: [] });
    expect([annotation.selectedRelation, annotation.selection, editor.askedRelation]).toEqual([made?.id, [], made?.id]);
    expect(annotation.undoName).toBe('relate');
  });

  it('points at a candidate and takes it, or gives up', () => {
    const editor = open(three);
    editor.startLinking('a');
    editor.aimLink('c');
    expect([editor.linking, annotationOf(editor).hovered]).toEqual([{ fromId: 'a', toId: 'c' }, 'c']);
    editor.endLinking();
    expect([editor.linking, annotationOf(editor).hovered, annotationOf(editor).relations.length]).toEqual([undefined, undefined, 0]);
    editor.startLinking('a');
    expect(editor.endLinking('c')).toMatchObject({ fromId: 'a', toId: 'c' });
  });

  it('says why nothing came of it', () => {
    const editor = open([...three, box('fixed', { readonly: true }), link('a', 'b')]);
    const annotation = annotationOf(editor);
    editor.startLinking();
    expect([editor.linking, editor.linkRefusal]).toEqual([undefined, 'no-source']);
    editor.startLinking('fixed');
    expect([editor.linking, editor.linkRefusal]).toEqual([undefined, 'region-readonly']);
    const seen = createStore({ config: linkConfig, task: predictedTask(), showPredictions: true });
    seen.select('11');
    seen.startLinking('a');
    expect([seen.linking, seen.linkRefusal]).toEqual([undefined, 'prediction']);
    editor.startLinking('a');
    expect(editor.linkRefusal).toBeUndefined();
    annotation.selectRegions(['a']);
    expect([editor.linking, editor.linkRefusal]).toEqual([{ fromId: 'a' }, 'same-region']);
    annotation.selectRegions(['b']);
    expect([editor.linking, editor.linkRefusal, annotation.selectedRelation]).toEqual([
      undefined,
      'linked-already',
      annotation.relations[0]?.id,
    ]);
    annotation.selectRegions(['c']);
    expect([editor.linkRefusal, annotation.selection]).toEqual([undefined, ['c']]);
  });

  it('gives every relation the label in hand, and goes on when it is to', () => {
    const editor = open(three);
    const annotation = annotationOf(editor);
    editor.setLinkLabels(['near']);
    editor.setKeepsLinking(true);
    for (const id of ['a', 'b', 'b', 'c']) annotation.selectRegions([id]);
    expect(annotation.relations.map(({ fromId, toId, labels }) => [fromId, toId, labels])).toEqual([
      ['a', 'b', ['near']],
      ['b', 'c', ['near']],
    ]);
    expect(editor.askedRelation).toBeUndefined();
    annotation.selectRegions(['a']);
    editor.setKeepsLinking(false);
    expect(editor.linking).toBeUndefined();
  });

  it('ends with its annotation and its source', () => {
    const editor = open(three);
    editor.startLinking('a');
    annotationOf(editor).remove(['a']);
    expect(editor.linking).toBeUndefined();
    annotationOf(editor).undo();
    editor.startLinking('b');
    editor.addAnnotation();
    expect(editor.linking).toBeUndefined();
  });
});
