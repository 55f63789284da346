import type { Extent, Point } from './kind';
import { insideOpacity, outlineDash, outlineWidth } from './outline';
import type { PaintEnv, PaintState } from './paint';

const NO_DASH: number[] = [];

/** Size of the object in pixels; a square where it is not known. */
export function sizeOfObject({ width, height }: PaintEnv): Extent {
  return { width: width > 0 ? width : 100, height: height > 0 ? height : 100 };
}

/**
 * Paints a path that is kept in pixels of the object, as `sizeOfObject` has them: a stroke under a transform is only even when the transform is, and
 * percent are not square. `inside` is filled. Leaves the context as it was; answers the width of the line in screen pixels.
 */
export function paintPath(
  context: CanvasRenderingContext2D,
  { line, inside }: { readonly line: Path2D; readonly inside: Path2D | undefined },
  state: PaintState,
  env: PaintEnv,
): number {
  const { width, height } = sizeOfObject(env);
  const [a, b, c, d, e, f] = env.matrix;
  const perImgX = 100 / width;
  const perImgY = 100 / height;
  const scale = Math.hypot(a, b) * perImgX || 1;
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
  return lineWidth;
}

/** Fills a dot of `radiusScr` screen pixels at each point. */
export function paintDots(context: CanvasRenderingContext2D, points: Iterable<Point>, radiusScr: number, env: PaintEnv): void {
  const [a, b, c, d, e, f] = env.matrix;
  context.beginPath();
  for (const { x, y } of points) {
    const xScr = a * x + c * y + e;
    const yScr = b * x + d * y + f;
    context.moveTo(xScr + radiusScr, yScr);
    context.arc(xScr, yScr, radiusScr, 0, 2 * Math.PI);
  }
  context.fill();
}
