import { describe, expect, it } from 'vitest';
import type { PaintEnv, PaintState } from '../../core';
import { paintKeyPoint } from './keypoint.paint';

const SIZE = 100;
const ENV: PaintEnv = { width: 100, height: 100, matrix: [1, 0, 0, 1, 0, 0], scale: 1, coarse: false };
const STATE: PaintState = {
  look: { stroke: '#ff0000', fill: '#0000ff', fillOpacity: 0.5, strokeWidth: 2, key: 'k' },
  selected: false,
  hovered: false,
  overlay: false,
};

function paint(width: number, state: Partial<PaintState> = {}, env: Partial<PaintEnv> = {}, ground?: string): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = SIZE;
  element.height = SIZE;
  const context = element.getContext('2d', { willReadFrequently: true })!;
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, SIZE, SIZE);
  }
  paintKeyPoint(context, { x: 50.5, y: 50.5, width }, { ...STATE, ...state }, { ...ENV, ...env });
  return context;
}

function at(context: CanvasRenderingContext2D, x: number, y: number): number[] {
  return [...context.getImageData(x, y, 1, 1).data];
}

/** The box around what is painted: half its width and height from the point. */
function reach(context: CanvasRenderingContext2D): number {
  const { data } = context.getImageData(0, 0, SIZE, SIZE);
  let most = 0;
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] === 0) continue;
    const pixel = (i - 3) / 4;
    most = Math.max(most, Math.abs((pixel % SIZE) - 50), Math.abs(Math.floor(pixel / SIZE) - 50));
  }
  return most;
}

describe('a painted point', () => {
  it.each([0, 0.1, 4])('of size %s can be seen: a dot, a ring, and the ground between them', (width) => {
    const context = paint(width);
    expect(at(context, 50, 50)).toEqual([255, 0, 0, 255]);
    expect(at(context, 53, 50)[0]).not.toBe(0);
    expect(at(context, 55, 50).slice(0, 2)).toEqual([255, expect.any(Number)]);
    expect(reach(context)).toBeGreaterThanOrEqual(4);
  });

  it('reaches no further than surfaces repaint', () => {
    expect(reach(paint(0))).toBeLessThanOrEqual(6);
    expect(reach(paint(20))).toBeLessThanOrEqual(26);
  });

  it('has its own size where that is larger, filled', () => {
    const context = paint(20);
    expect(at(context, 60, 50)).toEqual([0, 0, 255, expect.closeTo(128, -1)]);
    expect(at(context, 50, 50)).toEqual([255, 0, 0, 255]);
    expect(at(context, 70, 50)[0]).toBe(255);
  });

  it.each(['#ff0000', '#000000', '#ffffff'])('stands out on %s', (ground) => {
    const context = paint(0, {}, {}, ground);
    const colors = new Set<string>();
    for (let x = 40; x <= 60; x++) colors.add(at(context, x, 50).join());
    expect(colors.size).toBeGreaterThan(2);
  });

  it('is heavier while it is selected, a square in the coarse mode', () => {
    const red = (context: CanvasRenderingContext2D): number => {
      const { data } = context.getImageData(0, 0, SIZE, SIZE);
      let count = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === 255 && (data[i + 1] ?? 0) < 60 && data[i + 3] === 255) count++;
      return count;
    };
    expect(red(paint(0, { selected: true }))).toBeGreaterThan(red(paint(0)) * 1.3);
    expect(red(paint(0, {}, { coarse: true }))).toBe(25);
  });
});
