import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolInput } from '../../core';
import { driveTool } from '../../testing/toolDriver';
import { rectangleTool } from './rectangle.tool';

/** 1000 × 500 pixels one to one: 0.1 percent across and 0.2 percent down are one screen pixel. */
const drive = (attrs: Record<string, unknown> = {}) => driveTool(rectangleTool, { attrs });

describe('press, drag and release', () => {
  it('draws a box', () => {
    const drawn = drive().down(10, 20).move(20, 30);
    expect(drawn.draft).toEqual({ x: 10, y: 20, width: 10, height: 10, rotation: 0 });
    drawn.move(30, 50).up();
    expect(drawn.commits).toEqual([{ x: 10, y: 20, width: 20, height: 30, rotation: 0 }]);
    expect(drawn.draft).toBeUndefined();
    expect(drawn.path).toEqual(['idle', 'pressed', 'drawing', 'idle']);
  });

  it('works towards any corner', () => {
    expect(drive().down(30, 50).move(25, 45).up(10, 20).commits).toEqual([{ x: 10, y: 20, width: 20, height: 30, rotation: 0 }]);
  });

  it('stays on the image', () => {
    expect(drive().down(90, 90).move(140, -20).up().commits).toEqual([{ x: 90, y: 0, width: 10, height: 90, rotation: 0 }]);
  });

  it('drops a box that is thinner than 3 screen pixels', () => {
    const drawn = drive().down(10, 10).move(40, 10.5).up();
    expect(drawn.commits).toEqual([]);
    expect(drawn.state.name).toBe('idle');
  });

  it('commits once, on the image, whatever the way', () => {
    const place = fc.tuple(fc.double({ min: -50, max: 150, noNaN: true }), fc.double({ min: -50, max: 150, noNaN: true }));
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 1, maxLength: 8 }), ([x, y], way) => {
        const drawn = drive().down(x, y);
        for (const [mx, my] of way) drawn.move(mx, my);
        drawn.up();
        expect(drawn.commits.length).toBeLessThanOrEqual(1);
        for (const box of drawn.commits) {
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(box.x + box.width, box.y + box.height)).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});

describe('two clicks', () => {
  it('draw a box that follows the pointer in between', () => {
    const drawn = drive().click(10, 20).move(15, 30);
    expect(drawn.draft).toEqual({ x: 10, y: 20, width: 5, height: 10, rotation: 0 });
    drawn.click(30, 40);
    expect(drawn.commits).toEqual([{ x: 10, y: 20, width: 20, height: 20, rotation: 0 }]);
    expect(drawn.path).toEqual(['idle', 'pressed', 'anchored', 'closing', 'idle']);
  });

  it('on one place wait for the second corner', () => {
    const drawn = drive().click(10, 20).click(10.1, 20);
    expect(drawn.state.name).toBe('anchored');
    expect(drawn.commits).toEqual([]);
  });
});

describe('a double click', () => {
  it('makes a box of 30 screen pixels, once', () => {
    const drawn = drive().double(50, 50);
    expect(drawn.commits).toHaveLength(1);
    expect(drawn.commits[0]).toMatchObject({ x: 50, y: 50, rotation: 0 });
    expect(drawn.commits[0]?.width).toBeCloseTo(3, 9);
    expect(drawn.commits[0]?.height).toBeCloseTo(6, 9);
    expect(drawn.state.name).toBe('idle');
  });

  it('near the border shifts it onto the image', () => {
    const [box] = drive().double(99.9, 99.9).commits;
    expect(box?.x).toBeCloseTo(97, 9);
    expect(box?.y).toBeCloseTo(94, 9);
  });

  it('that finished a box with its first click makes no second one', () => {
    const drawn = drive().click(10, 10).double(40, 40);
    expect(drawn.commits).toEqual([{ x: 10, y: 10, width: 30, height: 30, rotation: 0 }]);
    expect(drawn.state.name).toBe('idle');
  });
});

describe('leaving off', () => {
  it.each(['Escape', 'Backspace', 'undo'] as const)('%s drops the box', (key) => {
    const drawn = drive().down(10, 10).move(20, 20).key(key);
    expect(drawn.state.name).toBe('idle');
    expect(drawn.draft).toBeUndefined();
    expect(drawn.ignored).toBe(false);
    expect(drawn.up().commits).toEqual([]);
  });

  it.each(['Enter', 'redo'] as const)('%s goes no further while a box is drawn', (key) => {
    const drawn = drive().down(10, 10).move(20, 20).key(key);
    expect(drawn.ignored).toBe(false);
    expect(drawn.draft).toMatchObject({ width: 10 });
  });

  it('another tool drops it too', () => {
    expect(drive().click(10, 10).leave().commits).toEqual([]);
  });

  it('a lost pointer drops a drag, but not the first of two clicks', () => {
    expect(drive().down(10, 10).move(20, 20).cancel().state.name).toBe('idle');
    expect(drive().click(10, 10).down(20, 20).cancel().state.name).toBe('anchored');
  });

  it('leaves keys and moves alone while nothing is drawn', () => {
    expect(drive().key('Escape').ignored).toBe(true);
    expect(drive().key('undo').ignored).toBe(true);
    expect(drive().move(10, 10).ignored).toBe(true);
  });
});

describe('snap="pixel"', () => {
  const env = { width: 20, height: 10, scale: 50, attrs: { snap: 'pixel' } };

  it('rounds to the edges of pixels', () => {
    expect(driveTool(rectangleTool, env).down(11, 9).move(29, 31).up().commits).toEqual([
      { x: 10, y: 10, width: 20, height: 20, rotation: 0 },
    ]);
  });

  it('gives one pixel at least', () => {
    expect(driveTool(rectangleTool, env).down(51, 51).move(52, 52).up().commits).toEqual([
      { x: 50, y: 50, width: 5, height: 10, rotation: 0 },
    ]);
  });
});

describe('Shift', () => {
  const dragged = (x: number, y: number): ToolInput => ({
    type: 'up',
    point: { x, y },
    shift: true,
    alt: false,
    ctrl: false,
    timeStamp: 0,
  });

  it('makes a square on the screen', () => {
    const [box] = drive().down(50, 50).move(55, 52).send(dragged(53, 60)).commits;
    expect(box).toMatchObject({ x: 50, y: 50, width: expect.closeTo(5, 9), height: expect.closeTo(10, 9) });
  });

  it('as large as fits on the image', () => {
    const [box] = drive().down(90, 10).move(50, 50).send(dragged(0, 0)).commits;
    expect(box).toMatchObject({ x: expect.closeTo(85, 9), y: 0, width: expect.closeTo(5, 9), height: 10 });
  });
});
