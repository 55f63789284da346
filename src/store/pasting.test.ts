import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../core';
import { createStore } from '../createEditor';
import { decodeRle, encodeRle, wholeOf } from '../geometry/masks';
import { Rectangle } from '../tags/rectangle';
import type { AnnotationStore, Pasted } from './annotationTypes';
import type { EditorStore } from './editorTypes';
import type { EditorOptions } from './optionTypes';
import { pastingCode } from './pastingCode';
import { annotatedTask, box, boxesConfig, choice, manyBoxes, predictedTask, shapesConfig, textConfig } from './testTasks';

function editorOf(config: string, task: unknown, options: Partial<EditorOptions> = {}): EditorStore {
  return createStore({ config, task, ...options });
}

function opened(results: readonly unknown[], config = boxesConfig, options: Partial<EditorOptions> = {}): AnnotationStore {
  return annotationOf(editorOf(config, annotatedTask(results), options));
}

function annotationOf({ annotation }: EditorStore): AnnotationStore {
  if (!annotation) throw new Error('no annotation is open');
  return annotation;
}

/** An annotation without results on an image of this size. */
function emptyOn(width: number, height: number, config = boxesConfig): AnnotationStore {
  const editor = editorOf(config, { data: { image: '/b.jpg', pages: ['/1.jpg', '/2.jpg'] } });
  for (const page of [0, 1, 2]) editor.setObjectView('img', page, { width, height, rotation: 90 });
  return annotationOf(editor);
}

const codes = ({ problems }: Pasted): string[] => problems.map(({ code }) => code);
const value = { x: 10, y: 10, width: 20, height: 20, rotation: 0 };

// Boxes are made of percent, but a copy is moved aside by their geometry.
beforeAll(async () => {
  await Promise.all([Rectangle.shape.preload(), pastingCode.preload()]);
});

describe('copying', () => {
  const words = box('a', { from_name: 'words', type: 'textarea', value: { ...value, text: ['x'] } });
  const shape = box('a', { from_name: 'rect', type: 'rectangle', value });
  const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'bi', labels: ['near'] };

  it('gives the very results of the regions, with answers about them and relations among them', () => {
    const annotation = opened(
      [words, shape, choice('Airport'), box('b', { from_name: 'rect', type: 'rectangle' }), relation],
      shapesConfig,
    );
    expect(annotation.copyResults(['a'])).toEqual([words, shape]);
    expect(annotation.copyResults(['a'])[1]).toBe(shape);
    expect(annotation.copyResults(['b', 'a']).map(({ type }) => type)).toEqual(['textarea', 'rectangle', 'rectangle', 'relation']);
  });

  it('names regions that came without an id, so that their results stay together', () => {
    const { id: _id, ...nameless } = box('');
    const annotation = opened([nameless]);
    expect(annotation.copyResults(annotation.orderedIds)[0]?.id).toBe(annotation.orderedIds[0]);
  });

  it('works on predictions', () => {
    const editor = editorOf(boxesConfig, predictedTask(), { showPredictions: true });
    expect(editor.predictions[1]?.copyResults(['c'])).toEqual([box('c', { readonly: true })]);
  });
});

describe('pasting', () => {
  it('makes editable regions with ids of their own, fitted to the image that is shown, as one step', async () => {
    const source = [
      box('a', { readonly: true, hidden: true, score: 0.5, origin: 'prediction', meta: { text: ['n'] }, foo: 1 }),
      box('b', { parentID: 'a' }),
      box('c', { parentID: 'z' }),
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'left', labels: ['near'], bar: 2 },
    ];
    const annotation = emptyOn(1000, 500);
    const { ids, problems } = await annotation.paste(source);
    expect(problems).toEqual([]);
    expect(ids).toEqual(annotation.orderedIds);
    const [a = '', b = '', c = ''] = ids;
    const sized = { original_width: 1000, original_height: 500, image_rotation: 90 };
    expect(annotation.serialize().result).toEqual([
      box('', { ...sized, id: a, origin: 'manual', meta: { text: ['n'] }, foo: 1 }),
      box('', { ...sized, id: b, origin: 'manual', parentID: a }),
      box('', { ...sized, id: c, origin: 'manual' }),
      { type: 'relation', from_id: a, to_id: b, direction: 'left', labels: ['near'], bar: 2 },
    ]);
    expect([annotation.undoName, annotation.region(a)?.readonly]).toEqual(['paste', false]);
    expect(annotation.relations).toMatchObject([{ fromId: a, toId: b, direction: 'left', labels: ['near'] }]);
    annotation.undo();
    expect([annotation.count, annotation.relations.length, annotation.dirty]).toEqual([0, 0, false]);
  });

  it('happens at once where nothing has to be loaded, and says so to the host once', async () => {
    const told: string[] = [];
    const annotation = opened([box('a')], boxesConfig, { onChange: ({ name, ids }) => told.push(`${name} ${ids.length}`) });
    const pasted = annotation.paste([box('x'), box('y')]);
    expect(annotation.count).toBe(3);
    await pasted;
    expect(told).toEqual(['paste 2']);
  });

  it('goes to the page shown', async () => {
    const config = boxesConfig.replace('value="$image"', 'valueList="$pages"');
    const editor = editorOf(config, { data: { pages: ['/1.jpg', '/2.jpg', '/3.jpg'] } });
    editor.setItemIndex('img', 2);
    const annotation = annotationOf(editor);
    await annotation.paste([box('a', { item_index: 1 })]);
    await annotation.paste([box('a', { item_index: 1 })], { itemIndex: 0 });
    expect(annotation.serialize().result.map((result) => result.item_index)).toEqual([2, 0]);
    expect(annotation.regions.map((region) => region.itemIndex)).toEqual([2, 0]);
  });

  it('lies aside of what it is a copy of, further with each copy, and turns back at the border', async () => {
    const annotation = opened([box('a'), box('b', { value: { ...value, x: 50 } })]);
    const xs = () => annotation.regions.map((region) => Math.round((region.value as { x: number }).x * 10) / 10);
    const copied = annotation.copyResults(['a', 'b']);
    await annotation.paste(copied);
    await annotation.paste(copied);
    expect(xs()).toEqual([10, 50, 11.5, 51.5, 13, 53]);
    const corner = opened([box('a', { value: { ...value, x: 80, y: 80 } })]);
    await corner.paste(corner.copyResults(['a']));
    expect(corner.regions[1]?.value).toMatchObject({ x: 78.5, y: 77.75 });
  });

  it('keeps the place where it is free', async () => {
    const annotation = opened([box('a')]);
    const copied = annotation.copyResults(['a']);
    annotation.remove(['a']);
    await annotation.paste(copied);
    expect(annotation.regions[0]?.value).toEqual(value);
  });

  it('keeps pages and parents when a region is copied beside itself', async () => {
    const annotation = opened([box('p'), box('a', { parentID: 'p', item_index: 3 })]);
    const { ids } = await annotation.paste(annotation.copyResults(['a']), { inPlace: true, name: 'duplicate' });
    expect(annotation.region(ids[0] ?? '')).toMatchObject({ parentId: 'p', itemIndex: 3 });
    expect(annotation.undoName).toBe('duplicate');
    const other = await annotation.paste(annotation.copyResults(['a']));
    expect(annotation.region(other.ids[0] ?? '')?.parentId).toBeUndefined();
  });

  it('leaves out what a label may not have', async () => {
    const annotation = opened([]);
    const boat = (id: string, more: Partial<Result> = {}) => box(id, { value: { ...value, rectanglelabels: ['Boat'] }, ...more });
    const pasted = await annotation.paste([boat('a'), boat('b'), box('c', { parentID: 'b' })]);
    expect([pasted.ids.length, codes(pasted)]).toEqual([2, ['paste-max-usages']]);
    expect(pasted.problems[0]?.message).toBe("You can't use Boat more than 1 time(s), so the region was not pasted.");
    expect(annotation.regions[1]?.parentId).toBeUndefined();
    expect(annotation.serialize().result[1]).not.toHaveProperty('parentID');
  });

  it('makes spans of a text', async () => {
    const span = { id: 's', from_name: 'ner', to_name: 'text', type: 'labels', value: { start: 0, end: 3, text: 'Ada', labels: ['PER'] } };
    const annotation = annotationOf(editorOf(textConfig, { data: { text: 'Ada met Charles.' } }));
    const { ids, problems } = await annotation.paste([span]);
    expect(problems).toEqual([]);
    expect(annotation.serialize().result).toEqual([{ ...span, id: ids[0], origin: 'manual' }]);
  });

  it('refuses in what is read-only', async () => {
    const pasted = await opened([], boxesConfig, { readOnly: true }).paste([box('a')]);
    expect([pasted.ids, codes(pasted)]).toEqual([[], ['paste-readonly']]);
  });

  it('pastes 5,000 boxes as one step that is one telling', async () => {
    const annotation = opened([]);
    let told = 0;
    annotation.onRegions(() => {
      told += 1;
    });
    const { ids } = await annotation.paste(manyBoxes(5000));
    expect([ids.length, annotation.count, told]).toEqual([5000, 5000, 1]);
    annotation.undo();
    expect(annotation.count).toBe(0);
  });
});

describe('another config', () => {
  const other = (controls: string) => `<View><Image name="picture" value="$image"/>${controls}</View>`;
  const labels = (name: string, ...words: string[]) =>
    `<RectangleLabels name="${name}" toName="picture">${words.map((word) => `<Label value="${word}"/>`).join('')}</RectangleLabels>`;
  const pasteInto = async (controls: string, results: readonly unknown[], options = {}) => {
    const annotation = annotationOf(editorOf(other(controls), { data: { image: '/b.jpg' } }));
    return { annotation, pasted: await annotation.paste(results, options) };
  };

  it('takes the one control of the type, and says so', async () => {
    const { annotation, pasted } = await pasteInto(labels('objects', 'Car'), [box('a')]);
    expect(codes(pasted)).toEqual(['paste-renamed']);
    expect(annotation.serialize().result[0]).toMatchObject({ from_name: 'objects', to_name: 'picture' });
  });

  it('takes the one of several that has the labels, else the one that is called alike', async () => {
    const byLabels = await pasteInto(labels('trees', 'Oak') + labels('cars', 'Car'), [box('a')]);
    expect(byLabels.annotation.regions[0]?.control).toBe('cars');
    const byName = await pasteInto(labels('trees', 'Car') + labels('labels', 'Car'), [box('a')]);
    expect(byName.annotation.regions[0]?.control).toBe('labels');
  });

  it('pastes nothing where several could be meant, or none', async () => {
    const two = await pasteInto(labels('one', 'Car') + labels('two', 'Car'), [box('a')]);
    expect([two.annotation.count, codes(two.pasted)]).toEqual([0, ['paste-ambiguous']]);
    expect(two.pasted.problems[0]?.where).toMatchObject({ source: 'host', path: 'clipboard[0].from_name' });
    const none = await pasteInto('<Choices name="kind" toName="picture"><Choice value="A"/></Choices>', [box('a'), choice('A')]);
    expect([none.annotation.count, codes(none.pasted)]).toEqual([0, ['paste-no-control', 'paste-answer']]);
  });

  it('says which labels and answers the config lacks', async () => {
    const { annotation, pasted } = await pasteInto(labels('label', 'Tree'), [box('a'), choice('Airport', { id: 'a' })]);
    expect(annotation.regions[0]?.labels).toEqual(['Car']);
    expect(codes(pasted).sort()).toEqual(['label-not-found', 'paste-no-control']);
    expect(pasted.problems.find(({ code }) => code === 'label-not-found')?.where.path).toBe('clipboard[0].value.rectanglelabels[0]');
  });

  it('goes to the object that is asked for', async () => {
    const config = `<View><Image name="left" value="$image"/><Image name="right" value="$image"/>
      <RectangleLabels name="l" toName="left"><Label value="Car"/></RectangleLabels>
      <RectangleLabels name="r" toName="right"><Label value="Car"/></RectangleLabels></View>`;
    const annotation = opened([], config);
    await annotation.paste([box('a', { from_name: 'l', to_name: 'left' })], { objects: { left: 'right' } });
    expect(annotation.regions[0]).toMatchObject({ object: 'right', control: 'r' });
  });
});

describe('anything on the clipboard', () => {
  const fits: [string, unknown][] = [
    ['results', [box('a')]],
    ['one result', box('a')],
    ['an annotation', { id: 1, result: [box('a')] }],
    [
      'annotations',
      [
        { id: 1, result: [] },
        { id: 2, result: [box('a')] },
      ],
    ],
    ['a task', { id: 1, data: {}, annotations: [{ result: [box('a')] }], predictions: [{ result: [box('b'), box('c')] }] }],
    ['a predicted task', { data: {}, annotations: [], predictions: [{ result: [box('a')] }] }],
    ['an export', [{ data: {}, completions: [{ result: [box('a')] }] }]],
  ];

  it.each(fits)('reads %s, as JSON text too', async (_, content) => {
    for (const input of [content, JSON.stringify(content)]) {
      const annotation = opened([]);
      const { ids, problems } = await annotation.paste(input);
      expect([ids.length, problems]).toEqual([1, []]);
    }
  });

  it.each<[string, unknown, string]>([
    ['text', 'Hello', 'paste-not-json'],
    ['nothing', '', 'paste-not-json'],
    ['half of some JSON', '[{"id":', 'paste-not-json'],
    ['other JSON', { type: 'FeatureCollection', features: [] }, 'paste-no-results'],
    ['a list of numbers', [1, 2, 3], 'paste-no-results'],
    ['an empty list', [], 'paste-no-results'],
    ['an annotation without results', { result: [] }, 'paste-no-results'],
    ['null', null, 'paste-no-results'],
    ['a task without layers', { data: { image: 'a' } }, 'paste-no-results'],
  ])('says what is wrong with %s', async (_, input, code) => {
    const annotation = opened([]);
    const pasted = await annotation.paste(input);
    expect([pasted.ids, codes(pasted), annotation.canUndo]).toEqual([[], [code], false]);
  });

  it('never throws, and changes nothing but by one step', async () => {
    const anyField = fc.oneof(fc.constantFrom('a', 'label', 'img', 'rectanglelabels', 'relation', 'choices'), fc.jsonValue());
    const anyResult = fc.record(
      {
        id: anyField,
        from_name: anyField,
        to_name: anyField,
        type: anyField,
        value: fc.oneof(fc.constant(value), fc.jsonValue()),
        parentID: anyField,
      },
      { requiredKeys: [] },
    );
    const anything = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(anyResult, fc.jsonValue())), fc.string(), fc.json());
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        const annotation = opened([box('a')]);
        const before = annotation.serialize();
        const { ids, problems } = await annotation.paste(input);
        expect(ids.length + problems.length).toBeGreaterThan(0);
        for (const id of ids) expect(annotation.lockReason(id)).toBeUndefined();
        annotation.undo();
        expect(annotation.serialize()).toEqual(before);
        expect(annotation.canUndo).toBe(false);
      }),
    );
  });
});

const percent = fc.double({ min: 0, max: 60, noNaN: true });
const anyBox = fc.record({
  labels: fc.uniqueArray(fc.constantFrom('Text', 'Hand'), { maxLength: 2 }),
  words: fc.option(fc.array(fc.string(), { minLength: 1, maxLength: 2 }), { nil: undefined }),
  at: fc.record({
    x: percent,
    y: percent,
    width: fc.double({ min: 1, max: 40, noNaN: true }),
    height: fc.constant(5),
    rotation: fc.constant(0),
  }),
  parent: fc.option(fc.nat(5), { nil: undefined }),
  readonly: fc.boolean(),
});

it('paste(copy(x)) says the same in another task of the config, with new ids', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyBox, { minLength: 1, maxLength: 6 }), async (boxes) => {
      const results = boxes.flatMap(({ labels, words, at, parent, readonly }, i): Result[] => {
        const more = { ...(parent !== undefined && { parentID: `r${parent}` }), ...(readonly && { readonly }) };
        const of = (from: string, type: string, keys: object): Result =>
          box(`r${i}`, { ...more, from_name: from, type, value: { ...at, ...keys } });
        return [
          of('rect', 'rectangle', {}),
          ...(labels.length > 0 ? [of('tag', 'labels', { labels })] : []),
          ...(words ? [of('words', 'textarea', { text: words })] : []),
        ];
      });
      const source = opened(results, shapesConfig);
      const target = opened([], shapesConfig);
      const { ids, problems } = await target.paste(JSON.stringify(source.copyResults(source.orderedIds)));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(ids).toHaveLength(source.count);
      expect(new Set([...ids, ...source.orderedIds]).size).toBe(2 * source.count);
      const newId = new Map(source.orderedIds.map((id, i) => [id, ids[i]]));
      for (const [i, region] of source.regions.entries()) {
        const copy = target.regions[i];
        expect(copy).toMatchObject({
          kind: region.kind,
          control: region.control,
          value: region.value,
          labels: region.labels,
          readonly: false,
        });
        expect(copy?.parentId).toBe(region.parentId === undefined ? undefined : newId.get(region.parentId));
        expect(target.answerOf('words', { region: copy?.id ?? '' })).toEqual(source.answerOf('words', { region: region.id }));
      }
      target.undo();
      expect(target.count).toBe(0);
    }),
  );
});

it('makes a mask over for an image of another size, after loading what it needs', async () => {
  const config = '<View><Image name="img" value="$image"/><BrushLabels name="area" toName="img"><Label value="Sea"/></BrushLabels></View>';
  // Four by two pixels, the left half painted.
  const rle = encodeRle({ width: 4, height: 2, box: { x: 0, y: 0, width: 2, height: 2 }, alpha: new Uint8Array(4).fill(255) });
  const mask: Result = {
    id: 'm',
    from_name: 'area',
    to_name: 'img',
    type: 'brushlabels',
    original_width: 4,
    original_height: 2,
    image_rotation: 0,
    value: { format: 'rle', rle, brushlabels: ['Sea'] },
  };
  const same = emptyOn(4, 2, config);
  await same.paste([mask]);
  expect(same.serialize().result[0]?.value).toEqual(mask.value);
  const twice = emptyOn(8, 4, config);
  const { problems } = await twice.paste([mask]);
  expect(problems).toEqual([]);
  const [made] = twice.serialize().result;
  expect(made).toMatchObject({ original_width: 8, original_height: 4, value: { format: 'rle', brushlabels: ['Sea'] } });
  const row = [255, 255, 255, 255, 0, 0, 0, 0];
  expect([...wholeOf(decodeRle(made?.value?.rle as number[], { width: 8, height: 4 }))]).toEqual([row, row, row, row].flat());
});
