import { insideOpacity, outlineDash, outlineWidth, type PaintEnv, type Painter } from '../../core';
import { curveBetween, runsOf } from './runs.kind';
import type { VectorValue } from './vector.kindCore';

/** How far the vertices of an open path stand out of its line, in screen pixels. */
const VERTEX_SCR = 2;
/** An open path of more vertices shows none: they would be a band of dots. */
const MOST_DOTS = 400;
const NO_DASH: number[] = [];

interface CachedPaths {
  readonly line: Path2D;
  /** The rings alone: an open line in the same path would be filled too. */
  readonly inside: Path2D | undefined;
  readonly width: number;
  readonly height: number;
}

const cache = new WeakMap<VectorValue, CachedPaths>();

/** Line and inside in image pixels: a stroke under a transform is only even when the transform is, and percent are not square. */
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

function paintVertices(context: CanvasRenderingContext2D, { vertices }: VectorValue, radiusScr: number, env: PaintEnv): void {
  const [a, b, c, d, e, f] = env.matrix;
  context.beginPath();
  for (const { x, y } of vertices) {
    const xScr = a * x + c * y + e;
    const yScr = b * x + d * y + f;
    context.moveTo(xScr + radiusScr, yScr);
    context.arc(xScr, yScr, radiusScr, 0, 2 * Math.PI);
  }
  context.fill();
}

/**
 * Paints the lines of a path from a cached path, the inside of its ring when it is closed, and the vertices of an open one. A path of
 * one vertex is a dot, in the coarse mode too: there is nothing else of it. Leaves the context as it was, but for the fill style.
 */
export const paintVector: Painter<VectorValue> = (context, value, state, env) => {
  const width = env.width > 0 ? env.width : 100;
  const height = env.height > 0 ? env.height : 100;
  const [a, b, c, d, e, f] = env.matrix;
  const perImgX = 100 / width;
  const perImgY = 100 / height;
  const scale = Math.hypot(a, b) * perImgX || 1;
  const { line, inside } = pathsOf(value, width, height);
  const opacity = inside ? insideOpacity(state) : 0;
  const lineWidth = outlineWidth(state, env);

  context.save();
  context.transform(a * perImgX, b * perImgX, c * perImgY, d * perImgY, e, f);
  if (inside && opacity > 0) {
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * opacity;
    context.fillStyle = state.look.fill;
    context.fill(inside);
    context.globalAlpha = globalAlpha;
  }
  if (lineWidth > 0) {
    context.strokeStyle = state.look.stroke;
    context.lineWidth = lineWidth / scale;
    // Mitres of sharp corners are long, round joins cost a quarter of the frame; on a thin line a bevel looks the same.
    context.lineJoin = lineWidth > 2 ? 'round' : 'bevel';
    const dash = outlineDash(state, env);
    context.setLineDash(dash.length > 0 ? dash.map((length) => length / scale) : NO_DASH);
    context.stroke(line);
  }
  context.restore();

  const { length } = value.vertices;
  const isDot = length === 1;
  if (!isDot && (value.closed || env.coarse || length > MOST_DOTS)) return;
  context.fillStyle = state.look.stroke;
  paintVertices(context, value, lineWidth / 2 + VERTEX_SCR, env);
};
