import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPaths, planeToPng, pngToPlane } from './geometry/masks';
import * as masks from './masks';
import { contourToRle, imageToAnnotation, imageToRle, MaskError, maskToRle, rleToMask } from './masks';

const size = { width: 6, height: 4 };
/** A ring of pixels with a hole, in greys. */
const mask = [0, 0, 0, 0, 0, 0, 0, 9, 255, 255, 200, 0, 0, 255, 0, 0, 255, 0, 0, 255, 255, 255, 255, 0];
const png = planeToPng(
  fillPaths(
    [
      {
        points: [
          { x: 1, y: 1 },
          { x: 4, y: 1 },
          { x: 4, y: 3 },
          { x: 1, y: 3 },
        ],
        closed: true,
      },
    ],
    size,
    { antialias: false },
  ),
);

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof MaskError) return error.code;
    throw error;
  }
  return undefined;
}

/** Decoded pixels of one colour each. */
function pixelsOf(width: number, colors: readonly (readonly [number, number, number, number])[]) {
  return { width, height: colors.length / width, data: Uint8ClampedArray.from(colors.flat()) };
}

/** Runs lines of code and hands what stands before each `// →` to `check`. Imports are what the tests have imported. */
function run(code: string, check: (value: unknown, expected: unknown) => void): void {
  const lines = code
    .split('\n')
    .filter((line) => !line.startsWith('import '))
    .map((line) =>
      line.replace(
        /^(?:const (\w+) = )?(.+); \/\/ → (.+)$/,
        (_, name, value, expected) => `${name ? `const ${name} = ${value};` : ''} check(${name ?? value}, ${expected});`,
      ),
    );
  new Function('check', ...Object.keys(masks), lines.join('\n'))(check, ...Object.values(masks));
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the examples of the documentation', () => {
  const source = read('./masks.ts');
  const examples = [...source.matchAll(/@example\n((?: \* .*\n)+?) \*\//g)].map(([, text = '']) => text.replaceAll(/^ \* /gm, ''));
  const page = [...read('../docs/masks.md').matchAll(/```js\n(.+?)```/gs)].map(([, text = '']) => text);

  it('are there for every function', () => {
    expect(examples).toHaveLength([...source.matchAll(/^export function/gm)].length);
    expect(page.length).toBeGreaterThan(2);
  });

  it.each([...examples, ...page])('say what comes out: %#', (code) => {
    let checked = 0;
    run(code, (value, expected) => {
      checked += 1;
      expect(value).toEqual(expected);
    });
    expect(checked).toBeGreaterThan(0);
  });
});

describe('maskToRle and rleToMask', () => {
  it('come back from each other', () => {
    expect(Array.from(rleToMask(maskToRle(mask, size), size))).toEqual(mask);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 24, maxLength: 24 }), (values) => {
        const expected = Math.max(...values) <= 1 ? values.map((value) => value * 255) : values;
        expect(Array.from(rleToMask(maskToRle(values, size), size))).toEqual(expected);
      }),
    );
  });

  it('take booleans, 0 and 1, and shares alike', () => {
    const bits = mask.map((value) => value > 0);
    const full = bits.map((bit) => (bit ? 255 : 0));
    expect(maskToRle(bits, size)).toEqual(maskToRle(full, size));
    expect(maskToRle(Uint8Array.from(bits, Number), size)).toEqual(maskToRle(full, size));
    expect(
      Array.from(rleToMask(maskToRle(Float32Array.from([0, 0.5, 1, 0.25]), { width: 2, height: 2 }), { width: 2, height: 2 })),
    ).toEqual([0, 128, 255, 64]);
  });

  it('say what does not fit', () => {
    expect(codeOf(() => maskToRle(mask, { width: 6, height: 5 }))).toBe('mask-length');
    expect(codeOf(() => maskToRle([], { width: 0, height: 0 }))).toBe('mask-length');
    expect(codeOf(() => maskToRle([1, 2, Number.NaN, 4], { width: 2, height: 2 }))).toBe('mask-values');
    expect(codeOf(() => maskToRle([1, 2, 300, 4], { width: 2, height: 2 }))).toBe('mask-values');
    expect(codeOf(() => rleToMask(maskToRle(mask, size), { width: 4, height: 4 }))).toBe('rle-length');
  });
});

describe('contourToRle', () => {
  it('fills one ring, or several with holes', () => {
    const outer = [
      [1, 0],
      [5, 0],
      [5, 4],
      [1, 4],
    ] as const;
    const inner = [
      [2, 1],
      [4, 1],
      [4, 3],
      [2, 3],
    ] as const;
    expect(rleToMask(contourToRle(outer, size), size).filter((alpha) => alpha === 255)).toHaveLength(16);
    expect(rleToMask(contourToRle([outer, inner], size), size).filter((alpha) => alpha === 255)).toHaveLength(12);
    expect(Math.max(...rleToMask(contourToRle([], size), size))).toBe(0);
  });

  it('has soft edges when asked for, and says which point is none', () => {
    const half = [
      [0, 0],
      [0.5, 0],
      [0.5, 4],
      [0, 4],
    ] as const;
    expect(rleToMask(contourToRle(half, size, { antialias: true }), size)[0]).toBe(128);
    expect(
      codeOf(() =>
        contourToRle(
          [
            [0, 0],
            [1, Number.NaN],
            [2, 2],
          ],
          size,
        ),
      ),
    ).toBe('mask-values');
  });
});

describe('imageToRle', () => {
  const white = [255, 255, 255, 255] as const;
  const black = [0, 0, 0, 255] as const;
  const clear = [0, 0, 0, 0] as const;

  it('takes white as painted in an opaque picture, and alpha where something is transparent', () => {
    const coverage = (image: masks.MaskImage, options?: masks.ImageToRleOptions) =>
      Array.from(rleToMask(imageToRle(image, options), { width: 2, height: 1 }));
    expect(coverage(pixelsOf(2, [white, black]))).toEqual([255, 0]);
    expect(coverage(pixelsOf(2, [black, clear]))).toEqual([255, 0]);
    expect(coverage(pixelsOf(2, [black, black]))).toEqual([0, 0]);
    expect(coverage(pixelsOf(2, [white, black]), { channel: 'alpha' })).toEqual([255, 255]);
    expect(
      coverage(
        pixelsOf(2, [
          [100, 100, 100, 255],
          [129, 129, 129, 255],
        ]),
      ),
    ).toEqual([0, 255]);
    expect(
      coverage(
        pixelsOf(2, [
          [100, 100, 100, 255],
          [129, 129, 129, 255],
        ]),
        { threshold: 50 },
      ),
    ).toEqual([255, 255]);
    expect(
      coverage(
        pixelsOf(2, [
          [100, 100, 100, 255],
          [129, 129, 129, 255],
        ]),
        { threshold: null },
      ),
    ).toEqual([100, 129]);
  });

  it('reads a PNG as a data URL, bytes and buffer', () => {
    const bytes = Uint8Array.from(Buffer.from(png.split(',')[1] ?? '', 'base64'));
    const expected = contourToRle(
      [
        [1, 1],
        [4, 1],
        [4, 3],
        [1, 3],
      ],
      size,
    );
    expect([imageToRle(png), imageToRle(bytes), imageToRle(bytes.buffer)]).toEqual([expected, expected, expected]);
  });

  it('says what is no picture', () => {
    expect(codeOf(() => imageToRle({ width: 2, height: 2, data: [1, 2, 3] }))).toBe('image-broken');
    expect(codeOf(() => imageToRle('https://example.org/mask.png'))).toBe('data-url-broken');
    expect(codeOf(() => imageToRle('data:image/png;base64,%%%'))).toBe('data-url-broken');
    expect(codeOf(() => imageToRle(new Uint8Array(100)))).toBe('png-broken');
  });
});

describe('imageToAnnotation', () => {
  const [red, blue] = [
    [255, 0, 0, 255],
    [0, 0, 255, 255],
  ] as const;
  const names = { fromName: 'tag', toName: 'image' };

  it('makes what the Python converter makes: an annotation, or a prediction of a model', () => {
    const annotation = imageToAnnotation(png, { ...names, label: 'Airplane' });
    expect(annotation).toEqual({
      ground_truth: false,
      result: [
        {
          id: expect.stringMatching(/^[\da-f]{10}$/),
          type: 'brushlabels',
          value: { format: 'rle', rle: imageToRle(png), brushlabels: ['Airplane'] },
          origin: 'manual',
          from_name: 'tag',
          to_name: 'image',
          image_rotation: 0,
          original_width: 6,
          original_height: 4,
        },
      ],
    });
    const prediction = imageToAnnotation(png, { ...names, label: 'Airplane', modelVersion: 'v1', score: 0.5, itemIndex: 2 });
    expect(prediction).toMatchObject({ model_version: 'v1', score: 0.5, result: [{ origin: 'prediction', item_index: 2 }] });
    expect(prediction).not.toHaveProperty('ground_truth');
    expect(imageToAnnotation(png, { ...names, groundTruth: true })).toMatchObject({ ground_truth: true, result: [{ type: 'brush' }] });
  });

  it('makes a result for each colour that has a label and is there', () => {
    const image = pixelsOf(2, [red, blue, [7, 7, 7, 255], [255, 0, 0, 0]]);
    const { result } = imageToAnnotation(image, { ...names, labels: { '#f00': 'Car', '#00ff00': 'Tree', '7': 'Road' } });
    expect(result.map(({ value }) => [value?.brushlabels, Array.from(rleToMask(value?.rle as number[], { width: 2, height: 2 }))])).toEqual(
      [
        [['Road'], [0, 0, 255, 0]],
        [['Car'], [255, 0, 0, 0]],
      ],
    );
    expect(codeOf(() => imageToAnnotation(image, { ...names, labels: { red: 'Car' } }))).toBe('color-unknown');
  });

  it('makes bitmasks, and nothing of nothing', () => {
    const { result } = imageToAnnotation(png, { ...names, label: 'Sky', tool: 'bitmask' });
    expect(result[0]).toMatchObject({ type: 'bitmasklabels', value: { bitmasklabels: ['Sky'] } });
    expect(pngToPlane(String(result[0]?.value?.imageDataURL))).toEqual(pngToPlane(png));
    expect(imageToAnnotation(pixelsOf(1, [[0, 0, 0, 255]]), { ...names, label: 'Sky' }).result).toEqual([]);
  });
});
