import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToolInput } from '../../core';
import { boundsOfRotated, PCT_TOLERANCE } from '../../geometry';
import { driveTool } from '../../testing/toolDriver';
import type { RectangleValue } from './rectangle.kindCore';
import { rectangle3Tool } from './rectangle3.tool';

/** 1000 × 500 pixels one to one: 0.1 percent across and 0.2 percent down are one screen pixel. */
const EXTENT = { width: 1000, height: 500 };
const drive = (attrs: Record<string, unknown> = {}) => driveTool(rectangle3Tool, { attrs });

function expectBox(actual: RectangleValue | undefined, wanted: RectangleValue): void {
  for (const key of ['x', 'y', 'width', 'height', 'rotation'] as const) expect(actual?.[key], key).toBeCloseTo(wanted[key], 9);
}

/** A pixel of the image as percent. */
function at(xImg: number, yImg: number): [number, number] {
  return [xImg / 10, yImg / 5];
}

describe('three clicks', () => {
  // The first side runs from a corner; the third click lies clockwise of it, so that corner is the stored one.
  it.each([
    ['to the right', [300, 200], [400, 200], [350, 250], 0],
    ['down', [300, 200], [300, 300], [250, 250], 90],
    ['to the left', [300, 200], [200, 200], [250, 150], 180],
    ['up', [300, 200], [300, 100], [350, 150], 270],
  ] as const)('%s: 100 by 50 pixels, turned right', (_, a, b, c, rotation) => {
    const { commits } = drive()
      .click(...at(a[0], a[1]))
      .click(...at(b[0], b[1]))
      .click(...at(c[0], c[1]));
    expect(commits).toHaveLength(1);
    expectBox(commits[0], { x: 30, y: 40, width: 10, height: 10, rotation });
    expect(commits[0]?.rotation).toBe(rotation);
  });

  it.each([0, 1, 2, 3])('45 + 90 · %i degrees', (k) => {
    const turn = ((45 + 90 * k) * Math.PI) / 180;
    const [ux, uy] = [Math.cos(turn), Math.sin(turn)];
    const { commits } = drive()
      .click(...at(500, 250))
      .click(...at(500 + 100 * ux, 250 + 100 * uy))
      .click(...at(500 + 30 * ux - 50 * uy, 250 + 30 * uy + 50 * ux));
    expectBox(commits[0], { x: 50, y: 50, width: 10, height: 10, rotation: 45 + 90 * k });
  });

  it('on the other side of the first one start at its other end, turned by half a turn more', () => {
    const { commits } = drive()
      .click(...at(300, 200))
      .click(...at(400, 200))
      .click(...at(350, 150));
    expectBox(commits[0], { x: 40, y: 40, width: 10, height: 10, rotation: 180 });
    expect(boundsOfRotated(commits[0]!, EXTENT)).toEqual({ x: 30, y: expect.closeTo(30, 9), width: 10, height: expect.closeTo(10, 9) });
  });

  it('show a line, then the box', () => {
    const drawn = drive()
      .click(...at(300, 200))
      .move(...at(350, 200));
    expect(drawn.draft).toEqual({ x: 30, y: 40, width: 5, height: 0, rotation: 0 });
    drawn.click(...at(400, 200)).move(...at(400, 220));
    expectBox(drawn.draft, { x: 30, y: 40, width: 10, height: 4, rotation: 0 });
    expect(drawn.commits).toEqual([]);
    expect(drawn.path).toEqual(['idle', 'pressed', 'side', 'width']);
  });
});

it('a drag makes the first side too, and the third point may be dragged to', () => {
  const drawn = drive()
    .down(...at(300, 200))
    .move(...at(380, 200))
    .up(...at(400, 200));
  expect(drawn.state.name).toBe('width');
  drawn
    .down(...at(400, 210))
    .move(...at(350, 230))
    .up(...at(350, 250));
  expectBox(drawn.commits[0], { x: 30, y: 40, width: 10, height: 10, rotation: 0 });
});

it('Shift turns the first side in steps of 15 degrees', () => {
  const drawn = drive().click(...at(300, 200));
  const move = (x: number, y: number): ToolInput => ({
    type: 'move',
    point: { x: x / 10, y: y / 5 },
    shift: true,
    alt: false,
    ctrl: false,
    timeStamp: 0,
  });
  drawn.send(move(400, 205));
  expect(drawn.draft?.rotation).toBe(0);
  drawn.send(move(390, 302));
  expect(drawn.draft?.rotation).toBeCloseTo(45, 9);
});

describe('leaving off', () => {
  const withSide = () =>
    drive()
      .click(...at(300, 200))
      .click(...at(400, 200));

  it.each(['Escape', 'Backspace', 'undo'] as const)('%s takes back one step', (key) => {
    const drawn = withSide()
      .move(...at(350, 250))
      .key(key);
    expect(drawn.state.name).toBe('side');
    expect(drawn.key(key).state.name).toBe('idle');
    expect(drawn.draft).toBeUndefined();
    expect(drawn.commits).toEqual([]);
  });

  it('Enter keeps the box that is shown, and nothing before there is one', () => {
    const drawn = withSide();
    expect(drawn.key('Enter').commits).toEqual([]);
    drawn.move(...at(350, 250)).key('Enter');
    expectBox(drawn.commits[0], { x: 30, y: 40, width: 10, height: 10, rotation: 0 });
  });

  it('a second finger keeps what stands', () => {
    expect(drive().down(10, 10).cancel().state.name).toBe('idle');
    expect(withSide().down(50, 50).cancel().state.name).toBe('width');
  });

  it('another tool drops it', () => {
    expect(withSide().leave().state.name).toBe('idle');
    expect(drive().key('Escape').ignored).toBe(true);
  });
});

describe('double clicks', () => {
  it('at once make an upright box of 30 screen pixels', () => {
    const { commits } = drive().double(50, 50);
    expect(commits).toHaveLength(1);
    expectBox(commits[0], { x: 50, y: 50, width: 3, height: 6, rotation: 0 });
  });

  it('on the second and the third point are one click', () => {
    const drawn = drive()
      .click(...at(300, 200))
      .double(...at(400, 200));
    expect(drawn.commits).toEqual([]);
    expect(drawn.state.name).toBe('width');
    drawn.double(...at(400, 250));
    expect(drawn.commits).toHaveLength(1);
    expect(drawn.state.name).toBe('idle');
  });
});

it('snap="pixel" puts corners on pixel edges', () => {
  const { commits } = drive({ snap: 'pixel' }).click(30.03, 40.07).click(40.04, 40.05).click(35.01, 50.03);
  expectBox(commits[0], { x: 30, y: 40, width: 10, height: 10, rotation: 0 });
});

it('gives boxes on the image, with sides above nothing, whatever is clicked', () => {
  const pct = fc.double({ min: -30, max: 130, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(pct, pct), { minLength: 3, maxLength: 9 }), (clicks) => {
      const drawn = drive();
      for (const [x, y] of clicks) drawn.click(x, y);
      for (const box of drawn.commits) {
        const { x, y, width, height } = boundsOfRotated(box, EXTENT);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(-PCT_TOLERANCE);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(100 + PCT_TOLERANCE);
        expect(Math.min(box.width, box.height)).toBeGreaterThan(0);
        expect(box.rotation).toBeGreaterThanOrEqual(0);
        expect(box.rotation).toBeLessThan(360);
      }
    }),
  );
});
