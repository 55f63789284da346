import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeRle, fillPaths, planeToPng } from '../../geometry/masks';
import { maskCodec } from './mask.codec';
import { maskKindCore } from './mask.kindCore';

const EXTENT = { width: 20, height: 10 };
const RESULT = { original_width: 20, original_height: 10, image_rotation: 0 };
/** A box of 6 × 4 pixels. */
const PLANE = fillPaths(
  [
    {
      points: [
        { x: 4, y: 2 },
        { x: 10, y: 2 },
        { x: 10, y: 6 },
        { x: 4, y: 6 },
      ],
      closed: true,
    },
  ],
  EXTENT,
  { antialias: true },
);
const RLE = encodeRle(PLANE);
const WIRE = Object.freeze({ format: 'rle', rle: RLE, brushlabels: ['Sky'] });

function read(wire: Record<string, unknown>, result: Record<string, unknown> = RESULT) {
  const { value, findings } = maskCodec.read(wire, undefined, result);
  return { value, codes: findings.map(({ code }) => code), keys: findings.map(({ key }) => key), first: findings[0] };
}

describe('reading', () => {
  it('takes the bytes as they are, and the size that the result names', () => {
    const { value, codes } = read(WIRE);
    expect(codes).toEqual([]);
    expect(value?.rle).toBe(RLE);
    expect(value?.size).toEqual(EXTENT);
    expect(read(WIRE, {}).value).toEqual({ rle: RLE });
  });

  it('takes coloured masks too', () => {
    const colored = [0, 0, 0, 8, 57, 27, 248, 31, 240, 128, 1, 255, 24, 0];
    expect(read({ format: 'rle', rle: colored }, { original_width: 2, original_height: 1 })).toMatchObject({
      codes: [],
      value: { rle: colored },
    });
  });

  it.each([
    ['no list', { rle: 'AAAA' }, 'list of bytes'],
    ['nothing', { format: 'rle' }, 'list of bytes'],
    ['an empty list', { rle: [] }, 'ends after 0 bytes'],
    ['something that is no byte', { rle: [...RLE.slice(0, 8), 256, ...RLE.slice(9)] }, '256 at place 8'],
    ['a fraction', { rle: [...RLE.slice(0, 8), 1.5] }, '1.5 at place 8'],
    ['a header that is cut', { rle: RLE.slice(0, 5) }, 'ends after 5 bytes'],
    ['another packing', { rle: [...RLE.slice(0, 4), 255, ...RLE.slice(5)] }, 'words of 32 bits'],
    ['a list that was cut', { rle: RLE.slice(0, -2) }, 'values'],
  ])('says what is wrong with %s, why it matters and how to mend it', (_, wire, words) => {
    const { value, codes, first } = read({ brushlabels: ['Sky'], ...wire });
    expect(value).toBeUndefined();
    expect(codes).toEqual(['geometry-unreadable']);
    expect(first?.message).toContain(words);
    expect(first?.hint.length).toBeGreaterThan(20);
    expect(first).toMatchObject({ severity: 'error', key: 'value.rle' });
  });

  it('says that a mask is for an image of another size', () => {
    const { value, codes, first } = read(WIRE, { original_width: 40, original_height: 10 });
    expect([value, codes]).toEqual([undefined, ['geometry-unreadable']]);
    expect(first?.message).toContain('800 values, but an image of 40 × 10 pixels has 1600');
    expect(first?.hint).toContain('original_width');
  });

  it('shows a mask with nothing painted as what it is, and says so', () => {
    const empty = [0, 0, 0, 16, 57, 27, 253, 240, 0];
    expect(read({ rle: empty }, {})).toMatchObject({ value: { rle: empty }, codes: ['geometry-empty'] });
  });

  it('finds every cut: what it passes can be unpacked', () => {
    fc.assert(
      fc.property(fc.nat(RLE.length - 1), (length) => {
        // The last byte may be nothing but padding.
        const cut = RLE.slice(0, length);
        expect(read({ rle: cut }).value).toBeUndefined();
      }),
    );
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.record({ rle: fc.anything(), touches: fc.anything(), maskDataURL: fc.anything() }, { requiredKeys: [] }), (wire) => {
        const { value, codes } = read(wire, {});
        if (value === undefined) expect(codes).toContain('geometry-unreadable');
        else expect(maskCodec.write(value, wire, undefined)).toBe(wire);
      }),
    );
  });
});

describe('a saved draft of Label Studio', () => {
  const touch = { type: 'add', points: [1, 2, 3, 4], relativePoints: [10, 20, 30, 40], strokeWidth: 5, relativeStrokeWidth: 2 };

  it('holds strokes beside or instead of the bytes', () => {
    const touches = [touch];
    expect(read({ format: 'rle', rle: RLE, touches })).toMatchObject({ codes: [], value: { rle: RLE, draft: { touches } } });
    expect(read({ format: 'rle', touches })).toMatchObject({ codes: [], value: { rle: [], draft: { touches } } });
    const maskDataURL = planeToPng(PLANE);
    expect(read({ maskDataURL })).toMatchObject({ codes: [], value: { rle: [], draft: { maskDataURL } } });
    expect(maskKindCore.isValid(read({ touches }).value!)).toBe(true);
  });

  it('says which strokes cannot be shown', () => {
    const { codes, keys, first, value } = read({ rle: RLE, touches: [touch, { type: 'add', points: [1, 2] }] });
    expect([codes, keys]).toEqual([['mask-draft'], ['value.touches']]);
    expect(first?.message).toContain('1 of 2 strokes');
    expect(value).toBeDefined();
  });

  it('says that its picture is broken, and keeps it', () => {
    const wire = { rle: RLE, maskDataURL: 'data:image/png;base64,AAAA' };
    const { codes, keys, value } = read(wire);
    expect([codes, keys]).toEqual([['mask-draft'], ['value.maskDataURL']]);
    expect(maskCodec.write(value!, wire, undefined)).toBe(wire);
  });

  it('is written back as it came until it is painted on', () => {
    const wire = { format: 'rle', rle: RLE, touches: [touch], brushlabels: ['Sky'] };
    const { value } = read(wire);
    expect(maskCodec.write(value!, wire, undefined)).toBe(wire);
    expect(maskCodec.write(value!, {}, undefined)).toEqual({ format: 'rle', rle: RLE, touches: [touch] });
    const after = encodeRle(
      fillPaths(
        [
          {
            points: [
              { x: 0, y: 0 },
              { x: 9, y: 0 },
              { x: 9, y: 9 },
            ],
            closed: true,
          },
        ],
        EXTENT,
        { antialias: true },
      ),
    );
    expect(maskCodec.write({ rle: after, draft: undefined }, wire, undefined)).toEqual({ format: 'rle', rle: after, brushlabels: ['Sky'] });
  });
});

describe('writing', () => {
  it('gives back the very same value while nothing changed, unknown keys, coloured bytes and a missing format included', () => {
    for (const wire of [WIRE, { rle: [...RLE], foo: { bar: 1 } }, { format: 'RLE', rle: RLE, width: 3 }]) {
      expect(maskCodec.write(read(wire).value!, wire, undefined)).toBe(wire);
    }
    // The same bytes in another list say nothing new.
    expect(maskCodec.write({ rle: [...RLE] }, WIRE, undefined)).toBe(WIRE);
  });

  it('writes format and bytes, and leaves the rest alone', () => {
    expect(maskCodec.write({ rle: RLE }, {}, undefined)).toEqual({ format: 'rle', rle: RLE });
    const other = [...RLE.slice(0, -1), 7];
    expect(maskCodec.write({ rle: other }, { ...WIRE, foo: 1 }, undefined)).toEqual({ ...WIRE, rle: other, foo: 1 });
  });

  it('tells a value with a mask from one without', () => {
    expect([{ rle: [] }, { touches: [] }, { maskDataURL: '' }, { brushlabels: [] }].map(maskCodec.has)).toEqual([true, true, true, false]);
  });
});
