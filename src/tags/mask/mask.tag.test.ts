import { describe, expect, it } from 'vitest';
import { createRegistry, resultTypeOf, toolsOf } from '../../core';
import { createEditor } from '../../createEditor';
import { encodeRle, fillPaths, planeToPng } from '../../geometry/masks';
import { builtinTags } from '../builtin';
import { Bitmask, BitmaskLabels, Brush, BrushLabels, MagicWand } from '.';

const EXTENT = { width: 20, height: 10 };
const ring = (x: number, y: number, width: number, height: number) =>
  fillPaths(
    [
      {
        points: [
          { x, y },
          { x: x + width, y },
          { x: x + width, y: y + height },
          { x, y: y + height },
        ],
        closed: true,
      },
    ],
    EXTENT,
    { antialias: true },
  );
const RLE = encodeRle(ring(4, 2, 6, 4));
const OTHER = encodeRle(ring(1, 1, 5, 5));
const PNG = planeToPng(ring(4, 2, 6, 4));
const SIZE = { original_width: 20, original_height: 10, image_rotation: 0 };

const CONFIG = `<View>
  <Image name="image" value="$image"/>
  <Brush name="brush" toName="image"/>
  <BrushLabels name="brushes" toName="image"><Label value="Sky"/><Label value="Road"/></BrushLabels>
  <Magicwand name="wand" toName="image"/>
  <Labels name="labels" toName="image"><Label value="Car"/></Labels>
  <BitmaskLabels name="bits" toName="image"><Label value="Cell"/></BitmaskLabels>
</View>`;

const base = { to_name: 'image', origin: 'manual', ...SIZE };
/** Each form that masks have on the wire. */
const RESULTS = [
  { id: 'a', from_name: 'brushes', type: 'brushlabels', ...base, value: { format: 'rle', rle: RLE, brushlabels: ['Sky'] } },
  { id: 'b', from_name: 'wand', type: 'magicwand', ...base, value: { format: 'rle', rle: [...RLE] } },
  { id: 'b', from_name: 'labels', type: 'labels', ...base, value: { format: 'rle', rle: [...RLE], labels: ['Car'] } },
  { id: 'c', from_name: 'wand', type: 'magicwand', ...base, value: { format: 'rle', rle: [...RLE] } },
  { id: 'c', from_name: 'brushes', type: 'brushlabels', ...base, value: { format: 'rle', rle: [...RLE], brushlabels: ['Road'] } },
  {
    id: 'd',
    from_name: 'bits',
    type: 'bitmasklabels',
    ...base,
    value: { imageDataURL: PNG, width: 20, height: 10, bitmasklabels: ['Cell'] },
  },
  {
    id: 'e',
    from_name: 'brush',
    type: 'brush',
    ...base,
    item_index: 1,
    value: { format: 'rle', rle: RLE, touches: [{ type: 'add', relativePoints: [1, 2], relativeStrokeWidth: 3 }], foo: 1 },
  },
];

function open(result: readonly unknown[]) {
  const task = { id: 1, data: { image: 'a.jpg' }, annotations: [{ id: 7, result }] };
  return createEditor({ tags: builtinTags, config: CONFIG, task });
}

/** The attributes and their defaults. */
function defaultsOf(attrs: Readonly<Record<string, { readonly fallback: unknown }>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, { fallback }]) => [name, fallback]));
}

describe('the tags', () => {
  it('share a geometry in two families, with the tools of Label Studio', () => {
    const registry = createRegistry([Brush, BrushLabels, Bitmask, BitmaskLabels, MagicWand]);
    expect([registry.byKind('mask'), registry.byKind('bitmask')]).toEqual([Brush, Bitmask]);
    expect(registry.get('Magicwand')).toBe(MagicWand);
    expect([Brush, BrushLabels, Bitmask, BitmaskLabels, MagicWand].map(resultTypeOf)).toEqual([
      'brush',
      'brushlabels',
      'bitmask',
      'bitmasklabels',
      'magicwand',
    ]);
    expect(toolsOf(BrushLabels).map(({ id, hotkey }) => [id, hotkey])).toEqual([
      ['brush', 'b'],
      ['eraser', 'e'],
    ]);
    expect(toolsOf(MagicWand)[0]).toMatchObject({ id: 'wand', hotkey: 'w', paints: true, continues: true });
  });

  it('take the attributes of Label Studio', () => {
    expect(defaultsOf(Brush.attrs)).toMatchObject({
      strokeWidth: '15',
      choice: 'single',
      maxUsages: undefined,
      showInline: true,
      smart: true,
      smartOnly: false,
    });
    expect(defaultsOf(MagicWand.attrs)).toMatchObject({ opacity: 0.6, blurRadius: 5, defaultThreshold: 15 });
    expect(defaultsOf(BrushLabels.attrs)).toMatchObject({
      choice: 'single',
      allowEmpty: false,
      value: undefined,
      showInline: true,
      opacity: 0.6,
    });
    expect(defaultsOf(BitmaskLabels.attrs)).toMatchObject({ choice: 'single', allowEmpty: false });
    expect(defaultsOf(Bitmask.attrs)).toMatchObject({ strokeWidth: '15', smart: true });
  });

  it('bring shapes whose tools are those they name', async () => {
    for (const tag of [Brush, MagicWand, Bitmask]) {
      const shape = (await tag.shape.preload()) ?? tag.shape.loaded;
      const machines = shape!.tools!.map(({ id }) => id);
      for (const { id } of tag.tools) expect(machines).toContain(id);
      expect(shape!.kind.name).toBe(tag.kind.name);
    }
  });
});

describe('results', () => {
  it('go out as they came, without a problem', () => {
    const editor = open(RESULTS);
    expect(editor.problems).toEqual([]);
    const [annotation] = editor.annotations;
    expect(annotation!.regions.map(({ id, kind, labels, itemIndex }) => [id, kind, labels, itemIndex])).toEqual([
      ['a', 'mask', ['Sky'], 0],
      ['b', 'mask', ['Car'], 0],
      ['c', 'mask', ['Road'], 0],
      ['d', 'bitmask', ['Cell'], 0],
      ['e', 'mask', [], 1],
    ]);
    expect(annotation!.serialize().result).toEqual(RESULTS);
    editor.dispose();
  });

  it('of one region are all painted further, with nothing else changed', () => {
    const editor = open(RESULTS);
    const [annotation] = editor.annotations;
    annotation!.update('c', { value: { rle: OTHER } });
    annotation!.update('e', { value: { rle: OTHER, draft: undefined } });
    const after = annotation!.serialize().result;
    expect(after.slice(0, 3)).toEqual(RESULTS.slice(0, 3));
    expect(after[3]).toEqual({ ...RESULTS[3], value: { format: 'rle', rle: OTHER } });
    expect(after[4]).toEqual({ ...RESULTS[4], value: { format: 'rle', rle: OTHER, brushlabels: ['Road'] } });
    expect(after[6]).toEqual({ ...RESULTS[6], value: { format: 'rle', rle: OTHER, foo: 1 } });
    editor.dispose();
  });

  it('of new regions are one for a control with labels, two for a wand', () => {
    const editor = open([]);
    const [annotation] = editor.annotations;
    const made = [
      annotation!.add({ control: 'brushes', value: { rle: RLE }, labels: ['Sky'] }),
      annotation!.add({ control: 'wand', value: { rle: RLE }, labels: { labels: ['Car'] } }),
      annotation!.add({ control: 'wand', value: { rle: RLE }, labels: { brushes: ['Road'] } }),
      annotation!.add({ control: 'bits', value: { png: PNG }, labels: ['Cell'] }),
    ];
    const results = annotation!
      .serialize()
      .result.map(({ id, type, value }) => [made.findIndex((region) => region.id === id), type, value]);
    expect(results).toEqual([
      [0, 'brushlabels', { format: 'rle', rle: RLE, brushlabels: ['Sky'] }],
      [1, 'magicwand', { format: 'rle', rle: RLE }],
      [1, 'labels', { format: 'rle', rle: RLE, labels: ['Car'] }],
      [2, 'magicwand', { format: 'rle', rle: RLE }],
      [2, 'brushlabels', { format: 'rle', rle: RLE, brushlabels: ['Road'] }],
      [3, 'bitmasklabels', { imageDataURL: PNG, bitmasklabels: ['Cell'] }],
    ]);
    expect(() => annotation!.add({ control: 'brush', value: { rle: [] } })).toThrow(/mask/);
    editor.dispose();
  });

  it('that cannot be read are told of by place, listed and kept', () => {
    const broken = [
      { ...RESULTS[0], value: { format: 'rle', rle: RLE.slice(0, -2), brushlabels: ['Sky'] } },
      { ...RESULTS[0], id: 'x', original_width: 21 },
      { ...RESULTS[5], value: { imageDataURL: 'data:image/png;base64,AAAA', bitmasklabels: ['Cell'] } },
    ];
    const editor = open(broken);
    const [annotation] = editor.annotations;
    expect(editor.problems.map(({ code, where }) => [code, where.path, where.region])).toEqual([
      ['geometry-unreadable', '$.annotations[0].result[0].value.rle', 'a'],
      ['geometry-unreadable', '$.annotations[0].result[1].value.rle', 'x'],
      ['geometry-unreadable', '$.annotations[0].result[2].value.imageDataURL', 'd'],
    ]);
    expect(annotation!.regions.map(({ id, value, labels }) => [id, value, labels])).toEqual([
      ['a', undefined, ['Sky']],
      ['x', undefined, ['Sky']],
      ['d', undefined, ['Cell']],
    ]);
    expect(annotation!.serialize().result).toEqual(broken);
    editor.dispose();
  });
});
