import { describe, expect, it } from 'vitest';
import { decodeRle, encodeRle, type MaskPlane } from '.';
import { tightPlane } from './plane';

/** A plane from the grey values of every pixel. */
function planeOf(width: number, height: number, grey: ArrayLike<number>): MaskPlane {
  return tightPlane({ width, height }, { x: 0, y: 0, width, height }, Uint8Array.from(grey));
}

const VECTORS: readonly (readonly [width: number, height: number, grey: readonly number[], rle: readonly number[]])[] = [
  [1, 1, [0], [0, 0, 0, 4, 57, 27, 252, 96, 0]],
  [1, 1, [255], [0, 0, 0, 4, 57, 27, 252, 127, 224]],
  [2, 2, [0, 0, 0, 0], [0, 0, 0, 16, 57, 27, 253, 240, 0]],
  [2, 2, [255, 0, 0, 255], [0, 0, 0, 16, 57, 27, 252, 127, 243, 128, 71, 254]],
  [3, 1, [0, 128, 255], [0, 0, 0, 12, 57, 27, 252, 96, 17, 192, 71, 254]],
  [16_386, 1, [...new Array<number>(16_385).fill(0), 255], [0, 1, 0, 8, 57, 27, 255, 255, 255, 0, 140, 2, 63, 240]],
];

describe('the vectors of the format', () => {
  it.each(VECTORS)('%i × %i', (width, height, grey, rle) => {
    const plane = planeOf(width, height, grey);
    expect(encodeRle(plane)).toEqual(rle);
    expect(decodeRle(rle, { width, height })).toEqual(plane);
  });

  it('reads colours as coverage alone', () => {
    const rle = [0, 0, 0, 8, 57, 27, 248, 31, 240, 128, 1, 255, 24, 0];
    expect(decodeRle(rle, { width: 2, height: 1 })).toEqual(planeOf(2, 1, [255, 0]));
  });
});
