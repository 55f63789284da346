import { describe, expect, it } from 'vitest';
import { bindConfig, parseConfig } from '../config';
import { type ConfigTree, createRegistry, defineKind, defineTag } from '../core';
import { type DecodedLayer, decodeLayer, encodeLayer } from '.';
import { testRegistry, testTags } from './testTags';

const CONFIG = `<View>
  <Image name="image" value="$image"/>
  <Image name="back" value="$image"/>
  <Text name="text" value="$text"/>
  <Audio name="audio" value="$audio"/>
  <Rectangle name="rect" toName="image"/>
  <RectangleLabels name="box" toName="image"><Label value="Car"/><Label value="Airplane" alias="plane"/></RectangleLabels>
  <Ellipse name="ellipse" toName="image"/>
  <Labels name="tags" toName="image"><Label value="Vehicle"/></Labels>
  <Labels name="label" toName="text"><Label value="PER"/><Label value="ORG"/></Labels>
  <Labels name="free" toName="text" value="$options"/>
  <Labels name="sound" toName="audio"><Label value="Speech"/></Labels>
  <Choices name="choice" toName="image"><Choice value="Airbus"/><Choice value="Boeing"/></Choices>
  <Choices name="page" toName="image" perItem="true"><Choice value="Good"/></Choices>
  <TextArea name="words" toName="image" perRegion="true"/>
  <TextArea name="note" toName="text" perRegion="true"/>
  <Rating name="stars" toName="image"/>
</View>`;

const tree = bindConfig(parseConfig(CONFIG, testRegistry), { image: 'a.png', text: 'Ada met Bob', audio: 'a.wav' });
const GEO = { x: 1, y: 2, width: 3, height: 4 };

function decode(results: readonly unknown[], more: { tree?: ConfigTree; origin?: 'manual' | 'prediction' } = {}): DecodedLayer {
  const layer = decodeLayer(results, { tree, registry: testRegistry, path: '$.predictions[0]', layer: 'p1', origin: 'manual', ...more });
  expect(encodeLayer(layer)).toEqual(results);
  return layer;
}

const rect = (id: string, more: object = {}) => ({ id, from_name: 'rect', to_name: 'image', type: 'rectangle', value: GEO, ...more });
const box = (id: string, labels: unknown, more: object = {}) => ({
  id,
  from_name: 'box',
  to_name: 'image',
  type: 'rectanglelabels',
  value: { ...GEO, rectanglelabels: labels },
  ...more,
});
const span = (id: string, labels: unknown, more: object = {}) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start: 0, end: 3, labels },
  ...more,
});
const words = (id: string, more: object = {}) => ({
  id,
  from_name: 'words',
  to_name: 'image',
  type: 'textarea',
  value: { text: ['a'] },
  ...more,
});
const choose = (id: string | undefined, choices: unknown, more: object = {}) => ({
  ...(id !== undefined && { id }),
  from_name: 'choice',
  to_name: 'image',
  type: 'choices',
  value: { choices },
  ...more,
});

describe('regions', () => {
  it('are the results of one id, in any order, with fields from any of them', () => {
    const results = [
      words('a', { readonly: true }),
      rect('b'),
      { id: 'a', from_name: 'tags', to_name: 'image', type: 'labels', value: { ...GEO, labels: ['Vehicle'] }, score: 0.5 },
      rect('a', { hidden: true, parentID: 'b', item_index: 2, origin: 'prediction-changed' }),
    ];
    const { regions, problems } = decode(results);
    expect(problems).toEqual([]);
    expect(regions.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(regions[0]).toEqual({
      id: 'a',
      kind: 'rectangle',
      object: 'image',
      control: 'rect',
      value: { ...GEO, rotation: 0 },
      labels: ['Vehicle'],
      score: 0.5,
      origin: 'prediction-changed',
      readonly: true,
      hidden: true,
      parentId: 'b',
      itemIndex: 2,
      results: [results[0], results[2], results[3]],
      slots: [0, 2, 3],
    });
    expect(Object.isFrozen(regions[0])).toBe(true);
    expect(regions[0]?.results[2]).toBe(results[3]);
  });

  it('have the geometry of the object where their control only labels', () => {
    const { regions, problems } = decode([
      span('a', ['PER']),
      { id: 'a', from_name: 'note', to_name: 'text', type: 'textarea', value: { start: 0, end: 3, text: ['yay'] } },
    ]);
    expect(problems).toEqual([]);
    expect(regions).toMatchObject([{ id: 'a', kind: 'span', control: 'label', value: { start: 0, end: 3 }, labels: ['PER'] }]);
  });

  it('without id get one of their own each, which stays out of the wire', () => {
    const { id: _, ...nameless } = rect('x');
    const { regions } = decode([nameless, { ...nameless, id: '' }, { ...nameless, id: null }]);
    expect(new Set(regions.map(({ id }) => id)).size).toBe(3);
  });

  it('may be numbered', () => {
    expect(
      decode([
        { ...rect('x'), id: 5 },
        { ...words('x'), id: 5 },
      ]).regions,
    ).toMatchObject([{ id: '5', slots: [0, 1] }]);
  });

  it('of a prediction are predictions, whatever they say', () => {
    const { regions } = decode([rect('a'), rect('b', { origin: 'manual' })], { origin: 'prediction' });
    expect(regions.map(({ origin }) => origin)).toEqual(['prediction', 'prediction']);
  });

  it('take the score of the result before that of its value', () => {
    const { regions } = decode([
      rect('a', { score: 0.2, value: { ...GEO, score: 0.9 } }),
      rect('b', { value: { ...GEO, score: 0.9 } }),
      rect('c', { score: null }),
    ]);
    expect(regions.map(({ score }) => score)).toEqual([0.2, 0.9, undefined]);
  });

  it('may be labelled by alias or by value, and freely where the config offers nothing', () => {
    expect(decode([box('a', ['plane', 'Airplane']), { ...span('b', ['anything']), from_name: 'free' }]).problems).toEqual([]);
  });
});

describe('answers', () => {
  it('about the task are records of their own, also under the id of a region', () => {
    const { regions, answers, problems } = decode([
      rect('a'),
      choose('a', ['Airbus']),
      { ...choose('b', ['Good'], { item_index: 3 }), from_name: 'page' },
    ]);
    expect(problems).toEqual([]);
    expect(regions[0]?.results).toHaveLength(1);
    expect(answers).toMatchObject([
      { control: 'choice', object: 'image', itemIndex: 0, slot: 1 },
      { id: 'b', control: 'page', itemIndex: 3, slot: 2 },
    ]);
    expect(answers[0]?.id).not.toBe('a');
  });

  it('of one id are told apart', () => {
    const { answers } = decode([choose('a', ['Airbus']), { ...choose('a', ['Good']), from_name: 'page' }]);
    expect(answers[0]?.id).toBe('a');
    expect(new Set(answers.map(({ id }) => id)).size).toBe(2);
  });

  it('given twice are all kept; the last one counts', () => {
    const { answers, problems } = decode([
      choose('a', ['Airbus']),
      choose(undefined, ['Boeing']),
      { ...choose('c', ['Good']), from_name: 'page' },
      { ...choose('d', ['Good'], { item_index: 1 }), from_name: 'page' },
    ]);
    expect(answers).toHaveLength(4);
    expect(problems).toMatchObject([{ code: 'duplicate-answer', where: { path: '$.predictions[0].result[0]' } }]);
  });
});

describe('relations', () => {
  it('link regions', () => {
    const result = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'bi', labels: ['same'] };
    expect(decode([result, rect('a'), rect('b')])).toMatchObject({
      problems: [],
      relations: [{ fromId: 'a', toId: 'b', direction: 'bi', labels: ['same'], slot: 0 }],
    });
  });

  it('without direction point right', () => {
    expect(decode([rect('a'), { type: 'relation', from_id: 'a', to_id: 'a' }]).relations).toMatchObject([
      { direction: 'right', labels: [] },
    ]);
  });
});

/** One problem, at `place` below the list, with words of its message and hint. */
type Expected = readonly [code: string, severity: string, place: string, message: RegExp, hint: RegExp];

describe('everything that is not shown as it says is told', () => {
  const cases: readonly (readonly [string, readonly unknown[], Expected])[] = [
    ['null', [null], ['not-a-result', 'warning', '[0]', /is null, not a result/, /Leave it out/]],
    ['a text', ['x'], ['not-a-result', 'warning', '[0]', /is 'x', not a result/, /from_name, to_name, type/]],
    ['a list', [[1]], ['not-a-result', 'warning', '[0]', /is a list, not a result/, /Leave it out/]],
    [
      'a control of another name, with one that fits',
      [span('a', ['PER'], { from_name: 'ner' })],
      ['control-not-found', 'warning', '[0].from_name', /No control named 'ner'.*shown with 'label', a Labels/, /Did you mean 'label'\?/],
    ],
    [
      'a control misspelt, among several that fit',
      [span('a', ['x'], { from_name: 'fre' })],
      ['control-not-found', 'warning', '[0].from_name', /No control named 'fre'/, /Did you mean 'free'\?/],
    ],
    [
      'no control, with one that fits',
      [{ ...rect('a'), from_name: undefined }],
      ['control-not-found', 'warning', '[0].from_name', /it has no from_name/, /Write "from_name": "rect"/],
    ],
    [
      'a control of another name, and none that fits',
      [{ id: 'a', from_name: 'chioce', to_name: 'text', type: 'choices', value: { choices: ['Airbus'] } }],
      [
        'control-not-found',
        'error',
        '[0].from_name',
        /No control named 'chioce'.*no control fits its type 'choices'/,
        /Did you mean 'choice'\?.*This config has 'rect'/,
      ],
    ],
    [
      'a control of another type, with one that fits',
      [rect('a', { from_name: 'tags' })],
      [
        'type-mismatch',
        'warning',
        '[0].from_name',
        /says type 'rectangle', but control 'tags' is a Labels; 'rect' is the Rectangle/,
        /Did you mean 'rect'\?/,
      ],
    ],
    [
      'a control of another type, and none that fits',
      [rect('a', { from_name: 'label', to_name: 'text', type: 'spot', value: { x: 1, y: 2 } })],
      [
        'type-mismatch',
        'error',
        '[0].type',
        /control 'label' is a Labels, and no control of this config makes results of that type/,
        /Correct the type or from_name/,
      ],
    ],
    [
      'an object of another name',
      [rect('a', { to_name: 'img' })],
      ['object-not-found', 'warning', '[0].to_name', /No object named 'img'.*shown on 'image'/, /Did you mean 'image'\?/],
    ],
    [
      'no object',
      [{ ...rect('a'), to_name: undefined }],
      ['object-not-found', 'warning', '[0].to_name', /it has no to_name/, /Write "to_name": "image"/],
    ],
    [
      'the name of a control for an object',
      [rect('a', { to_name: 'box' })],
      ['object-not-found', 'warning', '[0].to_name', /No object named 'box'/, /image/],
    ],
    [
      'an object that the control does not label',
      [rect('a', { to_name: 'back' })],
      ['object-mismatch', 'warning', '[0].to_name', /Control 'rect' does not label 'back'.*shown there/, /Write one of 'image' in to_name/],
    ],
    [
      'an object that another control labels',
      [span('a', ['PER'], { from_name: 'tags' })],
      ['object-mismatch', 'warning', '[0].from_name', /Control 'tags' does not label 'text'.*shown with 'label'/, /Did you mean 'label'\?/],
    ],
    [
      'a shape of Label Studio that this editor lacks',
      [{ id: 'a', from_name: 'ellipse', to_name: 'image', type: 'ellipse', value: { x: 1, y: 1, radiusX: 2, radiusY: 2 } }],
      ['no-tag-yet', 'info', '[0].type', /has no Ellipse tag, so the region is listed but not drawn/, /Nothing is lost/],
    ],
    [
      'an answer of Label Studio that this editor lacks',
      [{ id: 'a', from_name: 'stars', to_name: 'image', type: 'rating', value: { rating: 4 } }],
      ['no-tag-yet', 'info', '[0].type', /has no Rating tag, so the answer is not shown/, /Nothing is lost/],
    ],
    [
      'labels on an object that this editor lacks',
      [{ id: 'a', from_name: 'sound', to_name: 'audio', type: 'labels', value: { start: 1, end: 2, labels: ['Speech'] } }],
      ['no-tag-yet', 'info', '[0].type', /has no Audio tag/, /Nothing is lost/],
    ],
    [
      'an ellipse under the name of the rectangle: both in one',
      [{ id: 'a', from_name: 'rect', to_name: 'image', type: 'ellipse', value: {} }],
      [
        'type-mismatch',
        'warning',
        '[0].from_name',
        /'rect' is a Rectangle; 'ellipse' is the Ellipse.*has no Ellipse tag/,
        /Did you mean 'ellipse'\?/,
      ],
    ],
    [
      'a misspelt type',
      [rect('a', { type: 'rectangel' })],
      [
        'unknown-type',
        'error',
        '[0].type',
        /'rectangel' is no result type/,
        /Did you mean 'rectangle'\?.*'rect' makes results of type 'rectangle'/,
      ],
    ],
    [
      'no type, but a control',
      [{ ...rect('a'), type: undefined }],
      ['type-missing', 'warning', '[0].type', /read as the 'rectangle' that control 'rect' makes/, /Write "type": "rectangle"/],
    ],
    ['nothing at all', [{}], ['unknown-type', 'error', '[0].type', /has no type/, /lower-case name of the control tag/]],
    [
      'a label that is not offered',
      [box('a', ['Car', 'car '])],
      [
        'label-not-found',
        'warning',
        '[0].value.rectanglelabels[1]',
        /Label 'car ' is not in control 'box'/,
        /Did you mean 'Car'\?.*<Label value="car "\/>/,
      ],
    ],
    [
      'labels that are no list',
      [box('a', 'Car')],
      ['labels-unreadable', 'warning', '[0].value.rectanglelabels', /should be a list of labels but is 'Car'/, /"rectanglelabels": \[/],
    ],
    [
      'a label that is no text',
      [box('a', [5])],
      ['wrong-type', 'warning', '[0].value.rectanglelabels[0]', /should be a text but is 5/, /Write a text/],
    ],
    [
      'labels under another key',
      [{ ...box('a', []), value: { ...GEO, labels: ['Car'] } }],
      [
        'labels-elsewhere',
        'warning',
        '[0].value.labels',
        /under value\.labels.*keep them under value\.rectanglelabels/,
        /Rename "labels" to "rectanglelabels"/,
      ],
    ],
    [
      'a choice that is not offered',
      [choose('a', ['Airbuss'])],
      ['choice-not-found', 'warning', '[0].value.choices[0]', /'Airbuss' is no choice/, /Did you mean 'Airbus'\?/],
    ],
    [
      'an answer that cannot be read',
      [choose('a', 'Airbus')],
      ['answer-unreadable', 'error', '[0].value.choices', /no list/, /Write a list/],
    ],
    [
      'an answer without value',
      [choose('a', [], { value: null })],
      ['value-missing', 'error', '[0].value', /has the value null, which is no object/, /"value": \{/],
    ],
    ['a region without value', [rect('a', { value: undefined })], ['value-missing', 'error', '[0].value', /has no value/, /"value": \{/]],
    [
      'geometry that cannot be read',
      [rect('a', { value: { ...GEO, x: 'left' } })],
      ['geometry-unreadable', 'error', '[0].value.x', /x is no number/, /./],
    ],
    [
      'labels on a text without offsets',
      [span('a', [], { value: { labels: ['PER'] } })],
      ['geometry-unreadable', 'error', '[0].value.start', /start is no number/, /./],
    ],
    [
      'geometry out of bounds',
      [rect('a', { value: { ...GEO, x: 120 } })],
      ['out-of-bounds', 'warning', '[0].value.x', /outside/, /percent/],
    ],
    [
      'a text that differs from the one at its offsets',
      [span('a', ['PER'], { value: { start: 0, end: 3, text: 'Bob', labels: ['PER'] } })],
      ['text-mismatch', 'warning', '[0].value.text', /'Ada'/, /./],
    ],
    [
      'a per-region answer of no region',
      [words('a')],
      [
        'region-not-found',
        'error',
        '[0].id',
        /answer of 'words' is about one region, but no region has the id 'a'/,
        /must have the same id/,
      ],
    ],
    [
      'a per-region answer with a geometry of its own',
      [{ id: 'a', from_name: 'note', to_name: 'text', type: 'textarea', value: { start: 0, end: 3, text: ['x'] } }],
      ['region-not-found', 'error', '[0].id', /no region has the id 'a'/, /must have the same id/],
    ],
    [
      'a per-region answer without id',
      [{ ...words('a'), id: undefined }],
      ['region-not-found', 'error', '[0].id', /but it has no id/, /must have the same id/],
    ],
    [
      'labels on an image without a shape',
      [{ id: 'a', from_name: 'tags', to_name: 'image', type: 'labels', value: { ...GEO, labels: ['Vehicle'] } }],
      ['region-not-found', 'error', '[0].id', /labels of 'tags' need a shape with the same id/, /rectanglelabels/],
    ],
    [
      'another geometry under one id',
      [rect('a'), rect('a', { value: { ...GEO, x: 9 } })],
      ['conflicting-geometry', 'warning', '[1]', /results with id 'a' are one region.*another geometry than the first/, /an id of its own/],
    ],
    [
      'another object under one id',
      [rect('a'), span('a', ['PER'])],
      ['conflicting-geometry', 'warning', '[1]', /another object \('text'\)/, /an id of its own/],
    ],
    [
      'a parent that is missing',
      [rect('a', { parentID: 'z' })],
      ['parent-not-found', 'warning', '[0].parentID', /parentID is 'z', but no region has that id/, /leave parentID out/],
    ],
    [
      'a parent that is itself',
      [rect('a', { parentID: 'a' })],
      ['parent-cycle', 'warning', '[0].parentID', /leads back to it/, /Break the circle/],
    ],
    [
      'a relation from nowhere',
      [rect('a'), { type: 'relation', to_id: 'a' }],
      ['relation-end-not-found', 'error', '[1].from_id', /from_id of the relation is missing/, /id of a region/],
    ],
    [
      'a relation to no region',
      [rect('a'), { type: 'relation', from_id: 'a', to_id: 'z' }],
      ['relation-end-not-found', 'error', '[1].to_id', /'z', but no region has that id/, /id of a region/],
    ],
    [
      'a relation that points nowhere',
      [rect('a'), { type: 'relation', from_id: 'a', to_id: 'a', direction: 'up' }],
      ['wrong-type', 'warning', '[1].direction', /is 'up', so it points right/, /'right', 'left' or 'bi'/],
    ],
    [
      'labels of a relation that are no list',
      [rect('a'), { type: 'relation', from_id: 'a', to_id: 'a', labels: 'x' }],
      ['wrong-type', 'warning', '[1].labels', /a list of texts/, /leave labels out/],
    ],
    [
      'a score in words',
      [rect('a', { score: '0.4' })],
      ['wrong-type', 'warning', '[0].score', /score should be a number but is '0.4'/, /Write a number/],
    ],
    [
      'readonly as a number',
      [rect('a', { readonly: 1 })],
      ['wrong-type', 'warning', '[0].readonly', /true or false but is 1/, /Write true or false/],
    ],
    [
      'hidden in words',
      [rect('a', { hidden: 'yes' })],
      ['wrong-type', 'warning', '[0].hidden', /true or false but is 'yes'/, /Write true or false/],
    ],
    [
      'a page before the first',
      [rect('a', { item_index: -1 })],
      ['wrong-type', 'warning', '[0].item_index', /whole number from 0 but is -1/, /whole number/],
    ],
    ['an origin of nowhere', [rect('a', { origin: 'me' })], ['wrong-type', 'warning', '[0].origin', /but is 'me'/, /'prediction-changed'/]],
    ['a parent that is a list', [rect('a', { parentID: [] })], ['wrong-type', 'warning', '[0].parentID', /is a list/, /id of a region/]],
    ['meta in words', [rect('a', { meta: 'x' })], ['wrong-type', 'warning', '[0].meta', /should be an object/, /Write an object/]],
  ];

  it.each(cases)('%s', (_, results, [code, severity, place, message, hint]) => {
    const { problems } = decode(results);
    expect(problems).toMatchObject([
      {
        code,
        severity,
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
        where: { source: 'task', path: `$.predictions[0].result${place}`, layer: 'p1' },
      },
    ]);
  });

  it('and a tag that throws', () => {
    const fail = (): never => {
      throw new Error('out of order');
    };
    const kind = defineKind<object>({ name: 'star', bounds: fail, contains: fail, move: fail, isValid: fail });
    const Star = defineTag({ name: 'Star', role: 'control', attrs: {}, kind, codec: { read: fail, write: fail, has: fail } });
    const registry = createRegistry([...testTags, Star]);
    const own = bindConfig(parseConfig('<View><Image name="image" value="$image"/><Star name="star" toName="image"/></View>', registry), {
      image: 'a.png',
    });
    const results = [{ id: 'a', from_name: 'star', to_name: 'image', type: 'star', value: {} }];
    const { regions, problems } = decodeLayer(results, { tree: own, registry, path: '$', layer: 'p1', origin: 'manual' });
    expect(regions).toMatchObject([{ kind: 'star', value: undefined }]);
    expect(problems).toMatchObject([{ code: 'tag-failed', severity: 'error', message: expect.stringContaining('out of order') }]);
  });
});

describe('what is wrong stays in reach', () => {
  it('a region that cannot be drawn is listed under its declared type', () => {
    const { regions, unknown } = decode([{ id: 'a', from_name: 'ellipse', to_name: 'image', type: 'ellipse', value: {}, score: 0.5 }]);
    expect(regions).toMatchObject([{ id: 'a', kind: 'ellipse', control: 'ellipse', value: undefined, score: 0.5 }]);
    expect(unknown).toEqual([]);
  });

  it('a result under the id of a region belongs to it, whatever it is', () => {
    const { regions, problems } = decode([rect('a'), { id: 'a', type: 'nonsense' }]);
    expect(regions[0]?.slots).toEqual([0, 1]);
    expect(problems).toMatchObject([{ code: 'unknown-type', where: { region: 'a' } }]);
  });

  it('circles of parents are opened at one place', () => {
    const { regions, problems } = decode([
      rect('a', { parentID: 'b' }),
      rect('b', { parentID: 'c' }),
      rect('c', { parentID: 'a' }),
      rect('d', { parentID: 'a' }),
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['parent-cycle']);
    expect(regions.filter(({ parentId }) => parentId === undefined)).toHaveLength(1);
    expect(regions[3]?.parentId).toBe('a');
  });

  it('without a config nothing is shown and nothing is lost', () => {
    const empty = parseConfig('', testRegistry);
    const { unknown, problems } = decode([rect('a'), choose('b', ['Airbus'])], { tree: empty });
    expect(unknown).toHaveLength(2);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('htmllabels is the former name of hypertextlabels', () => {
    const { problems } = decode([
      { id: 'a', from_name: 'label', to_name: 'text', type: 'htmllabels', value: { start: 0, end: 3, htmllabels: ['PER'] } },
    ]);
    expect(problems[0]?.message).toContain("type 'hypertextlabels'");
  });
});

describe("Label Studio's troubleshooting of pre-annotations", () => {
  const config = (text: string) => bindConfig(parseConfig(text, testRegistry), { text: 'The cat on his motorbike. ', image: 'a.jpg' });
  const ner =
    '<View><Labels name="ner" toName="text"><Label value="ORG"/></Labels><Text name="text" value="$text"/><TextArea name="entity" toName="text" perRegion="true"/></View>';
  const published = {
    id: 'def',
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start: 15, end: 24, text: 'motorbike', labels: ['ORG'] },
  };

  it('from_name must match the config', () => {
    const { regions, problems } = decode([published], { tree: config(ner) });
    expect(regions).toMatchObject([{ control: 'ner', labels: ['ORG'], value: { start: 15, end: 24 } }]);
    expect(problems).toMatchObject([{ code: 'control-not-found', hint: expect.stringContaining("Did you mean 'ner'?") }]);
  });

  it('labels must match exactly', () => {
    const { problems } = decode([{ ...published, from_name: 'ner', value: { ...published.value, labels: ['B-ORG'] } }], {
      tree: config(ner),
    });
    expect(problems).toMatchObject([{ code: 'label-not-found', hint: expect.stringContaining("Did you mean 'ORG'?") }]);
  });

  it('ids must match where an answer is about a region', () => {
    const entity = { id: 'other', from_name: 'entity', to_name: 'text', type: 'textarea', value: { start: 15, end: 24, text: ['yay'] } };
    const { regions, problems, unknown } = decode([{ ...published, from_name: 'ner' }, entity], { tree: config(ner) });
    expect(regions.map(({ id }) => id)).toEqual(['def']);
    expect(unknown).toEqual([{ result: entity, slot: 1 }]);
    expect(problems).toMatchObject([{ code: 'region-not-found', severity: 'error', where: { path: '$.predictions[0].result[1].id' } }]);
  });
});
