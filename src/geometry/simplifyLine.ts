import { distanceToSegment } from './segment';
import type { Pair, Vec } from './types';

/**
 * A line with the points left out that lie within one `unit` of the line without them (Douglas and Peucker; x and y each in their own
 * unit). Its ends stay, the points that stay are the very ones. Here and not of a library, since tools are pure and import none.
 */
export function simplifyLine(points: readonly Pair[], unit: Vec): readonly Pair[] {
  const scaled = points.map(([x, y]): Pair => [x / unit.x, y / unit.y]);
  const kept = new Set([0, points.length - 1]);
  const spans: (readonly [number, number])[] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const [a, b] = [scaled[first], scaled[last]];
    let [farthest, most] = [-1, 1];
    for (let i = first + 1; a && b && i < last; i++) {
      const [x, y] = scaled[i] ?? a;
      const off = distanceToSegment({ x, y }, a, b);
      if (off > most) [farthest, most] = [i, off];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, i) => kept.has(i));
}
