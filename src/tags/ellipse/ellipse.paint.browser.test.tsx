import { describe, expect, it } from 'vitest';
import type { PaintEnv, PaintState } from '../../core';
import { paintEllipse } from './ellipse.paint';

const SIZE = 200;
/** An image of 100 × 200 pixels: 1 percent is 1 pixel across and 2 down. */
const ENV: PaintEnv = { width: 100, height: 200, matrix: [1, 0, 0, 2, 0, 0], scale: 1, coarse: false };
const STATE: PaintState = {
  look: { stroke: '#ff0000', fill: '#0000ff', fillOpacity: 0.5, strokeWidth: 4, key: 'k' },
  selected: false,
  hovered: false,
  overlay: false,
};
const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, expect.closeTo(128, -1)];
const NOTHING = [0, 0, 0, 0];

/** Red, green, blue, opacity (0..255) at a screen pixel. */
function at(context: CanvasRenderingContext2D, x: number, y: number): number[] {
  return [...context.getImageData(x, y, 1, 1).data];
}

/** 30 pixels across and 60 down from the middle at (50, 100), before the turn. */
function paint(rotation: number, state: Partial<PaintState> = {}, env: Partial<PaintEnv> = {}): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = SIZE;
  element.height = SIZE;
  const context = element.getContext('2d', { willReadFrequently: true })!;
  paintEllipse(context, { x: 50, y: 50, radiusX: 30, radiusY: 30, rotation }, { ...STATE, ...state }, { ...ENV, ...env });
  return context;
}

describe('a painted ellipse', () => {
  it('is filled inside, outlined on its edge, and nowhere else', () => {
    const context = paint(0);
    expect(at(context, 50, 100)).toEqual(BLUE);
    expect(at(context, 80, 100)).toEqual(RED);
    expect(at(context, 50, 160)).toEqual(RED);
    expect(at(context, 75, 150)).toEqual(NOTHING);
    expect(at(context, 86, 100)).toEqual(NOTHING);
  });

  it('turns through pixels round its middle', () => {
    const context = paint(90, {}, { matrix: [1, 0, 0, 2, 50, 0] });
    expect(at(context, 100, 100)).toEqual(BLUE);
    expect(at(context, 160, 100)).toEqual(RED);
    expect(at(context, 100, 130)).toEqual(RED);
    expect(at(context, 100, 140)).toEqual(NOTHING);
  });

  it('follows a turned view', () => {
    // The view turned by 90°: percent of height run to the left, percent of width down.
    const context = paint(0, {}, { matrix: [0, 1, -2, 0, 200, 0] });
    expect(at(context, 100, 50)).toEqual(BLUE);
    expect(at(context, 160, 50)).toEqual(RED);
    expect(at(context, 100, 80)).toEqual(RED);
  });

  it('has one device pixel of outline in the coarse mode, and leaves opacity and dashes as they were', () => {
    expect(paint(0, {}, { coarse: true, pixelRatio: 2 }).lineWidth).toBe(0.5);
    expect(paint(0, { selected: true }).lineWidth).toBe(5);
    const dashed = paint(30, { overlay: true });
    expect([dashed.globalAlpha, dashed.getLineDash()]).toEqual([1, []]);
  });
});
