import { type Box, defineKind, type Point } from '../../core';
import {
  boundsOfPairs,
  boxContains,
  clampMovePct,
  clampPointPct,
  mapBetweenBoxes,
  nearestEdge,
  type Pair,
  polygonContains,
} from '../../geometry';
import { LEAST_CLOSED, LEAST_OPEN, type PolygonValue, polygonKindCore } from './polygon.kindCore';

const boundsCache = new WeakMap<readonly Pair[], Box>();

function boundsOf({ points }: PolygonValue): Box {
  let bounds = boundsCache.get(points);
  if (!bounds) {
    bounds = boundsOfPairs(points);
    boundsCache.set(points, bounds);
  }
  return bounds;
}

/** Outlines of `Polygon` and `PolygonLabels`. */
export const polygonKind = defineKind<PolygonValue>({
  ...polygonKindCore,

  bounds: (value) => boundsOf(value),

  contains(value, point, tolerance, extent) {
    if (!boxContains(boundsOf(value), point, tolerance)) return false;
    if (value.closed && polygonContains(value.points, point)) return true;
    // Without a tolerance only the outline itself counts, measured in image pixels: percent are not square.
    const exact = tolerance.x <= 0 || tolerance.y <= 0;
    const unit = exact ? { x: 100 / (extent.width || 100), y: 100 / (extent.height || 100) } : tolerance;
    const nearest = nearestEdge(value.points, value.closed, point, unit);
    return nearest !== undefined && nearest.distance <= (exact ? 1e-9 : 1);
  },

  move(value, delta) {
    const allowed = clampMovePct(boundsOf(value), delta);
    return { ...value, points: value.points.map(([x, y]): Pair => [x + allowed.x, y + allowed.y]) };
  },

  resize: (value, from, to) => ({
    ...value,
    points: value.points.map(([x, y]): Pair => {
      const moved = mapBetweenBoxes({ x, y }, from, to);
      return [moved.x, moved.y];
    }),
  }),
});

/** One vertex put elsewhere, kept on the image. An index without vertex changes nothing. */
export function moveVertex(value: PolygonValue, index: number, point: Point): PolygonValue {
  if (!value.points[index]) return value;
  const { x, y } = clampPointPct(point);
  return { ...value, points: value.points.with(index, [x, y]) };
}

/** A new vertex on an edge, kept on the image. Edge `i` starts at vertex `i`; the last edge of a closed polygon leads back to the first. */
export function insertVertex(value: PolygonValue, edge: number, point: Point): PolygonValue {
  const edges = value.closed ? value.points.length : value.points.length - 1;
  if (!Number.isInteger(edge) || edge < 0 || edge >= edges) return value;
  const { x, y } = clampPointPct(point);
  return { ...value, points: value.points.toSpliced(edge + 1, 0, [x, y]) };
}

/** Without one vertex; the same value where too few would be left (3 of a closed polygon, 1 of an open one). */
export function removeVertex(value: PolygonValue, index: number): PolygonValue {
  const least = value.closed ? LEAST_CLOSED : LEAST_OPEN;
  if (!value.points[index] || value.points.length <= least) return value;
  return { ...value, points: value.points.toSpliced(index, 1) };
}
