import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PixelArea } from '../../../core';
import { flood } from './flood';
import { atOnce, type Raster, workingSize } from './raster';

/** A picture of letters, one a pixel: `.` white, `#` black, `g` grey, ` ` transparent. */
function picture(...rows: readonly string[]): Raster {
  const colors: Record<string, readonly number[]> = {
    '.': [255, 255, 255, 255],
    '#': [0, 0, 0, 255],
    g: [200, 200, 200, 255],
    ' ': [0, 0, 0, 0],
  };
  const data = rows.flatMap((row) => [...row].flatMap((letter) => colors[letter] ?? []));
  return { width: rows[0]?.length ?? 0, height: rows.length, data: Uint8ClampedArray.from(data) };
}

/** The middle of a pixel in percent. */
function at({ width, height }: Raster, x: number, y: number): { x: number; y: number } {
  return { x: ((x + 0.5) * 100) / width, y: ((y + 0.5) * 100) / height };
}

function pour(
  raster: Raster,
  x: number,
  y: number,
  tolerance: number,
  blur = 0,
  size: { width: number; height: number } = raster,
): PixelArea {
  return atOnce(flood(raster, size, { point: at(raster, x, y), tolerance, blur }));
}

/** Rows of an area as letters: `x` covered, `-` not. */
function drawn({ width, height, alpha }: PixelArea): string[] {
  return Array.from({ length: height }, (_, y) =>
    [...alpha.subarray(y * width, (y + 1) * width)].map((a) => (a > 127 ? 'x' : '-')).join(''),
  );
}

function coverOf(area: PixelArea, x: number, y: number): number {
  const [column, row] = [x - area.x, y - area.y];
  return column < 0 || row < 0 || column >= area.width || row >= area.height ? 0 : (area.alpha[row * area.width + column] ?? 0);
}

describe('a flood', () => {
  const room = picture('........', '.####...', '.#..#.#.', '.#..#.#.', '.####...', '........');

  it('takes what is connected by a side, in its own box', () => {
    const inside = pour(room, 2, 2, 0);
    expect(inside).toMatchObject({ x: 2, y: 2, width: 2, height: 2 });
    expect(drawn(inside)).toEqual(['xx', 'xx']);
    const walls = pour(room, 1, 1, 0);
    expect(walls).toMatchObject({ x: 1, y: 1, width: 4, height: 4 });
    expect(drawn(walls)).toEqual(['xxxx', 'x--x', 'x--x', 'xxxx']);
    expect(drawn(pour(room, 7, 5, 0))).toEqual(['xxxxxxxx', 'x----xxx', 'x----x-x', 'x----x-x', 'x----xxx', 'xxxxxxxx']);
  });

  it('does not pass corners', () => {
    expect(drawn(pour(picture('.#', '#.'), 0, 0, 0))).toEqual(['x']);
  });

  it('takes colours as far off as it tolerates, of any channel, opacity too', () => {
    const grey = picture('.g.# .');
    expect(drawn(pour(grey, 0, 0, 54))).toEqual(['x']);
    expect(drawn(pour(grey, 0, 0, 55))).toEqual(['xxx']);
    expect(drawn(pour(grey, 3, 0, 54))).toEqual(['x']);
    expect(drawn(pour(grey, 0, 0, 255))).toEqual(['xxxxxx']);
  });

  it('answers the same as asking each pixel of its neighbours', () => {
    const any = fc.integer({ min: 1, max: 12 }).chain((width) =>
      fc.record({
        rows: fc.array(fc.string({ unit: fc.constantFrom('.', '#', 'g'), minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 12,
        }),
        x: fc.nat(width - 1),
      }),
    );
    fc.assert(
      fc.property(any, fc.constantFrom(0, 60, 210), ({ rows, x }, tolerance) => {
        const raster = picture(...rows);
        const value = (px: number, py: number): number => raster.data[(py * raster.width + px) * 4] ?? -1000;
        const first = value(x, 0);
        const seen = new Set<string>();
        const visit = (px: number, py: number): void => {
          const inside = px >= 0 && py >= 0 && px < raster.width && py < raster.height;
          if (!inside || seen.has(`${px} ${py}`) || Math.abs(value(px, py) - first) > tolerance) return;
          seen.add(`${px} ${py}`);
          for (const [dx, dy] of [
            [1, 0],
            [-1, 0],
            [0, 1],
            [0, -1],
          ] as const)
            visit(px + dx, py + dy);
        };
        visit(x, 0);
        const area = pour(raster, x, 0, tolerance);
        const found = [...area.alpha].flatMap((a, i) =>
          a > 0 ? [`${area.x + (i % area.width)} ${area.y + Math.floor(i / area.width)}`] : [],
        );
        expect(new Set(found)).toEqual(seen);
      }),
    );
  });

  it('begins on the border for a point outside', () => {
    expect(atOnce(flood(room, room, { point: { x: 140, y: -3 }, tolerance: 0, blur: 0 }))).toMatchObject({
      x: 0,
      y: 0,
      width: 8,
      height: 6,
    });
  });
});

describe('a smoothed border', () => {
  /** A square of 40 with noise in it and a rough edge. */
  const rough: Raster = picture(
    ...Array.from({ length: 60 }, (_, y) =>
      Array.from({ length: 60 }, (_, x) => {
        const inside = x >= 10 && x < 50 - ((y * 7) % 3) && y >= 10 && y < 50;
        return inside && !(x === 30 && y === 30) ? '#' : '.';
      }).join(''),
    ),
  );

  it('closes holes of noise and keeps the place of the edge', () => {
    const area = pour(rough, 20, 20, 0, 3);
    const cover = (x: number, y: number): number => coverOf(area, x, y);
    expect(cover(30, 30)).toBe(255);
    expect(cover(12, 30)).toBe(255);
    expect(cover(8, 30)).toBe(0);
    expect(cover(52, 30)).toBe(0);
    const column = [...Array(40).keys()].map((y) => cover(50, y + 10));
    expect(new Set(column.slice(8, 32)).size).toBeLessThanOrEqual(3);
  });

  it('leaves the border of the picture alone', () => {
    const area = pour(picture(...Array.from({ length: 20 }, () => '.'.repeat(20))), 5, 5, 0, 4);
    expect(area).toMatchObject({ x: 0, y: 0, width: 20, height: 20 });
    expect(new Set(area.alpha)).toEqual(new Set([255]));
  });

  it('does not make thin things vanish', () => {
    const line = picture(...Array.from({ length: 21 }, (_, y) => (y === 10 ? '#' : '.').repeat(40)));
    expect(drawn(pour(line, 3, 10, 0, 6))).toEqual(['x'.repeat(40)]);
  });
});

describe('a picture larger than what is worked on', () => {
  it('is covered in its own pixels', () => {
    const small = picture('....', '.##.', '.##.', '....');
    const area = pour(small, 1, 1, 0, 0, { width: 40, height: 40 });
    const cover = (x: number, y: number): number => coverOf(area, x, y);
    expect([cover(20, 20), cover(14, 14), cover(25, 25)]).toEqual([255, 255, 255]);
    expect(area.x).toBeGreaterThanOrEqual(8);
    expect(area.x + area.width).toBeLessThanOrEqual(32);
  });

  it('keeps its shape at the size it is worked on', () => {
    expect(workingSize({ width: 800, height: 600 }, 4e6)).toEqual({ width: 800, height: 600 });
    const { width, height } = workingSize({ width: 12_000, height: 9_000 }, 4e6);
    expect(width * height).toBeLessThanOrEqual(4e6);
    expect(width * height).toBeGreaterThan(3.9e6);
    expect(width / height).toBeCloseTo(4 / 3, 2);
    expect(workingSize({ width: 1_000_000, height: 1 }, 10)).toMatchObject({ height: 1 });
  });
});
