import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOX_HANDLES, type BoxHandle, placeOn, resizedTo, rotatedTo } from './boxHandles';
import { boundsOfRotated, type RotatedBox } from './rotatedBox';

const EXTENT = { width: 400, height: 300 };
const OPTIONS = { extent: EXTENT, least: { x: 0.5, y: 0.5 }, keepShape: false, snap: false };

function handle(key: BoxHandle['key']): BoxHandle {
  const found = BOX_HANDLES.find((place) => place.key === key);
  if (!found) throw new Error(key);
  return found;
}

function boxOf(x: number, y: number, width: number, height: number, rotation = 0): RotatedBox {
  return { x, y, width, height, rotation };
}

function isOnImage(box: RotatedBox): boolean {
  const { x, y, width, height } = boundsOfRotated(box, EXTENT);
  return x >= -1e-6 && y >= -1e-6 && x + width <= 100 + 1e-6 && y + height <= 100 + 1e-6;
}

const turned = fc
  .record({
    x: fc.double({ min: 0, max: 80, noNaN: true }),
    y: fc.double({ min: 0, max: 80, noNaN: true }),
    width: fc.double({ min: 1, max: 60, noNaN: true }),
    height: fc.double({ min: 1, max: 60, noNaN: true }),
    rotation: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 360, noNaN: true, maxExcluded: true })),
  })
  .filter(isOnImage);
const points = fc.record({ x: fc.double({ min: -50, max: 150, noNaN: true }), y: fc.double({ min: -50, max: 150, noNaN: true }) });

describe('resizedTo', () => {
  test.each([
    ['se', { x: 50, y: 60 }, boxOf(10, 20, 40, 40)],
    ['nw', { x: 5, y: 5 }, boxOf(5, 5, 25, 25)],
    ['e', { x: 80, y: 0 }, boxOf(10, 20, 70, 10)],
    ['n', { x: 0, y: 15 }, boxOf(10, 15, 20, 15)],
    ['w', { x: 0, y: 0 }, boxOf(0, 20, 30, 10)],
    ['s', { x: 0, y: 90 }, boxOf(10, 20, 20, 70)],
  ] as const)('%s goes to %j', (key, point, wanted) => {
    expect(resizedTo(boxOf(10, 20, 20, 10), handle(key), point, OPTIONS)).toEqual(wanted);
  });

  test('flips through the opposite side', () => {
    expect(resizedTo(boxOf(40, 40, 20, 20), handle('se'), { x: 20, y: 30 }, OPTIONS)).toEqual(boxOf(20, 30, 20, 10));
    expect(resizedTo(boxOf(40, 40, 20, 20), handle('w'), { x: 80, y: 0 }, OPTIONS)).toEqual(boxOf(60, 40, 20, 20));
  });

  test('keeps a least size', () => {
    const box = resizedTo(boxOf(40, 40, 20, 20), handle('se'), { x: 40.1, y: 40.1 }, OPTIONS);
    expect(box).toEqual(boxOf(40, 40, 0.5, 0.5));
  });

  test('keeps the proportions when asked', () => {
    const box = resizedTo(boxOf(10, 10, 20, 10), handle('se'), { x: 50, y: 12 }, { ...OPTIONS, keepShape: true });
    expect(box).toEqual(boxOf(10, 10, 40, 20));
  });

  test('snaps to pixel edges', () => {
    const box = resizedTo(boxOf(10, 10, 20, 10), handle('se'), { x: 50.06, y: 30.1 }, { ...OPTIONS, snap: true });
    expect(box).toEqual(boxOf(10, 10, 40, 20));
  });

  test('gives a box on the image with positive sides that holds the opposite place', () => {
    fc.assert(
      fc.property(turned, fc.constantFrom(...BOX_HANDLES), points, (box, place, point) => {
        const made = resizedTo(box, place, point, OPTIONS);
        expect(made.width).toBeGreaterThan(0);
        expect(made.height).toBeGreaterThan(0);
        expect(isOnImage(made)).toBe(true);
        const held = placeOn(box, 1 - place.u, 1 - place.v, EXTENT);
        const stays = [0, 0.5, 1].some((u) =>
          [0, 0.5, 1].some((v) => {
            const at = placeOn(made, u, v, EXTENT);
            return Math.hypot(at.x - held.x, at.y - held.y) < 1e-6;
          }),
        );
        expect(stays).toBe(true);
      }),
    );
  });
});

describe('rotatedTo', () => {
  test('turns round the middle', () => {
    const box = boxOf(40, 40, 20, 20);
    const made = rotatedTo(box, 90, 0, EXTENT);
    expect(made.rotation).toBeCloseTo(90, 9);
    const [before, after] = [placeOn(box, 0.5, 0.5, EXTENT), placeOn(made, 0.5, 0.5, EXTENT)];
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  test('stops where it would leave the image, though further on it would fit again', () => {
    const box = boxOf(0, 30, 30, 40);
    const stopped = rotatedTo(box, 45, 0, EXTENT);
    expect(stopped.rotation).toBeLessThan(45);
    expect(isOnImage(stopped)).toBe(true);
    expect(rotatedTo(box, 90, 0, EXTENT).rotation).toBeCloseTo(90, 6);
  });

  test('never leaves the image', () => {
    fc.assert(
      fc.property(turned, fc.double({ min: -720, max: 720, noNaN: true }), (box, degrees) => {
        const made = rotatedTo(box, degrees, box.rotation, EXTENT);
        expect(isOnImage(made)).toBe(true);
        expect(made.rotation).toBeGreaterThanOrEqual(0);
        expect(made.rotation).toBeLessThan(360);
      }),
    );
  });
});
