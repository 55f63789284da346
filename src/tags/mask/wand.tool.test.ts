import { describe, expect, it } from 'vitest';
import type { PixelArea } from '../../core';
import { areaOf, type MaskPlane } from '../../geometry/masks';
import { driveTool, type ToolDriverOptions } from '../../testing/toolDriver';
import { type MaskValue, maskKindCore } from './mask.kindCore';
import { maskForm } from './maskForm.kind';
import { wandTool } from './wand.tool';

const ENV: ToolDriverOptions = { width: 200, height: 100, attrs: { defaultThreshold: 20, blurRadius: 3 } };

function area(x: number, y: number, width: number, height: number): PixelArea {
  return { x, y, width, height, alpha: new Uint8Array(width * height).fill(255) };
}

const drive = (options: ToolDriverOptions = {}) => driveTool(wandTool, { ...ENV, ...options });
const planeOf = (value: MaskValue | undefined): MaskPlane => maskForm.planeOf(value!, { width: 200, height: 100 })!;

describe('the magic wand', () => {
  it('asks for the colour it is pressed on, shows the answer and keeps it on release', () => {
    const drawn = drive().down(30, 40);
    expect(drawn.asks).toEqual([{ type: 'flood', point: { x: 30, y: 40 }, tolerance: 20, blur: 3 }]);
    expect(drawn.draft).toBeUndefined();
    drawn.answer({ area: area(50, 30, 20, 20) });
    expect(planeOf(drawn.draft).box).toEqual({ x: 50, y: 30, width: 20, height: 20 });
    drawn.up();
    expect(drawn.commits).toHaveLength(1);
    expect(planeOf(drawn.commits[0]).box).toEqual({ x: 50, y: 30, width: 20, height: 20 });
    expect(drawn.path).toEqual(['idle', 'pouring', 'idle']);
  });

  it('takes in more with a drag to the right or down, less to the left or up', () => {
    const tolerances = (x: number, y: number): number[] =>
      drive()
        .down(50, 50)
        .move(x, y)
        .asks.map((ask) => (ask.type === 'flood' ? ask.tolerance : -1));
    // 60 screen pixels in thirds, 50 in fifths.
    expect(tolerances(80, 50)).toEqual([20, 40]);
    expect(tolerances(50, 80)).toEqual([20, 30]);
    expect(tolerances(25, 50)).toEqual([20, 10]);
    expect(tolerances(0, 50)).toEqual([20, 1]);
    expect(tolerances(50.2, 50)).toEqual([20]);
    expect(drive({ attrs: {} }).down(50, 50).asks).toMatchObject([{ tolerance: 15, blur: 5 }]);
  });

  it('keeps the last answer on screen while the next one is on its way, and waits for it after the release', () => {
    const drawn = drive()
      .down(50, 50)
      .answer({ area: area(90, 40, 10, 10) })
      .move(80, 50);
    expect(planeOf(drawn.draft).box.width).toBe(10);
    drawn.up();
    expect([drawn.state.name, drawn.commits.length]).toEqual(['settling', 0]);
    drawn.move(10, 10);
    expect(drawn.state.name).toBe('settling');
    drawn.answer({ area: area(80, 30, 40, 30) });
    expect(drawn.state.name).toBe('idle');
    expect(planeOf(drawn.commits[0]).box).toEqual({ x: 80, y: 30, width: 40, height: 30 });
  });

  it('adds to the selected mask, and takes away with Alt', () => {
    const drawn = drive()
      .click(30, 40)
      .answer({ area: area(50, 30, 20, 20) })
      .goOn()
      .click(80, 40)
      .answer({ area: area(100, 30, 20, 20) });
    expect(drawn.commits.map((value) => areaOf(planeOf(value)))).toEqual([400, 800]);
    drawn
      .goOn()
      .holding({ alt: true })
      .click(30, 40)
      .answer({ area: area(50, 30, 20, 10) });
    expect(areaOf(planeOf(drawn.commits[2]))).toBe(600);
    drawn
      .goOn()
      .click(30, 40)
      .answer({ area: area(0, 0, 200, 100) });
    expect(maskKindCore.isValid(drawn.commits[3]!)).toBe(false);
  });

  it('pours into a mask of its own size', () => {
    const small = maskForm.valueOf({ width: 20, height: 10, box: { x: 0, y: 0, width: 2, height: 2 }, alpha: new Uint8Array(4).fill(255) });
    const drawn = drive({ base: small })
      .click(50, 50)
      .answer({ area: area(100, 50, 20, 20) });
    const plane = maskForm.planeOf(drawn.commits[0]!, { width: 200, height: 100 });
    expect(plane).toMatchObject({ width: 20, height: 10, box: { x: 0, y: 0, width: 12, height: 7 } });
  });

  it('rests when there is no answer; the surface says why', () => {
    const drawn = drive().down(50, 50).answer({ failure: 'The colours cannot be read.' });
    expect([drawn.state.name, drawn.draft, drawn.commits.length]).toEqual(['idle', undefined, 0]);
    expect(drive().click(50, 50).answer({ failure: 'x' }).state.name).toBe('idle');
  });

  it.each(['Escape', 'Backspace', 'undo'] as const)('%s drops it', (key) => {
    const drawn = drive()
      .down(50, 50)
      .answer({ area: area(90, 40, 10, 10) })
      .key(key);
    expect([drawn.state.name, drawn.draft, drawn.ignored]).toEqual(['idle', undefined, false]);
    expect(drawn.answer({ area: area(90, 40, 10, 10) }).commits).toEqual([]);
  });

  it('asks nothing outside the image, and leaves moves and keys alone', () => {
    expect(drive().down(110, 50).asks).toEqual([]);
    expect([drive().move(10, 10).ignored, drive().key('Escape').ignored]).toEqual([true, true]);
    expect(drive().down(50, 50).cancel().state.name).toBe('idle');
    expect(drive().down(50, 50).leave().state.name).toBe('idle');
  });
});
