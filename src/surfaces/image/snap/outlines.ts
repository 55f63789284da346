import type { Box, Extent, Kind, Path, Point } from '../../../core';

/** Vertices of a stretch of a path with their box: long outlines are asked stretch by stretch. */
interface Stretch {
  readonly from: number;
  /** One beyond its last edge's first vertex. */
  readonly to: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A path that can be asked what lies near a point without going through all of it. */
export interface IndexedPath extends Path {
  readonly stretches: readonly Stretch[];
}

const LENGTH = 32;

function indexed(path: Path): IndexedPath {
  const { points, closed } = path;
  const edges = closed ? points.length : Math.max(1, points.length - 1);
  const stretches: Stretch[] = [];
  for (let from = 0; from < edges; from += LENGTH) {
    const to = Math.min(edges, from + LENGTH);
    let [left, top, right, bottom] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (let i = from; i <= to; i++) {
      const point = points[i % points.length];
      if (!point) continue;
      left = Math.min(left, point.x);
      right = Math.max(right, point.x);
      top = Math.min(top, point.y);
      bottom = Math.max(bottom, point.y);
    }
    stretches.push({ from, to, left, top, right, bottom });
  }
  return { points, closed, stretches };
}

interface Cached {
  readonly width: number;
  readonly height: number;
  readonly paths: readonly IndexedPath[];
}

const NONE: readonly IndexedPath[] = [];

/** Outlines of values, indexed once for each. */
export class Outlines {
  readonly #cache = new WeakMap<object, Cached>();

  /** The lines of a value; none where its kind cannot say them. */
  of(kind: Kind<unknown> | undefined, value: unknown, extent: Extent): readonly IndexedPath[] {
    if (!kind?.outline || typeof value !== 'object' || value === null) return NONE;
    const known = this.#cache.get(value);
    if (known && known.width === extent.width && known.height === extent.height) return known.paths;
    const paths = kind.outline(value, extent).map(indexed);
    this.#cache.set(value, { width: extent.width, height: extent.height, paths });
    return paths;
  }
}

/** Calls back with the index of each edge whose stretch touches the box (`i` leads from vertex `i` to the next). */
export function eachEdgeNear(path: IndexedPath, box: Box, visit: (index: number, a: Point, b: Point) => void): void {
  const { points, stretches } = path;
  for (const { from, to, left, top, right, bottom } of stretches) {
    if (left > box.x + box.width || right < box.x || top > box.y + box.height || bottom < box.y) continue;
    for (let i = from; i < to; i++) {
      const [a, b] = [points[i], points[(i + 1) % points.length]];
      if (a && b) visit(i, a, b);
    }
  }
}
