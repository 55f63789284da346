import simplifyLine from 'simplify-js';
import type { Extent, Path, Point } from '../../../core';

/** A path with the points left out that lie within `tolerance` pixels of the object from the line without them. The points that stay are as they were. */
export function simplify({ points, closed }: Path, tolerance: number, { width, height }: Extent): Path {
  const kx = width / 100;
  const ky = height / 100;
  const line = points.map((point) => ({ x: point.x * kx, y: point.y * ky, point }));
  const first = line[0];
  if (!first) return { points, closed };
  // A ring is simplified as two lines between its ends farthest apart, so that where it happens to start does not stay for ever.
  const kept = closed ? ring(line, tolerance) : reduce(line, tolerance);
  return { points: kept.map(({ point }) => point), closed };
}

interface Placed extends Point {
  readonly point: Point;
}

function reduce(line: readonly Placed[], tolerance: number): readonly Placed[] {
  // The library answers the very points it was given.
  return simplifyLine(line as Placed[], tolerance, true) as unknown as readonly Placed[];
}

function ring(line: readonly Placed[], tolerance: number): readonly Placed[] {
  const farthest = (from: Placed): number => {
    let best = 0;
    let most = -1;
    line.forEach(({ x, y }, i) => {
      const distance = (x - from.x) ** 2 + (y - from.y) ** 2;
      if (distance > most) [best, most] = [i, distance];
    });
    return best;
  };
  const [first] = line;
  if (!first || line.length < 4) return line;
  const a = farthest(first);
  const start = line[a] ?? first;
  const turned = [...line.slice(a), ...line.slice(0, a)];
  const b = turned.indexOf(line[farthest(start)] ?? start);
  const there = reduce(turned.slice(0, b + 1), tolerance);
  const back = reduce([...turned.slice(b), start], tolerance);
  const kept = new Set([...there, ...back]);
  // In the order they came, from the first that stays.
  return line.filter((placed) => kept.has(placed));
}
