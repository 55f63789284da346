import { contours } from 'd3-contour';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../core';
import {
  addArea,
  alphaAt,
  areaOf,
  combinePlanes,
  emptyPlane,
  fillPaths,
  isEmptyPlane,
  type MaskPlane,
  movePlane,
  outlinesOf,
  paintStrokes,
  rescalePlane,
  resizePlane,
  rotatePlane,
  wholeOf,
} from '.';
import { drawn, planeOf } from './testPlanes';

const [width, height] = [9, 7];
const extent = { width, height };
const grid = (alpha: fc.Arbitrary<number>) =>
  fc.array(alpha, { minLength: width * height, maxLength: width * height }).map((values) => planeOf(width, height, values));
const anyPlane = grid(fc.oneof(fc.constantFrom(0, 0, 255), fc.integer({ min: 0, max: 255 })));
const hardPlane = grid(fc.constantFrom(0, 0, 255));
/** Soft shapes as brushes leave them; never at the border of the grid, which d3-contour takes for a wall. */
const blob = fc
  .array(fc.record({ x: fc.integer({ min: 5, max: 35 }), y: fc.integer({ min: 5, max: 35 }) }, { noNullPrototype: true }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((points) => paintStrokes(undefined, [{ points, diameter: 7, erase: false }], { width: 40, height: 40 }, { antialias: true }));

describe('planes', () => {
  it('are as tight as can be, and answer every pixel', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 63, maxLength: 63 }), (values) => {
        const alpha = values.map((value) => (value === 3 ? 200 : 0));
        const plane = planeOf(width, height, alpha);
        const xs = alpha.flatMap((value, i) => (value > 0 ? [i % width] : []));
        const ys = alpha.flatMap((value, i) => (value > 0 ? [Math.floor(i / width)] : []));
        const box = {
          x: Math.min(...xs),
          y: Math.min(...ys),
          width: Math.max(...xs) - Math.min(...xs) + 1,
          height: Math.max(...ys) - Math.min(...ys) + 1,
        };
        expect(plane.box).toEqual(xs.length > 0 ? box : { x: 0, y: 0, width: 0, height: 0 });
        expect(isEmptyPlane(plane)).toBe(xs.length === 0);
        expect(alpha.map((_, i) => alphaAt(plane, (i % width) + 0.9, Math.floor(i / width)))).toEqual(alpha);
        expect(areaOf(plane)).toBeCloseTo((xs.length * 200) / 255, 9);
        expect(Array.from(wholeOf(plane))).toEqual(alpha);
      }),
    );
    expect([alphaAt(drawn('#'), -0.1, 0), alphaAt(drawn('#'), 1, 0), alphaAt(drawn('#'), 0, 1)]).toEqual([0, 0, 0]);
  });
});

describe('combining', () => {
  const union = (a: MaskPlane, b: MaskPlane) => combinePlanes(a, b, 'union');
  const intersect = (a: MaskPlane, b: MaskPlane) => combinePlanes(a, b, 'intersect');
  const subtract = (a: MaskPlane, b: MaskPlane) => combinePlanes(a, b, 'subtract');

  it('keeps the laws of sets', () => {
    fc.assert(
      fc.property(anyPlane, anyPlane, anyPlane, (a, b, c) => {
        expect(union(a, b)).toEqual(union(b, a));
        expect(intersect(a, b)).toEqual(intersect(b, a));
        expect(union(union(a, b), c)).toEqual(union(a, union(b, c)));
        expect(intersect(a, union(b, c))).toEqual(union(intersect(a, b), intersect(a, c)));
        expect(union(a, a)).toEqual(a);
        expect(union(a, intersect(a, b))).toEqual(a);
        expect(subtract(a, a)).toEqual(emptyPlane(extent));
        expect(subtract(a, emptyPlane(extent))).toEqual(a);
        expect(intersect(a, emptyPlane(extent))).toEqual(emptyPlane(extent));
        expect(union(emptyPlane(extent), a)).toEqual(a);
      }),
    );
  });

  it('takes apart and puts together again', () => {
    fc.assert(
      fc.property(hardPlane, hardPlane, (a, b) => {
        expect(union(subtract(a, b), intersect(a, b))).toEqual(a);
        expect(areaOf(a) + areaOf(b)).toBe(areaOf(union(a, b)) + areaOf(intersect(a, b)));
      }),
    );
  });

  it('adds what of an area lies on the object', () => {
    const area = { x: -1, y: 1, width: 3, height: 2, alpha: Uint8Array.from([255, 255, 0, 255, 0, 128]) };
    expect(addArea(drawn('#..', '...'), area, { width: 3, height: 2 })).toEqual(drawn('#..', '#..'));
    expect(addArea(undefined, area, { width: 2, height: 3 })).toEqual(planeOf(2, 3, [0, 0, 255, 0, 0, 128]));
    expect(addArea(undefined, { ...area, x: 40 }, extent)).toEqual(emptyPlane(extent));
  });
});

const areaOfRing = ({ points }: Path) =>
  points.reduce((sum, p, i) => {
    const q = points[(i + 1) % points.length] ?? p;
    return sum + (p.x * q.y - q.x * p.y) / 2;
  }, 0);

describe('outlines', () => {
  it('along pixels give the pixels back when they are filled', () => {
    fc.assert(
      fc.property(hardPlane, fc.boolean(), (plane, antialias) => {
        const rings = outlinesOf(plane, { pixelExact: true });
        expect(fillPaths(rings, plane, { antialias })).toEqual(plane);
        expect(rings.reduce((sum, ring) => sum + areaOfRing(ring), 0)).toBe(areaOf(plane));
        expect(rings.every(({ closed, points }) => closed && points.length >= 4)).toBe(true);
      }),
    );
  });

  it('have corners only where they turn, and go round holes', () => {
    expect(outlinesOf(drawn('......', '.####.', '.#..#.', '.####.', '......'), { pixelExact: true })).toEqual(
      [
        {
          closed: true,
          points: [
            { x: 1, y: 1 },
            { x: 5, y: 1 },
            { x: 5, y: 4 },
            { x: 1, y: 4 },
          ],
        },
        {
          closed: true,
          points: [
            { x: 2, y: 3 },
            { x: 4, y: 3 },
            { x: 4, y: 2 },
            { x: 2, y: 2 },
          ].toReversed(),
        },
      ].map(({ closed, points }) => ({ closed, points: expect.arrayContaining(points) })),
    );
  });

  it('are the isolines of d3-contour where they are smooth', () => {
    fc.assert(
      fc.property(blob, (plane) => {
        const reference = contours()
          .size([40, 40])
          .contour(Array.from(wholeOf(plane)), 127.5)
          .coordinates.flat();
        const area = (rings: readonly Path[]) => rings.reduce((sum, ring) => sum + areaOfRing(ring), 0);
        const expected = area(reference.map((ring) => ({ closed: true, points: ring.slice(1).map(([x = 0, y = 0]) => ({ x, y })) })));
        const rings = outlinesOf(plane);
        expect(rings.length).toBe(reference.length);
        // They run the other way round there.
        expect(area(rings)).toBeCloseTo(-expected, 6);
        const known = new Set(reference.flat().map(([x = 0, y = 0]) => `${x.toFixed(6)} ${y.toFixed(6)}`));
        expect(rings.flatMap(({ points }) => points).filter(({ x, y }) => !known.has(`${x.toFixed(6)} ${y.toFixed(6)}`))).toEqual([]);
      }),
    );
  });

  it('come back from filling as nearly the same mask', () => {
    fc.assert(
      fc.property(blob, (plane) => {
        const filled = wholeOf(fillPaths(outlinesOf(plane), plane, { antialias: true }));
        const worst = Math.max(...wholeOf(plane).map((alpha, i) => Math.abs(alpha - (filled[i] ?? 0))));
        // An isoline is straight within a pixel, a pen is not; corners between ways are cut.
        expect(worst).toBeLessThan(140);
        expect(Math.abs(areaOf(plane) - filled.reduce((sum, alpha) => sum + alpha, 0) / 255)).toBeLessThan(0.05 * areaOf(plane) + 1);
      }),
    );
  });

  it('are there for faint masks, and none for nothing', () => {
    expect(outlinesOf(planeOf(2, 1, [1, 0]), { pixelExact: true })).toHaveLength(1);
    expect(outlinesOf(planeOf(2, 1, [1, 0]))[0]?.points).toHaveLength(4);
    expect(outlinesOf(emptyPlane(extent))).toEqual([]);
  });

  it('take no longer for many rings: noise has a ring for every third pixel', () => {
    let seed = 1;
    const noise = planeOf(
      600,
      600,
      Array.from({ length: 360_000 }, () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed % 3 === 0 ? 255 : 0;
      }),
    );
    expect(outlinesOf(noise).length).toBeGreaterThan(30_000);
  });
});

describe('moving, scaling and turning', () => {
  const plane = drawn('.....', '.##..', '.#...', '.....');

  it('moves by whole pixels and stops at the border of the object as a whole', () => {
    expect(movePlane(plane, { x: 1.4, y: -0.6 })).toEqual(drawn('..##.', '..#..', '.....', '.....'));
    expect(movePlane(plane, { x: 40, y: 40 })).toEqual(drawn('.....', '.....', '...##', '...#.'));
    expect(movePlane(plane, { x: 0.2, y: 0 })).toBe(plane);
    expect(movePlane(emptyPlane(extent), { x: 3, y: 3 })).toEqual(emptyPlane(extent));
  });

  it('makes pixels into larger pixels, or larger shapes', () => {
    const box = { x: 1, y: 1, width: 2, height: 2 };
    const to = { x: 0, y: 0, width: 4, height: 4 };
    expect(resizePlane(plane, box, to, false)).toEqual(drawn('####.', '####.', '##...', '##...'));
    const smooth = resizePlane(plane, box, to, true);
    expect([alphaAt(smooth, 1, 1), alphaAt(smooth, 3, 3), areaOf(smooth) > 10, areaOf(smooth) < 13]).toEqual([255, 0, true, true]);
    expect(resizePlane(plane, box, box, true)).toEqual(plane);
    expect(resizePlane(plane, box, { x: 30, y: 0, width: 2, height: 2 }, true)).toEqual(emptyPlane(plane));
    expect(isEmptyPlane(resizePlane(plane, box, { ...box, width: 0 }, true))).toBe(true);
  });

  it('keeps area, within the border, and undoes itself', () => {
    fc.assert(
      fc.property(blob, fc.double({ min: 0.4, max: 1, noNaN: true }), (shape, scale) => {
        const whole = { x: 0, y: 0, width: 40, height: 40 };
        const small = resizePlane(shape, whole, { x: 0, y: 0, width: 40 * scale, height: 40 * scale }, true);
        expect(Math.abs(areaOf(small) / scale ** 2 - areaOf(shape))).toBeLessThan(0.08 * areaOf(shape) + 4);
      }),
      { numRuns: 40 },
    );
  });

  it('turns by quarters exactly, clockwise', () => {
    const square = drawn('...', '##.', '#..');
    expect(rotatePlane(square, 90, { x: 1.5, y: 1.5 }, true)).toEqual(drawn('##.', '.#.', '...'));
    expect(rotatePlane(square, 180, { x: 1.5, y: 1.5 }, false)).toEqual(drawn('..#', '.##', '...'));
    fc.assert(
      fc.property(hardPlane, (shape) => {
        const centre = { x: 4.5, y: 3.5 };
        expect(rotatePlane(rotatePlane(shape, 180, centre, true), -180, centre, true)).toEqual(shape);
        expect(rotatePlane(shape, 360, centre, true)).toEqual(shape);
      }),
    );
  });

  it('turns discs onto themselves', () => {
    const disc = paintStrokes(
      undefined,
      [{ points: [{ x: 20, y: 20 }], diameter: 21, erase: false }],
      { width: 40, height: 40 },
      { antialias: true },
    );
    const turned = wholeOf(rotatePlane(disc, 33, { x: 20, y: 20 }, true));
    expect(Math.max(...wholeOf(disc).map((alpha, i) => Math.abs(alpha - (turned[i] ?? 0))))).toBeLessThan(64);
  });

  it('takes a mask to an object of another size', () => {
    const full = planeOf(3, 2, [255, 255, 255, 255, 255, 255]);
    expect(rescalePlane(full, { width: 7, height: 5 })).toEqual(planeOf(7, 5, new Uint8Array(35).fill(255)));
    expect(rescalePlane(drawn('#.', '..'), { width: 4, height: 4 }, false)).toEqual(drawn('##..', '##..', '....', '....'));
    expect(rescalePlane(full, { width: 3, height: 2 })).toBe(full);
    expect(rescalePlane(emptyPlane({ width: 0, height: 0 }), extent)).toEqual(emptyPlane(extent));
  });
});
