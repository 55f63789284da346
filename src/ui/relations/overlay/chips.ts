import type { Box, Point } from '../../../core';
import { boxesIntersect, cubicAt } from '../../../geometry';
import type { Route } from './route';

/** A label to be placed on its arrow. */
export interface ChipWish {
  readonly route: Route;
  readonly width: number;
  readonly height: number;
}

/** Parts of the way that are tried, the middle first. */
const TRIED = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
const AIR_PX = 2;
const CELL_PX = 64;

/** Boxes by place: what overlaps a box is among those in the cells it touches. */
class Occupied {
  readonly #cells = new Map<string, Box[]>();

  isFree(box: Box): boolean {
    for (const key of cellsOf(box)) if (this.#cells.get(key)?.some((other) => boxesIntersect(box, other))) return false;
    return true;
  }

  take(box: Box): void {
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }
}

function cellsOf({ x, y, width, height }: Box): readonly string[] {
  const keys: string[] = [];
  for (let i = Math.floor(x / CELL_PX); i <= Math.floor((x + width) / CELL_PX); i++) {
    for (let j = Math.floor(y / CELL_PX); j <= Math.floor((y + height) / CELL_PX); j++) keys.push(`${i} ${j}`);
  }
  return keys;
}

function lengthOf([a, , , b]: Route['curves'][number]): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The point a part of the way along a route, 0 to 1; lengths of curves are those of their chords. */
export function pointAlong({ curves }: Route, part: number): Point {
  let left = curves.reduce((sum, curve) => sum + lengthOf(curve), 0) * part;
  for (const curve of curves) {
    const length = lengthOf(curve);
    if (left <= length && length > 0) return cubicAt(curve, left / length);
    left -= length;
  }
  return curves.at(-1)?.[3] ?? { x: 0, y: 0 };
}

function inside(box: Box, view: Box): boolean {
  return box.x >= view.x && box.y >= view.y && box.x + box.width <= view.x + view.width && box.y + box.height <= view.y + view.height;
}

/**
 * Places labels on their arrows, the first wishes first, so that none overlaps another and all are inside `view`; undefined where there is no room. An arrow
 * that leaves its frame has its label where it can be seen.
 */
export function placeChips(wishes: readonly ChipWish[], view: Box): readonly (Box | undefined)[] {
  const occupied = new Occupied();
  return wishes.map(({ route, width, height }) => {
    for (const part of TRIED) {
      const { x, y } = pointAlong(route, part);
      const chip = { x: x - width / 2, y: y - height / 2, width, height };
      const roomy = { x: chip.x - AIR_PX, y: chip.y - AIR_PX, width: width + 2 * AIR_PX, height: height + 2 * AIR_PX };
      if (!inside(chip, view) || !occupied.isFree(roomy)) continue;
      occupied.take(chip);
      return chip;
    }
    return undefined;
  });
}
