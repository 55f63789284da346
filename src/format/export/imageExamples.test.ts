import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRegistry, isRecord, type Task } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { exportImages } from './testImages';
import { readCoco, readYoloRows } from './testReaders';

const registry = createRegistry(builtinTags);

/** A published example, its predictions accepted as they are. */
function readExample(name: string): { config: string; tasks: Task[] } {
  const file = (part: string) =>
    readFileSync(fileURLToPath(new URL(`../../../playground/samples/${name}/${part}`, import.meta.url)), 'utf8');
  const tasks: unknown = JSON.parse(file('tasks.json'));
  if (!Array.isArray(tasks)) throw new Error('no list of tasks');
  return {
    config: file('config.xml'),
    tasks: tasks.filter(isRecord).map(({ data, predictions }) => ({ data, annotations: predictions }) as Task),
  };
}

async function exportExample(name: string, format: Parameters<typeof exportImages>[2]) {
  const { config, tasks } = readExample(name);
  return exportImages(registry, tasks, format, { config });
}

/** Boxes of an example in the four numbers that its format writes, rounded. */
function rowsOf(text: string, classes: string): readonly (readonly number[])[] {
  const rows = readYoloRows(text, classes.trimEnd().split('\n').length);
  return rows.map(({ number, shares }) => [number, ...shares.map((share) => Math.round(share * 1e6) / 1e6)]);
}

describe('the published example of boxes and a choice', () => {
  it('is two boxes in pixels in COCO', async () => {
    const { text, counts } = await exportExample('image-boxes-and-choice', 'COCO');
    const { images, categories, annotations } = readCoco(text('annotations.json'));
    expect(images).toEqual([{ id: 1, width: 600, height: 403, file_name: 'airport.jpg' }]);
    expect(categories.map(({ name }) => name)).toEqual(['Airplane', 'Car']);
    expect(annotations.map(({ category_id, bbox }) => [category_id, bbox])).toEqual([
      [1, [29.88, 51.6646, 195.12, 180.9873]],
      [2, [452.82, 331.7899, 34.44, 29.822]],
    ]);
    expect(counts).toEqual({ 'answer-not-in-format': 1 });
  });

  it('is two rows in YOLO and YOLO OBB, two objects in VOC, and no mask', async () => {
    const yolo = await exportExample('image-boxes-and-choice', 'YOLO');
    expect(rowsOf(yolo.text('labels/airport.txt'), yolo.text('classes.txt'))).toEqual([
      [0, 0.2124, 0.35275, 0.3252, 0.4491],
      [1, 0.7834, 0.8603, 0.0574, 0.074],
    ]);
    const obb = await exportExample('image-boxes-and-choice', 'YOLO_OBB');
    expect(rowsOf(obb.text('labels/airport.txt'), obb.text('classes.txt'))).toEqual([
      [0, 0.0498, 0.1282, 0.375, 0.1282, 0.375, 0.5773, 0.0498, 0.5773],
      [1, 0.7547, 0.8233, 0.8121, 0.8233, 0.8121, 0.8973, 0.7547, 0.8973],
    ]);
    const voc = await exportExample('image-boxes-and-choice', 'VOC');
    expect(voc.text('Annotations/airport.xml').match(/<(?:name|xmin|ymin|xmax|ymax)>[^<]*/g)).toEqual([
      ...['<name>Airplane', '<xmin>31', '<ymin>53', '<xmax>225', '<ymax>233'],
      ...['<name>Car', '<xmin>454', '<ymin>333', '<xmax>487', '<ymax>362'],
    ]);
    for (const format of ['BRUSH_TO_PNG', 'BRUSH_TO_NUMPY'] as const) {
      const { files, counts } = await exportExample('image-boxes-and-choice', format);
      expect(files.size).toBe(0);
      expect(counts).toEqual({ 'answer-not-in-format': 1, 'shape-not-in-format': 2 });
    }
  });
});

describe('the published example of shapes without labels', () => {
  it('is a box, a polygon, an ellipse and a key point in COCO', async () => {
    const { text, counts } = await exportExample('image-unlabelled-shapes', 'COCO');
    const { categories, annotations } = readCoco(text('annotations.json'));
    expect(categories.map(({ name }) => name)).toEqual(['Vehicle', 'Building', 'Pavement', 'no_label']);
    expect(annotations.map(({ bbox }) => bbox)).toEqual([
      [443.68, 10.62, 286.88, 211.05],
      [167.44, 123.66, 139.76, 167.445],
      [35.2, 58.68, 64, 63.9],
      [307.2, 153.945, 0, 0],
    ]);
    expect(annotations[1]?.segmentation).toEqual([[167.44, 130.05, 206.88, 291.105, 307.2, 282.555, 273.04, 123.66]]);
    expect(annotations[3]?.keypoints).toEqual([307.2, 153.945, 2]);
    expect(counts).toEqual({ 'region-without-label': 4, 'points-alone': 1 });
  });

  it.each(['YOLO', 'YOLO_OBB', 'VOC'] as const)('is three boxes in %s, and the point is told', async (format) => {
    const { text, counts, files } = await exportExample('image-unlabelled-shapes', format);
    const [path = ''] = [...files.keys()].filter((name) => name.includes('street'));
    expect(text(path).match(format === 'VOC' ? /<object>/g : /\n/g)).toHaveLength(3);
    expect(counts).toEqual({ 'region-without-label': 3, 'shape-boxed': 2, 'shape-not-in-format': 1 });
  });
});

describe('the published example of texts in pictures', () => {
  it('has its label by the id they share, and what was read as an attribute in COCO', async () => {
    const { text, counts } = await exportExample('ocr', 'COCO');
    const { annotations, categories, images } = readCoco(text('annotations.json'));
    expect(images[0]).toMatchObject({ file_name: 'receipt.jpg', width: 864, height: 1296 });
    expect(annotations[0]).toMatchObject({ bbox: [422.784, 794.88, 84.096, 36.864], attributes: { transcription: 'TOTAL' } });
    expect(categories.find(({ id }) => id === annotations[0]?.category_id)?.name).toBe('Text');
    expect(counts).toEqual({});
  });

  it('loses what was read elsewhere', async () => {
    const { text, counts } = await exportExample('ocr', 'YOLO');
    expect(rowsOf(text('labels/receipt.txt'), text('classes.txt'))[0]).toEqual([0, 0.538, 0.627556, 0.097333, 0.028444]);
    expect(counts['region-answer-not-in-format']).toBeGreaterThan(0);
  });
});

describe('a published example without pictures', () => {
  it.each(['COCO', 'YOLO', 'VOC', 'BRUSH_TO_PNG'] as const)('has nothing to write in %s, and all of it is told', async (format) => {
    const { files, counts } = await exportExample('text-spans', format);
    expect([...files.keys()].filter((path) => /^(?:labels|Annotations)\/|png$/.test(path))).toEqual([]);
    const spans = readExample('text-spans')
      .tasks.flatMap(({ annotations }) => annotations ?? [])
      .flatMap(({ result }) => result);
    expect(counts).toEqual({ 'shape-not-in-format': spans.length });
  });
});
