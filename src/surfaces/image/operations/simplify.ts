import type { Extent, Path, Point } from '../../../core';
import { type Pair, simplifyLine } from '../../../geometry';

/** A path with the points left out that lie within `tolerance` pixels of the object from the line without them. The points that stay are as they were. */
export function simplify({ points, closed }: Path, tolerance: number, { width, height }: Extent): Path {
  const unit = { x: (tolerance * 100) / width, y: (tolerance * 100) / height };
  const line = points.map(({ x, y }): Pair => [x, y]);
  const kept = new Set(closed ? keptOfRing(line, unit) : simplifyLine(line, unit));
  return { points: points.filter((_, i) => kept.has(line[i] ?? [0, 0])), closed };
}

/** A ring is simplified as two lines between points far apart, so that where it happens to start does not stay for ever. */
function keptOfRing(line: readonly Pair[], unit: Point): readonly Pair[] {
  const farthest = (from: Pair): number => {
    let [best, most] = [0, -1];
    line.forEach(([x, y], i) => {
      const distance = ((x - from[0]) / unit.x) ** 2 + ((y - from[1]) / unit.y) ** 2;
      if (distance > most) [best, most] = [i, distance];
    });
    return best;
  };
  const [first] = line;
  if (!first || line.length < 4) return line;
  const start = line[farthest(first)] ?? first;
  const from = line.indexOf(start);
  const turned = [...line.slice(from), ...line.slice(0, from)];
  const middle = turned.indexOf(line[farthest(start)] ?? start);
  return [...simplifyLine(turned.slice(0, middle + 1), unit), ...simplifyLine([...turned.slice(middle), start], unit)];
}
