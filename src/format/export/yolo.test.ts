import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { box, exportImages, onImage, rleOfRings, SIZE, taskOf } from './testImages';
import { readYoloRows } from './testReaders';

const registry = createRegistry(builtinTags);

type Options = Parameters<typeof exportImages>[3];

async function exportRows(results: Parameters<typeof taskOf>[0], format: 'YOLO' | 'YOLO_OBB' = 'YOLO', options: Options = {}) {
  const out = await exportImages(registry, [taskOf(results)], format, options);
  const names = out.text('classes.txt').trimEnd().split('\n');
  return { ...out, names, rows: readYoloRows(out.text('labels/street.txt'), names.length) };
}

const boxes = fc.tuple(fc.double({ min: 0, max: 90, noNaN: true }), fc.double({ min: 0, max: 90, noNaN: true })).chain(([x, y]) =>
  fc.record({
    x: fc.constant(x),
    y: fc.constant(y),
    width: fc.double({ min: 0.01, max: 100 - x, noNaN: true }),
    height: fc.double({ min: 0.01, max: 100 - y, noNaN: true }),
  }),
);

describe('YOLO', () => {
  it('writes classes, a data set, the source of each image, and a row a box', async () => {
    const { files, rows, names, text, counts } = await exportRows([box('a', 'Car', 10, 20, 30, 40), box('b', 'Person', 0, 0, 100, 100)]);
    expect([...files.keys()]).toEqual(['classes.txt', 'data.yaml', 'notes.json', 'labels/street.txt']);
    expect(names).toEqual(['Car', 'Person', 'Roof', 'Wheel', 'eye', 'nose', 'tail', 'Sky', 'Cell', 'Road']);
    expect(rows).toEqual([
      { number: 0, shares: [0.25, 0.4, 0.3, 0.4] },
      { number: 1, shares: [0.5, 0.5, 1, 1] },
    ]);
    expect(text('labels/street.txt')).toBe('0 0.25 0.4 0.3 0.4\n1 0.5 0.5 1 1\n');
    expect(JSON.parse(text('notes.json'))).toMatchObject({
      categories: names.map((name, id) => ({ id, name })),
      images: [{ file: 'images/street.jpg', labels: 'labels/street.txt', source: 'https://example.com/photos/street.jpg', tasks: [1] }],
    });
    expect(counts).toEqual({});
  });

  it('gives a box back that is the same to a millionth of a percent', async () => {
    await fc.assert(
      fc.asyncProperty(boxes, async ({ x, y, width, height }) => {
        const { rows } = await exportRows([box('a', 'Car', x, y, width, height)]);
        const [cx = 0, cy = 0, w = 0, h = 0] = rows[0]?.shares ?? [];
        [(cx - w / 2) * 100 - x, (cy - h / 2) * 100 - y, w * 100 - width, h * 100 - height].forEach((off) => {
          expect(Math.abs(off)).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('cuts boxes at the border and boxes in what is turned or no box', async () => {
    const results = [
      box('cut', 'Car', -10, 90, 30, 30),
      box('turned', 'Car', 50, 50, 20, 10, 90),
      box('oblique', 'Car', 50, 50, 20, 10, 30),
      box('away', 'Car', 120, 10, 10, 10),
      box('empty', 'Car', 10, 10, 0, 10),
      onImage('roof', 'polygonlabels', {
        points: [
          [10, 10],
          [20, 10],
          [10, 30],
        ],
        closed: true,
        polygonlabels: ['Roof'],
      }),
      onImage('upright', 'polygonlabels', {
        points: [
          [10, 10],
          [10, 20],
          [30, 20],
          [30, 10],
        ],
        closed: true,
        polygonlabels: ['Roof'],
      }),
      onImage('eye', 'keypointlabels', { x: 1, y: 1, width: 1, keypointlabels: ['eye'] }),
    ];
    const { rows, counts } = await exportRows(results);
    expect(rows[0]).toEqual({ number: 0, shares: [0.1, 0.95, 0.2, 0.1] });
    // A quarter turn is an upright box, 20 % of the width high and 10 % of the height wide.
    const [cx, cy, w, h] = [
      0.5 - (0.1 * SIZE.height) / SIZE.width / 2,
      0.5 + (0.2 * SIZE.width) / SIZE.height / 2,
      (0.1 * SIZE.height) / SIZE.width,
      (0.2 * SIZE.width) / SIZE.height,
    ];
    [cx, cy, w, h].forEach((share, i) => {
      expect(rows[1]?.shares[i]).toBeCloseTo(share, 8);
    });
    expect(rows.slice(3)).toEqual([
      { number: 2, shares: [0.15, 0.2, 0.1, 0.2] },
      { number: 2, shares: [0.2, 0.15, 0.2, 0.1] },
    ]);
    expect(counts).toEqual({ 'cut-at-border': 1, 'rotation-lost': 1, 'no-area': 2, 'shape-boxed': 1, 'shape-not-in-format': 1 });
  });

  it('writes outlines as rows of polygons when asked, of boxes too', async () => {
    const ring = [
      [100, 100],
      [300, 100],
      [300, 200],
      [100, 200],
    ] as const;
    const hole = [
      [150, 120],
      [200, 120],
      [200, 150],
      [150, 150],
    ] as const;
    const rle = rleOfRings(ring, hole);
    const results = [
      box('a', 'Car', 10, 20, 30, 40),
      onImage('p', 'polygonlabels', {
        points: [
          [50, 50],
          [150, 50],
          [50, 150],
        ],
        closed: true,
        polygonlabels: ['Roof'],
      }),
      onImage('m', 'brushlabels', { format: 'rle', rle, brushlabels: ['Sky'] }),
    ];
    const { rows, counts } = await exportRows(results, 'YOLO', { segments: true });
    expect(rows[0]?.shares).toEqual([0.1, 0.2, 0.4, 0.2, 0.4, 0.6, 0.1, 0.6]);
    expect(areaOf(rows[1]?.shares ?? [])).toBeCloseTo(0.25, 8);
    // An outline of a mask leaves out less than a pixel at each corner.
    expect(areaOf(rows[2]?.shares ?? []) * SIZE.width * SIZE.height).toBeGreaterThan(200 * 100 - 8);
    expect(counts).toEqual({ 'cut-at-border': 1, 'outline-simplified': 1 });
  });

  it('writes an empty file for an image that somebody found empty, and none for one that nobody labelled', async () => {
    const tasks = [
      { ...taskOf([]), data: { image: '/a/empty.png' } },
      { id: 2, data: { image: '/a/new.png' } },
    ];
    const { files, text, counts } = await exportImages(registry, tasks, 'YOLO');
    expect([...files.keys()].filter((path) => path.startsWith('labels/'))).toEqual(['labels/empty.txt']);
    expect(text('labels/empty.txt')).toBe('');
    expect(counts).toEqual({ 'task-not-labelled': 1 });
  });

  it('numbers classes as labels say where that has no gaps', async () => {
    const configOf = (...numbers: readonly string[]) =>
      `<View><Image name="image" value="$image"/><RectangleLabels name="box" toName="image">${numbers.map((number, i) => `<Label value="${'ABC'[i]}" category="${number}"/>`).join('')}</RectangleLabels></View>`;
    const right = await exportRows([box('a', 'A', 1, 1, 5, 5)], 'YOLO', { config: configOf('2', '0', '1') });
    expect(right.names).toEqual(['B', 'C', 'A']);
    expect(right.rows[0]?.number).toBe(2);
    for (const numbers of [
      ['1', '2', '3'],
      ['0', '0', '1'],
      ['0', '', '1'],
    ]) {
      const wrong = await exportRows([box('a', 'A', 1, 1, 5, 5)], 'YOLO', { config: configOf(...numbers) });
      expect(wrong.names).toEqual(['A', 'B', 'C']);
      expect(wrong.counts).toEqual({ 'category-number-ignored': 1 });
    }
  });

  it('keeps any label on its line and quotes it in YAML', async () => {
    const odd = 'a: "b"\\ \t# \u0085\u2028 – 日本';
    const { text, names } = await exportRows([box('a', odd, 1, 1, 5, 5), box('b', 'no\nbreak', 1, 1, 5, 5)]);
    expect(names).toHaveLength(12);
    const quoted = [...text('data.yaml').matchAll(/^ {2}(\d+): (".*")$/gm)].map(([, number, name]) => [
      Number(number),
      JSON.parse(name ?? ''),
    ]);
    expect(quoted.slice(10)).toEqual([
      [10, odd],
      [11, 'no\nbreak'],
    ]);
    expect(/[\u0080-\u009f\u2028]/.test(text('data.yaml'))).toBe(false);
  });
});

/** Area of a row of points by the shoelace formula. */
function areaOf(shares: readonly number[]): number {
  const points = Array.from({ length: shares.length / 2 }, (_, i) => [shares[2 * i] ?? 0, shares[2 * i + 1] ?? 0] as const);
  return (
    Math.abs(
      points.reduce(
        (sum, [x, y], i) => sum + x * (points[(i + 1) % points.length]?.[1] ?? 0) - y * (points[(i + 1) % points.length]?.[0] ?? 0),
        0,
      ),
    ) / 2
  );
}

describe('YOLO OBB', () => {
  it('writes the four corners of a turned box, clockwise from its own top left', async () => {
    const { rows, counts } = await exportRows([box('a', 'Car', 50, 50, 20, 10, 30)], 'YOLO_OBB');
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const [w, h] = [0.2 * SIZE.width, 0.1 * SIZE.height];
    const corners = [
      [0, 0],
      [w * cos, w * sin],
      [w * cos - h * sin, w * sin + h * cos],
      [-h * sin, h * cos],
    ].flatMap(([dx = 0, dy = 0]) => [0.5 + dx / SIZE.width, 0.5 + dy / SIZE.height]);
    rows[0]?.shares.forEach((share, i) => {
      expect(share).toBeCloseTo(corners[i] ?? Number.NaN, 9);
    });
    expect(rows[0]?.shares).toHaveLength(8);
    expect(counts).toEqual({});
  });

  it('puts the least box round other shapes, an ellipse as it is turned', async () => {
    const results = [
      onImage('e', 'ellipselabels', { x: 50, y: 50, radiusX: 10, radiusY: 5, rotation: 45, ellipselabels: ['Wheel'] }),
      onImage('p', 'polygonlabels', {
        points: [
          [50, 40],
          [60, 50],
          [50, 60],
          [40, 50],
        ].map(([x = 0, y = 0]) => [x, 50 + ((y - 50) * SIZE.width) / SIZE.height]),
        closed: true,
        polygonlabels: ['Roof'],
      }),
      onImage('m', 'brushlabels', {
        format: 'rle',
        rle: rleOfRings([
          [100, 100],
          [300, 100],
          [300, 200],
          [100, 200],
        ]),
        brushlabels: ['Sky'],
      }),
    ];
    const { rows, counts } = await exportRows(results, 'YOLO_OBB');
    const areas = rows.map(({ shares }) => areaOf(shares) * SIZE.width * SIZE.height);
    expect(areas[0]).toBeCloseTo(128 * 48, 4);
    expect(areas[1]).toBeCloseTo(2 * 64 * 64, 4);
    expect(areas[2]).toBeCloseTo(200 * 100, 4);
    // A square on its corner is a box as it is.
    expect(counts).toEqual({ 'shape-boxed': 2 });
  });
});
