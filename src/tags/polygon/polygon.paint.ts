import { type Painter, paintDots, paintPath, sizeOfObject } from '../../core';
import type { PolygonValue } from './polygon.kindCore';

/** How far the vertices of an open polygon stand out of its line, in screen pixels. */
const VERTEX_SCR = 2;

interface CachedPath {
  readonly path: Path2D;
  readonly width: number;
  readonly height: number;
}

const paths = new WeakMap<PolygonValue, CachedPath>();

/** The outline in image pixels. One path a polygon: a path combined of many is several times slower to fill (measured, 5,000 polygons). */
function pathOf(value: PolygonValue, width: number, height: number): Path2D {
  const cached = paths.get(value);
  if (cached && cached.width === width && cached.height === height) return cached.path;
  const path = new Path2D();
  for (const [x, y] of value.points) path.lineTo((x / 100) * width, (y / 100) * height);
  if (value.closed) path.closePath();
  paths.set(value, { path, width, height });
  return path;
}

/**
 * Paints an outline from a cached path, filled when it is closed; an open one shows its vertices, where it can be taken up.
 * Leaves the context as it was, but for the fill style.
 */
export const paintPolygon: Painter<PolygonValue> = (context, value, state, env) => {
  const { width, height } = sizeOfObject(env);
  const line = pathOf(value, width, height);
  const lineWidth = paintPath(context, { line, inside: value.closed ? line : undefined }, state, env);
  if (value.closed || env.coarse) return;
  context.fillStyle = state.look.stroke;
  const vertices = value.points.map(([x, y]) => ({ x, y }));
  paintDots(context, vertices, lineWidth / 2 + VERTEX_SCR, env);
};
