import { type Box, type Extent, type Kind, type Point, type Region, shapeOf } from '../core';
import { definitionOf, type FormatEnv, reshape } from '../format';
import type { ObjectView } from './surfaceTypes';

/** How far a copy lies from what it is a copy of, as a part of the larger side: some pixels on a screen. */
const STEP = 0.015;
/** So many copies in a row are told apart; no one pastes more without moving one. */
const MOST = 200;

/** What finding a free place must know of the annotation. */
export interface Occupied extends FormatEnv {
  /** Regions that are there, in no order. */
  readonly regions: readonly Region[];
  viewOf(object: string, itemIndex: number): ObjectView | undefined;
}

/** A pasted region with what moves it. */
interface Movable {
  readonly region: Region;
  readonly kind: Kind<unknown>;
  readonly extent: Extent;
  readonly box: Box;
}

function kindOf(region: Region, env: FormatEnv): Kind<unknown> | undefined {
  const definition = definitionOf(region, env);
  return definition && shapeOf(definition)?.kind;
}

function movableOf(region: Region, env: Occupied): Movable | undefined {
  const extent = env.viewOf(region.object, region.itemIndex);
  const kind = kindOf(region, env);
  if (!extent || !kind || region.value === undefined) return undefined;
  return { region, kind, extent, box: kind.bounds(region.value, extent) };
}

/** Where a shape of a kind lies, to a thousandth of a percent: the same for a copy of it. */
function placeKey({ object, itemIndex, kind }: Region, { x, y, width, height }: Box, shift: Point = { x: 0, y: 0 }): string {
  const places = [x + shift.x, y + shift.y, width, height].map((number) => Math.round(number * 1000));
  return [object, itemIndex, kind, ...places].join(' ');
}

/** Width and height as `placeKey` tells them apart, in one number: what is of another size is no copy, and needs no key. */
function sizeKey({ width, height }: Box): number {
  return Math.round(width * 1000) * 1_000_000 + Math.round(height * 1000);
}

/** The box round all shapes of one page. */
function unionOf(boxes: readonly Box[]): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } {
  return boxes.reduce(
    (union, { x, y, width, height }) => ({
      left: Math.min(union.left, x),
      top: Math.min(union.top, y),
      right: Math.max(union.right, x + width),
      bottom: Math.max(union.bottom, y + height),
    }),
    { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY },
  );
}

/** Steps in percent of width and height that look alike; towards the right and the bottom unless there is no room. */
function stepOf({ width, height }: Extent, boxes: readonly Box[]): Point {
  const pixels = Math.max(width, height) * STEP;
  const step = { x: (pixels / width) * 100, y: (pixels / height) * 100 };
  const { left, top, right, bottom } = unionOf(boxes);
  return {
    x: right + step.x > 100 && left - step.x >= 0 ? -step.x : step.x,
    y: bottom + step.y > 100 && top - step.y >= 0 ? -step.y : step.y,
  };
}

/** The first multiple of a step at which no shape of the group covers one like it; undefined when the place itself is free. */
function shiftOf(group: readonly Movable[], taken: ReadonlySet<string>): Point | undefined {
  const [first] = group;
  if (!first) return undefined;
  const step = stepOf(
    first.extent,
    group.map(({ box }) => box),
  );
  for (let i = 0; i <= MOST; i++) {
    const shift = { x: step.x * i, y: step.y * i };
    if (!group.some(({ region, box }) => taken.has(placeKey(region, box, shift)))) return i === 0 ? undefined : shift;
  }
  return step;
}

/** Shapes of one page. */
function pagesOf(movables: readonly Movable[]): readonly (readonly Movable[])[] {
  const pages = new Map<string, Movable[]>();
  for (const movable of movables) {
    const key = `${movable.region.itemIndex} ${movable.region.object}`;
    const page = pages.get(key);
    if (page) page.push(movable);
    else pages.set(key, [movable]);
  }
  return [...pages.values()];
}

/**
 * Pasted regions as they will lie: in their place, or all of a page a little aside where one of them would cover its like, so that a copy is seen.
 */
export function besideTheirLike(pasted: readonly Region[], env: Occupied): ReadonlyMap<string, Region> {
  const moved = new Map<string, Region>();
  const movables = pasted.flatMap((region) => movableOf(region, env) ?? []);
  if (movables.length === 0) return moved;
  const pages = pagesOf(movables);
  const sizes = new Set(movables.map(({ box }) => sizeKey(box)));
  const isThere = ({ object, itemIndex }: Region): boolean =>
    pages.some(([first]) => first?.region.object === object && first.region.itemIndex === itemIndex);
  const taken = new Set<string>();
  for (const region of env.regions) {
    const there = isThere(region) ? movableOf(region, env) : undefined;
    if (there && sizes.has(sizeKey(there.box))) taken.add(placeKey(region, there.box));
  }
  for (const page of pages) {
    const shift = shiftOf(page, taken);
    if (!shift) continue;
    for (const { region, kind, extent } of page) moved.set(region.id, reshape(region, kind.move(region.value, shift, extent), env));
  }
  return moved;
}
