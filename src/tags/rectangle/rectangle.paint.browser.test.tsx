import { describe, expect, it } from 'vitest';
import type { PaintEnv, PaintState } from '../../core';
import { paintRectangle } from './rectangle.paint';

const SIZE = 200;
/** An image of 100 × 200 pixels, stretched nowhere: 1 percent is 1 pixel across and 2 down. */
const ENV: PaintEnv = { width: 100, height: 200, matrix: [1, 0, 0, 2, 0, 0], scale: 1, coarse: false };
const STATE: PaintState = {
  look: { stroke: '#ff0000', fill: '#0000ff', fillOpacity: 0.5, strokeWidth: 4, key: 'k' },
  selected: false,
  hovered: false,
  overlay: false,
};

function canvas(): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = SIZE;
  element.height = SIZE;
  return element.getContext('2d', { willReadFrequently: true })!;
}

/** Red, green, blue, opacity (0..255) at a screen pixel. */
function at(context: CanvasRenderingContext2D, x: number, y: number): number[] {
  return [...context.getImageData(x, y, 1, 1).data];
}

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, expect.closeTo(128, -1)];
const NOTHING = [0, 0, 0, 0];

function paint(rotation: number, state: Partial<PaintState> = {}, env: Partial<PaintEnv> = {}): CanvasRenderingContext2D {
  const context = canvas();
  paintRectangle(context, { x: 40, y: 20, width: 20, height: 30, rotation }, { ...STATE, ...state }, { ...ENV, ...env });
  return context;
}

describe('a painted box', () => {
  it('is filled inside, outlined on its edge, and nowhere else', () => {
    const context = paint(0);
    expect(at(context, 50, 70)).toEqual(BLUE);
    expect(at(context, 40, 70)).toEqual(RED);
    expect(at(context, 50, 100)).toEqual(RED);
    expect(at(context, 36, 70)).toEqual(NOTHING);
    expect(at(context, 64, 70)).toEqual(NOTHING);
  });

  it('turns through pixels round its top-left corner', () => {
    // 20 × 60 px from (40, 40), turned by 90°: 60 px to the left, 20 px down; the view shifts it by 50.
    const context = paint(90, {}, { matrix: [1, 0, 0, 2, 50, 0] });
    expect(at(context, 60, 50)).toEqual(BLUE);
    expect(at(context, 60, 60)).toEqual(RED);
    expect(at(context, 30, 50)).toEqual(RED);
    expect(at(context, 95, 70)).toEqual(NOTHING);
  });

  it('follows a turned view', () => {
    // The view turned by 90°: percent of height run to the left, percent of width down.
    const context = paint(0, {}, { matrix: [0, 1, -2, 0, 200, 0] });
    expect(at(context, 130, 50)).toEqual(BLUE);
    expect(at(context, 160, 50)).toEqual(RED);
    expect(at(context, 130, 65)).toEqual(NOTHING);
  });

  it('is thicker while it is selected or under the pointer, one device pixel in the coarse mode', () => {
    const width = (context: CanvasRenderingContext2D): number => context.lineWidth;
    expect(width(paint(0))).toBe(4);
    expect(width(paint(0, { selected: true }))).toBe(5);
    expect(width(paint(0, { hovered: true }))).toBe(5);
    expect(width(paint(0, {}, { coarse: true }))).toBe(1);
    expect(width(paint(0, {}, { coarse: true, pixelRatio: 2 }))).toBe(0.5);
  });

  it.each([0, 45])('is dashed in a laid-over layer and leaves opacity and dashes as they were, turned by %s°', (rotation) => {
    const dashed = paint(rotation, { overlay: true });
    expect([dashed.globalAlpha, dashed.getLineDash()]).toEqual([1, []]);
    const count = (context: CanvasRenderingContext2D): number => {
      const { data } = context.getImageData(0, 0, SIZE, SIZE);
      let red = 0;
      for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 0) > 200 && (data[i + 2] ?? 0) < 50) red++;
      return red;
    };
    const share = count(dashed) / count(paint(rotation));
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.8);
  });

  it('lies within the opacity of its layer', () => {
    const context = canvas();
    context.globalAlpha = 0.5;
    paintRectangle(context, { x: 40, y: 20, width: 20, height: 30, rotation: 0 }, STATE, ENV);
    expect(at(context, 50, 70)).toEqual([0, 0, 255, expect.closeTo(64, -1)]);
    expect(context.globalAlpha).toBe(0.5);
  });
});
