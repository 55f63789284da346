import { insideOpacity, outlineDash, outlineWidth, type PaintEnv, type Painter } from '../../core';
import type { PolygonValue } from './polygon.kindCore';

/** How far the vertices of an open polygon stand out of its line, in screen pixels. */
const VERTEX_SCR = 2;
const NO_DASH: number[] = [];

interface CachedPath {
  readonly path: Path2D;
  readonly width: number;
  readonly height: number;
}

const paths = new WeakMap<PolygonValue, CachedPath>();

/**
 * The outline in image pixels: a stroke under a transform is only even when the transform is, and percent are not square.
 * One path a polygon: a path combined of many is several times slower to fill (measured, 5,000 polygons).
 */
function pathOf(value: PolygonValue, width: number, height: number): Path2D {
  const cached = paths.get(value);
  if (cached && cached.width === width && cached.height === height) return cached.path;
  const path = new Path2D();
  for (const [x, y] of value.points) path.lineTo((x / 100) * width, (y / 100) * height);
  if (value.closed) path.closePath();
  paths.set(value, { path, width, height });
  return path;
}

function paintVertices(context: CanvasRenderingContext2D, value: PolygonValue, radiusScr: number, env: PaintEnv): void {
  const [a, b, c, d, e, f] = env.matrix;
  context.beginPath();
  for (const [x, y] of value.points) {
    const xScr = a * x + c * y + e;
    const yScr = b * x + d * y + f;
    context.moveTo(xScr + radiusScr, yScr);
    context.arc(xScr, yScr, radiusScr, 0, 2 * Math.PI);
  }
  context.fill();
}

/**
 * Paints an outline from a cached path, filled when it is closed; an open one shows its vertices, where it can be taken up.
 * Leaves the context as it was, but for the fill style.
 */
export const paintPolygon: Painter<PolygonValue> = (context, value, state, env) => {
  const width = env.width > 0 ? env.width : 100;
  const height = env.height > 0 ? env.height : 100;
  const [a, b, c, d, e, f] = env.matrix;
  const perImgX = 100 / width;
  const perImgY = 100 / height;
  const scale = Math.hypot(a, b) * perImgX || 1;
  const path = pathOf(value, width, height);
  const opacity = value.closed ? insideOpacity(state) : 0;
  const lineWidth = outlineWidth(state, env);

  context.save();
  context.transform(a * perImgX, b * perImgX, c * perImgY, d * perImgY, e, f);
  if (opacity > 0) {
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * opacity;
    context.fillStyle = state.look.fill;
    context.fill(path);
    context.globalAlpha = globalAlpha;
  }
  if (lineWidth > 0) {
    context.strokeStyle = state.look.stroke;
    context.lineWidth = lineWidth / scale;
    // Mitres of sharp corners are long, round joins cost a quarter of the frame; on a thin line a bevel looks the same.
    context.lineJoin = lineWidth > 2 ? 'round' : 'bevel';
    const dash = outlineDash(state, env);
    context.setLineDash(dash.length > 0 ? dash.map((length) => length / scale) : NO_DASH);
    context.stroke(path);
  }
  context.restore();

  if (value.closed || env.coarse) return;
  context.fillStyle = state.look.stroke;
  paintVertices(context, value, lineWidth / 2 + VERTEX_SCR, env);
};
