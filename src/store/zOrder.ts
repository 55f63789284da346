import type { Region } from '../core';
import type { ZOrder } from './annotationTypes';

/** Slots that go to the very front or back stand this close, so that a cell has room for a million of them. */
const CLOSE = 2 ** -20;

/** Regions that can lie over each other: those of one object and page, bottom to top. */
function stacksOf(regions: readonly Region[], moving: ReadonlySet<string>): readonly (readonly Region[])[] {
  const stacks: Region[][] = [];
  const isPageOf = (region: Region, stack: readonly Region[]): boolean =>
    stack[0]?.itemIndex === region.itemIndex && stack[0].object === region.object;
  // Few pages have regions that move: looking through them is cheaper than a key for each of thousands.
  for (const region of regions) if (moving.has(region.id) && !stacks.some((stack) => isPageOf(region, stack))) stacks.push([region]);
  return stacks.map((stack) => regions.filter((region) => isPageOf(region, stack)));
}

/** Positions in the stack as they stand when those in `moving` have moved; `forward` is `backward` of the stack turned over. */
function moved(stack: readonly Region[], moving: ReadonlySet<string>, to: ZOrder): readonly number[] {
  const isMoving = stack.map(({ id }) => moving.has(id));
  const positions = stack.map((_, i) => i);
  if (to === 'front' || to === 'back') {
    const rest = positions.filter((i) => !isMoving[i]);
    const chosen = positions.filter((i) => isMoving[i]);
    return to === 'front' ? rest.concat(chosen) : chosen.concat(rest);
  }
  if (to === 'forward') positions.reverse();
  for (let i = 1; i < positions.length; i++) {
    const below = positions[i - 1] ?? 0;
    const own = positions[i] ?? 0;
    if (!isMoving[own] || isMoving[below]) continue;
    positions[i - 1] = own;
    positions[i] = below;
  }
  return to === 'forward' ? positions.reverse() : positions;
}

/** Indexes of `ranks` that make its longest increasing subsequence (patience sorting): what can stay where it is. */
function longestIncreasing(ranks: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before: number[] = [];
  ranks.forEach((rank, i) => {
    let low = 0;
    let high = tails.length;
    // Most of a stack is in order: then the end is the place.
    if (high > 0 && (ranks[tails[high - 1] ?? 0] ?? 0) < rank) low = high;
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

/** Regions of one stack that get other slots, so that they stand in the order of `positions`; as few as can be. */
function resorted(stack: readonly Region[], positions: readonly number[]): Map<string, Region> {
  const staying = longestIncreasing(positions);
  const next = positions.flatMap((i) => stack[i] ?? []);
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
