import { difference, intersection, union, xor } from 'polyclip-ts';
import type { Combination, Path, Point } from '../../../core';

/** As the library has them: the first point again at the end. */
type Ring = [number, number][];
type MultiPoly = Ring[][];

/** An outer ring and the holes in it. */
export type Part = readonly Path[];

const OPERATIONS = { union, subtract: difference, intersect: intersection } as const;

function ringOf({ points }: Path): Ring {
  return points.map(({ x, y }): [number, number] => [x, y]);
}

/** What an odd number of rings covers: outer rings without the holes in them. */
function evenOdd(paths: readonly Path[]): MultiPoly {
  const [first, ...others] = paths.filter(({ closed }) => closed).map((path): MultiPoly => [[ringOf(path)]]);
  return first ? xor(first, ...others) : [];
}

function pathOf(ring: Ring): Path {
  // The library repeats the first point at the end.
  const points = ring.slice(0, -1).map(([x, y]): Point => ({ x, y }));
  return { points, closed: true };
}

/** Shapes of rings (even-odd) as one; several parts where they fall apart, none when nothing is left. */
export function clip(base: readonly Path[], others: readonly (readonly Path[])[], how: Combination): readonly Part[] {
  return OPERATIONS[how](evenOdd(base), ...others.map(evenOdd)).map((polygon) => polygon.map(pathOf));
}
