import { describe, expect, it } from 'vitest';
import type { PaintEnv, PaintState } from '../../core';
import type { PolygonValue } from './polygon.kindCore';
import { paintPolygon } from './polygon.paint';

/** An image of 100 × 200 pixels, shown at twice its size: 1 percent is 2 pixels across and 4 down. */
const ENV: PaintEnv = { width: 100, height: 200, matrix: [2, 0, 0, 4, 0, 0], scale: 2, coarse: false };
const STATE: PaintState = {
  look: { stroke: '#ff0000', fill: '#0000ff', fillOpacity: 0.5, strokeWidth: 4, key: 'k' },
  selected: false,
  hovered: false,
  overlay: false,
};
const SQUARE: PolygonValue = {
  points: [
    [10, 10],
    [60, 10],
    [60, 40],
    [10, 40],
  ],
  closed: true,
};
const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, expect.closeTo(128, -1)];
const NOTHING = [0, 0, 0, 0];

function canvas(): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = 200;
  element.height = 200;
  return element.getContext('2d', { willReadFrequently: true })!;
}

function at(context: CanvasRenderingContext2D, x: number, y: number): number[] {
  return [...context.getImageData(x, y, 1, 1).data];
}

function paint(value: PolygonValue, state: Partial<PaintState> = {}, env: Partial<PaintEnv> = {}): CanvasRenderingContext2D {
  const context = canvas();
  paintPolygon(context, value, { ...STATE, ...state }, { ...ENV, ...env });
  return context;
}

/** Screen pixels of red along a line across, from x 0. */
function redAcross(context: CanvasRenderingContext2D, y: number, width: number): number {
  const { data } = context.getImageData(0, y, width, 1);
  let red = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] === 255 && data[i + 3] === 255) red++;
  return red;
}

describe('a painted polygon', () => {
  it('is filled inside, outlined on its edge, and nowhere else', () => {
    const context = paint(SQUARE);
    expect(at(context, 70, 100)).toEqual(BLUE);
    expect(at(context, 20, 100)).toEqual(RED);
    expect(at(context, 70, 40)).toEqual(RED);
    expect(at(context, 16, 100)).toEqual(NOTHING);
  });

  it('has an outline as wide on the screen as its look says, whatever the zoom and the aspect', () => {
    expect(redAcross(paint(SQUARE), 100, 70)).toBe(4);
    expect(redAcross(paint(SQUARE, {}, { matrix: [0.5, 0, 0, 1, 20, 0], scale: 0.5 }), 25, 35)).toBe(4);
    const turned = paint(SQUARE, {}, { matrix: [0, 2, -4, 0, 200, 0] });
    expect(redAcross(turned, 70, 100)).toBe(4);
  });

  it('is painted anew when the size of the image becomes known', () => {
    const value = { ...SQUARE };
    paint(value, {}, { width: 0, height: 0 });
    expect(redAcross(paint(value), 100, 70)).toBe(4);
  });

  it('that is open has no inside and no last edge, but shows its vertices', () => {
    const open = paint({ ...SQUARE, closed: false });
    expect(at(open, 70, 100)).toEqual(NOTHING);
    expect(at(open, 20, 100)).toEqual(NOTHING);
    expect(at(open, 20, 42)).toEqual(RED);
    const coarse = paint({ ...SQUARE, closed: false }, {}, { coarse: true });
    expect(at(coarse, 20, 43)).toEqual(NOTHING);
  });

  it('leaves the context as it was', () => {
    const context = canvas();
    context.scale(2, 2);
    context.globalAlpha = 0.5;
    const before = context.getTransform().toString();
    paintPolygon(context, SQUARE, { ...STATE, overlay: true }, ENV);
    expect(context.getTransform().toString()).toBe(before);
    expect([context.globalAlpha, context.getLineDash()]).toEqual([0.5, []]);
  });
});
