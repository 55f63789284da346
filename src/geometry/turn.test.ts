import fc from 'fast-check';
import { expect, it } from 'vitest';
import { directionOf, stepped, turnedAbout, turnedVec } from './turn';

const SIZE = { width: 600, height: 400 };
const pct = fc.double({ min: -100, max: 200, noNaN: true });
const points = fc.record({ x: pct, y: pct });

it('quarter turns go through pixels and are exact', () => {
  expect(turnedVec({ x: 10, y: 0 }, 90, SIZE)).toEqual({ x: 0, y: 15 });
  expect(turnedAbout({ x: 60, y: 50 }, 180, { x: 50, y: 50 }, SIZE)).toEqual({ x: 40, y: 50 });
});

it('keeps the distance in pixels and comes back', () => {
  const lengthImg = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    Math.hypot((a.x - b.x) * SIZE.width, (a.y - b.y) * SIZE.height) / 100;
  fc.assert(
    fc.property(points, points, fc.double({ min: -720, max: 720, noNaN: true }), (point, centre, degrees) => {
      const turned = turnedAbout(point, degrees, centre, SIZE);
      expect(lengthImg(turned, centre)).toBeCloseTo(lengthImg(point, centre), 8);
      expect(lengthImg(turnedAbout(turned, -degrees, centre, SIZE), point)).toBeLessThan(1e-9);
    }),
  );
});

it('sees directions as they look on the object', () => {
  expect(directionOf({ x: 10, y: 15 }, SIZE)).toBeCloseTo(45, 12);
  expect(directionOf({ x: 0, y: -3 }, SIZE)).toBe(-90);
  expect([stepped(22, 15), stepped(-53, 15), stepped(179, 15)]).toEqual([15, -60, 180]);
});
