import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolInput } from '../../core';
import { driveTool } from '../../testing/toolDriver';
import { ellipseTool } from './ellipse.tool';

/** 1000 × 500 pixels one to one: 0.1 percent across and 0.2 percent down are one screen pixel. */
const drive = (attrs: Record<string, unknown> = {}) => driveTool(ellipseTool, { attrs });

function withShift(type: 'move' | 'up', x: number, y: number): ToolInput {
  return { type, point: { x, y }, shift: true, alt: false, ctrl: false, timeStamp: 0 };
}

describe('press, drag and release', () => {
  it('draws from the middle outwards', () => {
    const drawn = drive().down(50, 40).move(60, 50);
    expect(drawn.draft).toEqual({ x: 50, y: 40, radiusX: 10, radiusY: 10, rotation: 0 });
    drawn.move(30, 10).up();
    expect(drawn.commits).toEqual([{ x: 50, y: 40, radiusX: 20, radiusY: 30, rotation: 0 }]);
    expect(drawn.path).toEqual(['idle', 'pressed', 'drawing', 'idle']);
  });

  it('keeps the middle and cuts the radii at the edge of the image', () => {
    expect(drive().down(90, 20).move(50, 95).up().commits).toEqual([{ x: 90, y: 20, radiusX: 10, radiusY: 20, rotation: 0 }]);
  });

  it('drops what is thinner than 3 screen pixels', () => {
    const drawn = drive().down(50, 50).move(80, 50.4).up();
    expect(drawn.commits).toEqual([]);
    expect(drawn.state.name).toBe('idle');
  });

  it('with Shift makes a circle on the screen, as large as fits', () => {
    const drawn = drive()
      .down(50, 50)
      .send(withShift('move', 53, 58));
    expect(drawn.draft?.radiusX).toBeCloseTo(5, 9);
    expect(drawn.draft?.radiusY).toBeCloseTo(10, 9);
    drawn.send(withShift('up', 99, 50));
    expect(drawn.commits[0]).toMatchObject({ x: 50, y: 50, radiusX: expect.closeTo(25, 9), radiusY: expect.closeTo(50, 9) });
  });

  it('commits once, on the image, whatever the way', () => {
    const place = fc.tuple(fc.double({ min: -50, max: 150, noNaN: true }), fc.double({ min: -50, max: 150, noNaN: true }));
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 1, maxLength: 8 }), fc.constantFrom('none', 'pixel'), ([x, y], way, snap) => {
        const drawn = drive({ snap }).down(x, y);
        for (const [mx, my] of way) drawn.move(mx, my);
        drawn.up();
        expect(drawn.commits.length).toBeLessThanOrEqual(1);
        for (const made of drawn.commits) {
          expect(Math.min(made.x - made.radiusX, made.y - made.radiusY)).toBeGreaterThanOrEqual(-1e-9);
          expect(Math.max(made.x + made.radiusX, made.y + made.radiusY)).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});

describe('two clicks', () => {
  it('draw an ellipse that follows the pointer in between', () => {
    const drawn = drive().click(50, 50).move(55, 60);
    expect(drawn.draft).toEqual({ x: 50, y: 50, radiusX: 5, radiusY: 10, rotation: 0 });
    drawn.click(60, 70);
    expect(drawn.commits).toEqual([{ x: 50, y: 50, radiusX: 10, radiusY: 20, rotation: 0 }]);
    expect(drawn.path).toEqual(['idle', 'pressed', 'anchored', 'closing', 'idle']);
  });
});

describe('a double click', () => {
  it('makes a circle of 30 screen pixels around, once', () => {
    const drawn = drive().double(50, 50);
    expect(drawn.commits).toEqual([{ x: 50, y: 50, radiusX: expect.closeTo(3, 9), radiusY: expect.closeTo(6, 9), rotation: 0 }]);
    expect(drawn.state.name).toBe('idle');
  });

  it('near the border shifts it onto the image', () => {
    const [circle] = drive().double(99.9, 0).commits;
    expect(circle).toMatchObject({ x: expect.closeTo(97, 9), y: expect.closeTo(6, 9), radiusX: expect.closeTo(3, 9) });
  });

  it('on an image that is smaller makes as large a one as fits', () => {
    const [circle] = driveTool(ellipseTool, { width: 40, height: 20 }).double(10, 10).commits;
    expect(circle).toMatchObject({ y: 50, radiusY: 50, radiusX: 25 });
  });

  it('that finished an ellipse with its first click makes no second one', () => {
    expect(drive().click(50, 50).double(60, 60).commits).toHaveLength(1);
  });
});

describe('leaving off', () => {
  it.each(['Escape', 'Backspace', 'undo'] as const)('%s drops the ellipse', (key) => {
    const drawn = drive().down(50, 50).move(60, 60).key(key);
    expect(drawn.state.name).toBe('idle');
    expect(drawn.draft).toBeUndefined();
    expect(drawn.ignored).toBe(false);
    expect(drawn.up().commits).toEqual([]);
  });

  it('a lost pointer drops a drag, but not the first of two clicks', () => {
    expect(drive().down(50, 50).move(60, 60).cancel().state.name).toBe('idle');
    expect(drive().click(50, 50).down(60, 60).cancel().state.name).toBe('anchored');
  });

  it('leaves keys and moves alone while nothing is drawn', () => {
    expect(drive().key('undo').ignored).toBe(true);
    expect(drive().move(10, 10).ignored).toBe(true);
  });
});

it('snap="pixel": the middle on pixel edges, radii in whole pixels, one at least', () => {
  const env = { width: 20, height: 10, scale: 50, attrs: { snap: 'pixel' } };
  expect(driveTool(ellipseTool, env).down(51, 49).move(67, 72).up().commits).toEqual([
    { x: 50, y: 50, radiusX: 15, radiusY: 20, rotation: 0 },
  ]);
  expect(driveTool(ellipseTool, env).down(51, 49).move(52, 51).up().commits).toEqual([
    { x: 50, y: 50, radiusX: 5, radiusY: 10, rotation: 0 },
  ]);
});
