import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cocoRleOf, packRuns, pixelsInside, runsOfPlane } from './cocoRle';
import { planeOf } from './testImages';
import { readCocoMask, readPackedRuns } from './testReaders';

/** A mask of rows of letters: `#` painted. */
function drawn(...rows: readonly string[]) {
  const size = { width: rows[0]?.length ?? 0, height: rows.length };
  return planeOf(
    Array.from(rows.join(''), (letter) => letter === '#'),
    size,
  );
}

const masks = fc.record({ width: fc.integer({ min: 1, max: 12 }), height: fc.integer({ min: 1, max: 12 }) }).chain(({ width, height }) =>
  fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    pixels: fc.array(fc.boolean(), { minLength: width * height, maxLength: width * height }),
  }),
);

describe('masks of COCO', () => {
  // Texts that pycocotools 2.0 packs for the same pixels.
  it.each([
    ['nothing', ['..', '..'], '4'],
    ['everything', ['##', '##'], '04'],
    ['columns, top first', ['.#.', '##.'], '132'],
    ['runs that get longer and shorter', ['....#', '.....', '###..', '###..', '###..', '###..', '###..'], '2520005LO'],
  ])('are packed as pycocotools packs them: %s', (_, rows, packed) => {
    expect(packRuns(runsOfPlane(drawn(...rows)))).toBe(packed);
  });

  it('come back as they were, from the text and from the list', () => {
    fc.assert(
      fc.property(masks, ({ width, height, pixels }) => {
        const plane = planeOf(pixels, { width, height });
        for (const form of ['compressed', 'counts'] as const)
          expect(readCocoMask(cocoRleOf(plane, form))).toEqual({ width, height, pixels });
        expect(pixelsInside(plane)).toBe(pixels.filter(Boolean).length);
      }),
    );
  });

  it('take every pixel that is covered at all', () => {
    const plane = planeOf([0, 1, 128, 255], { width: 2, height: 2 });
    expect(readCocoMask(cocoRleOf(plane, 'counts')).pixels).toEqual([false, true, true, true]);
  });

  it('are packed by differences of any size and sign', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 32 }), { minLength: 1, maxLength: 20 }), (runs) => {
        expect(readPackedRuns(packRuns(runs))).toEqual(runs);
      }),
    );
  });
});
