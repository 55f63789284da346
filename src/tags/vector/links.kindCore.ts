import type { Vertex } from './vector.kindCore';

/** Which vertex each line comes from, and what the vertices say that cannot be. */
export interface Links {
  /** By vertex: the index its line comes from, -1 where one starts. Never leads in a circle. */
  readonly from: Int32Array;
  /** Lines that close a circle, left out of `from`: one a circle, at its first vertex. */
  readonly circles: readonly { readonly from: number; readonly to: number }[];
  /** Vertices whose id another one has before them; lines lead to the first. */
  readonly duplicates: readonly number[];
  /** Vertices that come from an id which no vertex has; they start a line. */
  readonly strays: readonly number[];
}

/** An id as links compare it: models write numbers too. Undefined where there is none. */
export function idOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** Leaves out of `from` one line of each circle. */
function openCircles(from: Int32Array): Links['circles'] {
  const circles: { from: number; to: number }[] = [];
  /** The walk that came by first, counted from 1. */
  const seen = new Int32Array(from.length);
  for (let start = 0; start < from.length; start++) {
    let at = start;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = start + 1;
      at = from[at] ?? -1;
    }
    if (at < 0 || seen[at] !== start + 1) continue;
    let first = at;
    for (let next = from[at] ?? -1; next !== at; next = from[next] ?? -1) first = Math.min(first, next);
    circles.push({ from: from[first] ?? -1, to: first });
    from[first] = -1;
  }
  return circles;
}

const cache = new WeakMap<readonly Vertex[], Links>();

/** How vertices hang together, whatever their order. */
export function linksOf(vertices: readonly Vertex[]): Links {
  const known = cache.get(vertices);
  if (known) return known;
  const byId = new Map<string, number>();
  const duplicates: number[] = [];
  const strays: number[] = [];
  vertices.forEach((vertex, i) => {
    const id = idOf(vertex.id);
    if (id === undefined) return;
    if (byId.has(id)) duplicates.push(i);
    else byId.set(id, i);
  });
  const from = Int32Array.from(vertices, ({ prevPointId }, i) => {
    if (prevPointId === undefined) return i - 1;
    if (prevPointId === null) return -1;
    const found = byId.get(idOf(prevPointId) ?? '');
    if (found === undefined) strays.push(i);
    return found ?? -1;
  });
  const links: Links = { from, circles: openCircles(from), duplicates, strays };
  cache.set(vertices, links);
  return links;
}

/** The same vertices elsewhere hang together as before. */
export function copyLinks(before: readonly Vertex[], after: readonly Vertex[]): void {
  const links = cache.get(before);
  if (links) cache.set(after, links);
}
