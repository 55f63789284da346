import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createRegistry } from '../../core';
import { builtinTags } from '../../tags/builtin';
import { box, exportImages, onImage, SIZE, taskOf } from './testImages';

const registry = createRegistry(builtinTags);

interface Element {
  readonly name: string;
  readonly children: Element[];
  text: string;
}

/** Well-formed XML as a tree; throws for any other. */
function readXml(xml: string): Element {
  const top: Element = { name: '', children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element: Element = { name, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return top.children[0] ?? top;
}

function at(element: Element | undefined, path: string): string {
  return (
    path.split('/').reduce<Element | undefined>((here, name) => here?.children.find((child) => child.name === name), element)?.text ??
    'missing'
  );
}

/** The objects of a file with their boxes as numbers. */
function readVoc(xml: string) {
  const annotation = readXml(xml);
  expect(annotation.name).toBe('annotation');
  const objects = annotation.children.filter(({ name }) => name === 'object');
  return {
    annotation,
    objects: objects.map((object) => {
      expect(object.children.map(({ name }) => name)).toEqual(['name', 'pose', 'truncated', 'difficult', 'bndbox']);
      const box = ['xmin', 'ymin', 'xmax', 'ymax'].map((side) => at(object, `bndbox/${side}`));
      expect(box.every((side) => /^\d+$/.test(side))).toBe(true);
      return { name: at(object, 'name'), truncated: at(object, 'truncated'), box: box.map(Number) };
    }),
  };
}

describe('Pascal VOC', () => {
  it('counts pixels from 1 and takes in the last one', async () => {
    const { files, text, counts } = await exportImages(
      registry,
      [taskOf([box('a', 'Car', 0, 0, 100, 100), box('b', 'Person', 10, 20, 30, 15)])],
      'VOC',
    );
    expect([...files.keys()]).toEqual(['Annotations/street.xml']);
    const { annotation, objects } = readVoc(text('Annotations/street.xml'));
    expect([at(annotation, 'folder'), at(annotation, 'filename'), at(annotation, 'size/width'), at(annotation, 'size/height')]).toEqual([
      'images',
      'street.jpg',
      '640',
      '480',
    ]);
    expect(objects).toEqual([
      { name: 'Car', truncated: '0', box: [1, 1, 640, 480] },
      { name: 'Person', truncated: '0', box: [65, 97, 256, 168] },
    ]);
    expect(counts).toEqual({});
  });

  it('is off by half a pixel at most when 1 is taken from the first corner, and never leaves the image', async () => {
    const side = fc.integer({ min: -80, max: 840 }).map((eighths) => eighths / 8);
    await fc.assert(
      fc.asyncProperty(
        side,
        side,
        fc.double({ min: 1, max: 60, noNaN: true }),
        fc.double({ min: 1, max: 60, noNaN: true }),
        async (x, y, width, height) => {
          const { text } = await exportImages(registry, [taskOf([box('a', 'Car', x, y, width, height)])], 'VOC');
          const [object] = readVoc(text('Annotations/street.xml')).objects;
          const cut = (pct: number, most: number): number => (Math.min(100, Math.max(0, pct)) * most) / 100;
          const wanted = [cut(x, 640), cut(y, 480), cut(x + width, 640), cut(y + height, 480)] as const;
          if (!object) {
            expect((wanted[2] - wanted[0]) * (wanted[3] - wanted[1])).toBeCloseTo(0, 3);
            return;
          }
          const [xmin = 0, ymin = 0, xmax = 0, ymax = 0] = object.box;
          expect(1 <= xmin && xmin <= xmax && xmax <= SIZE.width && 1 <= ymin && ymin <= ymax && ymax <= SIZE.height).toBe(true);
          // One pixel is the least there is.
          [xmin - 1, ymin - 1, xmax, ymax].forEach((edge, i) => {
            expect(Math.abs(edge - (wanted[i] ?? Number.NaN))).toBeLessThanOrEqual(1);
          });
          if (wanted[2] - wanted[0] >= 1) expect(Math.abs(xmax - wanted[2])).toBeLessThanOrEqual(0.5 + 1e-9);
          expect(object.truncated).toBe(x < 0 || y < 0 || x + width > 100 + 1e-6 || y + height > 100 + 1e-6 ? '1' : '0');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('escapes labels and file names, whatever is in them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (label) => {
        const { text } = await exportImages(
          registry,
          [taskOf([box('a', label, 1, 1, 5, 5)], { data: { image: '/x/<a & "b"> ]]>.jpg' } })],
          'VOC',
        );
        const { annotation, objects } = readVoc(text('Annotations/_a & _b__ ]]_.xml'));
        expect(at(annotation, 'filename')).toBe('_a & _b__ ]]_.jpg');
        const holdable = label.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
        expect(objects[0]?.name).toBe(holdable);
      }),
      { numRuns: 15 },
    );
  });

  it('boxes in what is turned or no box', async () => {
    const results = [
      box('a', 'Car', 50, 50, 20, 10, 45),
      onImage('e', 'ellipselabels', { x: 50, y: 50, radiusX: 10, radiusY: 5, rotation: 0, ellipselabels: ['Wheel'] }),
    ];
    const { text, counts } = await exportImages(registry, [taskOf(results)], 'VOC');
    expect(readVoc(text('Annotations/street.xml')).objects[1]?.box).toEqual([257, 217, 384, 264]);
    expect(counts).toEqual({ 'rotation-lost': 1, 'shape-boxed': 1 });
  });
});
