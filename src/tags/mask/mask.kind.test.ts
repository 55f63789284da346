import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kind, Path } from '../../core';
import { areaOf, decodeRle, encodeRle, fillPaths, type MaskPlane, pngToPlane } from '../../geometry/masks';
import type { BitmaskValue } from './bitmask.kindCore';
import { bitmaskForm } from './bitmaskForm.kind';
import { bitmaskKind, maskKind } from './mask.kind';
import type { MaskValue } from './mask.kindCore';
import { maskForm } from './maskForm.kind';
import type { MaskForm } from './planes.kind';

const EXTENT = { width: 200, height: 100 };

/** A box in pixels as a ring of percent. */
function ring(x: number, y: number, width: number, height: number): Path {
  const points = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ].map(([px, py]) => ({ x: px! / 2, y: py! }));
  return { points, closed: true };
}

function boxOf<V>(kind: Kind<V>, ...box: readonly [number, number, number, number]): V {
  const { value } = kind.fromOutline!([ring(...box)], EXTENT);
  if (value === undefined) throw new Error('no mask');
  return value;
}

const FAMILIES: readonly [string, Kind<unknown>, MaskForm<unknown>][] = [
  ['masks', maskKind as Kind<unknown>, maskForm as MaskForm<unknown>],
  ['bitmasks', bitmaskKind as Kind<unknown>, bitmaskForm as MaskForm<unknown>],
];

describe.each(FAMILIES)('%s', (_, kind, form) => {
  const box = boxOf(kind, 40, 20, 60, 30);
  const planeOf = (value: unknown): MaskPlane => form.planeOf(value, EXTENT)!;

  it('lie where they are painted, in percent', () => {
    expect(kind.bounds(box, EXTENT)).toEqual({ x: 20, y: 20, width: 30, height: 30 });
    expect(kind.isValid(box)).toBe(true);
    expect(kind.isValid(form.empty)).toBe(false);
  });

  it('are hit where they are painted, and near it with a tolerance', () => {
    const hits = (x: number, y: number, tolerance = 0): boolean => kind.contains(box, { x, y }, { x: tolerance, y: tolerance }, EXTENT);
    expect([hits(20.3, 20.5), hits(49.8, 49.5), hits(19.8, 30), hits(50.2, 30), hits(30, 50.5)]).toEqual([true, true, false, false, false]);
    expect([hits(18, 30, 3), hits(52, 30, 3), hits(10, 30, 3)]).toEqual([true, true, false]);
    const frame = kind.combine!(box, boxOf(kind, 50, 30, 40, 10), 'subtract', EXTENT);
    expect(kind.contains(frame, { x: 35, y: 35 }, { x: 0, y: 0 }, EXTENT)).toBe(false);
    expect(kind.contains(frame, { x: 22, y: 35 }, { x: 0, y: 0 }, EXTENT)).toBe(true);
  });

  it('move by whole pixels and stop at the border', () => {
    const moved = kind.move(box, { x: 5.1, y: -3 }, EXTENT);
    expect(planeOf(moved).box).toEqual({ x: 50, y: 17, width: 60, height: 30 });
    expect(planeOf(kind.move(box, { x: 500, y: 500 }, EXTENT)).box).toEqual({ x: 140, y: 70, width: 60, height: 30 });
    expect(kind.move(box, { x: 0.01, y: 0 }, EXTENT)).toBe(box);
    fc.assert(
      fc.property(fc.integer({ min: -15, max: 15 }), fc.integer({ min: -15, max: 15 }), (x, y) => {
        const there = kind.move(box, { x, y }, EXTENT);
        expect(planeOf(kind.move(there, { x: -x, y: -y }, EXTENT))).toEqual(planeOf(box));
      }),
    );
  });

  it('are scaled and turned', () => {
    const wide = kind.resize!(box, { x: 20, y: 20, width: 30, height: 30 }, { x: 10, y: 20, width: 60, height: 60 }, EXTENT);
    expect(kind.bounds(wide, EXTENT)).toEqual({ x: 10, y: 20, width: 60, height: 60 });
    const turned = kind.rotate!(box, 90, { x: 35, y: 35 }, EXTENT);
    expect(planeOf(turned).box).toEqual({ x: 55, y: 5, width: 30, height: 60 });
    expect(planeOf(kind.rotate!(turned, -90, { x: 35, y: 35 }, EXTENT))).toEqual(planeOf(box));
  });

  it('turn into outlines and back', () => {
    const lines = kind.outline!(box, EXTENT);
    expect(lines).toHaveLength(1);
    const back = kind.fromOutline!(lines, EXTENT).value;
    expect(Math.abs(areaOf(planeOf(back)) - areaOf(planeOf(box)))).toBeLessThan(4);
    const { refusal } = kind.fromOutline!([ring(500, 500, 10, 10)], EXTENT);
    expect(refusal).toContain('no pixel');
  });

  it('are united, subtracted and intersected; nothing left is no mask', () => {
    const other = boxOf(kind, 80, 40, 60, 30);
    const area = (how: 'union' | 'subtract' | 'intersect'): number => areaOf(planeOf(kind.combine!(box, other, how, EXTENT)));
    expect([area('union'), area('subtract'), area('intersect')]).toEqual([3400, 1600, 200]);
    expect(kind.combine!(box, box, 'subtract', EXTENT)).toBeUndefined();
    expect(kind.combine!(box, boxOf(kind, 0, 0, 5, 5), 'intersect', EXTENT)).toBeUndefined();
  });

  it('go over to an image of another size', () => {
    const large = kind.rescale!(box, EXTENT, { width: 400, height: 200 });
    expect(form.planeOf(large, EXTENT)).toMatchObject({ width: 400, height: 200, box: { x: 80, y: 40, width: 120, height: 60 } });
    expect(kind.bounds(large, { width: 400, height: 200 })).toEqual(kind.bounds(box, EXTENT));
  });

  it('do not change what they are made of', () => {
    const before = structuredClone(planeOf(box));
    kind.move(box, { x: 5, y: 5 }, EXTENT);
    kind.combine!(box, boxOf(kind, 0, 0, 50, 50), 'union', EXTENT);
    kind.resize!(box, { x: 0, y: 0, width: 50, height: 50 }, { x: 0, y: 0, width: 80, height: 80 }, EXTENT);
    expect(planeOf(box)).toEqual(before);
  });
});

describe('the bytes of a mask', () => {
  const PLANE = fillPaths(
    [
      {
        points: [
          { x: 4, y: 2 },
          { x: 90, y: 2 },
          { x: 90, y: 60 },
        ],
        closed: true,
      },
    ],
    EXTENT,
    { antialias: true },
  );

  it('are packed when they are asked for, once, and unpack to the same', () => {
    const value = maskForm.valueOf(PLANE);
    expect(value.rle).toEqual(encodeRle(PLANE));
    expect(value.rle).toBe(value.rle);
    expect({ ...value }).toEqual({ rle: encodeRle(PLANE), size: EXTENT, draft: undefined });
    expect(decodeRle(value.rle, EXTENT)).toEqual(PLANE);
    // What is read back from the wire is not unpacked anew.
    expect(maskForm.planeOf({ rle: value.rle, size: EXTENT }, EXTENT)).toBe(PLANE);
  });

  it('of a region are unpacked once', () => {
    const value: MaskValue = { rle: encodeRle(PLANE) };
    expect(maskForm.planeOf(value, EXTENT)).toBe(maskForm.planeOf({ ...value }, EXTENT));
  });

  it('are placed by percent on an image of another size than they were made for', () => {
    const value: MaskValue = { rle: encodeRle(PLANE), size: EXTENT };
    expect(maskKind.bounds(value, { width: 400, height: 200 })).toEqual(maskKind.bounds(value, EXTENT));
  });

  it('that do not fit show nothing and stay what they are', () => {
    const value: MaskValue = { rle: encodeRle(PLANE) };
    const other = { width: 300, height: 100 };
    expect(maskKind.bounds(value, other)).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(maskKind.contains(value, { x: 10, y: 10 }, { x: 1, y: 1 }, other)).toBe(false);
    expect(maskKind.move(value, { x: 10, y: 10 }, other)).toBe(value);
    expect(maskKind.combine!(value, boxOf(maskKind, 0, 0, 5, 5), 'subtract', other)).toBe(value);
  });

  it('of a saved draft are the mask and the strokes over it', () => {
    const touches = [
      { type: 'add', relativePoints: [80, 80], relativeStrokeWidth: 5 },
      { type: 'eraser', relativePoints: [40, 30], relativeStrokeWidth: 5 },
    ];
    const value: MaskValue = { rle: encodeRle(PLANE), draft: { touches } };
    const isAt = (x: number, y: number): boolean => maskKind.contains(value, { x, y }, { x: 0, y: 0 }, EXTENT);
    expect([isAt(80, 80), isAt(40, 30), isAt(44, 20)]).toEqual([true, false, true]);
    const kept = maskKind.move(value, { x: 1, y: 1 }, EXTENT);
    expect({ ...kept }).toMatchObject({ draft: undefined });
    const png = bitmaskForm.valueOf(PLANE).png;
    expect(maskKind.bounds({ rle: [], draft: { maskDataURL: png } }, EXTENT)).toEqual(maskKind.bounds(maskForm.valueOf(PLANE), EXTENT));
  });
});

it('shows the rest of a draft whose picture is broken', () => {
  const plane = maskForm.planeOf(boxOf(maskKind, 40, 20, 60, 30), EXTENT)!;
  const value: MaskValue = { rle: encodeRle(plane), draft: { maskDataURL: 'data:image/png;base64,AAAA' } };
  expect(maskKind.bounds(value, EXTENT)).toEqual({ x: 20, y: 20, width: 30, height: 30 });
});

describe('the PNG of a bitmask', () => {
  it('is written when it is asked for, and read the same', () => {
    const value = boxOf(bitmaskKind, 10, 10, 20, 20);
    const plane = bitmaskForm.planeOf(value, EXTENT);
    expect(pngToPlane(value.png)).toEqual(plane);
    const read: BitmaskValue = { png: value.png };
    expect(bitmaskForm.planeOf(read, EXTENT)).toEqual(plane);
    expect(bitmaskForm.planeOf({ png: value.png.replace('data:', 'data-url:') }, EXTENT)).toEqual(plane);
  });

  it('that cannot be unpacked shows nothing', () => {
    expect(bitmaskForm.planeOf({ png: 'data:image/png;base64,iVBORw0K' }, EXTENT)).toBeUndefined();
    expect(bitmaskKind.bounds({ png: 'data:image/png;base64,iVBORw0K' }, EXTENT)).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });
});
