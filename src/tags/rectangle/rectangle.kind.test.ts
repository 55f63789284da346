import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PCT_TOLERANCE } from '../../geometry';
import { rectangleKind } from './rectangle.kind';
import type { RectangleValue } from './rectangle.kindCore';

const EXTENT = { width: 600, height: 403 };
const NONE = { x: 0, y: 0 };
const pct = fc.double({ min: 0, max: 100, noNaN: true });
const delta = fc.record({ x: fc.double({ min: -150, max: 150, noNaN: true }), y: fc.double({ min: -150, max: 150, noNaN: true }) });
const rotation = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 359.99, noNaN: true }));
const anyBox: fc.Arbitrary<RectangleValue> = fc.record({
  x: pct,
  y: pct,
  width: fc.double({ min: 0.01, max: 60, noNaN: true }),
  height: fc.double({ min: 0.01, max: 60, noNaN: true }),
  rotation,
});

function isInside(value: RectangleValue): boolean {
  const { x, y, width, height } = rectangleKind.bounds(value, EXTENT);
  const out = PCT_TOLERANCE;
  return x >= -out && y >= -out && x + width <= 100 + out && y + height <= 100 + out;
}

function box(value: Partial<RectangleValue> = {}): RectangleValue {
  return { x: 10, y: 10, width: 20, height: 10, rotation: 0, ...value };
}

describe('a move', () => {
  it('keeps a box inside that was inside, turned or not', () => {
    fc.assert(
      fc.property(anyBox, delta, (value, by) => {
        fc.pre(isInside(value));
        expect(isInside(rectangleKind.move(value, by, EXTENT))).toBe(true);
      }),
    );
  });

  it('and back is none where nothing was in the way', () => {
    fc.assert(
      fc.property(anyBox, delta, (value, by) => {
        // One that reached out, once it is inside, has the border in its way.
        fc.pre(isInside(value));
        const moved = rectangleKind.move(value, by, EXTENT);
        const back = rectangleKind.move(moved, { x: value.x - moved.x, y: value.y - moved.y }, EXTENT);
        // What reaches over the edge by no more than noise is taken as inside, and comes back from the edge itself.
        expect(Math.abs(back.x - value.x)).toBeLessThanOrEqual(PCT_TOLERANCE + 1e-9);
        expect(Math.abs(back.y - value.y)).toBeLessThanOrEqual(PCT_TOLERANCE + 1e-9);
        expect({ ...back, x: 0, y: 0 }).toEqual({ ...value, x: 0, y: 0 });
      }),
    );
  });

  it('stops at the border as a whole, and does not change its argument', () => {
    const value = Object.freeze(box());
    expect(rectangleKind.move(value, { x: 90, y: 5 }, EXTENT)).toEqual(box({ x: 80, y: 15 }));
  });

  it('does not force a box that came out of bounds', () => {
    expect(rectangleKind.move(box({ x: 95 }), { x: 1, y: 1 }, EXTENT)).toEqual(box({ x: 96, y: 11 }));
  });

  it('puts a negative size right, at the same place', () => {
    const moved = rectangleKind.move(box({ x: 30, width: -20 }), { x: 1, y: 0 }, EXTENT);
    expect(moved).toEqual(box({ x: 11 }));
    expect(rectangleKind.isValid(moved)).toBe(true);
  });
});

describe('a hit', () => {
  it.each([
    ['inside', { x: 20, y: 15 }, NONE, true],
    ['outside', { x: 31, y: 15 }, NONE, false],
    ['near the outline', { x: 31, y: 15 }, { x: 1.5, y: 1.5 }, true],
  ])('%s', (_, point, tolerance, expected) => {
    expect(rectangleKind.contains(box(), point, tolerance, EXTENT)).toBe(expected);
  });

  it('follows the turn', () => {
    const turned = box({ x: 50, y: 50, rotation: 90 });
    expect(rectangleKind.contains(turned, { x: 48, y: 60 }, NONE, EXTENT)).toBe(true);
    expect(rectangleKind.contains(turned, { x: 60, y: 55 }, NONE, EXTENT)).toBe(false);
  });
});

describe('scaling', () => {
  it('goes with its surroundings and stays valid', () => {
    const from = { x: 0, y: 0, width: 50, height: 50 };
    const to = { x: 0, y: 0, width: 25, height: 100 };
    expect(rectangleKind.resize?.(box(), from, to, EXTENT)).toEqual(box({ x: 5, y: 20, width: 10, height: 20 }));
    fc.assert(fc.property(anyBox, (value) => rectangleKind.isValid(rectangleKind.resize!(value, from, to, EXTENT))));
  });
});

describe('a box', () => {
  it.each([
    [box(), true],
    [box({ x: -5 }), true],
    [box({ width: 0 }), false],
    [box({ height: -1 }), false],
    [box({ x: Number.NaN }), false],
    [box({ rotation: Number.POSITIVE_INFINITY }), false],
  ])('%o is valid: %s', (value, expected) => {
    expect(rectangleKind.isValid(value)).toBe(expected);
  });

  it('is described in few words', () => {
    expect(rectangleKind.describe?.(box({ x: 12.5, y: 33.333333 }))).toBe('12.5, 33.33 · 20 × 10 %');
    expect(rectangleKind.describe?.(box({ rotation: 45 }))).toBe('10, 10 · 20 × 10 % · 45°');
  });
});

describe('a turn', () => {
  it('round its middle at a quarter swaps the sides by pixels', () => {
    const turned = rectangleKind.rotate!({ x: 40, y: 40, width: 20, height: 20, rotation: 0 }, 90, { x: 50, y: 50 }, EXTENT);
    const { x, y, width, height } = rectangleKind.bounds(turned, EXTENT);
    const aspect = EXTENT.width / EXTENT.height;
    expect([x, y, width, height].map((pct) => pct.toFixed(9))).toEqual(
      [50 - 10 / aspect, 50 - 10 * aspect, 20 / aspect, 20 * aspect].map((pct) => pct.toFixed(9)),
    );
    expect(turned.rotation).toBe(90);
  });

  it('all the way round any point in steps is none', () => {
    const pct = fc.integer({ min: 0, max: 1e9 }).map((share) => share / 1e7);
    const boxes = fc.record({ x: pct, y: pct, width: pct, height: pct, rotation: pct });
    fc.assert(
      fc.property(boxes, fc.integer({ min: 1, max: 48 }), (box, steps) => {
        let turned = box;
        for (let i = 0; i < steps; i++) turned = rectangleKind.rotate!(turned, 360 / steps, { x: 20, y: 70 }, EXTENT);
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(turned[key] - box[key])).toBeLessThan(1e-9);
        expect(Math.abs(((turned.rotation - box.rotation + 540) % 360) - 180)).toBeLessThan(1e-9);
      }),
    );
  });
});

it('is outlined by its four corners', () => {
  const [ring] = rectangleKind.outline!({ x: 50, y: 50, width: 10, height: 20, rotation: 180 }, EXTENT);
  expect(ring?.closed).toBe(true);
  expect(ring?.points.map(({ x, y }) => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6])).toEqual([
    [50, 50],
    [40, 50],
    [40, 30],
    [50, 30],
  ]);
});
