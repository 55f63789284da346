import type { Box, Point } from '../../../core';
import { boxesIntersect, cubicAt } from '../../../geometry';
import type { Route } from './route';

/** A label to be placed on its arrow. */
export interface ChipWish {
  readonly route: Route;
  readonly width: number;
  readonly height: number;
  /** It is asked for now: it covers words rather than not to be there. */
  readonly isUrgent: boolean;
}

/** Lines of text within a box: what a reader must be able to read. */
export type LinesIn = (box: Box) => readonly Box[];

/** Parts of the way that are tried, the middle first. */
const TRIED = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** Parts of a line of text above its letters and below them: what a font leaves for accents and between rows. */
const OVER_LETTERS = 0.17;
const UNDER_LETTERS = 0.1;
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
 * A label moved off the words it would cover, up or down into the air between two rows; undefined where there is too little of that, or it would no
 * longer lie on its arrow.
 */
function intoAir(chip: Box, linesIn: LinesIn): Box | undefined {
  const { x, y, width, height } = chip;
  let [top, bottom] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const line of linesIn({ x, y: y - height, width, height: 3 * height })) {
    if (line.y + line.height / 2 < y + height / 2) top = Math.max(top, line.y + line.height * (1 - UNDER_LETTERS));
    else bottom = Math.min(bottom, line.y + line.height * OVER_LETTERS);
  }
  if (bottom - top < height) return undefined;
  const moved = Math.min(Math.max(y, top), bottom - height);
  return Math.abs(moved - y) > height / 2 ? undefined : { x, y: moved, width, height };
}

function placeOf({ route, width, height, isUrgent }: ChipWish, view: Box, linesIn: LinesIn, occupied: Occupied): Box | undefined {
  let covering: Box | undefined;
  for (const part of TRIED) {
    const { x, y } = pointAlong(route, part);
    const on = { x: x - width / 2, y: y - height / 2, width, height };
    if (!inside(on, view)) continue;
    const isFree = (box: Box): boolean =>
      occupied.isFree({ x: box.x - AIR_PX, y: box.y - AIR_PX, width: width + 2 * AIR_PX, height: height + 2 * AIR_PX });
    const aired = intoAir(on, linesIn);
    if (aired && isFree(aired)) return aired;
    if (isUrgent && !covering && isFree(on)) covering = on;
  }
  return covering;
}

/**
 * Places labels on their arrows, the first wishes first, so that none overlaps another or `taken`, none covers a word, and all are inside `view`; undefined
 * where there is no such place. An arrow that leaves its frame has its label where it can be seen.
 */
export function placeChips(
  wishes: readonly ChipWish[],
  view: Box,
  linesIn: LinesIn,
  taken: readonly Box[] = [],
): readonly (Box | undefined)[] {
  const occupied = new Occupied();
  for (const box of taken) occupied.take(box);
  return wishes.map((wish) => {
    const chip = placeOf(wish, view, linesIn, occupied);
    if (chip) occupied.take(chip);
    return chip;
  });
}
