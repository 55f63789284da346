import { type Box, defineKind, type Extent, type Path, type Point } from '../../core';
import {
  boundsOfCubic,
  boundsOfPairs,
  boxContains,
  clampMovePct,
  flattenCubic,
  mapBetweenBoxes,
  nearestEdge,
  type Pair,
  polygonContains,
  turnedAbout,
  unionOfBoxes,
} from '../../geometry';
import { linked } from './edits.kind';
import { curveBetween, movedVertices, runsOf, segmentsOf } from './runs.kind';
import { leastOfRing, type VectorValue, type Vertex, vectorKindCore } from './vector.kindCore';

/** How far a flattened curve may leave the true one, in image pixels: a fifth of a screen pixel at ten times the size. */
const FLAT_IMG = 0.02;
/** For images whose size is not known yet. */
const PIXELS = 1000;

/** A line or ring of a path with its curves flattened. */
interface FlatRun {
  readonly points: readonly Pair[];
  readonly ring: boolean;
}

const boundsCache = new WeakMap<VectorValue, Box>();
const flatCache = new WeakMap<VectorValue, { readonly extent: Extent; readonly runs: readonly FlatRun[] }>();

/** Exact: curves count to where they turn, not to their control points. */
function boundsOf(value: VectorValue): Box {
  let bounds = boundsCache.get(value);
  if (!bounds) {
    const { vertices } = value;
    bounds = boundsOfPairs(vertices.map(({ x, y }): Pair => [x, y]));
    const curves = segmentsOf(value).flatMap(({ from, to }) => {
      const [a, b] = [vertices[from], vertices[to]];
      const curve = a && b && curveBetween(a, b);
      return curve ? [boundsOfCubic(curve)] : [];
    });
    if (curves.length > 0) bounds = unionOfBoxes([bounds, ...curves]) ?? bounds;
    boundsCache.set(value, bounds);
  }
  return bounds;
}

function flatten(value: VectorValue, extent: Extent): readonly FlatRun[] {
  const unit = { x: (FLAT_IMG * 100) / (extent.width || PIXELS), y: (FLAT_IMG * 100) / (extent.height || PIXELS) };
  const { vertices } = value;
  return runsOf(value).map(({ indices, ring }) => {
    const points: Pair[] = [];
    const add = (index: number, before: number | undefined): void => {
      const [a, b] = [before === undefined ? undefined : vertices[before], vertices[index]];
      const curve = a && b && curveBetween(a, b);
      if (curve) points.push(...flattenCubic(curve, unit).map(({ x, y }): Pair => [x, y]));
      else if (b) points.push([b.x, b.y]);
    };
    indices.forEach((index, i) => {
      add(index, indices[i - 1]);
    });
    const [first] = indices;
    if (ring && first !== undefined) {
      add(first, indices.at(-1));
      points.pop();
    }
    return { points, ring };
  });
}

/** The lines of a path with its curves flattened, to a fraction of an image pixel. */
function flatRunsOf(value: VectorValue, extent: Extent): readonly FlatRun[] {
  const known = flatCache.get(value);
  if (known && known.extent.width === extent.width && known.extent.height === extent.height) return known.runs;
  const runs = flatten(value, extent);
  flatCache.set(value, { extent: { width: extent.width, height: extent.height }, runs });
  return runs;
}

/** Every vertex and control point put elsewhere; what cannot be read stays as it came. */
function mapped(value: VectorValue, place: (point: Point) => Point): VectorValue {
  const put = (point: Point): Point => ({ ...point, ...place(point) });
  const isPlace = (point: Point | undefined): point is Point =>
    typeof point === 'object' && point !== null && Number.isFinite(point.x) && Number.isFinite(point.y);
  const vertices = value.vertices.map((vertex): Vertex => {
    const { controlPoint1, controlPoint2 } = vertex;
    const { x, y } = place(vertex);
    return {
      ...vertex,
      x,
      y,
      ...(isPlace(controlPoint1) && { controlPoint1: put(controlPoint1) }),
      ...(isPlace(controlPoint2) && { controlPoint2: put(controlPoint2) }),
    };
  });
  return { ...value, vertices: movedVertices(value.vertices, vertices) };
}

/** Paths of `Vector` and `VectorLabels`: lines, rings and skeletons, straight or curved. */
export const vectorKind = defineKind<VectorValue>({
  ...vectorKindCore,

  bounds: (value) => boundsOf(value),

  contains(value, point, tolerance, extent) {
    if (!boxContains(boundsOf(value), point, tolerance)) return false;
    // Without a tolerance only the line itself counts, measured in image pixels: percent are not square.
    const exact = tolerance.x <= 0 || tolerance.y <= 0;
    const unit = exact ? { x: 100 / (extent.width || 100), y: 100 / (extent.height || 100) } : tolerance;
    const reach = exact ? 1e-9 : 1;
    return flatRunsOf(value, extent).some(({ points, ring }) => {
      if (ring && value.closed && polygonContains(points, point)) return true;
      const nearest = nearestEdge(points, ring, point, unit);
      return nearest !== undefined && nearest.distance <= reach;
    });
  },

  move(value, delta) {
    const allowed = clampMovePct(boundsOf(value), delta);
    return mapped(value, ({ x, y }) => ({ x: x + allowed.x, y: y + allowed.y }));
  },

  resize: (value, from, to) => mapped(value, (point) => mapBetweenBoxes(point, from, to)),

  rotate: (value, degrees, centre, extent) => mapped(value, (point) => turnedAbout(point, degrees, centre, extent)),

  outline: (value, extent) =>
    flatRunsOf(value, extent).map(({ points, ring }): Path => ({ points: points.map(([x, y]) => ({ x, y })), closed: ring })),

  fromOutline(paths) {
    const [path, ...more] = paths;
    if (!path || path.points.length === 0) return { refusal: 'There is no line to make a path of.' };
    if (more.length > 0) {
      return {
        refusal: `A path is one line, and this shape has ${paths.length}: holes and separate parts cannot be kept. Use a mask for it, or do it part by part.`,
      };
    }
    const value: VectorValue = { vertices: linked(path.points, path.closed), closed: path.closed };
    if (path.closed && path.points.length < leastOfRing(value.vertices)) return { refusal: 'A closed path needs three points.' };
    return { value };
  },
});
