import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxContains } from './box';
import {
  boundsOfRotated,
  centerOf,
  cornersOf,
  type RotatedBox,
  rescaled,
  rotatedBoxContains,
  toOwnFrame,
  turnedTo,
  withPositiveSize,
} from './rotatedBox';
import type { Size, Vec } from './types';

const pct = fc.double({ min: 0, max: 100, noNaN: true });
const length = fc.double({ min: 0.1, max: 100, noNaN: true });
const degrees = fc.oneof(fc.constantFrom(0, 45, 90, 180, 270), fc.double({ min: 0, max: 359.999, noNaN: true }));
const size: fc.Arbitrary<Size> = fc.record({ width: fc.integer({ min: 1, max: 8000 }), height: fc.integer({ min: 1, max: 8000 }) });
const box: fc.Arbitrary<RotatedBox> = fc.record({ x: pct, y: pct, width: length, height: length, rotation: degrees });
const TWO_TO_ONE = { width: 1000, height: 500 };

/** Close in proportion: a slender image makes large percents. */
function expectClose(a: Vec, b: Vec): void {
  const scale = Math.max(1, Math.abs(b.x), Math.abs(b.y));
  expect(Math.abs(a.x - b.x) / scale).toBeLessThan(1e-9);
  expect(Math.abs(a.y - b.y) / scale).toBeLessThan(1e-9);
}

describe('corners', () => {
  it('turn clockwise round the first one, through pixels', () => {
    // 100 × 50 px at (500, 100) px, turned by 90°: the width runs down, the height to the left.
    const corners = cornersOf({ x: 50, y: 20, width: 10, height: 10, rotation: 90 }, TWO_TO_ONE);
    expect(corners).toEqual([
      { x: 50, y: 20 },
      { x: 50, y: 40 },
      { x: 45, y: 40 },
      { x: 45, y: 20 },
    ]);
  });

  it('keep their distances in pixels at any turn', () => {
    fc.assert(
      fc.property(box, size, (b, s) => {
        const [p, q, , r] = cornersOf(b, s);
        const distance = (a: Vec, c: Vec): number => Math.hypot(((a.x - c.x) / 100) * s.width, ((a.y - c.y) / 100) * s.height);
        expect(distance(p, q) / ((b.width / 100) * s.width)).toBeCloseTo(1, 6);
        expect(distance(p, r) / ((b.height / 100) * s.height)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('count the aspect as 1 while the size is not known', () => {
    expect(cornersOf({ x: 10, y: 10, width: 4, height: 2, rotation: 90 }, { width: 0, height: 0 })[2]).toEqual({ x: 8, y: 14 });
  });
});

describe('bounds', () => {
  it('contain all corners', () => {
    fc.assert(
      fc.property(box, size, (b, s) => {
        const bounds = boundsOfRotated(b, s);
        const margin = 1e-9 * Math.max(1, Math.abs(bounds.x), bounds.width, Math.abs(bounds.y), bounds.height);
        for (const corner of cornersOf(b, s)) expect(boxContains(bounds, corner, { x: margin, y: margin })).toBe(true);
      }),
    );
  });

  it('of a negative size lie on the other side of the corner', () => {
    expect(boundsOfRotated({ x: 30, y: 30, width: -10, height: 5, rotation: 0 }, TWO_TO_ONE)).toEqual({
      x: 20,
      y: 30,
      width: 10,
      height: 5,
    });
  });
});

describe('a turn', () => {
  it('there and back is none, and holds the middle', () => {
    fc.assert(
      fc.property(box, degrees, size, (b, turn, s) => {
        const turned = turnedTo(b, turn, s);
        expect(turned.rotation).toBe(turn);
        expectClose(centerOf(turned, s), centerOf(b, s));
        const back = turnedTo(turned, b.rotation, s);
        expectClose(back, b);
        expect([back.width, back.height]).toEqual([b.width, b.height]);
      }),
    );
  });
});

describe('a point', () => {
  it('in the own frame of a box comes from where it was', () => {
    fc.assert(
      fc.property(box, size, (b, s) => {
        const [, , far] = cornersOf(b, s);
        expectClose(toOwnFrame(b, far, s), { x: b.width, y: b.height });
      }),
    );
  });

  it('in the middle is inside, beyond a corner it is not', () => {
    fc.assert(
      fc.property(box, size, (b, s) => {
        const middle = centerOf(b, s);
        const [p] = cornersOf(b, s);
        expect(rotatedBoxContains(b, middle, { x: 0, y: 0 }, s)).toBe(true);
        expect(rotatedBoxContains(b, { x: p.x * 2 - middle.x, y: p.y * 2 - middle.y }, { x: 0, y: 0 }, s)).toBe(false);
      }),
    );
  });

  it('near the outline is on it, give or take', () => {
    const b = { x: 10, y: 10, width: 10, height: 10, rotation: 0 };
    expect(rotatedBoxContains(b, { x: 9.5, y: 15 }, { x: 1, y: 1 }, TWO_TO_ONE)).toBe(true);
    expect(rotatedBoxContains(b, { x: 9.5, y: 15 }, { x: 0.1, y: 1 }, TWO_TO_ONE)).toBe(false);
  });
});

describe('a flipped box', () => {
  it('has positive sides and the same bounds', () => {
    const signed = fc.oneof(
      length,
      length.map((n) => -n),
    );
    fc.assert(
      fc.property(box, signed, signed, size, (b, width, height, s) => {
        const flipped = { ...b, width, height };
        const right = withPositiveSize(flipped, s);
        expect(right.width).toBeGreaterThan(0);
        expect(right.height).toBeGreaterThan(0);
        const [before, after] = [boundsOfRotated(flipped, s), boundsOfRotated(right, s)];
        expectClose(after, before);
        expectClose({ x: after.width, y: after.height }, { x: before.width, y: before.height });
      }),
    );
  });
});

describe('scaling', () => {
  const from = { x: 0, y: 0, width: 50, height: 50 };

  it('stretches a straight box with its surroundings, and flips it to positive sides', () => {
    const b = { x: 10, y: 10, width: 10, height: 20, rotation: 0 };
    expect(rescaled(b, from, { x: 0, y: 0, width: 100, height: 50 }, TWO_TO_ONE)).toEqual({
      x: 20,
      y: 10,
      width: 20,
      height: 20,
      rotation: 0,
    });
    expect(rescaled(b, from, { x: 50, y: 0, width: -50, height: 50 }, TWO_TO_ONE)).toEqual({
      x: 30,
      y: 10,
      width: 10,
      height: 20,
      rotation: 0,
    });
  });

  it('of a turned box by one factor scales its corners too', () => {
    fc.assert(
      fc.property(box, size, fc.double({ min: 0.1, max: 10, noNaN: true }), (b, s, factor) => {
        const bounds = boundsOfRotated(b, s);
        const to = { x: 0, y: 0, width: bounds.width * factor, height: bounds.height * factor };
        const scaled = rescaled(b, bounds, to, s);
        expect(scaled.rotation).toBe(b.rotation);
        const after = boundsOfRotated(scaled, s);
        expectClose(after, to);
        expectClose({ x: after.width, y: after.height }, { x: to.width, y: to.height });
      }),
    );
  });
});
