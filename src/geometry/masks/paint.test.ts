import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaAt, areaOf, emptyPlane, fillPaths, isEmptyPlane, paintStrokes, type Stroke, wholeOf } from '.';
import { drawn, planeOf } from './testPlanes';

const extent = { width: 40, height: 30 };
const soft = { antialias: true };
const hard = { antialias: false };

const coordinate = fc.double({ min: -12, max: 50, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate }, { noNullPrototype: true });
const stroke = (pressure: fc.Arbitrary<number>): fc.Arbitrary<Stroke> =>
  fc.record(
    {
      points: fc.array(fc.record({ x: coordinate, y: coordinate, pressure }, { noNullPrototype: true }), { minLength: 1, maxLength: 4 }),
      diameter: fc.double({ min: 0.3, max: 25, noNaN: true }),
      erase: fc.boolean(),
    },
    { noNullPrototype: true },
  );
const evenStroke = stroke(fc.constant(1));

/** Distance from a line between two points: written anew, so that a slip in the product does not hide in both. */
function distanceToLine(x: number, y: number, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / square));
  return Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y));
}

/** Every pixel of the object against every line of every stroke. */
function bruteForce(strokes: readonly Stroke[]): number[] {
  return Array.from({ length: extent.width * extent.height }, (_, i) => {
    const [x, y] = [(i % extent.width) + 0.5, Math.floor(i / extent.width) + 0.5];
    let alpha = 0;
    for (const { points, diameter, erase } of strokes) {
      const distance = Math.min(...points.map((p, j) => distanceToLine(x, y, points[Math.max(0, j - 1)] ?? p, p)));
      const coverage = 255 * Math.max(0, Math.min(1, diameter / 2 - distance + 0.5));
      alpha = erase ? Math.min(alpha, 255 - coverage) : Math.max(alpha, coverage);
    }
    return alpha;
  });
}

describe('strokes', () => {
  it('are what distances say, pixel by pixel', () => {
    fc.assert(
      fc.property(fc.array(evenStroke, { minLength: 1, maxLength: 3 }), (strokes) => {
        const painted = wholeOf(paintStrokes(undefined, strokes, extent, soft));
        const expected = bruteForce(strokes);
        const off = painted.findIndex((alpha, i) => Math.abs(alpha - (expected[i] ?? 0)) > 0.51);
        expect(off, `${painted[off]} for ${expected[off]} at ${off}`).toBe(-1);
      }),
    );
  });

  it('are all the discs on their way where pressure changes', () => {
    fc.assert(
      fc.property(stroke(fc.double({ min: 0, max: 1, noNaN: true })), (some) => {
        const one = { ...some, points: some.points.slice(0, 2), erase: false };
        const [a = { x: 0, y: 0 }, b = a] = one.points;
        const painted = wholeOf(paintStrokes(undefined, [one], extent, soft));
        // The pen stops this often on its way; between two stops it misses little.
        const stops = 2000;
        for (let i = 0; i < painted.length; i += 7) {
          const [x, y] = [(i % extent.width) + 0.5, Math.floor(i / extent.width) + 0.5];
          let nearest = Number.POSITIVE_INFINITY;
          for (let stop = 0; stop <= stops; stop += 1) {
            const t = stop / stops;
            const radius = (((a.pressure ?? 1) * (1 - t) + (b.pressure ?? 1) * t) * one.diameter) / 2;
            nearest = Math.min(nearest, Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y)) - radius);
          }
          expect(Math.abs((painted[i] ?? 0) - 255 * Math.max(0, Math.min(1, 0.5 - nearest)))).toBeLessThan(4);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are whole pixels without soft edges: those whose middle is under the pen', () => {
    const dot = (diameter: number, x: number) =>
      paintStrokes(undefined, [{ points: [{ x, y: x }], diameter, erase: false }], { width: 5, height: 5 }, hard);
    expect(dot(1, 2.5)).toEqual(drawn('.....', '.....', '..#..', '.....', '.....'));
    expect(dot(2, 2)).toEqual(drawn('.....', '.##..', '.##..', '.....', '.....'));
    expect(dot(3, 2.5)).toEqual(drawn('.....', '.###.', '.###.', '.###.', '.....'));
    fc.assert(
      fc.property(fc.array(evenStroke, { maxLength: 3 }), (strokes) => {
        expect(paintStrokes(undefined, strokes, extent, hard).alpha.every((alpha) => alpha === 0 || alpha === 255)).toBe(true);
      }),
    );
  });

  it('give the same painted in one go or in parts', () => {
    fc.assert(
      fc.property(fc.array(evenStroke, { minLength: 1, maxLength: 4 }), fc.boolean(), (strokes, antialias) => {
        const parts = strokes.flatMap((one) =>
          one.points.length === 1 ? [one] : one.points.slice(1).map((end, i) => ({ ...one, points: [one.points[i] ?? end, end] })),
        );
        const inParts = parts.reduce(
          (plane, part) => paintStrokes(plane, [part], extent, { antialias }),
          paintStrokes(undefined, [], extent, soft),
        );
        expect(inParts).toEqual(paintStrokes(undefined, strokes, extent, { antialias }));
      }),
    );
  });

  it('leave their base as it was, and answer it when nothing happens', () => {
    const base = drawn('####', '####');
    const before = structuredClone(base);
    const object = { width: 4, height: 2 };
    const rubbed = paintStrokes(base, [{ points: [{ x: 0, y: 1 }], diameter: 4, erase: true }], object, hard);
    expect(rubbed).toEqual(drawn('..##', '..##'));
    expect(base).toEqual(before);
    expect(paintStrokes(base, [], object, soft)).toBe(base);
    expect(isEmptyPlane(paintStrokes(base, [{ points: [{ x: 2, y: 1 }], diameter: 40, erase: true }], object, soft))).toBe(true);
  });

  it('are nothing for a pen without width, points that are no numbers, or far away', () => {
    const at = (x: number, diameter: number) =>
      isEmptyPlane(paintStrokes(undefined, [{ points: [{ x, y: 3 }], diameter, erase: false }], extent, soft));
    expect([at(3, 0), at(3, Number.NaN), at(Number.NaN, 5), at(1e9, 5), at(-40, 5)]).toEqual([true, true, true, true, true]);
    expect(at(3, 5)).toBe(false);
  });
});

describe('filled rings', () => {
  const ring = fc.array(point, { minLength: 3, maxLength: 8 }).map((points) => ({ points, closed: true }));
  const square = (left: number, top: number, right: number, bottom: number) => ({
    points: [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
    closed: true,
  });

  it('cover what lies in an odd number of them', () => {
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const painted = wholeOf(fillPaths(rings, extent, hard));
        const isIn = (x: number, y: number) => {
          let odd = false;
          for (const { points } of rings) {
            for (let i = 0, j = points.length - 1; i < points.length; j = i, i += 1) {
              const [p, q] = [points[i] as { x: number; y: number }, points[j] as { x: number; y: number }];
              if (p.y <= y !== q.y <= y && p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x) <= x) odd = !odd;
            }
          }
          return odd;
        };
        const wrong = painted.findIndex(
          (alpha, i) => (alpha === 255) !== isIn((i % extent.width) + 0.5, Math.floor(i / extent.width) + 0.5),
        );
        expect(wrong).toBe(-1);
      }),
    );
  });

  it('have soft edges of their exact share, and holes', () => {
    const plane = fillPaths([square(1, 1, 5.5, 4), square(2, 2, 3, 3)], { width: 8, height: 6 }, soft);
    expect([alphaAt(plane, 1, 1), alphaAt(plane, 5, 2), alphaAt(plane, 2, 2), alphaAt(plane, 6, 2)]).toEqual([255, 128, 0, 0]);
    const triangle = { points: [square(0, 0, 1, 1).points, [{ x: 20, y: 4 }], [{ x: 4, y: 25 }]].flat().slice(3), closed: true };
    const area = Math.abs(
      triangle.points.reduce((sum, p, i, all) => {
        const q = all[(i + 1) % all.length] ?? p;
        return sum + (p.x * q.y - q.x * p.y) / 2;
      }, 0),
    );
    expect(areaOf(fillPaths([triangle], extent, soft))).toBeCloseTo(area, 0);
  });

  it('do not depend on the order of rings and corners', () => {
    fc.assert(
      fc.property(ring, ring, fc.boolean(), (a, b, antialias) => {
        const turned = { points: a.points.toReversed(), closed: false };
        expect(fillPaths([a, b], extent, { antialias })).toEqual(fillPaths([b, turned], extent, { antialias }));
      }),
    );
  });

  it('are empty for lines, points that are no numbers, and beyond the object', () => {
    const line = {
      points: [
        { x: 1, y: 1 },
        { x: 9, y: 9 },
      ],
      closed: true,
    };
    const broken = square(1, Number.NaN, 5, 5);
    expect(fillPaths([line, broken, square(50, 0, 60, 5)], extent, soft)).toEqual(emptyPlane(extent));
    expect(fillPaths([square(-1e9, -1e9, 1e9, 1e9)], { width: 2, height: 1 }, soft)).toEqual(planeOf(2, 1, [255, 255]));
  });
});
