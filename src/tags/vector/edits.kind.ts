import type { Point } from '../../core';
import { type Cubic, clampPointPct, splitCubic } from '../../geometry';
import { idOf, linksOf } from './links.kindCore';
import { curveBetween, movedVertices, runsOf, type Segment } from './runs.kind';
import { leastOfRing, type VectorValue, type Vertex } from './vector.kindCore';

/** Letters and length of Label Studio's vertex ids. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';
const ID_LENGTH = 21;
/** How far the control points of a vertex that becomes a curve lie from it, as a share of the way between its neighbours. */
const CURVE_SHARE = 0.3;
/** What only a curve has. */
const CURVE_KEYS: ReadonlySet<string> = new Set(['controlPoint1', 'controlPoint2', 'disconnected']);

/** As nanoid makes them; kinds import no package. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(ID_LENGTH)), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** A new vertex that comes from the one with the id `from`. */
export function newVertex({ x, y }: Point, from: Vertex['prevPointId'], more: Partial<Vertex> = {}): Vertex {
  return { id: newId(), x, y, prevPointId: from ?? null, isBezier: false, ...more };
}

/** New vertices one after the other; of a ring the first comes from the last, as Label Studio writes it. */
export function linked(points: readonly Point[], ring: boolean): readonly Vertex[] {
  const vertices: Vertex[] = [];
  for (const point of points) vertices.push(newVertex(point, vertices.at(-1)?.id));
  const [first] = vertices;
  if (ring && first) vertices[0] = { ...first, prevPointId: vertices.at(-1)?.id ?? null };
  return vertices;
}

/** A curve's vertex at `point`, drawn out to `control`; the other control point mirrors it. */
export function drawnOut(vertex: Vertex, name: 'controlPoint1' | 'controlPoint2', control: Point): Vertex {
  const mirror = { x: 2 * vertex.x - control.x, y: 2 * vertex.y - control.y };
  const { x, y } = control;
  const [controlPoint1, controlPoint2] = name === 'controlPoint1' ? [{ x, y }, mirror] : [mirror, { x, y }];
  return { ...vertex, isBezier: true, controlPoint1, controlPoint2 };
}

/**
 * The vertices with every id and link written out: where links are changed they must be there. The very array where all of them are.
 * A vertex whose id another one has before it gets a new one: nothing leads to it.
 */
export function explicit(vertices: readonly Vertex[]): readonly Vertex[] {
  const { from, duplicates, circles } = linksOf(vertices);
  const again = new Set(duplicates);
  const isWhole = vertices.every((vertex, i) => idOf(vertex.id) !== undefined && vertex.prevPointId !== undefined && !again.has(i));
  if (isWhole) return vertices;
  const ids = vertices.map((vertex, i) => (idOf(vertex.id) === undefined || again.has(i) ? newId() : vertex.id));
  const closing = new Map(circles.map((circle) => [circle.to, circle.from]));
  return vertices.map((vertex, i) => {
    const before = closing.get(i) ?? from[i] ?? -1;
    const prevPointId = vertex.prevPointId === undefined ? (ids[before] ?? null) : vertex.prevPointId;
    return vertex.id === ids[i] && vertex.prevPointId === prevPointId ? vertex : { ...vertex, id: ids[i] ?? null, prevPointId };
  });
}

function shifted(vertex: Vertex, to: Point): Vertex {
  const [dx, dy] = [to.x - vertex.x, to.y - vertex.y];
  const along = (name: 'controlPoint1' | 'controlPoint2'): Partial<Vertex> => {
    const point = vertex[name];
    return point && Number.isFinite(point.x) && Number.isFinite(point.y) ? { [name]: { ...point, x: point.x + dx, y: point.y + dy } } : {};
  };
  return { ...vertex, x: to.x, y: to.y, ...along('controlPoint1'), ...along('controlPoint2') };
}

/** One vertex put elsewhere with its control points, kept on the image. An index without vertex changes nothing. */
export function moveVertex(value: VectorValue, index: number, point: Point): VectorValue {
  const vertex = value.vertices[index];
  if (!vertex) return value;
  const vertices = value.vertices.with(index, shifted(vertex, clampPointPct(point)));
  return { ...value, vertices: movedVertices(value.vertices, vertices) };
}

/** Several vertices moved together, none of them off the image. */
export function moveVertices(value: VectorValue, indices: ReadonlySet<number>, delta: Point): VectorValue {
  const vertices = value.vertices.map((vertex, i) =>
    indices.has(i) ? shifted(vertex, clampPointPct({ x: vertex.x + delta.x, y: vertex.y + delta.y })) : vertex,
  );
  return { ...value, vertices: movedVertices(value.vertices, vertices) };
}

/** One control point put elsewhere. The other one mirrors it until the two are parted (`apart`), which they then stay. */
export function moveControl(
  value: VectorValue,
  index: number,
  name: 'controlPoint1' | 'controlPoint2',
  point: Point,
  apart: boolean,
): VectorValue {
  const vertex = value.vertices[index];
  if (!vertex) return value;
  const control = { ...vertex[name], x: point.x, y: point.y };
  const next: Vertex =
    apart || vertex.disconnected === true
      ? { ...vertex, [name]: control, ...(vertex.disconnected !== true && { disconnected: true }) }
      : drawnOut(vertex, name, point);
  return { ...value, vertices: movedVertices(value.vertices, value.vertices.with(index, next)) };
}

/** The vertices before and after one, along the first line it lies on. */
function neighboursOf(value: VectorValue, index: number): readonly (Vertex | undefined)[] {
  const run = runsOf(value).find(({ indices }) => indices.includes(index));
  if (!run) return [];
  const at = run.indices.indexOf(index);
  const { length } = run.indices;
  return [at - 1, at + 1].map((place) => {
    const wrapped = run.ring ? run.indices[(place + length) % length] : run.indices[place];
    return wrapped === undefined ? undefined : value.vertices[wrapped];
  });
}

/** A straight vertex becomes a curve along the way between its neighbours, a curve becomes straight. */
export function toggleCurve(value: VectorValue, index: number): VectorValue {
  const vertex = value.vertices[index];
  if (!vertex) return value;
  if (vertex.isBezier === true) {
    const kept = Object.entries(vertex).filter(([key]) => !CURVE_KEYS.has(key));
    return { ...value, vertices: value.vertices.with(index, { ...(Object.fromEntries(kept) as Vertex), isBezier: false }) };
  }
  const [before = vertex, after = vertex] = neighboursOf(value, index);
  if (before === after) return value;
  const control = { x: vertex.x + (after.x - before.x) * CURVE_SHARE, y: vertex.y + (after.y - before.y) * CURVE_SHARE };
  return { ...value, vertices: value.vertices.with(index, drawnOut(vertex, 'controlPoint2', control)) };
}

/** A curve cut in two at `t`: its ends and the vertex between, with the control points that keep it where it is. */
function splitBetween(from: Vertex, to: Vertex, curve: Cubic, t: number): readonly [Vertex, Partial<Vertex> & Point, Vertex] {
  const [[, c1, c2, middle], [, c3, c4]] = splitCubic(curve, t);
  const isCurved = (vertex: Vertex): boolean => vertex.isBezier === true;
  // The end of a shortened curve no longer mirrors its other side.
  return [
    isCurved(from) && from.controlPoint2 ? { ...from, controlPoint2: c1, disconnected: true } : from,
    { ...middle, isBezier: true, controlPoint1: c2, controlPoint2: c3, disconnected: true },
    isCurved(to) && to.controlPoint1 ? { ...to, controlPoint1: c4, disconnected: true } : to,
  ];
}

/** A new vertex on a line: at `point` on a straight one, at `t` (0 to 1) of a curve, which keeps its shape. */
export function insertVertex(value: VectorValue, { from, to }: Segment, point: Point, t = 0.5): VectorValue {
  const vertices = [...explicit(value.vertices)];
  const [a, b] = [vertices[from], vertices[to]];
  if (!a || !b) return value;
  const curve = curveBetween(a, b);
  const [start, middle, end] = curve ? splitBetween(a, b, curve, t) : ([a, clampPointPct(point), b] as const);
  const added: Vertex = { ...newVertex(middle, a.id), ...middle };
  const follows = linksOf(value.vertices).from[to] === from;
  vertices[from] = start;
  // The line that closes a ring need not be written down at its first vertex.
  const isWritten = follows || idOf(end.prevPointId) === idOf(a.id);
  vertices[to] = isWritten ? { ...end, prevPointId: added.id ?? null } : end;
  vertices.splice(follows ? to : vertices.length, 0, added);
  return { ...value, vertices };
}

/** Without some vertices: what followed one follows the one before it. The same value where fewer than `least` would be left. */
export function removeVertices(value: VectorValue, indices: ReadonlySet<number>, least: number): VectorValue {
  const before = explicit(value.vertices);
  const left = before.length - [...indices].filter((index) => before[index]).length;
  const kept = before.filter((_, i) => !indices.has(i));
  if (left === before.length || left < Math.max(least, 1, value.closed ? leastOfRing(kept) : 1)) return value;
  let vertices: readonly Vertex[] = before;
  for (const gone of [...indices].sort((a, b) => b - a)) vertices = withoutVertex(vertices, gone);
  return { ...value, vertices };
}

function withoutVertex(vertices: readonly Vertex[], index: number): readonly Vertex[] {
  const gone = vertices[index];
  if (!gone) return vertices;
  const goneId = idOf(gone.id);
  let heir = gone.prevPointId ?? null;
  return vertices.toSpliced(index, 1).map((vertex) => {
    if (idOf(vertex.prevPointId) !== goneId) return vertex;
    const prevPointId = idOf(heir) === idOf(vertex.id) ? null : heir;
    // Branches of a start that is gone hang on the first of them: the drawing stays one.
    if (prevPointId === null) heir = vertex.id ?? null;
    return { ...vertex, prevPointId };
  });
}

/** A closed path opened at one line of its ring: the vertex after it becomes the start. Unchanged where that line is on no ring. */
export function cutRing(value: VectorValue, { from, to }: Segment): VectorValue {
  if (!value.closed) return value;
  const ring = runsOf(value).find((run) => run.ring && run.indices.includes(from) && run.indices.includes(to));
  const at = ring?.indices.indexOf(to) ?? -1;
  if (!ring || at < 0) return value;
  const vertices = explicit(value.vertices);
  const order = [...ring.indices.slice(at), ...ring.indices.slice(0, at)];
  const line = order.flatMap((index, i): Vertex[] => {
    const vertex = vertices[index];
    const before = i === 0 ? undefined : vertices[order[i - 1] ?? -1];
    if (!vertex) return [];
    const prevPointId = before?.id ?? null;
    return [vertex.prevPointId === prevPointId ? vertex : { ...vertex, prevPointId }];
  });
  const inRing = new Set(ring.indices);
  return { ...value, vertices: [...line, ...vertices.filter((_, i) => !inRing.has(i))], closed: false };
}

/** A line made a ring: its start then comes from its end. Unchanged where it has too few vertices or branches. */
export function closeRing(value: VectorValue): VectorValue {
  const [run, ...more] = runsOf(value);
  if (!run || more.length > 0 || value.closed || run.indices.length < leastOfRing(value.vertices)) return value;
  const vertices = explicit(value.vertices);
  const [root, tip] = [run.indices[0] ?? -1, run.indices.at(-1) ?? -1];
  const start = vertices[root];
  return start ? { ...value, vertices: vertices.with(root, { ...start, prevPointId: vertices[tip]?.id ?? null }), closed: true } : value;
}
