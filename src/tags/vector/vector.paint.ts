import { type Painter, paintDots, paintPath, sizeOfObject } from '../../core';
import { curveBetween, runsOf } from './runs.kind';
import type { VectorValue } from './vector.kindCore';

/** How far the vertices of an open path stand out of its line, in screen pixels. */
const VERTEX_SCR = 2;
/** An open path of more vertices shows none: they would be a band of dots. */
const MOST_DOTS = 400;

interface CachedPaths {
  readonly line: Path2D;
  /** The rings alone: an open line in the same path would be filled too. */
  readonly inside: Path2D | undefined;
  readonly width: number;
  readonly height: number;
}

const cache = new WeakMap<VectorValue, CachedPaths>();

/** Line and inside in image pixels. */
function pathsOf(value: VectorValue, width: number, height: number): CachedPaths {
  const known = cache.get(value);
  if (known && known.width === width && known.height === height) return known;
  const { vertices } = value;
  const [kx, ky] = [width / 100, height / 100];
  const line = new Path2D();
  const rings = new Path2D();
  const runs = runsOf(value);
  for (const { indices, ring } of runs) {
    const path = ring ? rings : line;
    const [first = -1] = indices;
    let before = vertices[first];
    if (before) path.moveTo(before.x * kx, before.y * ky);
    for (let i = 1; i < indices.length + (ring ? 1 : 0); i++) {
      const vertex = vertices[indices[i] ?? first];
      if (!before || !vertex) continue;
      const curve = curveBetween(before, vertex);
      if (curve) {
        const [, one, two] = curve;
        path.bezierCurveTo(one.x * kx, one.y * ky, two.x * kx, two.y * ky, vertex.x * kx, vertex.y * ky);
      } else path.lineTo(vertex.x * kx, vertex.y * ky);
      before = vertex;
    }
    if (ring) path.closePath();
  }
  const hasRing = runs.some(({ ring }) => ring);
  if (hasRing) line.addPath(rings);
  const paths: CachedPaths = { line, inside: hasRing && value.closed ? rings : undefined, width, height };
  cache.set(value, paths);
  return paths;
}

/**
 * Paints the lines of a path from a cached path, the inside of its ring when it is closed, and the vertices of an open one. A path of
 * one vertex is a dot, in the coarse mode too: there is nothing else of it. Leaves the context as it was, but for the fill style.
 */
export const paintVector: Painter<VectorValue> = (context, value, state, env) => {
  const { width, height } = sizeOfObject(env);
  const lineWidth = paintPath(context, pathsOf(value, width, height), state, env);
  const { length } = value.vertices;
  const isDot = length === 1;
  if (!isDot && (value.closed || env.coarse || length > MOST_DOTS)) return;
  context.fillStyle = state.look.stroke;
  paintDots(context, value.vertices, lineWidth / 2 + VERTEX_SCR, env);
};
