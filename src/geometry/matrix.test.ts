import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTo, applyToVector, compose, IDENTITY, invert, type Matrix, pctToImg, rotation, scaling, translation } from './matrix';

const number = fc.double({ min: -1000, max: 1000, noNaN: true });
const point = fc.record({ x: number, y: number });
const degrees = fc.double({ min: -720, max: 720, noNaN: true });
const factor = fc.oneof(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -100, max: -0.01, noNaN: true }));
/** What a surface composes: shifts, turns and scales, never flat. */
const matrix = fc
  .tuple(number, number, degrees, factor, factor)
  .map(([dx, dy, turn, sx, sy]): Matrix => compose(translation(dx, dy), rotation(turn), scaling(sx, sy)));

describe('a matrix', () => {
  it('composes right to left', () => {
    expect(applyTo(compose(translation(10, 0), scaling(2)), { x: 1, y: 3 })).toEqual({ x: 12, y: 6 });
    expect(compose()).toEqual(IDENTITY);
  });

  it('turns clockwise on screen, and quarter turns are exact', () => {
    expect(applyTo(rotation(90), { x: 1, y: 0 })).toEqual({ x: 0, y: 1 });
    expect(applyTo(rotation(-90), { x: 0, y: 2 })).toEqual({ x: 2, y: 0 });
  });

  it('takes percent to the pixels of the image', () => {
    expect(applyTo(pctToImg({ width: 600, height: 403 }), { x: 50, y: 100 })).toEqual({ x: 300, y: 403 });
  });

  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(matrix, point, (m, p) => {
        const back = applyTo(invert(m)!, applyTo(m, p));
        expect(back.x).toBeCloseTo(p.x, 4);
        expect(back.y).toBeCloseTo(p.y, 4);
      }),
    );
  });

  it('composed with another does what both do in turn', () => {
    fc.assert(
      fc.property(matrix, matrix, point, (m, n, p) => {
        const once = applyTo(compose(m, n), p);
        const twice = applyTo(m, applyTo(n, p));
        const scale = Math.max(1, Math.abs(twice.x), Math.abs(twice.y));
        expect(Math.abs(once.x - twice.x) / scale).toBeLessThan(1e-6);
        expect(Math.abs(once.y - twice.y) / scale).toBeLessThan(1e-6);
      }),
    );
  });

  it('moves vectors without its shift', () => {
    expect(applyToVector(compose(translation(5, 5), scaling(3, 2)), { x: 1, y: 1 })).toEqual({ x: 3, y: 2 });
  });

  it('that flattens the plane has no inverse', () => {
    expect(invert(pctToImg({ width: 0, height: 403 }))).toBeUndefined();
    expect(invert(scaling(Number.NaN))).toBeUndefined();
  });
});
