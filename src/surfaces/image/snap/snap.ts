import type { Box, Point } from '../../../core';
import { eachEdgeNear, type IndexedPath } from './outlines';

/** A vertex of a region's outline. */
export interface VertexRef {
  readonly region: string;
  readonly path: number;
  readonly index: number;
}

/** What can be stuck to: outlines of regions that touch a box of percent. */
export interface SnapField {
  near(box: Box): Iterable<{ readonly id: string; readonly paths: readonly IndexedPath[] }>;
  /** Screen pixels that one percent covers, across and down. */
  readonly metric: Point;
  /** Screen pixels within which things stick. */
  readonly reach: number;
}

/** Where something stuck: a place, and the edge it lies on where it is no vertex. */
export interface SnapMark {
  readonly at: Point;
  readonly line?: readonly [Point, Point];
}

/** A point that stuck. */
export interface SnappedPoint extends SnapMark {
  readonly vertex?: VertexRef;
}

/** A straight edge. */
export type Edge = readonly [Point, Point];

/** What a shape that is being moved or reshaped brings along. */
export interface MovingShape {
  readonly points: readonly Point[];
  /** Edges that other regions' vertices may stick to; those that run straight across or down. */
  readonly edges: readonly Edge[];
}

/** How far a moving shape must go on so that it sticks. */
export interface SnappedShape {
  readonly delta: Point;
  readonly marks: readonly SnapMark[];
}

/** Directions less than this apart (sine) are one direction. */
const PARALLEL = 0.05;

/** One direction in which something sticks: `normal · delta = offset`, in screen pixels. */
interface Constraint {
  readonly nx: number;
  readonly ny: number;
  readonly offset: number;
  readonly mark: SnapMark;
}

/** Keeps the nearest of what is offered; the first of equals. */
class Nearest<T> {
  found: T | undefined;
  #least: number;

  constructor(reach: number) {
    this.#least = reach;
  }

  offer(distance: number, make: () => T): void {
    if (distance > this.#least || (this.found && distance === this.#least)) return;
    this.#least = distance;
    this.found = make();
  }
}

function around(point: Point, field: SnapField): Box {
  const [x, y] = [field.reach / field.metric.x, field.reach / field.metric.y];
  return { x: point.x - x, y: point.y - y, width: 2 * x, height: 2 * y };
}

function apart(a: Point, b: Point, metric: Point): number {
  return Math.hypot((a.x - b.x) * metric.x, (a.y - b.y) * metric.y);
}

/** The place on an edge that is nearest to a point, as seen on the screen. */
function nearestOn(a: Point, b: Point, point: Point, metric: Point): Point {
  const [ex, ey] = [(b.x - a.x) * metric.x, (b.y - a.y) * metric.y];
  const length = ex * ex + ey * ey;
  if (length === 0) return a;
  const along = ((point.x - a.x) * metric.x * ex + (point.y - a.y) * metric.y * ey) / length;
  const t = Math.min(1, Math.max(0, along));
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function constraintOf(a: Point, b: Point, from: Point, onto: Point, metric: Point, mark: SnapMark): Constraint | undefined {
  const [ex, ey] = [(b.x - a.x) * metric.x, (b.y - a.y) * metric.y];
  const length = Math.hypot(ex, ey);
  if (length === 0) return undefined;
  const [nx, ny] = [-ey / length, ex / length];
  return { nx, ny, offset: (onto.x - from.x) * metric.x * nx + (onto.y - from.y) * metric.y * ny, mark };
}

/** What satisfies one constraint, or two that are not parallel. */
function solve(first: Constraint, second: Constraint | undefined): Point {
  if (!second) return { x: first.nx * first.offset, y: first.ny * first.offset };
  const det = first.nx * second.ny - first.ny * second.nx;
  return {
    x: (first.offset * second.ny - second.offset * first.ny) / det,
    y: (second.offset * first.nx - first.offset * second.nx) / det,
  };
}

/** The nearest constraint, and the nearest other one in another direction that can be met with it. */
function best(constraints: readonly Constraint[], reach: number): readonly Constraint[] {
  let first: Constraint | undefined;
  for (const one of constraints) if (!first || Math.abs(one.offset) < Math.abs(first.offset)) first = one;
  if (!first) return [];
  let second: Constraint | undefined;
  for (const one of constraints) {
    if (Math.abs(one.nx * first.ny - one.ny * first.nx) < PARALLEL) continue;
    const { x, y } = solve(first, one);
    if (Math.hypot(x, y) <= reach && (!second || Math.abs(one.offset) < Math.abs(second.offset))) second = one;
  }
  return second ? [first, second] : [first];
}

/** Vertices and edges near a point. */
function look(point: Point, field: SnapField, take: { vertex(at: Point, ref: VertexRef): void; edge(a: Point, b: Point): void }): void {
  const box = around(point, field);
  for (const { id, paths } of field.near(box)) {
    paths.forEach((path, number) => {
      eachEdgeNear(path, box, (index, a, b) => {
        take.vertex(a, { region: id, path: number, index });
        if (a === b) return;
        take.edge(a, b);
        if (!path.closed && index === path.points.length - 2) take.vertex(b, { region: id, path: number, index: index + 1 });
      });
    });
  }
}

/** Where a point sticks: at a vertex, else where edges cross, else at an edge; undefined where nothing is near. */
export function snapPoint(point: Point, field: SnapField): SnappedPoint | undefined {
  const { metric, reach } = field;
  const nearest = new Nearest<SnappedPoint>(reach);
  const constraints: Constraint[] = [];
  look(point, field, {
    vertex: (at, ref) => nearest.offer(apart(at, point, metric), () => ({ at, vertex: ref })),
    edge(a, b) {
      const onto = nearestOn(a, b, point, metric);
      if (apart(onto, point, metric) > reach) return;
      const constraint = constraintOf(a, b, point, onto, metric, { at: onto, line: [a, b] });
      if (constraint) constraints.push(constraint);
    },
  });
  if (nearest.found) return nearest.found;
  const [first, second] = best(constraints, reach);
  if (!first) return undefined;
  if (!second) return first.mark;
  const { x, y } = solve(first, second);
  return { ...first.mark, at: { x: point.x + x / metric.x, y: point.y + y / metric.y } };
}

/** The vertices of other outlines near an edge that runs straight across or down. */
function verticesAlong(edge: Edge, field: SnapField, take: (at: Point) => void): void {
  const [a, b] = edge;
  const [from, to] = [around({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }, field), { x: Math.abs(b.x - a.x), y: Math.abs(b.y - a.y) }];
  const box = { ...from, width: from.width + to.x, height: from.height + to.y };
  for (const { paths } of field.near(box)) {
    for (const path of paths) {
      eachEdgeNear(path, box, (_, vertex, next) => {
        take(vertex);
        if (!path.closed) take(next);
      });
    }
  }
}

/** How far a shape must go on so that it sticks: vertex on vertex, else its vertices on edges and its edges on vertices. */
export function snapShape({ points, edges }: MovingShape, field: SnapField): SnappedShape | undefined {
  const { metric, reach } = field;
  const nearest = new Nearest<SnappedShape>(reach);
  const constraints: Constraint[] = [];
  const add = (constraint: Constraint | undefined): void => {
    if (constraint && Math.abs(constraint.offset) <= reach) constraints.push(constraint);
  };
  for (const point of points) {
    look(point, field, {
      vertex: (at) => nearest.offer(apart(at, point, metric), () => ({ delta: { x: at.x - point.x, y: at.y - point.y }, marks: [{ at }] })),
      edge(a, b) {
        const onto = nearestOn(a, b, point, metric);
        if (apart(onto, point, metric) <= reach) add(constraintOf(a, b, point, onto, metric, { at: onto, line: [a, b] }));
      },
    });
  }
  if (nearest.found) return nearest.found;
  for (const [a, b] of edges) {
    verticesAlong([a, b], field, (at) => {
      const from = nearestOn(a, b, at, metric);
      if (apart(from, at, metric) <= reach) add(constraintOf(a, b, from, at, metric, { at, line: [a, b] }));
    });
  }
  const found = best(constraints, reach);
  const [first, second] = found;
  if (!first) return undefined;
  const { x, y } = solve(first, second);
  const delta = { x: x / metric.x, y: y / metric.y };
  return { delta, marks: found.map(({ mark }) => ({ at: mark.at, ...(mark.line && { line: shifted(mark.line, edges, delta) }) })) };
}

/** The shape's own edges are shown where they came to lie. */
function shifted(line: Edge, own: readonly Edge[], delta: Point): Edge {
  const [a, b] = line;
  if (!own.some((edge) => edge[0] === a && edge[1] === b)) return line;
  const by = (point: Point): Point => ({ x: point.x + delta.x, y: point.y + delta.y });
  return [by(a), by(b)];
}
