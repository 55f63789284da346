import { insideOpacity, outlineDash, outlineWidth, type PaintEnv, type Painter } from '../../core';
import type { EllipseValue } from './ellipse.kindCore';

const NO_DASH: number[] = [];

/** Runs the outline: percent are not square and the view may be turned, but a turn of the view is a turn of the ellipse. */
function trace(context: CanvasRenderingContext2D, { x, y, radiusX, radiusY, rotation }: EllipseValue, env: PaintEnv): void {
  const [a, b, c, d, e, f] = env.matrix;
  context.beginPath();
  context.ellipse(
    a * x + c * y + e,
    b * x + d * y + f,
    Math.abs(radiusX) * Math.hypot(a, b),
    Math.abs(radiusY) * Math.hypot(c, d),
    (rotation * Math.PI) / 180 + Math.atan2(b, a),
    0,
    2 * Math.PI,
  );
}

/**
 * Paints an ellipse with one path and makes no object: ten thousand of them are one frame.
 * Leaves fill, stroke, line width behind, but opacity and dashes as they were.
 */
export const paintEllipse: Painter<EllipseValue> = (context, value, state, env) => {
  const opacity = insideOpacity(state);
  const lineWidth = outlineWidth(state, env);
  trace(context, value, env);
  if (opacity > 0) {
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * opacity;
    context.fillStyle = state.look.fill;
    context.fill();
    context.globalAlpha = globalAlpha;
  }
  if (lineWidth <= 0) return;
  context.strokeStyle = state.look.stroke;
  context.lineWidth = lineWidth;
  const dash = outlineDash(state, env);
  if (dash.length > 0) context.setLineDash(dash as number[]);
  context.stroke();
  if (dash.length > 0) context.setLineDash(NO_DASH);
};
