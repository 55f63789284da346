import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPaths, planeToPng } from '../../geometry/masks';
import { bitmaskCodec } from './bitmask.codec';

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
  { width: 20, height: 10 },
  { antialias: false },
);
const PNG = planeToPng(PLANE);
const WIRE = Object.freeze({ imageDataURL: PNG, bitmasklabels: ['Cell'], width: 20, height: 10 });

function read(wire: Record<string, unknown>) {
  const { value, findings } = bitmaskCodec.read(wire, undefined);
  return { value, codes: findings.map(({ code }) => code), message: findings[0]?.message ?? '', hint: findings[0]?.hint ?? '' };
}

const inBase64 = (bytes: string): string => `data:image/png;base64,${btoa(bytes)}`;
const bytes = atob(PNG.split(',')[1]!);

describe('reading', () => {
  it('takes a PNG, spelt as the editor or as the documentation of Label Studio spells it', () => {
    expect(read(WIRE)).toMatchObject({ value: { png: PNG }, codes: [] });
    const documented = PNG.replace('data:', 'data-url:');
    expect(read({ imageDataURL: documented })).toMatchObject({ value: { png: documented }, codes: [] });
  });

  it.each([
    ['nothing', undefined, 'missing'],
    ['an empty text', '', "''"],
    ['no text', 7, '7'],
    ['an address', 'https://example.com/mask.png', 'no picture as a data URL'],
    ['another kind of picture', 'data:image/jpeg;base64,/9j/4AAQ', 'no PNG'],
    ['broken base64', `${PNG.slice(0, 60)}*`, 'base64'],
    ['a PNG that was cut', inBase64(bytes.slice(0, 60)), 'cut off'],
    ['a PNG without its end', inBase64(bytes.slice(0, -12)), 'cut off'],
    ['a PNG without pixels', inBase64(bytes.slice(0, 33) + bytes.slice(-12)), 'no pixels'],
    ['a PNG without a size', inBase64(`${bytes.slice(0, 16)}\0\0\0\0${bytes.slice(20)}`), 'no size'],
  ])('says what is wrong with %s, and how to mend it', (_, imageDataURL, words) => {
    const { value, codes, message, hint } = read({ imageDataURL });
    expect([value, codes]).toEqual([undefined, ['geometry-unreadable']]);
    expect(message).toContain(words);
    expect(hint).toContain('data:image/png;base64');
  });

  it('never throws, and ends, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.base64String().map((text) => `data:image/png;base64,iVBORw0K${text}`),
        ),
        (imageDataURL) => {
          expect(['geometry-unreadable', undefined]).toContain(read({ imageDataURL }).codes[0]);
        },
      ),
    );
  });
});

it('writes its own key alone, and the very same value while nothing changed', () => {
  expect(bitmaskCodec.write({ png: PNG }, WIRE, undefined)).toBe(WIRE);
  expect(bitmaskCodec.write({ png: 'data:x' }, WIRE, undefined)).toEqual({ ...WIRE, imageDataURL: 'data:x' });
  expect(bitmaskCodec.write({ png: PNG }, {}, undefined)).toEqual({ imageDataURL: PNG });
  expect([bitmaskCodec.has(WIRE), bitmaskCodec.has({ bitmasklabels: [] })]).toEqual([true, false]);
});
