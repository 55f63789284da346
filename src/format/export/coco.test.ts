import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { box, exportImages, IMAGE_CONFIG, onImage, rleOf, SIZE, taskOf } from './testImages';
import { type CocoFile, readCoco, readCocoMask } from './testReaders';

const registry = createRegistry(builtinTags);

async function exportCoco(tasks: Parameters<typeof exportImages>[1], options: Parameters<typeof exportImages>[3] = {}) {
  const out = await exportImages(registry, tasks, 'COCO', options);
  expect([...out.files.keys()]).toEqual(['annotations.json']);
  return { ...out, file: readCoco(out.text('annotations.json')) };
}

function labelOf({ categories }: CocoFile, index: number, { annotations }: CocoFile): string {
  return categories.find(({ id }) => id === annotations[index]?.category_id)?.name ?? '';
}

/** A ring of a segmentation as points. */
function ringOf(file: CocoFile, index: number): readonly (readonly [number, number])[] {
  const segmentation = file.annotations[index]?.segmentation;
  const flat = Array.isArray(segmentation) ? (segmentation as readonly (readonly number[])[])[0] : undefined;
  return Array.from({ length: (flat?.length ?? 0) / 2 }, (_, i) => [flat?.[2 * i] ?? Number.NaN, flat?.[2 * i + 1] ?? Number.NaN] as const);
}

describe('COCO', () => {
  it('has ids from 1, categories in the order of the config, and pixels', async () => {
    const { file, counts } = await exportCoco([taskOf([box('a', 'Person', 10, 20, 30, 15)])]);
    expect(file.images).toEqual([
      { id: 1, width: 640, height: 480, file_name: 'street.jpg', coco_url: 'https://example.com/photos/street.jpg' },
    ]);
    expect(file.categories.map(({ id, name }) => `${id} ${name}`)).toEqual(
      ['Car', 'Person', 'Roof', 'Wheel', 'eye', 'nose', 'tail', 'Sky', 'Cell', 'Road'].map((name, i) => `${i + 1} ${name}`),
    );
    expect(file.annotations).toEqual([
      {
        id: 1,
        image_id: 1,
        category_id: 2,
        bbox: [64, 96, 192, 72],
        area: 13824,
        iscrowd: 0,
        segmentation: [[64, 96, 256, 96, 256, 168, 64, 168]],
      },
    ]);
    expect(counts).toEqual({});
  });

  it('writes a turned box as the four corners that turning it about its top left gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          x: fc.double({ min: 0, max: 80, noNaN: true }),
          y: fc.double({ min: 0, max: 80, noNaN: true }),
          width: fc.double({ min: 1, max: 50, noNaN: true }),
          height: fc.double({ min: 1, max: 50, noNaN: true }),
          rotation: fc.integer({ min: -180, max: 180 }),
        }),
        async ({ x, y, width, height, rotation }) => {
          const { file } = await exportCoco([taskOf([box('a', 'Car', x, y, width, height, rotation)])]);
          const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
          const [left, top, w, h] = [
            (x * SIZE.width) / 100,
            (y * SIZE.height) / 100,
            (width * SIZE.width) / 100,
            (height * SIZE.height) / 100,
          ];
          const corners = [
            [0, 0],
            [w, 0],
            [w, h],
            [0, h],
          ].map(([along = 0, down = 0]) => [left + along * cos - down * sin, top + along * sin + down * cos] as const);
          ringOf(file, 0).forEach(([px, py], i) => {
            expect(px).toBeCloseTo(corners[i]?.[0] ?? Number.NaN, 5);
            expect(py).toBeCloseTo(corners[i]?.[1] ?? Number.NaN, 5);
          });
          expect(file.annotations[0]?.area).toBeCloseTo(w * h, 3);
          const [bx = 0, by = 0, bw = 0, bh = 0] = file.annotations[0]?.bbox ?? [];
          expect(bx).toBeCloseTo(Math.min(...corners.map(([px]) => px)), 5);
          expect(by + bh).toBeCloseTo(Math.max(...corners.map(([, py]) => py)), 5);
          expect(bw * bh).toBeGreaterThanOrEqual(w * h - 1e-3);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('measures a polygon by triangles from its first point', async () => {
    const point = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(fc.array(point, { minLength: 3, maxLength: 9 }), async (points) => {
        const { file, counts } = await exportCoco([
          taskOf([onImage('p', 'polygonlabels', { points, closed: true, polygonlabels: ['Roof'] })]),
        ]);
        const [first = [0, 0], ...rest] = points.map(([x, y]) => [x * 6.4, y * 4.8] as const);
        let area = 0;
        for (let i = 0; i + 1 < rest.length; i++) {
          const [b = [0, 0], c = [0, 0]] = rest.slice(i, i + 2);
          area += ((b[0] - first[0]) * (c[1] - first[1]) - (c[0] - first[0]) * (b[1] - first[1])) / 2;
        }
        if (counts['no-area'] === undefined) expect(file.annotations[0]?.area).toBeCloseTo(Math.abs(area), 3);
        else expect(Math.abs(area)).toBeLessThan(1e-5);
      }),
      { numRuns: 30 },
    );
  });

  it('writes an ellipse as a ring on its outline', async () => {
    const value = { x: 50, y: 50, radiusX: 10, radiusY: 5, rotation: 20, ellipselabels: ['Wheel'] };
    const { file } = await exportCoco([taskOf([onImage('e', 'ellipselabels', value)])]);
    const [cos, sin] = [Math.cos(Math.PI / 9), Math.sin(Math.PI / 9)];
    for (const [px, py] of ringOf(file, 0)) {
      const [dx, dy] = [px - 320, py - 240];
      expect(((dx * cos + dy * sin) / 64) ** 2 + ((dy * cos - dx * sin) / 24) ** 2).toBeCloseTo(1, 6);
    }
    expect((file.annotations[0]?.area ?? 0) / (Math.PI * 64 * 24)).toBeGreaterThan(0.99);
  });

  it('writes masks pixel by pixel, packed or as lists', async () => {
    const size = { width: 64, height: 48 };
    const pixels = Array.from({ length: size.width * size.height }, (_, p) => (p % size.width) % 17 < 5 && Math.floor(p / size.width) > 30);
    const value = { format: 'rle', rle: rleOf(pixels, size), brushlabels: ['Sky'] };
    const brush = onImage('m', 'brushlabels', value, { original_width: size.width, original_height: size.height });
    for (const rle of ['compressed', 'counts'] as const) {
      const { file } = await exportCoco([taskOf([brush])], { rle });
      const segmentation = file.annotations[0]?.segmentation ?? [];
      if (!('counts' in segmentation)) throw new Error('no mask');
      expect(typeof segmentation.counts).toBe(rle === 'counts' ? 'object' : 'string');
      expect(readCocoMask(segmentation).pixels).toEqual(pixels);
      expect(file.annotations[0]?.bbox).toEqual([0, 31, 56, 17]);
    }
  });
});

describe('key points of COCO', () => {
  const point = (id: string, label: string, x: number, y: number, parentID?: string) =>
    onImage(id, 'keypointlabels', { x, y, width: 0.5, keypointlabels: [label] }, parentID === undefined ? {} : { parentID });

  it('are those of the region they lie below, in the order of the model, missing ones as zeros', async () => {
    const results = [point('n', 'nose', 50, 50, 'p'), box('p', 'Person', 10, 10, 80, 80), box('q', 'Person', 0, 0, 5, 5)];
    const { file, counts } = await exportCoco([taskOf(results)]);
    const person = file.categories.find(({ name }) => name === 'Person');
    expect(person).toMatchObject({ keypoints: ['nose', 'eye'], skeleton: [] });
    expect(file.annotations.map(({ keypoints, num_keypoints }) => [keypoints, num_keypoints])).toEqual([
      [[320, 240, 2, 0, 0, 0], 1],
      [[0, 0, 0, 0, 0, 0], 0],
    ]);
    expect(counts).toEqual({});
  });

  it('have places only: what else is said of one below a region is told', async () => {
    const told = onImage('n', 'keypointlabels', { x: 50, y: 50, keypointlabels: ['nose'] }, { parentID: 'p', meta: { text: ['blurred'] } });
    const { file, counts } = await exportCoco([taskOf([box('p', 'Person', 10, 10, 80, 80), told])]);
    expect(file.annotations).toHaveLength(1);
    expect(counts).toEqual({ 'point-answer-not-in-format': 1 });
  });

  it('stand for themselves where they lie below nothing, or where their place is taken', async () => {
    const results = [
      box('p', 'Person', 10, 10, 80, 80),
      point('a', 'eye', 10, 10, 'p'),
      point('b', 'eye', 20, 20, 'p'),
      point('c', 'tail', 30, 30),
    ];
    const { file, counts } = await exportCoco([taskOf(results)]);
    expect(file.annotations.map((_, i) => labelOf(file, i, file))).toEqual(['Person', 'eye', 'tail']);
    expect(file.annotations[2]).toMatchObject({ bbox: [192, 144, 0, 0], segmentation: [], keypoints: [192, 144, 2], num_keypoints: 1 });
    expect(file.categories.find(({ name }) => name === 'tail')).toMatchObject({ keypoints: ['tail'] });
    expect(counts).toEqual({ 'point-twice': 1, 'points-alone': 2 });
  });

  it('are the vertices of an open path, joined as they hang together', async () => {
    const vertices = [
      { id: 'a', x: 10, y: 10, prevPointId: null },
      { id: 'b', x: 20, y: 20, prevPointId: 'a' },
      { id: 'c', x: 30, y: 10, prevPointId: 'b' },
      { id: 'd', x: 20, y: 40, prevPointId: 'b' },
    ];
    const { file, counts } = await exportCoco([
      taskOf([onImage('v', 'vectorlabels', { vertices, closed: false, vectorlabels: ['Road'] })]),
    ]);
    expect(file.categories.find(({ name }) => name === 'Road')).toMatchObject({
      keypoints: ['1', '2', '3', '4'],
      skeleton: [
        [1, 2],
        [2, 3],
        [2, 4],
      ],
    });
    expect(file.annotations[0]).toMatchObject({ bbox: [64, 48, 128, 144], keypoints: [64, 48, 2, 128, 96, 2, 192, 48, 2, 128, 192, 2] });
    expect(counts).toEqual({ 'line-as-points': 1 });
  });
});

describe('a ring with a tail', () => {
  it('is its inside, and the tail is told', async () => {
    const vertices = [
      { id: 'a', x: 10, y: 10, prevPointId: 'c' },
      { id: 'b', x: 20, y: 10, prevPointId: 'a' },
      { id: 'c', x: 20, y: 20, prevPointId: 'b' },
      { id: 'd', x: 50, y: 50, prevPointId: 'b' },
    ];
    const tasks = [taskOf([onImage('v', 'vectorlabels', { vertices, closed: true, vectorlabels: ['Road'] })])];
    const { file, counts } = await exportCoco(tasks);
    expect(file.annotations[0]).toMatchObject({ area: 1536, bbox: [64, 48, 64, 48] });
    expect(counts).toEqual({ 'line-left-out': 1 });
    const { counts: ofYolo } = await exportImages(registry, tasks, 'YOLO', { segments: true });
    expect(ofYolo).toEqual({ 'line-left-out': 1 });
  });
});

describe('what COCO has no key for', () => {
  it('is in the attributes of an annotation: answers, notes, further labels', async () => {
    const value = { x: 10, y: 10, width: 10, height: 10, rotation: 0 };
    const results = [
      onImage('a', 'rectanglelabels', { ...value, rectanglelabels: ['Car', 'Person'] }, { meta: { text: ['parked'] } }),
      onImage('a', 'choices', { ...value, choices: ['red', 'blue'] }, { from_name: 'colour' }),
      onImage('a', 'textarea', { ...value, text: ['AB 123'] }, { from_name: 'plate' }),
    ];
    const { file, counts } = await exportCoco([taskOf(results)]);
    expect(file.annotations.map(({ attributes }) => attributes)).toEqual([
      { labels: ['Car', 'Person'], note: 'parked', colour: ['red', 'blue'], plate: 'AB 123' },
    ]);
    expect(counts).toEqual({ 'several-labels': 1 });
  });

  it('never becomes a prototype, whatever a control is called', async () => {
    const config = IMAGE_CONFIG.replace('name="plate"', 'name="__proto__"');
    const results = [box('a', 'Car', 1, 1, 5, 5), onImage('a', 'textarea', { text: ['x'] }, { from_name: '__proto__' })];
    const { file } = await exportCoco([taskOf(results)], { config });
    expect(Object.keys(file.annotations[0]?.attributes ?? {})).toEqual(['__proto__']);
  });
});

describe('category numbers of COCO', () => {
  it('are what labels say, and the free ones from 1 for the others', async () => {
    const config =
      '<View><Image name="image" value="$image"/><RectangleLabels name="box" toName="image"><Label value="A" category="0"/><Label value="B"/><Label value="C" category="1"/><Label value="D"/></RectangleLabels></View>';
    const { file } = await exportCoco([taskOf(['A', 'B', 'C', 'D', 'E'].map((label, i) => box(label, label, i, i, 5, 5)))], { config });
    expect(file.categories.map(({ id, name }) => `${name} ${id}`)).toEqual(['A 0', 'B 2', 'C 1', 'D 3', 'E 4']);
    expect(file.annotations.map(({ category_id }) => category_id)).toEqual([0, 2, 1, 3, 4]);
  });
});
