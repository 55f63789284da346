import { describe, expect, test } from 'vitest';
import { wheelFactor } from './wheel';

const turn = (deltaY: number, more: Partial<Parameters<typeof wheelFactor>[0]> = {}) => ({ deltaY, deltaMode: 0, ctrlKey: true, ...more });

describe('a notch of a mouse zooms by zoomBy', () => {
  test.each([
    [1, 100],
    [1.25, 80],
    [2, 50],
    [2.5, 40],
    [3, 100 / 3],
  ])('at %s device pixels a pixel, where Chromium says %s pixels', (ratio, pixels) => {
    expect(wheelFactor(turn(-pixels, { wheelDeltaY: 120 }), 1.1, ratio)).toBeCloseTo(1.1, 12);
    expect(wheelFactor(turn(pixels, { wheelDeltaY: -120 }), 1.1, ratio)).toBeCloseTo(1 / 1.1, 12);
    expect(wheelFactor(turn(-3 * pixels, { wheelDeltaY: 360 }), 1.1, ratio)).toBeCloseTo(1.1 ** 3, 12);
  });

  test('in lines and pages too', () => {
    expect(wheelFactor(turn(-3, { deltaMode: 1 }), 1.1)).toBeCloseTo(1.1, 12);
    expect(wheelFactor(turn(-1, { deltaMode: 2 }), 1.1)).toBeCloseTo(1.1, 12);
  });

  test('without wheelDelta by its pixels', () => {
    expect(wheelFactor(turn(-100), 1.1)).toBeCloseTo(1.1, 12);
    expect(wheelFactor(turn(-50, { ctrlKey: false }), 1.1)).toBeCloseTo(1.1 ** 0.5, 12);
  });
});

test('a pinch goes with the fingers, on any screen: Chromium says a notch with each of its events', () => {
  for (const ratio of [1, 2]) {
    for (const scale of [1.01, 1.03, 1.1]) {
      const event = turn(-100 * Math.log(scale), { wheelDeltaY: 120 });
      expect(wheelFactor(event, 1.5, ratio)).toBeCloseTo(scale, 9);
    }
  }
});

test('zoomBy 1 leaves the picture as it is', () => {
  expect(wheelFactor(turn(-100, { wheelDeltaY: 120 }), 1)).toBe(1);
});
