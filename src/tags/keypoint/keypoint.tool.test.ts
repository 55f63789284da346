import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driveTool } from '../../testing/toolDriver';
import { keypointTool } from './keypoint.tool';

/** 1000 × 500 pixels one to one: a point of 2 screen pixels is 0.2 percent of the width. */
const drive = (attrs: Record<string, unknown> = {}) => driveTool(keypointTool, { attrs });

describe('a click', () => {
  it('makes one point of 2 screen pixels', () => {
    const drawn = drive().click(10, 20);
    expect(drawn.commits).toEqual([{ x: 10, y: 20, width: 0.2 }]);
    expect(drawn.path).toEqual(['idle', 'pressed', 'idle']);
  });

  it('makes it as large as strokeWidth says, in pixels of the screen', () => {
    expect(driveTool(keypointTool, { scale: 0.5, attrs: { strokeWidth: 5 } }).click(10, 20).commits[0]?.width).toBeCloseTo(1, 9);
  });

  it('after another one elsewhere makes another point', () => {
    expect(drive().click(10, 20).click(10.2, 20).commits).toHaveLength(2);
  });
});

it('a double click makes one point', () => {
  expect(drive().double(50, 50).commits).toHaveLength(1);
});

it('follows the pointer until it is released', () => {
  const drawn = drive().down(10, 20).move(30, 40);
  expect(drawn.draft).toMatchObject({ x: 30, y: 40 });
  expect(drawn.up(31, 41).commits).toMatchObject([{ x: 31, y: 41 }]);
});

it('stays on the image', () => {
  const pct = fc.double({ min: -50, max: 150, noNaN: true });
  fc.assert(
    fc.property(pct, pct, fc.constantFrom('none', 'pixel'), (x, y, snap) => {
      for (const point of drive({ snap }).click(x, y).commits) {
        expect(Math.min(point.x, point.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(point.x, point.y)).toBeLessThanOrEqual(100);
      }
    }),
  );
});

it('snap="pixel" goes to the middle of the pixel', () => {
  // An image of 20 × 10 pixels: the pixel from 5 to 10 percent has its middle at 7.5.
  const env = { width: 20, height: 10, scale: 50, attrs: { snap: 'pixel' } };
  expect(driveTool(keypointTool, env).click(9.9, 0.1).commits).toMatchObject([{ x: 7.5, y: 5 }]);
  expect(driveTool(keypointTool, env).click(100, 100).commits).toMatchObject([{ x: 97.5, y: 95 }]);
});

describe('leaving off', () => {
  it.each(['Escape', 'Backspace', 'undo'] as const)('%s drops a point that is not released yet', (key) => {
    const drawn = drive().down(10, 10).key(key);
    expect([drawn.state.name, drawn.draft, drawn.ignored]).toEqual(['idle', undefined, false]);
    expect(drawn.up().commits).toEqual([]);
  });

  it('so do a lost pointer and another tool', () => {
    expect(drive().down(10, 10).cancel().up().commits).toEqual([]);
    expect(drive().down(10, 10).leave().up().commits).toEqual([]);
  });

  it('leaves keys and moves alone while nothing is drawn', () => {
    expect(drive().key('undo').ignored).toBe(true);
    expect(drive().move(10, 10).ignored).toBe(true);
  });
});
