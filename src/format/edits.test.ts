import { describe, expect, it } from 'vitest';
import { bindConfig, parseConfig } from '../config';
import type { Region, Result } from '../core';
import {
  answerOf,
  answerRegion,
  changeAnswer,
  changeRelation,
  copyRecords,
  createAnswer,
  createRegion,
  createRelation,
  decodeLayer,
  encodeLayer,
  labelsOf,
  relabel,
  reshape,
  withMeta,
  withParent,
  withWrittenId,
} from '.';
import { nodeIn, testRegistry, wireOf } from './testTags';

const CONFIG = `<View>
  <Image name="image" value="$image"/>
  <Text name="text" value="$text"/>
  <Rectangle name="rect" toName="image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Bus"/></RectangleLabels>
  <RectangleLabels name="open" toName="image" allowEmpty="true"><Label value="Car"/></RectangleLabels>
  <SpotLabels name="spot" toName="image"><Label value="Eye"/></SpotLabels>
  <Ellipse name="ellipse" toName="image"/>
  <Labels name="tags" toName="image"><Label value="Vehicle"/></Labels>
  <Labels name="blank" toName="image" allowEmpty="true"><Label value="Vehicle"/></Labels>
  <Labels name="label" toName="text"><Label value="PER"/><Label value="ORG"/></Labels>
  <Labels name="other" toName="text"><Label value="X"/></Labels>
  <Choices name="choice" toName="image"><Choice value="Airbus"/></Choices>
  <Choices name="state" toName="image" perRegion="true"><Choice value="New"/></Choices>
  <TextArea name="note" toName="text" perRegion="true"/>
</View>`;
const tree = bindConfig(parseConfig(CONFIG, testRegistry), { image: 'a.png', text: 'Ada met Bob' });
const env = { tree, registry: testRegistry };
const node = (name: string) => nodeIn(tree, name);

const GEO = { x: 1, y: 2, width: 3, height: 4 };
const MOVED = { x: 10, y: 2, width: 3, height: 4, rotation: 0 };
const SIZE = { original_width: 600, original_height: 400, image_rotation: 0 };

function decodeAll(results: readonly unknown[], origin: 'manual' | 'prediction' = 'manual') {
  return decodeLayer(results, { ...env, path: '$', layer: 'a1', origin });
}
function regionOf(...results: readonly Result[]): Region {
  const [region] = decodeAll(results).regions;
  if (!region) throw new Error('these results are no region');
  return region;
}
const rect = (more: object = {}): Result => ({
  ...SIZE,
  id: 'a',
  from_name: 'rect',
  to_name: 'image',
  type: 'rectangle',
  value: GEO,
  junk: [1],
  ...more,
});
const box = (labels: readonly string[], more: object = {}): Result =>
  rect({ from_name: 'box', type: 'rectanglelabels', value: { ...GEO, rectanglelabels: labels }, ...more });
const tags = (labels: readonly string[]): Result => rect({ from_name: 'tags', type: 'labels', value: { ...GEO, labels } });
const span = (labels: readonly string[], more: object = {}): Result => ({
  id: 'a',
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start: 0, end: 3, text: 'Ada', labels, own: 1 },
  ...more,
});
const note = (more: object = {}): Result => ({
  id: 'a',
  from_name: 'note',
  to_name: 'text',
  type: 'textarea',
  value: { start: 0, end: 3, text: ['hi'] },
  ...more,
});

describe('reshape', () => {
  it('changes the geometry keys that differ, in every result that carries them', () => {
    const before = regionOf(rect(), tags(['Vehicle']));
    const after = reshape(before, MOVED, env);
    expect(after.value).toEqual(MOVED);
    expect(after.results).toEqual([
      rect({ value: { ...GEO, x: 10 } }),
      { ...tags(['Vehicle']), value: { ...GEO, x: 10, labels: ['Vehicle'] } },
    ]);
    expect(before.value).toEqual({ ...GEO, rotation: 0 });
    expect(Object.isFrozen(after)).toBe(true);
  });

  it('leaves the words of a per-region answer alone, though a span keeps its text under the same key', () => {
    const after = reshape(regionOf(span(['PER']), note()), { start: 8, end: 11 }, env);
    expect(after.results.map(wireOf)).toEqual([
      { start: 8, end: 11, text: 'Bob', labels: ['PER'], own: 1 },
      { start: 8, end: 11, text: ['hi'] },
    ]);
  });

  it('leaves results of another geometry and of another object alone', () => {
    const spotted = rect({ from_name: 'spot', type: 'spotlabels', value: { x: 5, y: 5, spotlabels: ['Eye'] } });
    const elsewhere = span(['PER']);
    const after = reshape(regionOf(rect(), spotted, elsewhere), MOVED, env);
    expect(after.results[1]).toBe(spotted);
    expect(after.results[2]).toBe(elsewhere);
  });

  it('that says nothing new is no change', () => {
    const region = regionOf(box(['Car'], { origin: 'prediction' }));
    expect(reshape(region, { ...GEO, rotation: 0 }, env)).toBe(region);
  });

  it('of a kind without codec is refused', () => {
    const region = regionOf({ id: 'a', from_name: 'ellipse', to_name: 'image', type: 'ellipse', value: {} });
    expect(() => reshape(region, {}, env)).toThrow(/no tag of this editor can write the geometry 'ellipse'/);
  });
});

describe('relabel', () => {
  it('replaces the labels of the result that has them, and nothing else', () => {
    const after = relabel(regionOf(box(['Car'])), node('box'), ['Bus'], env);
    expect(after.labels).toEqual(['Bus']);
    expect(after.results).toEqual([box(['Bus'])]);
  });

  it('finds the result of a control that the wire calls otherwise, and leaves the name', () => {
    const after = relabel(regionOf(span(['PER'], { from_name: 'ner' })), node('label'), ['ORG'], env);
    expect(after.results).toEqual([span(['ORG'], { from_name: 'ner' })]);
  });

  it('adds a result with the geometry for a control that had none', () => {
    const before = regionOf(rect({ item_index: 1 }));
    const after = relabel(before, node('tags'), ['Vehicle'], env);
    expect(after.labels).toEqual(['Vehicle']);
    expect(after.results[0]).toBe(before.results[0]);
    expect(after.results[1]).toEqual({
      ...SIZE,
      item_index: 1,
      value: { ...GEO, rotation: 0, labels: ['Vehicle'] },
      id: 'a',
      from_name: 'tags',
      to_name: 'image',
      type: 'labels',
      origin: 'manual',
    });
    expect(after.slots).toEqual([0, 0]);
  });

  it('adds a second block of labels of the same shape, not one of another shape', () => {
    expect(relabel(regionOf(box(['Car'])), node('open'), ['Car'], env).labels).toEqual(['Car', 'Car']);
    expect(() => relabel(regionOf(box(['Car'])), node('spot'), ['Eye'], env)).toThrow(
      /labels the geometry 'spot', but region 'a' is a 'rectangle'/,
    );
    expect(() => relabel(regionOf(box(['Car'])), node('rect'), ['Eye'], env)).toThrow(/has no labels/);
  });

  it('keeps the geometry keys of a shape that we cannot read', () => {
    const ellipse = { id: 'a', from_name: 'ellipse', to_name: 'image', type: 'ellipse', value: { x: 1, radiusX: 2 } };
    expect(wireOf(relabel(regionOf(ellipse), node('tags'), ['Vehicle'], env).results[1])).toEqual({
      x: 1,
      radiusX: 2,
      labels: ['Vehicle'],
    });
  });

  it('without labels takes a result away that is only there for them', () => {
    const after = relabel(regionOf(rect(), tags(['Vehicle'])), node('tags'), [], env);
    expect(after.results).toEqual([rect()]);
    expect(after.labels).toEqual([]);
  });

  it('without labels empties or drops the key of a result that is the geometry', () => {
    expect(relabel(regionOf(box(['Car'])), node('box'), [], env).results).toEqual([rect({ from_name: 'box', type: 'rectanglelabels' })]);
    const open = rect({ from_name: 'open', type: 'rectanglelabels', value: { ...GEO, rectanglelabels: ['Car'] } });
    expect(wireOf(relabel(regionOf(open), node('open'), [], env).results[0])).toEqual({ ...GEO, rectanglelabels: [] });
    expect(wireOf(relabel(regionOf(span(['PER'])), node('label'), [], env).results[0])).toEqual({ start: 0, end: 3, text: 'Ada', own: 1 });
  });

  it('hands a span on to its other labels when those of its first control go', () => {
    const other = span(['X'], { from_name: 'other' });
    const after = relabel(regionOf(span(['PER']), other), node('label'), [], env);
    expect(after).toMatchObject({ control: 'other', value: { start: 0, end: 3 }, labels: ['X'], results: [other] });
  });

  it('says an empty list with allowEmpty', () => {
    expect(wireOf(relabel(regionOf(rect()), node('blank'), [], env).results[1]).labels).toEqual([]);
    expect(relabel(regionOf(rect()), node('tags'), [], env).results).toHaveLength(1);
  });
});

describe('answerRegion', () => {
  it('adds an answer that carries the geometry', () => {
    const after = answerRegion(regionOf(rect()), node('state'), ['New'], env);
    expect(after.results[1]).toEqual({
      ...SIZE,
      value: { ...GEO, rotation: 0, choices: ['New'] },
      id: 'a',
      from_name: 'state',
      to_name: 'image',
      type: 'choices',
      origin: 'manual',
    });
    expect(wireOf(answerRegion(regionOf(span(['PER'])), node('note'), ['hi'], env).results[1])).toEqual({ start: 0, end: 3, text: ['hi'] });
  });

  it('changes an answer, giving it the geometry when it came without', () => {
    const bare = note({ value: { text: ['hi'], own: 2 } });
    expect(wireOf(answerRegion(regionOf(span(['PER']), bare), node('note'), ['ho'], env).results[1])).toEqual({
      start: 0,
      end: 3,
      text: ['ho'],
      own: 2,
    });
  });

  it('takes an empty answer away', () => {
    const region = regionOf(span(['PER']), note());
    expect(answerRegion(region, node('note'), [], env).results).toEqual([span(['PER'])]);
    expect(answerRegion(region, node('note'), undefined, env).results).toEqual([span(['PER'])]);
    expect(answerRegion(regionOf(rect()), node('state'), undefined, env).results).toEqual([rect()]);
  });

  it('refuses a control that takes no answer', () => {
    expect(() => answerRegion(regionOf(rect()), node('box'), ['x'], env)).toThrow(/takes no answer/);
  });
});

describe('who made it', () => {
  const model = { origin: 'prediction' };

  it('a corrected prediction says so in all its results, new ones too', () => {
    const region = regionOf(rect(model), { ...tags(['Vehicle']), ...model });
    for (const after of [
      reshape(region, MOVED, env),
      relabel(region, node('tags'), [], env),
      answerRegion(region, node('state'), ['New'], env),
      withMeta(region, { text: ['x'] }, env),
    ]) {
      expect(after.origin).toBe('prediction-changed');
      expect(after.results.map(({ origin }) => origin)).toEqual(after.results.map(() => 'prediction-changed'));
    }
  });

  it('a person stays a person, and silence stays silence', () => {
    const after = reshape(regionOf(rect({ origin: 'manual' }), tags(['Vehicle'])), MOVED, env);
    expect(after.results.map(({ origin }) => origin)).toEqual(['manual', undefined]);
  });

  it('a region that came without id has one as soon as it is touched', () => {
    const { id: _, ...nameless } = rect();
    const before = regionOf(nameless);
    expect(before.results[0]).not.toHaveProperty('id');
    expect(reshape(before, MOVED, env).results[0]?.id).toBe(before.id);
    expect(withWrittenId(before).results[0]?.id).toBe(before.id);
    expect(withWrittenId(regionOf(rect())).results).toEqual([rect()]);
  });
});

describe('meta and parents', () => {
  it('meta changes key by key in all results', () => {
    const region = regionOf(rect({ meta: { text: ['old'], lead_time: 3 } }), tags(['Vehicle']));
    expect(withMeta(region, { text: ['new'] }, env).results.map(({ meta }) => meta)).toEqual([
      { text: ['new'], lead_time: 3 },
      { text: ['new'] },
    ]);
    const cleared = withMeta(region, { text: undefined, lead_time: undefined }, env);
    expect(cleared.results[0]).toEqual(rect());
    expect(cleared.results[1]).toBe(region.results[1]);
  });

  it('a parent is written to every result, or taken out', () => {
    const region = withParent(regionOf(rect(), tags(['Vehicle'])), 'b');
    expect(region).toMatchObject({ parentId: 'b', results: [{ parentID: 'b' }, { parentID: 'b' }] });
    expect(withParent(region, undefined).results).toEqual([rect(), tags(['Vehicle'])]);
  });

  it('a parent that was not found stays out of the tree through an edit', () => {
    const region = regionOf(rect({ parentID: 'z' }));
    expect(reshape(region, MOVED, env)).toMatchObject({ parentId: undefined, results: [{ parentID: 'z' }] });
  });
});

describe('createRegion', () => {
  const base = { id: 'n', slot: 7, size: SIZE };

  it('writes a shape with its labels as one result', () => {
    const region = createRegion({ ...base, control: node('box'), object: node('image'), value: MOVED, labels: { box: ['Car'] } }, env);
    expect(region).toMatchObject({
      id: 'n',
      kind: 'rectangle',
      control: 'box',
      labels: ['Car'],
      origin: 'manual',
      value: MOVED,
      slots: [7],
    });
    expect(region.results).toEqual([
      {
        ...SIZE,
        value: { ...MOVED, rectanglelabels: ['Car'] },
        id: 'n',
        from_name: 'box',
        to_name: 'image',
        type: 'rectanglelabels',
        origin: 'manual',
      },
    ]);
  });

  it('writes a shape, other labels and answers as results of one id', () => {
    const spec = {
      ...base,
      control: node('rect'),
      object: node('image'),
      value: MOVED,
      labels: { tags: ['Vehicle'] },
      answers: { state: ['New'] },
      itemIndex: 2,
    };
    const { results, slots } = createRegion(spec, env);
    const common = { ...SIZE, id: 'n', to_name: 'image', origin: 'manual', item_index: 2 };
    expect(results).toEqual([
      { ...common, value: MOVED, from_name: 'rect', type: 'rectangle' },
      { ...common, value: { ...MOVED, labels: ['Vehicle'] }, from_name: 'tags', type: 'labels' },
      { ...common, value: { ...MOVED, choices: ['New'] }, from_name: 'state', type: 'choices' },
    ]);
    expect(slots).toEqual([7, 7, 7]);
  });

  it('writes a span with its text and labels as one result', () => {
    const region = createRegion(
      { id: 'n', slot: 0, control: node('label'), object: node('text'), value: { start: 4, end: 7 }, labels: { label: ['PER'] } },
      env,
    );
    expect(region.results).toEqual([
      {
        value: { start: 4, end: 7, text: 'met', labels: ['PER'] },
        id: 'n',
        from_name: 'label',
        to_name: 'text',
        type: 'labels',
        origin: 'manual',
      },
    ]);
  });

  it('says an empty list of labels with allowEmpty only', () => {
    const spec = { ...base, object: node('image'), value: MOVED };
    expect(wireOf(createRegion({ ...spec, control: node('box'), labels: { box: [] } }, env).results[0])).toEqual(MOVED);
    expect(wireOf(createRegion({ ...spec, control: node('open'), labels: { open: [] } }, env).results[0])).toEqual({
      ...MOVED,
      rectanglelabels: [],
    });
  });

  it('refuses what makes no region', () => {
    const spec = { ...base, object: node('image'), value: MOVED };
    expect(() => createRegion({ ...spec, control: node('tags') }, env)).toThrow(/'tags' \(Labels\) makes no regions on 'image' \(Image\)/);
    expect(() => createRegion({ ...spec, control: node('choice') }, env)).toThrow(/makes no regions/);
    expect(() => createRegion({ ...spec, control: node('rect'), labels: { nope: ['x'] } }, env)).toThrow(/no control 'nope'/);
    expect(() => createRegion({ ...spec, control: node('rect'), labels: { choice: ['x'] } }, env)).toThrow(/has no labels/);
    expect(() => createRegion({ ...spec, control: node('rect'), answers: { tags: ['x'] } }, env)).toThrow(/takes no answer/);
  });

  it('reads back as it was made', () => {
    const region = createRegion(
      {
        ...base,
        slot: 0,
        control: node('rect'),
        object: node('image'),
        value: MOVED,
        labels: { tags: ['Vehicle'] },
        parentId: undefined,
        meta: { text: ['x'] },
      },
      env,
    );
    const again = decodeAll(encodeLayer({ regions: [region], answers: [], relations: [], unknown: [] }));
    expect(again.problems).toEqual([]);
    expect(again.regions).toEqual([{ ...region, slots: [0, 1] }]);
  });
});

describe('what a control says about a region', () => {
  it('are its own labels and answer, whatever the wire calls it', () => {
    const region = regionOf(span(['PER'], { from_name: 'ner' }), span(['X'], { from_name: 'other' }), note({ from_name: 'remark' }));
    expect(labelsOf(region, node('label'), env)).toEqual(['PER']);
    expect(labelsOf(region, node('other'), env)).toEqual(['X']);
    expect(answerOf(region, node('note'), env)).toEqual(['hi']);
  });

  it('are nothing where it says nothing', () => {
    const region = regionOf(rect());
    expect(labelsOf(region, node('tags'), env)).toEqual([]);
    expect(answerOf(region, node('state'), env)).toBeUndefined();
  });

  it('are read where the labels of a shape belong to the Labels beside it', () => {
    const only = bindConfig(
      parseConfig(
        '<View><Image name="image" value="$image"/><Rectangle name="rect" toName="image"/><Labels name="tags" toName="image"><Label value="Car"/></Labels></View>',
        testRegistry,
      ),
      { image: 'a.png' },
    );
    const own = { tree: only, registry: testRegistry };
    const decoded = decodeLayer([box(['Car'])], { ...own, path: '$', layer: 'a1', origin: 'manual' });
    const region = decoded.regions[0]!;
    expect(decoded.problems.map(({ code }) => code)).toEqual(['control-not-found']);
    expect(region.control).toBe('rect');
    expect(labelsOf(region, nodeIn(only, 'tags'), own)).toEqual(['Car']);
    expect(relabel(region, nodeIn(only, 'tags'), ['Bus'], own).results).toEqual([box(['Bus'])]);
  });
});

describe('answers and relations', () => {
  it('an answer is made with its own key only', () => {
    const answer = createAnswer({ control: node('choice'), object: 'image', value: ['Airbus'], id: 'q', slot: 3 });
    expect(answer.result).toEqual({
      id: 'q',
      from_name: 'choice',
      to_name: 'image',
      type: 'choices',
      origin: 'manual',
      value: { choices: ['Airbus'] },
    });
    expect(createAnswer({ control: node('choice'), object: 'image', value: [], id: 'q', itemIndex: 2, slot: 3 })).toMatchObject({
      itemIndex: 2,
      result: { item_index: 2 },
    });
    expect(() => createAnswer({ control: node('box'), object: 'image', value: [], id: 'q', slot: 3 })).toThrow(/takes no answer/);
  });

  it('a changed answer keeps every other key, and a prediction becomes a corrected one', () => {
    const result = {
      from_name: 'choice',
      to_name: 'image',
      type: 'choices',
      origin: 'prediction',
      value: { choices: [], own: 1 },
      junk: 1,
    };
    const answer = decodeAll([result]).answers[0]!;
    expect(changeAnswer(answer, node('choice'), ['Airbus']).result).toEqual({
      ...result,
      id: answer.id,
      origin: 'prediction-changed',
      value: { choices: ['Airbus'], own: 1 },
    });
  });

  it('a relation is made and changed', () => {
    const relation = createRelation({ fromId: 'a', toId: 'b', id: 'r', slot: 9 });
    expect(relation).toMatchObject({ direction: 'right', result: { from_id: 'a', to_id: 'b', type: 'relation', direction: 'right' } });
    expect(changeRelation(relation, { direction: 'bi', labels: ['same'] })).toMatchObject({
      direction: 'bi',
      labels: ['same'],
      result: { from_id: 'a', to_id: 'b', direction: 'bi', labels: ['same'] },
    });
  });
});

describe('copyRecords', () => {
  const results: readonly unknown[] = [
    rect({ id: 'a', score: 0.9, readonly: true, hidden: true }),
    box(['Car'], { id: 'b', score: 0.2, parentID: 'a', origin: 'manual' }),
    rect({ id: 'c', parentID: 'b' }),
    { id: 'q', from_name: 'choice', to_name: 'image', type: 'choices', value: { choices: ['Airbus'] } },
    { type: 'relation', from_id: 'a', to_id: 'b' },
    { type: 'relation', from_id: 'a', to_id: 'c' },
    { type: 'nonsense' },
    null,
  ];
  const layer = decodeAll(results, 'prediction');

  it('takes everything along, says who made it, and keeps ids, score, readonly, hidden and places', () => {
    const copy = copyRecords(layer);
    const said = [0, 1, 2, 3, 6].reduce<unknown[]>(
      (list, i) => list.map((entry, at) => (at === i ? { ...(entry as object), origin: 'prediction' } : entry)),
      [...results],
    );
    expect(encodeLayer(copy)).toEqual(said);
    expect(copy.regions[0]).toMatchObject({ id: 'a', score: 0.9, readonly: true, hidden: true, origin: 'prediction' });
    expect(results[1]).toMatchObject({ origin: 'manual' });
  });

  it('writes ids of our own, so that the copy keeps them', () => {
    const { id: _, ...nameless } = rect();
    const own = decodeAll([nameless, { from_name: 'choice', to_name: 'image', type: 'choices', value: { choices: [] } }], 'prediction');
    const copy = copyRecords(own);
    expect(copy.regions[0]?.results[0]?.id).toBe(own.regions[0]?.id);
    expect(copy.answers[0]?.result.id).toBe(own.answers[0]?.id);
  });

  it('of some regions takes only the relations among them, and hands children to the nearest parent there is', () => {
    const copy = copyRecords(layer, { regions: ['a', 'c', 'z'] });
    expect(copy.regions.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['a', undefined],
      ['c', 'a'],
    ]);
    expect(copy.regions[1]?.results[0]).toMatchObject({ parentID: 'a' });
    expect(copy.relations.map(({ toId }) => toId)).toEqual(['c']);
    expect([copy.answers, copy.unknown]).toEqual([[], []]);
  });

  it('leaves regions of a lower score behind, not those without', () => {
    expect(copyRecords(layer, { minScore: 0.5 }).regions.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(copyRecords(layer, { minScore: 0.1 }).answers).toHaveLength(1);
  });
});
