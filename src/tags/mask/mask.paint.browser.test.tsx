import { describe, expect, it } from 'vitest';
import type { Kind, PaintEnv, Painter, PaintState } from '../../core';
import { bitmaskForm } from './bitmaskForm.kind';
import { bitmaskKind, maskKind } from './mask.kind';
import { maskPainterOf } from './mask.paint';
import { maskForm } from './maskForm.kind';
import type { MaskForm } from './planes.kind';

const SIZE = 200;
/** An image of 100 × 100 pixels, each 2 × 2 on the screen. */
const ENV: PaintEnv = { width: 100, height: 100, matrix: [2, 0, 0, 2, 0, 0], scale: 2, coarse: false };
const STATE: PaintState = {
  look: { stroke: '#00ff00', fill: '#ff0000', fillOpacity: 0.6, strokeWidth: 1, key: 'k' },
  selected: false,
  hovered: false,
  overlay: false,
};

function canvas(doc = document): CanvasRenderingContext2D {
  const element = doc.createElement('canvas');
  element.width = SIZE;
  element.height = SIZE;
  return element.getContext('2d', { willReadFrequently: true })!;
}

/** Red, green, blue, opacity (0..255) at a screen pixel. */
function at(context: CanvasRenderingContext2D, x: number, y: number): number[] {
  return [...context.getImageData(x, y, 1, 1).data];
}

const RED = [255, 0, 0, expect.closeTo(153, -1)];
const NOTHING = [0, 0, 0, 0];

const FAMILIES: readonly [string, Kind<unknown>, MaskForm<unknown>][] = [
  ['mask', maskKind as Kind<unknown>, maskForm as MaskForm<unknown>],
  ['bitmask', bitmaskKind as Kind<unknown>, bitmaskForm as MaskForm<unknown>],
];

describe.each(FAMILIES)('a painted %s', (name, kind, form) => {
  const paint: Painter<unknown> = maskPainterOf(form);
  /** A box of 40 × 20 pixels at (20, 30). */
  const points = [
    { x: 20, y: 30 },
    { x: 60, y: 30 },
    { x: 60, y: 50 },
    { x: 20, y: 50 },
  ];
  const box = kind.fromOutline!([{ points, closed: true }], ENV).value;

  const painted = (value: unknown, state: Partial<PaintState> = {}, env: Partial<PaintEnv> = {}): CanvasRenderingContext2D => {
    const context = canvas();
    paint(context, value, { ...STATE, ...state }, { ...ENV, ...env });
    return context;
  };

  it('has the colour of its label where it is painted, and nothing elsewhere', () => {
    const context = painted(box);
    expect(at(context, 80, 80)).toEqual(RED);
    expect(at(context, 42, 62)).toEqual(RED);
    expect(at(context, 36, 80)).toEqual(NOTHING);
    expect(at(context, 80, 104)).toEqual(NOTHING);
    expect(at(context, 124, 80)).toEqual(NOTHING);
  });

  it('takes every colour of CSS, and another one when its label changes', () => {
    expect(at(painted(box, { look: { ...STATE.look, fill: 'rebeccapurple', fillOpacity: 1 } }), 80, 80)).toEqual([102, 51, 153, 255]);
    expect(at(painted(box, { look: { ...STATE.look, fill: 'hsl(120 100% 50%)', fillOpacity: 1 } }), 80, 80)).toEqual([0, 255, 0, 255]);
    expect(at(painted(box), 80, 80)).toEqual(RED);
  });

  it('lies within the opacity of its layer, and leaves the context as it was', () => {
    const context = canvas();
    context.globalAlpha = 0.5;
    context.scale(0.5, 0.5);
    paint(context, box, { ...STATE, selected: true }, ENV);
    expect(at(context, 40, 40)).toEqual([255, 0, 0, expect.closeTo(89, -1)]);
    expect([context.globalAlpha, context.getTransform().a, context.globalCompositeOperation, context.getLineDash()]).toEqual([
      0.5,
      0.5,
      'source-over',
      [],
    ]);
  });

  it.each(['selected', 'hovered'] as const)('is outlined while it is %s', (state) => {
    const context = painted(box, { [state]: true });
    const [red, green] = at(context, 80, 60);
    expect(green).toBeGreaterThan(150);
    expect(red).toBeLessThan(150);
    expect(at(context, 80, 80)[1]).toBe(0);
    expect(at(painted(box), 80, 60)[1]).toBe(0);
  });

  it('has a dashed outline in a laid-over layer', () => {
    const context = painted(box, { overlay: true });
    const row = [...Array(60).keys()].map((x) => (at(context, 50 + x, 60)[1] ?? 0) > 60);
    expect(row.filter(Boolean).length).toBeGreaterThan(15);
    expect(row.filter((isGreen) => !isGreen).length).toBeGreaterThan(10);
  });

  it('follows a turned view', () => {
    // By 90°: percent of height run to the left, percent of width down.
    const context = painted(box, {}, { matrix: [0, 2, -2, 0, 200, 0] });
    expect(at(context, 120, 80)).toEqual(RED);
    expect(at(context, 160, 80)).toEqual(NOTHING);
  });

  it('is as sharp as it was made when it is much smaller on the screen', () => {
    const context = painted(box, {}, { matrix: [0.2, 0, 0, 0.2, 0, 0], scale: 0.2 });
    expect(at(context, 8, 8)).toEqual(RED);
    expect(at(context, 14, 8)).toEqual(NOTHING);
    expect(at(context, 1, 8)).toEqual(NOTHING);
  });

  it('that moves is where it moved', () => {
    const context = painted(kind.move(box, { x: 20, y: 10 }, ENV));
    expect(at(context, 90, 90)).toEqual(RED);
    expect(at(context, 60, 70)).toEqual(NOTHING);
    expect(at(context, 150, 110)).toEqual(RED);
  });

  it('shows strokes on it in one colour, and takes away what is rubbed out', () => {
    const add = {
      points: [
        { x: 40, y: 40 },
        { x: 90, y: 40 },
      ],
      diameter: 10,
      erase: false,
    };
    const erase = {
      points: [
        { x: 25, y: 20 },
        { x: 25, y: 60 },
      ],
      diameter: 6,
      erase: true,
    };
    const context = canvas();
    context.fillStyle = '#0000ff';
    context.fillRect(0, 0, 20, 20);
    paint(context, form.withStrokes(box, [add, erase]), STATE, ENV);
    expect(at(context, 90, 80)).toEqual(RED);
    expect(at(context, 170, 80)).toEqual(RED);
    expect(at(context, 50, 80)).toEqual(NOTHING);
    expect(at(context, 60, 80)).toEqual(RED);
    // An eraser rubs out of its mask alone.
    expect(at(context, 10, 10)).toEqual([0, 0, 255, 255]);
    expect(context.globalCompositeOperation).toBe('source-over');
  });

  it('starts with a stroke on nothing', () => {
    const dot = { points: [{ x: 50, y: 50, pressure: 0.5 }], diameter: 20, erase: false };
    const context = painted(form.withStrokes(undefined, [dot]));
    expect([at(context, 100, 100), at(context, 107, 100), at(context, 114, 100)]).toEqual([RED, RED, NOTHING]);
    const pen = {
      points: [
        { x: 10, y: 50, pressure: 0.2 },
        { x: 50, y: 50, pressure: 0.2 },
        { x: 90, y: 50, pressure: 1 },
      ],
      diameter: 20,
      erase: false,
    };
    const tapered = painted(form.withStrokes(undefined, [pen]));
    expect([at(tapered, 60, 108), at(tapered, 172, 108)]).toEqual([NOTHING, RED]);
  });

  it('draws with the canvas of its own page', () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const context = canvas(frame.contentDocument!);
    paint(context, kind.move(box, { x: 1, y: 1 }, ENV), STATE, ENV);
    expect(at(context, 90, 90)).toEqual(RED);
    frame.remove();
  });

  it(`shows nothing of a ${name} that cannot be unpacked`, () => {
    const broken = name === 'mask' ? { rle: [0, 0, 0, 16, 57, 27, 253] } : { png: 'data:image/png;base64,iVBORw0K' };
    expect(at(painted(broken, { selected: true }), 80, 80)).toEqual(NOTHING);
  });
});

it('shows enlarged pixels of a bitmask as squares', () => {
  const env: PaintEnv = { ...ENV, width: 10, height: 10, matrix: [2, 0, 0, 2, 0, 0], scale: 20 };
  const pixel = bitmaskForm.valueOf({ width: 10, height: 10, box: { x: 3, y: 3, width: 1, height: 1 }, alpha: new Uint8Array([255]) });
  const context = canvas();
  maskPainterOf(bitmaskForm)(context, pixel, STATE, env);
  expect([at(context, 61, 61), at(context, 78, 78), at(context, 58, 70), at(context, 81, 70)]).toEqual([RED, RED, NOTHING, NOTHING]);
  const stroke = { points: [{ x: 55, y: 55 }], diameter: 10, erase: false };
  const drawn = canvas();
  maskPainterOf(bitmaskForm)(drawn, bitmaskForm.withStrokes(pixel, [stroke]), STATE, env);
  // A pen of one pixel is that pixel, corners and all.
  expect([at(drawn, 101, 101), at(drawn, 118, 118), at(drawn, 98, 110)]).toEqual([RED, RED, NOTHING]);
});
