import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry, type Result, type Task } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { exportImages, onImage, rleOf, taskOf } from './testImages';
import { readCoco, readNpy, readYoloRows } from './testReaders';

const registry = createRegistry(builtinTags);

const number = fc.oneof(
  fc.integer({ min: -20, max: 130 }),
  fc.double({ min: -1e3, max: 1e3 }),
  fc.constantFrom(Number.NaN, 1e308, -1e300, 1e-300, 0),
);
const anything = fc.oneof(
  number,
  fc.string({ maxLength: 5 }),
  fc.constant(null),
  fc.array(number, { maxLength: 4 }),
  fc.record({ x: number }),
);
const pair = fc.array(number, { minLength: 2, maxLength: 2 });
const value = fc.record(
  {
    ...{ x: fc.oneof(number, anything), y: number, width: number, height: fc.oneof(number, anything), rotation: number },
    ...{
      radiusX: number,
      radiusY: number,
      points: fc.oneof(fc.array(pair, { maxLength: 6 }), anything),
      closed: fc.oneof(fc.boolean(), anything),
    },
    vertices: fc.oneof(fc.array(fc.record({ id: anything, x: number, y: number, prevPointId: anything }), { maxLength: 5 }), anything),
    ...{
      rle: fc.oneof(fc.array(fc.nat({ max: 300 }), { maxLength: 30 }), anything),
      imageDataURL: fc.oneof(fc.constant('data:image/png;base64,AAAA'), anything),
    },
    ...{
      rectanglelabels: fc.array(fc.constantFrom('Car', '', '__proto__', 'x\ny'), { maxLength: 2 }),
      brushlabels: anything,
      choices: anything,
    },
  },
  { requiredKeys: [] },
);
const types = [
  'rectanglelabels',
  'polygonlabels',
  'ellipselabels',
  'keypointlabels',
  'brushlabels',
  'bitmasklabels',
  'vectorlabels',
  'choices',
  'relation',
];
const names = ['box', 'polygon', 'ellipse', 'point', 'brush', 'bitmask', 'vector', 'colour', 'nobody'];
const result = fc.record(
  {
    id: fc.constantFrom('a', 'b', '__proto__', ''),
    ...{
      type: fc.constantFrom(...types),
      from_name: fc.constantFrom(...names),
      to_name: fc.constantFrom('image', 'else'),
      value: fc.oneof({ weight: 9, arbitrary: value }, anything),
    },
    ...{ original_width: fc.constantFrom<unknown>(640, 0, 1e9, '640'), original_height: fc.constantFrom<unknown>(480, 1e9, null) },
    ...{
      parentID: fc.constantFrom('a', 'b'),
      meta: anything,
      image_rotation: anything,
      item_index: fc.constantFrom<unknown>(0, 1, -1, 'x'),
    },
  },
  { requiredKeys: ['type', 'from_name', 'to_name', 'value', 'original_width', 'original_height'] },
);
const tasks = fc.array(
  fc.record({
    id: fc.constantFrom(1, 'x/../y', '__proto__'),
    data: fc.record({ image: fc.oneof(fc.constantFrom('a.jpg', '../../b.jpg', 'data:image/png;base64,AA', 'CON.png'), anything) }),
    annotations: fc.array(fc.record({ id: fc.integer(), completed_by: anything, result: fc.array(result, { maxLength: 6 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  { minLength: 1, maxLength: 2 },
) as fc.Arbitrary<readonly Task[]>;

describe('tasks of any content', () => {
  it.each(['COCO', 'YOLO', 'YOLO_OBB', 'VOC', 'BRUSH_TO_PNG', 'BRUSH_TO_NUMPY'] as const)(
    'leave in %s as files that its readers take, below their folder',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(tasks, fc.boolean(), async (list, segments) => {
          const { files, text } = await exportImages(registry, list, format, { segments });
          for (const [path, bytes] of files) {
            expect(path.split('/').every((part) => part !== '' && !/^\.+$|[\\:*?"<>|]/.test(part))).toBe(true);
            if (path === 'annotations.json') readCoco(text(path));
            if (path.startsWith('labels/')) readYoloRows(text(path), 1000);
            if (path.endsWith('.npy')) readNpy(bytes);
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('ids of vertices that are no texts', () => {
  it('join nothing', async () => {
    // No primitive can be made of such an object.
    const odd = Object.assign(Object.create(null), { x: 0 });
    const vertices = [
      { id: odd, x: 0, y: 0, prevPointId: [] },
      { id: 2, x: 10, y: 10, prevPointId: odd },
      { id: 'c', x: 20, y: 20, prevPointId: '2' },
    ];
    const size = { original_width: 640, original_height: 480 };
    const result: Result = {
      id: 'v',
      type: 'vectorlabels',
      from_name: 'vector',
      to_name: 'image',
      value: { vertices, vectorlabels: ['Road'] },
      ...size,
    };
    const { text } = await exportImages(registry, [{ data: { image: 'a.png' }, annotations: [{ result: [result] }] }], 'COCO');
    expect(readCoco(text('annotations.json')).categories.find(({ name }) => name === 'Road')?.skeleton).toEqual([[2, 3]]);
  });
});

describe('a mask of an image as large as the world', () => {
  it('is left out, and told', async () => {
    const huge: Partial<Result> = { original_width: 2 ** 30, original_height: 2 ** 30 };
    const task: Task = {
      data: { image: 'a.png' },
      annotations: [
        {
          result: [
            {
              id: 'a',
              type: 'brushlabels',
              from_name: 'brush',
              to_name: 'image',
              value: { format: 'rle', rle: [0, 0, 0, 4, 57, 27, 252, 127, 224], brushlabels: ['Sky'] },
              ...huge,
            },
          ],
        },
      ],
    };
    for (const format of ['COCO', 'BRUSH_TO_PNG'] as const)
      expect((await exportImages(registry, [task], format)).counts).toEqual({ 'mask-unreadable': 1 });
  });

  it('is left out where memory could be had for it, but no time', async () => {
    const size = { original_width: 10, original_height: 300_000_000 };
    const ring = (name: string, far: number, down = far) =>
      [
        [0, 0],
        [far, 0],
        [far, down],
      ].map(([x, y], i) => ({ id: `${name}${i}`, x, y, prevPointId: `${name}${(i + 2) % 3}` }));
    const vertices = [...ring('a', 100), ...ring('b', 50)];
    const holed = onImage('v', 'vectorlabels', { vertices, closed: true, vectorlabels: ['Road'] }, size);
    const pixels = { width: 64, height: 48 };
    const value = {
      format: 'rle',
      rle: rleOf(
        Array.from({ length: 64 * 48 }, () => true),
        pixels,
      ),
      brushlabels: ['Sky'],
    };
    const scaled = onImage('m', 'brushlabels', value, { original_width: pixels.width, original_height: pixels.height });
    expect((await exportImages(registry, [taskOf([holed, scaled])], 'COCO')).counts).toEqual({ 'mask-unreadable': 2 });
    const thread = { ...holed.value, vertices: [...ring('a', 100, 1e-300), ...ring('b', 50, 1e-300)] };
    const long = onImage('t', 'vectorlabels', thread, { original_width: 1e9, original_height: 480 });
    expect((await exportImages(registry, [taskOf([long])], 'COCO')).counts).toEqual({ 'mask-unreadable': 1 });
  });
});
