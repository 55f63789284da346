import { type Box, defineKind, type Path, type Point } from '../../core';
import {
  boundsOfPairs,
  boxContains,
  clampMovePct,
  clampPointPct,
  mapBetweenBoxes,
  nearestEdge,
  type Pair,
  polygonContains,
  signedArea,
  turnedAbout,
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

function withPoints(value: PolygonValue, place: (point: Point) => Point): PolygonValue {
  return {
    ...value,
    points: value.points.map(([x, y]): Pair => {
      const next = place({ x, y });
      return [next.x, next.y];
    }),
  };
}

/** Rings thinner than this (percent × percent) are what rounding leaves where borders met. */
const NO_AREA = 1e-9;

function pairsOf({ points }: Path): readonly Pair[] {
  return points.map(({ x, y }): Pair => [x, y]);
}

/** Whether a path is more than what operations leave of touching borders. */
function hasContent(path: Path): boolean {
  if (!path.closed) return path.points.length > 0;
  return path.points.length >= LEAST_CLOSED && Math.abs(signedArea(pairsOf(path))) > NO_AREA;
}

/** Why several paths are no polygon, and what to do instead: Label Studio's result has one list of points. */
function refusalOf(paths: readonly Path[]): string {
  const holes = paths.filter((path, i) => {
    const [first] = path.points;
    return first && path.closed && paths.some((other, j) => j !== i && other.closed && polygonContains(pairsOf(other), first));
  }).length;
  const parts = paths.length - holes;
  const what = [...(parts > 1 ? [`${parts} separate parts`] : []), ...(holes > 0 ? [holes === 1 ? 'a hole' : `${holes} holes`] : [])].join(
    ' and ',
  );
  const instead =
    parts > 1 && holes === 0 ? 'Keep them as regions of their own' : 'Keep two regions, one for the outer border and one for the hole';
  return `The shape would have ${what}, and a polygon of Label Studio's format is one outline without holes. ${instead}, or use a mask (a Brush control).`;
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

  resize: (value, from, to) => withPoints(value, (point) => mapBetweenBoxes(point, from, to)),

  rotate: (value, degrees, centre, extent) => withPoints(value, (point) => turnedAbout(point, degrees, centre, extent)),

  outline: ({ points, closed }) => (points.length === 0 ? [] : [{ points: points.map(([x, y]) => ({ x, y })), closed }]),

  fromOutline(paths) {
    const [path, ...others] = paths.filter(hasContent);
    if (!path) return { refusal: 'Nothing is left of it, so there is no polygon to keep.' };
    if (others.length > 0) return { refusal: refusalOf([path, ...others]) };
    return { value: { points: path.points.map(({ x, y }): Pair => [x, y]), closed: path.closed } };
  },
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
