import { encode } from '@thi.ng/rle-pack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRle, decodeRle, encodeRle, type MaskPlane } from '.';
import { codeOf, planeOf } from './testPlanes';

/** What Label Studio's editor writes: the oracle of our codec. */
function packed(values: readonly number[], wordBits = 8, runBits: readonly number[] = [3, 4, 8, 16]): number[] {
  return Array.from(encode(values, values.length, wordBits, [...runBits] as [number, number, number, number]));
}

const VECTORS: readonly (readonly [width: number, height: number, grey: readonly number[], rle: readonly number[]])[] = [
  [1, 1, [0], [0, 0, 0, 4, 57, 27, 252, 96, 0]],
  [1, 1, [255], [0, 0, 0, 4, 57, 27, 252, 127, 224]],
  [2, 2, [0, 0, 0, 0], [0, 0, 0, 16, 57, 27, 253, 240, 0]],
  [2, 2, [255, 0, 0, 255], [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254]],
  [3, 1, [0, 128, 255], [0, 0, 0, 12, 57, 27, 252, 96, 17, 192, 71, 254]],
  [16_386, 1, [...new Array<number>(16_385).fill(0), 255], [0, 1, 0, 8, 57, 27, 255, 255, 255, 0, 140, 2, 63, 240]],
];

/** What of an RGBA stream is coverage. */
const coverageOf = (rgba: readonly number[]) => rgba.filter((_, i) => i % 4 === 3);

/** A plane with its coverage as one text: comparing large lists value by value takes seconds. */
const inShort = (plane: MaskPlane) => ({ ...plane, alpha: Buffer.from(plane.alpha).toString('latin1') });

const byte = fc.integer({ min: 0, max: 255 });
/** Stretches of equal pixels, some of them longer than the longest block of the format. */
const stretches = fc.array(
  fc.tuple(fc.constantFrom(0, 0, 255, 255, 1, 128), fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40_000 }))),
  { minLength: 1, maxLength: 8 },
);
const greyMask = fc.tuple(stretches, fc.integer({ min: 1, max: 60 })).map(([runs, height]) => {
  const grey = runs.flatMap(([value, length]) => new Array<number>(length).fill(value));
  const width = Math.ceil(grey.length / height);
  return { width, height, grey: [...grey, ...new Array<number>(width * height - grey.length).fill(0)] };
});
const colouredMask = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc
      .array(fc.tuple(byte, byte, byte, fc.constantFrom(0, 255, 255, 90)), { minLength: width * height, maxLength: width * height })
      .map((pixels) => ({ width, height, rgba: pixels.flat() })),
  );

describe('the published vectors', () => {
  it.each(VECTORS)('%i × %i', (width, height, grey, rle) => {
    const plane = planeOf(width, height, grey);
    expect(encodeRle(plane)).toEqual(rle);
    expect(decodeRle(rle, { width, height })).toEqual(plane);
  });

  it('hold of the reference packer', () => {
    expect(packed([1, 2, 3])).toEqual([0, 0, 0, 3, 57, 27, 248, 64, 32, 64, 96]);
    expect(packed([255, 0, 0, 255, 0, 0, 0, 0])).toEqual([0, 0, 0, 8, 57, 27, 248, 31, 240, 128, 1, 255, 24, 0]);
  });

  it('are coverage alone where a stream is coloured', () => {
    const rle = [0, 0, 0, 8, 57, 27, 248, 31, 240, 128, 1, 255, 24, 0];
    expect(decodeRle(rle, { width: 2, height: 1 })).toEqual(planeOf(2, 1, [255, 0]));
  });

  it('are read as the Python converter writes them too', () => {
    // What is left of a long run always has 16 bits, and there is a byte of zeros more than is needed.
    const rle = [0, 1, 0, 8, 57, 27, 255, 255, 255, 0, 224, 0, 96, 17, 255, 128];
    expect(decodeRle(rle, { width: 16_386, height: 1 })).toEqual(planeOf(16_386, 1, [...new Array<number>(16_385).fill(0), 255]));
  });
});

describe('packing', () => {
  it('is byte for byte the packer of the editor on grey RGBA', () => {
    fc.assert(
      fc.property(greyMask, ({ width, height, grey }) => {
        expect(encodeRle(planeOf(width, height, grey))).toEqual(packed(grey.flatMap((value) => [value, value, value, value])));
      }),
      { numRuns: 40 },
    );
  });

  it('comes back from unpacking', () => {
    fc.assert(
      fc.property(greyMask, ({ width, height, grey }) => {
        const plane = planeOf(width, height, grey);
        expect(inShort(decodeRle(encodeRle(plane), { width, height }))).toEqual(inShort(plane));
      }),
      { numRuns: 40 },
    );
  });

  it('takes what has no pixels', () => {
    expect(decodeRle(encodeRle(planeOf(0, 0, [])), { width: 0, height: 0 })).toEqual(planeOf(0, 0, []));
  });
});

describe('unpacking', () => {
  it('reads coloured streams, in lists and typed arrays', () => {
    fc.assert(
      fc.property(colouredMask, ({ width, height, rgba }) => {
        const rle = packed(rgba);
        const plane = planeOf(width, height, coverageOf(rgba));
        expect(decodeRle(rle, { width, height })).toEqual(plane);
        expect(decodeRle(Uint8Array.from(rle), { width, height })).toEqual(plane);
      }),
    );
  });

  it('reads other widths of runs and smaller words', () => {
    const widths = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 16 }))).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(colouredMask, widths, fc.integer({ min: 1, max: 8 }), ({ width, height, rgba }, runBits, wordBits) => {
        const small = rgba.map((value) => value >> (8 - wordBits));
        const rle = packed(small, wordBits, runBits);
        expect(decodeRle(rle, { width, height })).toEqual(planeOf(width, height, coverageOf(small)));
      }),
    );
  });
});

describe('streams that are broken', () => {
  const [, , , rle] = VECTORS[3] as (typeof VECTORS)[number];
  const extent = { width: 2, height: 2 };

  it.each([
    ['no list', 'AAAA', 'rle-not-bytes'],
    ['nothing', undefined, 'rle-not-bytes'],
    ['an object', { 0: 0, length: 20 }, 'rle-not-bytes'],
    ['numbers beyond a byte', [...rle.slice(0, 8), 256], 'rle-not-bytes'],
    ['negative numbers', [...rle.slice(0, 8), -1], 'rle-not-bytes'],
    ['fractions', [...rle.slice(0, 8), 0.5], 'rle-not-bytes'],
    ['texts', [...rle.slice(0, 8), '7'], 'rle-not-bytes'],
    ['holes', [...rle.slice(0, 8), null], 'rle-not-bytes'],
    ['no bytes', [], 'rle-truncated'],
    ['half a header', rle.slice(0, 6), 'rle-truncated'],
    ['words of 32 bits', [0, 0, 0, 16, 249, 27, 252, 0, 0, 0, 0], 'rle-version'],
    ['counts per pixel (COCO)', [200, 7, 3, 9, 1, 2, 8], 'mask-too-large'],
  ])('are told from %s before a block is read', (_, value, code) => {
    expect(checkRle(value, extent)?.code).toBe(code);
    expect(codeOf(() => decodeRle(value as number[], extent))).toBe(code);
  });

  it('are told from another size, with a hint where one value a pixel was packed', () => {
    expect(checkRle(rle, extent)).toBeUndefined();
    expect(checkRle(rle, { width: 2, height: 3 })?.code).toBe('rle-length');
    expect(checkRle(packed([0, 0, 1, 1]), extent)?.hint).toContain('four times');
    expect(checkRle(rle)).toBeUndefined();
  });

  it('say what happened and how to mend it', () => {
    const error = checkRle(rle.slice(0, 3));
    expect(error?.message).toBe(`LabelEditor: ${error?.what} ${error?.hint}`);
    expect(error?.name).toBe('MaskError');
  });

  it('are found wherever they are cut', () => {
    fc.assert(
      fc.property(colouredMask, fc.double({ min: 0, max: 0.999, noNaN: true }), ({ width, height, rgba }, part) => {
        const whole = packed(rgba);
        const cut = whole.slice(0, Math.floor(whole.length * part));
        expect(codeOf(() => decodeRle(cut, { width, height }))).toBe('rle-truncated');
      }),
    );
  });

  it('end, and throw nothing but a MaskError, whatever they hold', () => {
    const size = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 80 }), size, size, fc.boolean(), (bytes, width, height, hasCount) => {
        const count = width * height * 4;
        const stream = hasCount ? [0, 0, count >> 8, count & 255, 57, 27, 248, ...bytes] : bytes;
        const code = codeOf(() => decodeRle(stream, { width, height }));
        expect(['rle-length', 'rle-truncated', 'rle-version', 'mask-too-large', undefined]).toContain(code);
      }),
      { numRuns: 500 },
    );
  });

  it('cost nothing for pixels they only claim', () => {
    const extent16k = { width: 16_384, height: 16_384 };
    expect(codeOf(() => decodeRle([64, 0, 0, 0, 57, 27, 252, 127, 224], extent16k))).toBe('rle-truncated');
    expect(checkRle([255, 255, 255, 252, 57, 27, 252, 127, 224])?.code).toBe('mask-too-large');
  });
});
