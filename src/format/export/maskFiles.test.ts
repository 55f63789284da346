import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { createRegistry, type Result } from '../../core';
import { planeToPng } from '../../geometry/masks';
import { builtinTags } from '../../tags/builtin';
import { npyOfBytes } from './npy';
import { box, exportImages, onImage, planeOf, rleOf, taskOf } from './testImages';
import { readNpy } from './testReaders';

const registry = createRegistry(builtinTags);
const SMALL = { width: 5, height: 4 };

/** A brush on an image of five by four pixels. */
function brush(id: string, mask: readonly number[], more: Partial<Result> = {}, labels: readonly string[] = ['Sky']): Result {
  const value = { format: 'rle', rle: rleOf(mask, SMALL), ...(labels.length > 0 && { brushlabels: labels }) };
  return onImage(id, 'brushlabels', value, { original_width: 5, original_height: 4, ...more });
}

const SOFT = Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? i * 12 : 0));
const OTHER = Array.from({ length: 20 }, (_, i) => (i < 7 ? 255 : 0));

describe('brush masks as files', () => {
  it('are grey pictures of the whole image, as strongly covered as they were painted, one a mask', async () => {
    const { files, counts } = await exportImages(registry, [taskOf([brush('a', SOFT), brush('b', OTHER)])], 'BRUSH_TO_PNG');
    expect([...files.keys()]).toEqual(['task-1-annotation-7-by-3-brush-Sky-0.png', 'task-1-annotation-7-by-3-brush-Sky-1.png']);
    [SOFT, OTHER].forEach((mask, i) => {
      const png = decode([...files.values()][i] ?? new Uint8Array());
      expect([png.width, png.height, png.channels, png.depth]).toEqual([5, 4, 1, 8]);
      expect([...png.data]).toEqual(mask);
    });
    expect(counts).toEqual({});
  });

  it('are arrays of NumPy of the same names and content', async () => {
    const { files } = await exportImages(registry, [taskOf([brush('a', SOFT), brush('b', OTHER)])], 'BRUSH_TO_NUMPY');
    expect([...files.keys()]).toEqual(['task-1-annotation-7-by-3-brush-Sky-0.npy', 'task-1-annotation-7-by-3-brush-Sky-1.npy']);
    [SOFT, OTHER].forEach((mask, i) => {
      const { shape, data } = readNpy([...files.values()][i] ?? new Uint8Array());
      expect(shape).toEqual([4, 5]);
      expect([...data]).toEqual(mask);
    });
  });

  it('are named by their annotator, control and labels, safely for every file system', async () => {
    const task = taskOf([], {
      id: 'a/b',
      annotations: [
        { id: 7, completed_by: { email: 'jo+x@example.com' }, result: [brush('a', OTHER, {}, ['Sky', 'CON:../..'])] },
        { id: 8, result: [brush('a', OTHER, {}, [])] },
      ],
    });
    const { files, counts } = await exportImages(registry, [task], 'BRUSH_TO_PNG');
    expect([...files.keys()]).toEqual([
      'task-a_b-annotation-7-by-jox@example.com-brush-Sky-CON_.._-0.png',
      'task-a_b-annotation-8-by--brush-no_label-0.png',
    ]);
    expect(counts).toEqual({ 'region-without-label': 1 });
  });

  it('keep apart names that are too long, and those that only capitals tell apart', async () => {
    const long = 'x'.repeat(300);
    const labels = [`${long}a`, `${long}b`, 'Tree', 'tree'];
    const { files } = await exportImages(registry, [taskOf(labels.map((label) => brush(label, OTHER, {}, [label])))], 'BRUSH_TO_PNG');
    const names = [...files.keys()].map((path) => path.toLowerCase());
    expect(new Set(names).size).toBe(4);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(100);
  });

  it('come from bitmasks too, brought to the size of the image', async () => {
    const pixels = Array.from({ length: 20 }, (_, p) => p % 5 < 2);
    const result = [
      onImage(
        'a',
        'bitmasklabels',
        { imageDataURL: planeToPng(planeOf(pixels, SMALL)), bitmasklabels: ['Cell'] },
        { original_width: 5, original_height: 4 },
      ),
    ];
    const doubled = result.map((one) => ({ ...one, original_width: 10, original_height: 8 }));
    for (const [results, width, height] of [
      [result, 5, 4],
      [doubled, 10, 8],
    ] as const) {
      const { files } = await exportImages(registry, [taskOf(results)], 'BRUSH_TO_NUMPY');
      const { shape, data } = readNpy([...files.values()][0] ?? new Uint8Array());
      expect(shape).toEqual([height, width]);
      expect([...data].every((pixel, p) => pixel === ((p % width) * 5 < 2 * width ? 255 : 0))).toBe(true);
    }
  });

  it('leave out other shapes, empty masks and broken ones, and tell of each', async () => {
    const cut = onImage(
      'c',
      'brushlabels',
      { format: 'rle', rle: rleOf(SOFT, SMALL).slice(0, 20), brushlabels: ['Sky'] },
      { original_width: 5, original_height: 4 },
    );
    const results = [
      brush('a', OTHER),
      brush('b', Array(20).fill(0)),
      cut,
      box('d', 'Car', 1, 1, 5, 5, 0, { original_width: 5, original_height: 4 }),
    ];
    const { files, counts } = await exportImages(registry, [taskOf(results)], 'BRUSH_TO_PNG');
    expect(files.size).toBe(1);
    expect(counts).toEqual({ 'no-area': 1, 'mask-unreadable': 1, 'shape-not-in-format': 1 });
  });
});

describe('files of NumPy', () => {
  it('begin their data on a multiple of 64 bytes, whatever the shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 3 }), (rows, columns) => {
        const data = Uint8Array.from({ length: rows * columns }, (_, i) => (i * 7) % 256);
        expect(readNpy(npyOfBytes(data, rows, columns))).toEqual({ shape: [rows, columns], data });
      }),
    );
    expect(readNpy(npyOfBytes(new Uint8Array(), 0, 1234567)).shape).toEqual([0, 1234567]);
  });
});
