import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundsOfEllipse,
  boxOfEllipse,
  ellipseContains,
  ellipseInBox,
  ellipseTurnedAbout,
  outlineOfEllipse,
  placeOnEllipse,
  rescaledEllipse,
  type TurnedEllipse,
} from './ellipse';

const SIZE = { width: 600, height: 400 };
const NONE = { x: 0, y: 0 };
/** Spread evenly: of `fc.double` most are next to nothing. */
const number = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((share) => min + ((max - min) * share) / 1e9);
const ellipses: fc.Arbitrary<TurnedEllipse> = fc.record({
  x: number(0, 100),
  y: number(0, 100),
  radiusX: number(0.5, 50),
  radiusY: number(0.5, 50),
  rotation: fc.oneof(fc.constantFrom(0, 90, 180, 270), number(0, 359.99)),
});
const radians = number(0, 2 * Math.PI);

/** Distance of two places in pixels of the object. */
function apart(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(((a.x - b.x) / 100) * SIZE.width, ((a.y - b.y) / 100) * SIZE.height);
}

describe('bounds', () => {
  it('are exact: every place lies within, and some place touches each side', () => {
    fc.assert(
      fc.property(ellipses, radians, (ellipse, angle) => {
        const { x, y, width, height } = boundsOfEllipse(ellipse, SIZE);
        const place = placeOnEllipse(ellipse, angle, SIZE);
        expect(place.x).toBeGreaterThanOrEqual(x - 1e-9);
        expect(place.x).toBeLessThanOrEqual(x + width + 1e-9);
        expect(place.y).toBeGreaterThanOrEqual(y - 1e-9);
        expect(place.y).toBeLessThanOrEqual(y + height + 1e-9);
        const places = Array.from({ length: 720 }, (_, i) => placeOnEllipse(ellipse, (i * Math.PI) / 360, SIZE));
        expect(Math.max(...places.map((p) => p.x))).toBeGreaterThan(x + width - width * 1e-4);
        expect(Math.min(...places.map((p) => p.y))).toBeLessThan(y + height * 1e-4);
      }),
    );
  });

  it('swap the radii by pixels at a quarter turn', () => {
    expect(boundsOfEllipse({ x: 50, y: 50, radiusX: 10, radiusY: 6, rotation: 90 }, SIZE)).toEqual({ x: 46, y: 35, width: 8, height: 30 });
  });
});

describe('contains', () => {
  it('says inside from the outline inwards, outside from there outwards', () => {
    fc.assert(
      fc.property(ellipses, radians, number(0, 0.999), (ellipse, angle, share) => {
        const edge = placeOnEllipse(ellipse, angle, SIZE);
        const between = (k: number) => ({ x: ellipse.x + (edge.x - ellipse.x) * k, y: ellipse.y + (edge.y - ellipse.y) * k });
        expect(ellipseContains(ellipse, between(share), NONE, SIZE)).toBe(true);
        expect(ellipseContains(ellipse, between(1.001 + share), NONE, SIZE)).toBe(false);
      }),
    );
  });

  it('reaches as far as the tolerance, measured along the normal, also round the ends of a thin one', () => {
    fc.assert(
      fc.property(ellipses, radians, number(0.5, 20), (ellipse, angle, reachImg) => {
        const tolerance = { x: (reachImg / SIZE.width) * 100, y: (reachImg / SIZE.height) * 100 };
        // The normal of x = a cos t, y = b sin t is (b cos t, a sin t), in pixels before the turn.
        const [a, b] = [(ellipse.radiusX / 100) * SIZE.width, (ellipse.radiusY / 100) * SIZE.height];
        const normal = { x: b * Math.cos(angle), y: a * Math.sin(angle) };
        const length = Math.hypot(normal.x, normal.y);
        const turn = (ellipse.rotation * Math.PI) / 180;
        const edge = placeOnEllipse(ellipse, angle, SIZE);
        const off = (distance: number) => {
          const [x, y] = [(normal.x / length) * distance, (normal.y / length) * distance];
          const [tx, ty] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
          return { x: edge.x + (tx / SIZE.width) * 100, y: edge.y + (ty / SIZE.height) * 100 };
        };
        expect(ellipseContains(ellipse, off(reachImg * 0.97), tolerance, SIZE)).toBe(true);
        expect(ellipseContains(ellipse, off(reachImg * 1.03 + 0.01), tolerance, SIZE)).toBe(false);
      }),
    );
  });

  it('takes a flat one as a line', () => {
    const flat = { x: 50, y: 50, radiusX: 20, radiusY: 0, rotation: 0 };
    expect(ellipseContains(flat, { x: 60, y: 50.5 }, { x: 1, y: 1.5 }, SIZE)).toBe(true);
    expect(ellipseContains(flat, { x: 60, y: 53 }, { x: 1, y: 1.5 }, SIZE)).toBe(false);
    expect(ellipseContains(flat, { x: 72, y: 50 }, { x: 1, y: 1.5 }, SIZE)).toBe(false);
  });
});

it('fills its box, and the other way round', () => {
  fc.assert(
    fc.property(ellipses, (ellipse) => {
      const back = ellipseInBox(boxOfEllipse(ellipse, SIZE), SIZE);
      for (const key of ['x', 'y', 'radiusX', 'radiusY', 'rotation'] as const) expect(back[key]).toBeCloseTo(ellipse[key], 9);
    }),
  );
});

it('turned all the way in steps is where it was', () => {
  fc.assert(
    fc.property(ellipses, fc.integer({ min: 1, max: 48 }), (ellipse, steps) => {
      let turned = ellipse;
      for (let i = 0; i < steps; i++) turned = ellipseTurnedAbout(turned, 360 / steps, { x: 30, y: 60 }, SIZE);
      expect(apart(turned, ellipse)).toBeLessThan(1e-9);
      const rest = (((turned.rotation - ellipse.rotation) % 360) + 540) % 360;
      expect(rest).toBeCloseTo(180, 9);
    }),
  );
});

describe('scaled', () => {
  const from = { x: 10, y: 20, width: 50, height: 40 };
  const boxes = fc.record({ x: number(0, 50), y: number(0, 50), width: number(5, 50), height: number(5, 50) });

  it('is the scaled outline, turned or not', () => {
    fc.assert(
      fc.property(ellipses, boxes, radians, (ellipse, to, angle) => {
        const scaled = rescaledEllipse(ellipse, from, to, SIZE);
        const place = placeOnEllipse(ellipse, angle, SIZE);
        const moved = {
          x: to.x + ((place.x - from.x) / from.width) * to.width,
          y: to.y + ((place.y - from.y) / from.height) * to.height,
        };
        // On the outline: a little inwards is in, a little outwards is out.
        const along = (k: number) => ({ x: scaled.x + (moved.x - scaled.x) * k, y: scaled.y + (moved.y - scaled.y) * k });
        expect(ellipseContains(scaled, along(0.999), NONE, SIZE)).toBe(true);
        expect(ellipseContains(scaled, along(1.001), NONE, SIZE)).toBe(false);
      }),
    );
  });

  it('there and back is where it was', () => {
    fc.assert(
      fc.property(ellipses, boxes, (ellipse, to) => {
        const back = rescaledEllipse(rescaledEllipse(ellipse, from, to, SIZE), to, from, SIZE);
        const [a, b] = [boundsOfEllipse(back, SIZE), boundsOfEllipse(ellipse, SIZE)];
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(a[key]).toBeCloseTo(b[key], 9);
      }),
    );
  });

  it('evenly keeps its turn', () => {
    const turned = { x: 50, y: 50, radiusX: 10, radiusY: 10 * (SIZE.width / SIZE.height), rotation: 33 };
    const scaled = rescaledEllipse(turned, { x: 0, y: 0, width: 50, height: 50 }, { x: 0, y: 0, width: 25, height: 25 }, SIZE);
    expect(scaled.rotation).toBeCloseTo(33, 9);
    expect(scaled.radiusX).toBeCloseTo(5, 9);
  });
});

describe('an outline of straight lines', () => {
  it('is a quarter of a pixel off at most', () => {
    fc.assert(
      fc.property(ellipses, (ellipse) => {
        const points = outlineOfEllipse(ellipse, SIZE);
        points.forEach((a, i) => {
          const b = points[(i + 1) % points.length]!;
          const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
          const curve = placeOnEllipse(ellipse, (2 * Math.PI * (i + 0.5)) / points.length, SIZE);
          expect(apart(middle, curve)).toBeLessThan(0.26);
        });
      }),
      { numRuns: 30 },
    );
  });
});
