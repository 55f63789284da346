import { describe, expect, it } from 'vitest';
import { areaOf, fillPaths, type MaskPlane } from '../../geometry/masks';
import { driveTool, type ToolDriverOptions } from '../../testing/toolDriver';
import { bitmaskForm } from './bitmaskForm.kind';
import { brushToolOf, eraserToolOf } from './brush.tool';
import { type MaskValue, maskKindCore } from './mask.kindCore';
import { maskForm } from './maskForm.kind';

/** 200 × 100 pixels one to one: half a percent across and one down are a pixel. */
const ENV: ToolDriverOptions = { width: 200, height: 100, size: { brush: 20, eraser: 10 } };
const EXTENT = { width: 200, height: 100 };

const brush = (options: ToolDriverOptions = {}) => driveTool(brushToolOf(maskForm), { ...ENV, ...options });
const eraser = (base?: MaskValue) => driveTool(eraserToolOf(maskForm), { ...ENV, base });
const planeOf = (value: MaskValue | undefined): MaskPlane => maskForm.planeOf(value!, EXTENT)!;
const at = (value: MaskValue | undefined, x: number, y: number): number => {
  const { box, alpha } = planeOf(value);
  const inside = x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
  return inside ? (alpha[(y - box.y) * box.width + x - box.x] ?? 0) : 0;
};

/** A box of 60 × 30 pixels at (40, 20). */
const BOX = maskForm.valueOf(
  fillPaths(
    [
      {
        points: [
          { x: 40, y: 20 },
          { x: 100, y: 20 },
          { x: 100, y: 50 },
          { x: 40, y: 50 },
        ],
        closed: true,
      },
    ],
    EXTENT,
    { antialias: true },
  ),
);

describe('the brush', () => {
  it('paints a stroke: press, drag, release', () => {
    const drawn = brush().down(20, 50);
    expect(drawn.draft?.strokes).toEqual([{ points: [{ x: 20, y: 50 }], diameter: 10, erase: false }]);
    drawn.move(40, 50).move(60, 50);
    expect(drawn.draft?.strokes?.[0]?.points).toHaveLength(3);
    drawn.up();
    expect(drawn.path).toEqual(['idle', 'painting', 'idle']);
    expect(drawn.commits).toHaveLength(1);
    const [value] = drawn.commits;
    expect(value?.strokes).toBeUndefined();
    expect(planeOf(value).box).toEqual({ x: 30, y: 40, width: 100, height: 20 });
    expect([at(value, 80, 50), at(value, 80, 41), at(value, 80, 38), at(value, 30, 40)]).toEqual([255, 255, 0, 0]);
  });

  it('paints a dot with a click', () => {
    const [dot] = brush().click(50, 50).commits;
    expect(areaOf(planeOf(dot))).toBeCloseTo(Math.PI * 100, -1);
  });

  it('paints a straight line from the last stroke with Shift', () => {
    const drawn = brush().click(20, 50).holding({ shift: true }).click(80, 50);
    expect(drawn.commits).toHaveLength(2);
    expect([at(drawn.commits[1], 100, 50), at(drawn.commits[0], 100, 50)]).toEqual([255, 0]);
    const first = brush().holding({ shift: true }).click(20, 50);
    expect(planeOf(first.commits[0]).box.width).toBeLessThan(24);
  });

  it('goes on with the base, and does not change it', () => {
    const before = structuredClone(planeOf(BOX));
    const [value] = brush({ base: BOX }).down(60, 35).move(80, 35).up().commits;
    expect([at(value, 45, 25), at(value, 150, 35)]).toEqual([255, 255]);
    expect(planeOf(BOX)).toEqual(before);
  });

  it('keeps to the size that the mask was made for', () => {
    const small = maskForm.valueOf(
      fillPaths(
        [
          {
            points: [
              { x: 4, y: 2 },
              { x: 10, y: 2 },
              { x: 10, y: 5 },
            ],
            closed: true,
          },
        ],
        { width: 20, height: 10 },
        { antialias: true },
      ),
    );
    const [value] = brush({ base: small }).click(80, 50).commits;
    expect(value?.size).toEqual({ width: 20, height: 10 });
    expect(planeOf(value)).toMatchObject({ width: 20, height: 10, box: { width: 13 } });
  });

  it('presses harder with a pen, and never less than a quarter', () => {
    const width = (pressure: number): number => planeOf(brush().holding({ pressure }).click(50, 50).commits[0]).box.width;
    expect([width(1), width(0.5), width(0.01)]).toEqual([20, 10, expect.closeTo(5, -1)]);
    const tapered = brush().holding({ pressure: 0.3 }).down(20, 50).holding({ pressure: 1 }).move(70, 50).up().commits[0];
    expect([at(tapered, 42, 56), at(tapered, 138, 56)]).toEqual([0, 255]);
  });

  it('may leave the image; what is outside is cut off', () => {
    const [value] = brush().down(95, 50).move(130, 50).up().commits;
    expect(planeOf(value).box).toMatchObject({ x: 180, width: 20 });
    const outside = brush().down(120, 120).move(140, 140).up();
    expect(outside.commits).toEqual([]);
    expect(outside.state.name).toBe('idle');
  });

  it('commits nothing where everything is painted already', () => {
    expect(brush({ base: BOX }).holding({ pressure: 0.3 }).click(35, 35).commits).toEqual([]);
  });

  it('has Label Studio’s size where the surface tells none', () => {
    const drawn = driveTool(brushToolOf(maskForm), EXTENT).click(50, 50);
    expect(planeOf(drawn.commits[0]).box.width).toBeLessThanOrEqual(16);
  });

  it('refuses a mask of another image, in words', () => {
    const drawn = brush({ base: { rle: [...BOX.rle] }, width: 300 }).click(50, 50);
    expect(drawn.commits).toEqual([]);
    expect(drawn.last.refusal).toContain('another size');
  });
});

describe('the eraser', () => {
  it('takes away from the base', () => {
    const [value] = eraser(BOX).down(35, 10).move(35, 60).up().commits;
    expect([at(value, 70, 35), at(value, 45, 35), at(value, 95, 35)]).toEqual([0, 255, 255]);
  });

  it('does nothing without a base, or beside what is painted', () => {
    expect(eraser().down(35, 35).ignored).toBe(true);
    expect(eraser(BOX).click(90, 90).commits).toEqual([]);
  });

  it('that rubs out everything leaves a mask that is not fit to be kept', () => {
    const drawn = driveTool(eraserToolOf(maskForm), { ...ENV, base: BOX, size: { brush: 20, eraser: 150 } }).click(35, 35);
    expect(drawn.commits).toHaveLength(1);
    expect(maskKindCore.isValid({ ...drawn.commits[0]! })).toBe(false);
  });
});

describe('leaving off', () => {
  it.each(['Escape', 'Backspace', 'undo'] as const)('%s drops the stroke', (key) => {
    const drawn = brush().down(10, 10).move(20, 20).key(key);
    expect([drawn.state.name, drawn.draft, drawn.ignored]).toEqual(['idle', undefined, false]);
    expect(drawn.up().commits).toEqual([]);
  });

  it.each(['Enter', 'redo'] as const)('%s goes no further while a stroke is painted', (key) => {
    const drawn = brush().down(10, 10).key(key);
    expect([drawn.state.name, drawn.ignored, drawn.draft !== undefined]).toEqual(['painting', false, true]);
  });

  it('a lost pointer and another tool drop it', () => {
    expect(brush().down(10, 10).cancel().state.name).toBe('idle');
    expect(brush().down(10, 10).leave().commits).toEqual([]);
  });

  it('leaves keys and moves alone while nothing is painted, and the tail of a double click', () => {
    expect([brush().key('Escape').ignored, brush().move(10, 10).ignored]).toEqual([true, true]);
    expect(brush().double(50, 50).state.name).toBe('idle');
  });
});

it('paints whole pixels of bitmasks', () => {
  const drawn = driveTool(brushToolOf(bitmaskForm), ENV).down(20, 50).move(60, 51).up();
  const plane = bitmaskForm.planeOf(drawn.commits[0]!, EXTENT)!;
  expect(new Set(plane.alpha)).toEqual(new Set([0, 255]));
  expect(drawn.commits[0]?.png).toMatch(/^data:image\/png;base64,/);
  const rest = driveTool(eraserToolOf(bitmaskForm), { ...ENV, base: drawn.commits[0] }).click(40, 50).commits[0];
  expect(areaOf(bitmaskForm.planeOf(rest!, EXTENT)!)).toBeLessThan(areaOf(plane));
});
