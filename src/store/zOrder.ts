import type { Region } from '../core';
import type { ZOrder } from './types';

/** Slots that go to the very front or back stand this close, so that a cell has room for a million of them. */
const CLOSE = 2 ** -20;

/** Regions that can lie over each other: those of one object and page, bottom to top. */
function stacksOf(regions: readonly Region[], moving: ReadonlySet<string>): readonly (readonly Region[])[] {
  const keyOf = ({ object, itemIndex }: Region): string => `${itemIndex}:${object}`;
  const stacks = new Map<string, Region[]>();
  for (const region of regions) if (moving.has(region.id)) stacks.set(keyOf(region), []);
  for (const region of regions) stacks.get(keyOf(region))?.push(region);
  return [...stacks.values()];
}

/** The stack with the regions moved; `step` 1 looks from the bottom, so `forward` is `backward` of the stack turned over. */
function moved(stack: readonly Region[], moving: ReadonlySet<string>, to: ZOrder): readonly Region[] {
  const isMoving = ({ id }: Region): boolean => moving.has(id);
  if (to === 'front') return [...stack.filter((region) => !isMoving(region)), ...stack.filter(isMoving)];
  if (to === 'back') return [...stack.filter(isMoving), ...stack.filter((region) => !isMoving(region))];
  const next = to === 'backward' ? [...stack] : [...stack].reverse();
  for (let i = 1; i < next.length; i++) {
    const [below, region] = [next[i - 1], next[i]];
    if (!below || !region || !isMoving(region) || isMoving(below)) continue;
    next[i - 1] = region;
    next[i] = below;
  }
  return to === 'backward' ? next : next.reverse();
}

/** Positions of `ranks` that make its longest increasing subsequence (patience sorting): what can stay where it is. */
function longestIncreasing(ranks: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  ranks.forEach((rank, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranks[tails[middle] ?? 0] ?? 0) < rank) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const staying = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) staying.add(i);
  return staying;
}

/**
 * Slots for `run` between two regions that stay. A slot's whole-number cell belongs to the result that came with it, so fractions of it
 * are free, and nothing of another page or kind is passed by more than is needed. Undefined when the cell has no room left.
 */
function slotsBetween(
  run: readonly Region[],
  below: readonly number[] | undefined,
  above: number | undefined,
): readonly number[] | undefined {
  const count = run.reduce((sum, region) => sum + region.results.length, 0);
  const low = below ? Math.max(...below.filter((slot) => above === undefined || slot < above)) : Math.ceil(above ?? 0) - 1;
  const high = Math.min(above ?? Number.POSITIVE_INFINITY, Math.floor(low) + 1);
  const even = (high - low) / (count + 1);
  const step = below && above !== undefined ? even : Math.min(even, CLOSE);
  const start = below ? low : high - step * (count + 1);
  const slots = Array.from({ length: count }, (_, i) => start + step * (i + 1));
  const isStrict = slots.every((slot, i) => slot > (slots[i - 1] ?? low) && slot < high);
  return isStrict ? slots : undefined;
}

/** Hands `slots` out to regions in order. */
function dealt(regions: readonly Region[], slots: readonly number[]): Map<string, Region> {
  const found = new Map<string, Region>();
  let at = 0;
  for (const region of regions) {
    const own = slots.slice(at, at + region.results.length);
    at += region.results.length;
    found.set(region.id, Object.freeze({ ...region, slots: own }));
  }
  return found;
}

/** All slots of a stack, those of one cell spread evenly: the last resort, after millions of moves into one place. */
function spread(stack: readonly Region[]): readonly number[] {
  const cells = stack.flatMap(({ slots }) => slots.map(Math.floor)).sort((a, b) => a - b);
  const sizes = new Map<number, number>();
  for (const cell of cells) sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
  const used = new Map<number, number>();
  return cells.map((cell) => {
    const i = used.get(cell) ?? 0;
    used.set(cell, i + 1);
    return cell + i / (sizes.get(cell) ?? 1);
  });
}

/** Regions of one stack that get other slots, so that it reads as `next`; as few as can be. */
function resorted(stack: readonly Region[], next: readonly Region[]): Map<string, Region> {
  const rankOf = new Map(stack.map(({ id }, rank) => [id, rank]));
  const staying = longestIncreasing(next.map(({ id }) => rankOf.get(id) ?? 0));
  const changed = new Map<string, Region>();
  for (let i = 0; i < next.length; i++) {
    if (staying.has(i)) continue;
    let end = i;
    while (end < next.length && !staying.has(end)) end++;
    const run = next.slice(i, end);
    const slots = slotsBetween(run, next[i - 1]?.slots, next[end]?.slots[0]);
    if (!slots) return dealt(next, spread(stack));
    for (const [id, region] of dealt(run, slots)) changed.set(id, region);
    i = end;
  }
  return changed;
}

/**
 * The regions that change their place when `moving` go up or down among those of their object and page; `regions` are all, bottom to top.
 * Only their slots differ: results stay the very objects, and what is no region of that page keeps its place.
 */
export function reordered(regions: readonly Region[], moving: ReadonlySet<string>, to: ZOrder): ReadonlyMap<string, Region> {
  const changed = new Map<string, Region>();
  for (const stack of stacksOf(regions, moving)) {
    for (const [id, region] of resorted(stack, moved(stack, moving, to))) changed.set(id, region);
  }
  return changed;
}
