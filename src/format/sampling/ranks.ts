import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { SamplingStrategy } from './strategy';

/** What a strategy orders a task by. */
export interface Ranked {
  readonly id: unknown;
  readonly score: unknown;
}

/** A number for each task in the order they came; tasks are shown from the lowest, equal ones as they came. */
export type Rank = (task: Ranked) => number;

/** The id of a task or a row, whatever it is. */
export function ownId(task: unknown): unknown {
  return (task as { readonly id?: unknown } | null | undefined)?.id;
}

/** Whether a strategy asks for scores: they are taken for no other. */
export function isByScore(strategy: SamplingStrategy): boolean {
  return strategy === 'prediction-score-min' || strategy === 'prediction-score-max';
}

/** A seed for `uniform`: a whole number of 32 bits, from 0. */
export function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** A seed that came from outside as the generator takes it: whole numbers of 32 bits, from 0. */
export function wholeSeed(seed: number): number {
  return seed >>> 0;
}

/** Ids that are numbers, also where they are written as texts (CSV). Others have no order of their own and come after, as they came. */
function numberOfId(id: unknown): number {
  if (typeof id === 'number') return Number.isNaN(id) ? Number.POSITIVE_INFINITY : id;
  return typeof id === 'string' && id.length < 32 && /^\s*-?\d+(?:\.\d+)?\s*$/.test(id) ? Number(id) : Number.POSITIVE_INFINITY;
}

/**
 * Each task's own draw, in the order they came, so that tasks which are imported later leave the order of the earlier ones as it is.
 * Integer arithmetic alone: every platform draws the same.
 */
function drawnRank(seed: number): Rank {
  const rng = xoroshiro128plus(wholeSeed(seed) | 0);
  // Its first numbers are the seed almost as it is: 1, 2 and 3 would all put the first task last.
  rng.jump?.();
  return () => uniformFloat64(rng);
}

function scoreRank(sign: 1 | -1): Rank {
  return ({ score }) => (typeof score === 'number' && Number.isFinite(score) ? sign * score : Number.POSITIVE_INFINITY);
}

/** The ranks of a strategy; to be asked once for each task, in the order they came. */
export function createRank(strategy: SamplingStrategy, seed: number): Rank {
  switch (strategy) {
    case 'uniform':
      return drawnRank(seed);
    case 'prediction-score-min':
      return scoreRank(1);
    case 'prediction-score-max':
      return scoreRank(-1);
    default:
      return ({ id }) => numberOfId(id);
  }
}

/** Indexes of ranks from the lowest up, equal ones as they came. A million take less than a second. */
export function orderOf(ranks: Float64Array): Uint32Array {
  const compare = (a: number, b: number): number => {
    const one = ranks[a] as number;
    const other = ranks[b] as number;
    // No difference: infinite ranks are equal.
    return one < other ? -1 : one > other ? 1 : a - b;
  };
  return Uint32Array.from(ranks, (_, i) => i).sort(compare);
}
