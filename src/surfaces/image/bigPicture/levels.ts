import type { Box, Extent } from '../../../core';

/** A picture is shown by halves of halves: level 0 is itself, level 1 half as wide and high, and so on. */
export interface Tile {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** How a picture is cut. */
export interface Cut extends Extent {
  /** Pixels of a level along a side of its tiles. */
  readonly tile: number;
  /** Pixels that the level shown under the tiles may have. */
  readonly most: number;
}

/** Eight megapixels are 32 MB, and more than a common screen shows of a whole picture. */
export const USUAL_CUT = { tile: 512, most: 8e6 } as const;

/**
 * A level is used until one of its pixels covers this much of a device pixel (as a power of two): at a quarter step beyond, nobody sees the
 * difference, and a large screen needs half the tiles.
 */
const BLUR = 0.25;

/** The level that is kept whole: the finest one that is small enough. */
export function baseLevel({ width, height, most }: Cut): number {
  return Math.max(0, Math.ceil(Math.log2((width * height) / most) / 2));
}

/** Size of a whole level. */
export function sizeOfLevel({ width, height }: Extent, level: number): Extent {
  const k = 2 ** level;
  return { width: Math.max(1, Math.round(width / k)), height: Math.max(1, Math.round(height / k)) };
}

/** The level to see at so many device pixels per pixel of the picture; the base where it is fine enough. */
export function levelFor(cut: Cut, scale: number): number {
  return Math.min(baseLevel(cut), Math.max(0, Math.floor(Math.log2(1 / scale) + BLUR)));
}

/** Where a tile lies, in pixels of the picture. `overlap`: pixels of the level that it shares with the next one. */
export function boxOfTile({ width, height, tile }: Cut, { level, column, row }: Tile, overlap = 0): Box {
  const k = 2 ** level;
  const [x, y] = [column * tile * k, row * tile * k];
  return { x, y, width: Math.min(width - x, (tile + overlap) * k), height: Math.min(height - y, (tile + overlap) * k) };
}

export function keyOfTile({ level, column, row }: Tile): string {
  return `${level}/${column}/${row}`;
}

/** The tiles of a level that touch a box of the picture, those in its middle first: that is where one looks. */
export function tilesIn(cut: Cut, level: number, box: Box): readonly Tile[] {
  const side = cut.tile * 2 ** level;
  const range = (start: number, size: number, whole: number): readonly [number, number] =>
    start >= whole ? [0, 0] : [Math.max(0, Math.floor(start / side)), Math.ceil(Math.min(whole, start + size) / side)];
  const [left, right] = range(box.x, box.width, cut.width);
  const [top, bottom] = range(box.y, box.height, cut.height);
  const tiles: Tile[] = [];
  for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) tiles.push({ level, column, row });
  const [x, y] = [(box.x + box.width / 2) / side - 0.5, (box.y + box.height / 2) / side - 0.5];
  const away = (tile: Tile): number => Math.hypot(tile.column - x, tile.row - y);
  return tiles.sort((a, b) => away(a) - away(b));
}
