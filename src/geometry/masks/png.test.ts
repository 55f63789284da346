import fc from 'fast-check';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { fromDataUrl, planeToPng, pngToPlane } from '.';
import { codeOf, drawn, planeOf } from './testPlanes';

const byte = fc.integer({ min: 0, max: 255 });
const anyPlane = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
  .chain(([width, height]) =>
    fc
      .array(fc.oneof(fc.constantFrom(0, 255), byte), { minLength: width * height, maxLength: width * height })
      .map((alpha) => planeOf(width, height, alpha)),
  );

describe('masks as PNG', () => {
  it('come back as they were, in any colour', () => {
    fc.assert(
      fc.property(anyPlane, byte, byte, byte, (plane, r, g, b) => {
        expect(pngToPlane(planeToPng(plane))).toEqual(plane);
        expect(pngToPlane(planeToPng(plane, [r, g, b]))).toEqual(plane);
      }),
    );
    const full = drawn('##', '##');
    expect(pngToPlane(planeToPng(full))).toEqual(full);
  });

  it('need an object with pixels', () => {
    expect(codeOf(() => planeToPng(planeOf(0, 0, [])))).toBe('mask-too-large');
  });
});

describe('PNGs of others', () => {
  const dots = drawn('#.', '.#');
  const size = { width: 2, height: 2 };

  it.each([
    ['grey of 8 bits', { ...size, channels: 1, data: Uint8Array.of(255, 0, 0, 255) }],
    ['grey of 16 bits', { ...size, channels: 1, depth: 16 as const, data: Uint16Array.of(65_535, 0, 0, 65_535) }],
    ['black and white of one bit', { ...size, channels: 1, depth: 1 as const, data: Uint8Array.of(0b1000_0000, 0b0100_0000) }],
    ['colours', { ...size, channels: 3, data: Uint8Array.of(255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255) }],
    ['opaque black and white with alpha', { ...size, channels: 2, data: Uint8Array.of(255, 255, 0, 255, 0, 255, 255, 255) }],
    ['black with alpha', { ...size, channels: 2, data: Uint8Array.of(0, 255, 0, 0, 0, 0, 0, 255) }],
    [
      'a palette',
      {
        ...size,
        channels: 1,
        data: Uint8Array.of(1, 0, 0, 1),
        palette: [
          [0, 0, 0],
          [255, 255, 255],
        ],
      },
    ],
    [
      'a palette with alpha',
      {
        ...size,
        channels: 1,
        data: Uint8Array.of(1, 0, 0, 1),
        palette: [
          [9, 9, 9, 0],
          [9, 9, 9, 255],
        ],
      },
    ],
  ])('are read from %s', (_, image) => {
    expect(pngToPlane(encode(image as Parameters<typeof encode>[0]))).toEqual(dots);
  });

  it('have an empty mask where they are black', () => {
    expect(pngToPlane(encode({ ...size, channels: 1, data: new Uint8Array(4) })).box.width).toBe(0);
  });
});

describe('files that are broken', () => {
  const bytes = fromDataUrl(planeToPng(drawn('#..#', '.##.', '#..#')));

  it('throw a MaskError and nothing else, wherever they are cut or changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), byte, fc.boolean(), (place, value, isCut) => {
        const broken = isCut ? bytes.slice(0, place) : bytes.with(place, value);
        expect(['png-broken', 'mask-too-large', undefined]).toContain(codeOf(() => pngToPlane(broken)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nothing', '', 'data-url-broken'],
    ['an address', 'https://example.org/a.png', 'data-url-broken'],
    ['a text', 'data:text/plain;base64,aGVsbG8=', 'png-broken'],
    ['broken base64', 'data:image/png;base64,*', 'data-url-broken'],
  ])('are told from %s', (_, source, code) => {
    expect(codeOf(() => pngToPlane(source))).toBe(code);
  });

  it('cost nothing for pixels they only claim', () => {
    const claim = (side: number) => {
      const changed = bytes.slice();
      new DataView(changed.buffer).setUint32(16, side);
      new DataView(changed.buffer).setUint32(20, side);
      return codeOf(() => pngToPlane(changed));
    };
    expect([claim(2 ** 31), claim(16_384), claim(0)]).toEqual(['mask-too-large', 'png-broken', 'png-broken']);
  });
});
