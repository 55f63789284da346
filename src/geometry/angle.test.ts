import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosDegrees, normalizeDegrees, sinDegrees, toRadians } from './angle';
import { clamp, shortNumber } from './number';

describe('degrees', () => {
  it.each([
    [0, 0],
    [360, 0],
    [-90, 270],
    [725, 5],
    [-1e-20, 0],
    [-360, 0],
    [45.1, 45.1],
  ])('%s is the direction %s', (degrees, expected) => {
    expect(normalizeDegrees(degrees)).toBe(expected);
  });

  it('have the cosine and sine of their radians, exact for quarter turns', () => {
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (degrees) => {
        expect(cosDegrees(degrees)).toBeCloseTo(Math.cos(toRadians(degrees)), 9);
        expect(sinDegrees(degrees)).toBeCloseTo(Math.sin(toRadians(degrees)), 9);
      }),
    );
    expect([cosDegrees(90), sinDegrees(90), cosDegrees(180), sinDegrees(180), cosDegrees(270), sinDegrees(270)]).toEqual([
      0, 1, -1, 0, 0, -1,
    ]);
  });
});

describe('numbers', () => {
  it('are kept between limits', () => {
    expect([clamp(5, 0, 3), clamp(-5, 0, 3), clamp(2, 0, 3)]).toEqual([3, 0, 2]);
  });

  it.each([
    [12.5, '12.5'],
    [20, '20'],
    [100, '100'],
    [0.004, '0'],
    [-0.004, '0'],
    [33.333333, '33.33'],
  ])('%s is shown as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text);
  });
});
