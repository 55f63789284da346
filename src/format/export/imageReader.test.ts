import { describe, expect, it } from 'vitest';
import { attr, createRegistry, defineKind, defineTag, isRecord, type Task } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { box, exportImages, IMAGE_CONFIG, onImage, taskOf } from './testImages';
import { readCoco, readCocoMask } from './testReaders';

const registry = createRegistry(builtinTags);

async function exportCoco(tasks: readonly Task[], options: Parameters<typeof exportImages>[3] = {}, tags = registry) {
  const out = await exportImages(tags, tasks, 'COCO', options);
  return { ...out, file: readCoco(out.text('annotations.json')) };
}

/** The result without what says the size of its image. */
function withoutSize({ original_width: _width, original_height: _height, ...result }: ReturnType<typeof box>) {
  return result;
}

describe('the size of an image', () => {
  it('is that of any result about it, of a prediction too', async () => {
    const bare = withoutSize(box('a', 'Car', 10, 10, 10, 10));
    const tasks = [
      taskOf([bare, box('b', 'Car', 50, 50, 10, 10)]),
      taskOf([bare], { id: 2, data: { image: '2.png' }, predictions: [{ result: [box('b', 'Car', 50, 50, 10, 10)] }] }),
      taskOf([bare], { id: 3, data: { image: '3.png', width: 200, height: 100 } }),
    ];
    const { file, counts } = await exportCoco(tasks);
    expect(file.images.map(({ width, height }) => [width, height])).toEqual([
      [640, 480],
      [640, 480],
      [200, 100],
    ]);
    expect(file.annotations.map(({ bbox }) => bbox)).toEqual([
      [64, 48, 64, 48],
      [320, 240, 64, 48],
      [64, 48, 64, 48],
      [20, 10, 20, 10],
    ]);
    expect(counts).toEqual({ 'prediction-not-exported': 1 });
  });

  it('is missed where nothing says it: regions are left out, and told', async () => {
    const { file, losses } = await exportCoco([
      taskOf([withoutSize(box('a', 'Car', 1, 1, 5, 5)), withoutSize(box('b', 'Car', 1, 1, 5, 5))]),
      taskOf([], { id: 2, data: { image: 'empty.png' } }),
    ]);
    expect(file.images).toEqual([]);
    expect(losses.map(({ code, count, tasks }) => ({ code, count, tasks }))).toEqual([
      { code: 'image-without-size', count: 2, tasks: [1] },
      { code: 'image-without-size', count: 1, tasks: [2] },
    ]);
  });

  it('is no number that cannot be one', async () => {
    for (const size of [0, -5, Number.NaN, Number.POSITIVE_INFINITY, '640', 1.5]) {
      const { counts } = await exportCoco([taskOf([box('a', 'Car', 1, 1, 5, 5, 0, { original_width: size as number })])]);
      expect(counts).toEqual({ 'image-without-size': 1 });
    }
  });
});

describe('images', () => {
  it('are one for every task that shows the same address, and have names of their own', async () => {
    const show = (id: number, image: string) => taskOf([box('a', 'Car', 1, 1, 5, 5)], { id, data: { image } });
    const tasks = [
      show(1, 'https://a/x/cat.jpg'),
      show(2, 'https://a/y/cat.png?sig=1'),
      show(3, 'https://a/x/cat.jpg'),
      show(4, 'data:image/png;base64,AA=='),
    ];
    const { file, counts } = await exportCoco(tasks);
    expect(file.images.map(({ file_name }) => file_name)).toEqual(['cat.jpg', 'cat-2.png', 'task-4.png']);
    expect(file.annotations.map(({ image_id }) => image_id)).toEqual([1, 2, 1, 3]);
    expect(counts).toEqual({ 'image-renamed': 1, 'annotations-together': 1 });
  });

  it('are the pages of a list', async () => {
    const config = IMAGE_CONFIG.replace('value="$image"', 'valueList="$pages"');
    const task = taskOf([box('a', 'Car', 1, 1, 5, 5, 0, { item_index: 1 }), box('b', 'Car', 2, 2, 5, 5, 0, { item_index: 0 })], {
      data: { pages: ['p/one.png', 'p/two.png', 'p/three.png'] },
    });
    const { files, text } = await exportImages(registry, [task], 'YOLO', { config });
    expect([...files.keys()].slice(3)).toEqual(['labels/one.txt', 'labels/two.txt', 'labels/three.txt']);
    expect([text('labels/one.txt'), text('labels/two.txt'), text('labels/three.txt')]).toEqual([
      '0 0.045 0.045 0.05 0.05\n',
      '0 0.035 0.035 0.05 0.05\n',
      '',
    ]);
  });

  it('have the regions of all their annotations, or of the latest', async () => {
    const annotations = [
      { id: 1, result: [box('a', 'Car', 1, 1, 5, 5)] },
      { id: 2, result: [box('a', 'Person', 2, 2, 5, 5)] },
    ];
    const all = await exportCoco([taskOf([], { annotations })]);
    expect(all.file.annotations.map(({ category_id }) => category_id)).toEqual([1, 2]);
    expect(all.counts).toEqual({ 'annotations-together': 1 });
    const latest = await exportCoco([taskOf([], { annotations })], { annotations: 'latest' });
    expect(latest.file.annotations.map(({ category_id }) => category_id)).toEqual([2]);
    expect(latest.counts).toEqual({ 'annotation-older': 1 });
  });
});

describe('classes', () => {
  const SHAPES = '<Image name="image" value="$image"/><Rectangle name="shape" toName="image"/>';
  const shape = (id: string) => onImage(id, 'rectangle', { x: 1, y: 1, width: 5, height: 5 }, { from_name: 'shape' });

  it('come from a Labels of the same id, or where there is none from a choice about the region', async () => {
    for (const [control, type] of [
      ['Labels', 'labels'],
      ['Choices', 'choices'],
    ] as const) {
      const item = control.slice(0, -1);
      const config = `<View>${SHAPES}<${control} name="word" toName="image" perRegion="true"><${item} value="A"/><${item} value="B" alias="b"/></${control}></View>`;
      const label = onImage('a', type, { x: 1, y: 1, width: 5, height: 5, [type]: ['b'] }, { from_name: 'word' });
      const { file, counts } = await exportCoco([taskOf([label, shape('a'), shape('c')])], { config });
      expect(file.categories.map(({ name }) => name)).toEqual(['A', 'b', 'no_label']);
      expect(file.annotations.map(({ category_id }) => category_id)).toEqual([2, 3]);
      expect(counts).toEqual({ 'region-without-label': 1 });
    }
  });

  it('are added for labels that only results have', async () => {
    const { file, counts } = await exportCoco([taskOf([box('a', 'Cart', 1, 1, 5, 5), box('b', 'Cart', 1, 1, 5, 5)])]);
    expect(file.categories.at(-1)).toMatchObject({ id: 11, name: 'Cart' });
    expect(file.annotations.map(({ category_id }) => category_id)).toEqual([11, 11]);
    expect(counts).toEqual({ 'label-not-in-config': 1 });
  });

  it('are those of images alone where a config has texts too', async () => {
    const config = `<View><Text name="text" value="$text"/><Labels name="span" toName="text"><Label value="PER"/></Labels>${SHAPES}<RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels></View>`;
    const span = { id: 's', type: 'labels', from_name: 'span', to_name: 'text', value: { start: 0, end: 2, text: 'Jo', labels: ['PER'] } };
    const { file, counts } = await exportCoco(
      [taskOf([span, box('a', 'Car', 1, 1, 5, 5)], { data: { image: 'a.png', text: 'Jo is here' } })],
      { config },
    );
    expect(file.categories.map(({ name }) => name)).toEqual(['Car']);
    expect(file.annotations).toHaveLength(1);
    expect(counts).toEqual({ 'shape-not-in-format': 1 });
  });
});

describe('what formats of images leave out', () => {
  it('is told once, with a count and the tasks', async () => {
    const geometry = { x: 1, y: 1, width: 5, height: 5, rotation: 0 };
    const results = [
      box('a', 'Car', 1, 1, 5, 5, 0, { image_rotation: 90, meta: { text: ['note'] } }),
      onImage('a', 'choices', { ...geometry, choices: ['red'] }, { from_name: 'colour' }),
      box('b', 'Car', 20, 20, 5, 5),
      { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' },
      onImage('q', 'choices', { choices: ['day'] }, { from_name: 'time' }),
      { id: 'x', type: 'nonsense', from_name: 'nobody', to_name: 'nothing', value: {} },
      onImage('broken', 'rectanglelabels', { x: 'left', rectanglelabels: ['Car'] }),
    ];
    const config = IMAGE_CONFIG.replace('</View>', '<Choices name="time" toName="image"><Choice value="day"/></Choices></View>');
    const tasks = [taskOf(results), taskOf(results, { id: 2, data: { image: 'b.png' } })];
    const { losses, counts } = await exportImages(registry, tasks, 'YOLO', { config });
    expect(counts).toEqual({
      'result-not-placed': 2,
      'geometry-unreadable': 2,
      'relation-not-in-format': 2,
      'answer-not-in-format': 2,
      'region-answer-not-in-format': 2,
      'note-not-in-format': 2,
      'view-turned': 2,
    });
    for (const { tasks: ids, message, hint, severity } of losses) {
      expect(ids).toEqual([1, 2]);
      expect(message.length > 20 && hint.length > 10).toBe(true);
      expect(['error', 'warning', 'info']).toContain(severity);
    }
  });
});

describe("a host's own kind", () => {
  interface Ring {
    readonly r: number;
  }
  const square = (half: number) =>
    [
      [50 - half, 50 - half],
      [50 + half, 50 - half],
      [50 + half, 50 + half],
      [50 - half, 50 + half],
    ].map(([x = 0, y = 0]) => ({ x, y }));
  const kind = defineKind<Ring>({
    name: 'frame',
    isValid: () => true,
    bounds: () => ({ x: 0, y: 0, width: 0, height: 0 }),
    contains: () => false,
    move: (value) => value,
    outline: ({ r }) => [
      { points: square(r), closed: true },
      { points: square(r / 2), closed: true },
    ],
  });
  const Frame = defineTag({
    name: 'Frame',
    role: 'control',
    attrs: { name: attr.id(), toName: attr.ref('Image') },
    kind,
    codec: {
      has: (wire) => 'r' in wire,
      read: (wire) => ({ value: isRecord(wire) && typeof wire.r === 'number' ? { r: wire.r } : undefined, findings: [] }),
      write: ({ r }, wire) => ({ ...wire, r }),
    },
  });

  it('is written by its outline, with its holes as a mask', async () => {
    const config = '<View><Image name="image" value="$image"/><Frame name="frame" toName="image"/></View>';
    const task = taskOf([onImage('f', 'frame', { r: 20 }, { original_width: 100, original_height: 100 })]);
    const { file } = await exportCoco([task], { config }, createRegistry([...builtinTags, Frame]));
    const [annotation] = file.annotations;
    expect([annotation?.area, annotation?.bbox]).toEqual([40 * 40 - 20 * 20, [30, 30, 40, 40]]);
    const segmentation = annotation?.segmentation ?? [];
    if (!('counts' in segmentation)) throw new Error('no mask');
    expect(readCocoMask(segmentation).pixels[50 * 100 + 50]).toBe(false);
  });
});
