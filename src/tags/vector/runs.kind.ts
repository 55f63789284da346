import type { Point } from '../../core';
import type { Cubic } from '../../geometry';
import { copyLinks, linksOf } from './links.kindCore';
import type { VectorValue, Vertex } from './vector.kindCore';

/** Vertices that follow each other, by index; a ring leads from its last back to its first. */
export interface Run {
  readonly indices: readonly number[];
  readonly ring: boolean;
}

/** One line from a vertex to the next, by index. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

/** How far along a straight line the control point of a vertex without one lies, as Label Studio has it. */
const STRAIGHT_SHARE = 0.3;

/** Each vertex with the ones that come from it. */
function followersOf(from: Int32Array): readonly number[][] {
  const followers: number[][] = Array.from(from, () => []);
  from.forEach((before, i) => {
    followers[before]?.push(i);
  });
  return followers;
}

/** Lines from each start, straight on along the first follower; each further follower begins a line of its own. */
function openRuns(from: Int32Array): { indices: number[]; ring: boolean }[] {
  const followers = followersOf(from);
  const runs: { indices: number[]; ring: boolean }[] = [];
  const starts: (readonly [parent: number, first: number])[] = [];
  from.forEach((before, i) => {
    if (before < 0) starts.push([-1, i]);
  });
  starts.reverse();
  for (let start = starts.pop(); start; start = starts.pop()) {
    const indices = start[0] < 0 ? [] : [start[0]];
    for (let at: number | undefined = start[1]; at !== undefined; at = followers[at]?.[0]) {
      indices.push(at);
      for (const branch of followers[at]?.slice(1).reverse() ?? []) starts.push([at, branch]);
    }
    runs.push({ indices, ring: false });
  }
  return runs;
}

/** The lines that closing adds: those that the vertices say themselves, else from the end of the path to its start. */
function closingLines({ vertices, closed }: VectorValue, runs: readonly Run[]): readonly Segment[] {
  const { circles } = linksOf(vertices);
  if (circles.length > 0 || !closed) return circles;
  const root = runs[0]?.indices[0];
  const tip = runs.length === 1 ? runs[0]?.indices.at(-1) : vertices.length - 1;
  return root === undefined || tip === undefined || root === tip ? [] : [{ from: tip, to: root }];
}

const cache = new WeakMap<readonly Vertex[], { open?: readonly Run[]; closed?: readonly Run[] }>();

/** The lines and rings of a path: what is drawn, each line once. */
export function runsOf(value: VectorValue): readonly Run[] {
  let known = cache.get(value.vertices);
  if (!known) {
    known = {};
    cache.set(value.vertices, known);
  }
  const name = value.closed ? 'closed' : 'open';
  const found = known[name];
  if (found) return found;
  const runs = openRuns(linksOf(value.vertices).from);
  for (const { from, to } of closingLines(value, runs)) {
    const run = runs.find(({ indices, ring }) => !ring && indices.length > 1 && indices[0] === to && indices.at(-1) === from);
    if (run) run.ring = true;
    else if (from !== to) runs.push({ indices: [from, to], ring: false });
  }
  known[name] = runs;
  return runs;
}

/** The single vertices of a line in order: undefined for a skeleton, for several lines, for a ring. */
export function chainOf(value: VectorValue): readonly number[] | undefined {
  const [run, ...more] = runsOf(value);
  return run && more.length === 0 && !run.ring ? run.indices : undefined;
}

const segments = new WeakMap<readonly Run[], readonly Segment[]>();

/** Every line of a path, in drawing order. */
export function segmentsOf(value: VectorValue): readonly Segment[] {
  const runs = runsOf(value);
  let found = segments.get(runs);
  if (!found) {
    found = runs.flatMap(({ indices, ring }) => {
      const [first] = indices;
      const around = ring && first !== undefined ? [...indices, first] : indices;
      return around.slice(1).map((to, i): Segment => ({ from: around[i] ?? to, to }));
    });
    segments.set(runs, found);
  }
  return found;
}

/** Vertices of a path that were moved hang together as they did: with thousands of them finding that out takes longer than the move. */
export function movedVertices(before: readonly Vertex[], after: readonly Vertex[]): readonly Vertex[] {
  copyLinks(before, after);
  const runs = cache.get(before);
  if (runs) cache.set(after, runs);
  return after;
}

/** A control point of a curve; undefined where it has none that can be read. */
export function controlOf(vertex: Vertex, name: 'controlPoint1' | 'controlPoint2'): Point | undefined {
  const point = vertex[name];
  return vertex.isBezier === true && point && Number.isFinite(point.x) && Number.isFinite(point.y) ? point : undefined;
}

/** The curve between two vertices; undefined where the line is straight. */
export function curveBetween(from: Vertex, to: Vertex): Cubic | undefined {
  const leaving = controlOf(from, 'controlPoint2');
  const coming = controlOf(to, 'controlPoint1');
  if (!leaving && !coming) return undefined;
  const [dx, dy] = [(to.x - from.x) * STRAIGHT_SHARE, (to.y - from.y) * STRAIGHT_SHARE];
  return [from, leaving ?? { x: from.x + dx, y: from.y + dy }, coming ?? { x: to.x - dx, y: to.y - dy }, to];
}
