import { insideOpacity, outlineDash, outlineWidth, type PaintEnv, type Painter } from '../../core';
import { edgesOf } from '../../geometry';
import type { RectangleValue } from './rectangle.kindCore';

const NO_DASH: number[] = [];

/** Runs the outline of a turned box, or of any box on a turned view. */
function trace(context: CanvasRenderingContext2D, value: RectangleValue, env: PaintEnv): void {
  const [a, b, c, d, e, f] = env.matrix;
  const [along, down] = edgesOf(value, env);
  const x = a * value.x + c * value.y + e;
  const y = b * value.x + d * value.y + f;
  const alongX = a * along.x + c * along.y;
  const alongY = b * along.x + d * along.y;
  const downX = a * down.x + c * down.y;
  const downY = b * down.x + d * down.y;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + alongX, y + alongY);
  context.lineTo(x + alongX + downX, y + alongY + downY);
  context.lineTo(x + downX, y + downY);
  context.closePath();
}

/**
 * Paints a box. Ten thousand of them are one frame: the straight case has no path, no save and restore, and makes no object.
 * Leaves fill, stroke, line width behind, but opacity and dashes as they were.
 */
export const paintRectangle: Painter<RectangleValue> = (context, value, state, env) => {
  const [a, b, c, d, e, f] = env.matrix;
  const straight = value.rotation === 0 && b === 0 && c === 0;
  const opacity = insideOpacity(state);
  const lineWidth = outlineWidth(state, env);
  const x = a * value.x + e;
  const y = d * value.y + f;
  const width = a * value.width;
  const height = d * value.height;
  if (!straight) trace(context, value, env);
  if (opacity > 0) {
    const { globalAlpha } = context;
    context.globalAlpha = globalAlpha * opacity;
    context.fillStyle = state.look.fill;
    if (straight) context.fillRect(x, y, width, height);
    else context.fill();
    context.globalAlpha = globalAlpha;
  }
  if (lineWidth <= 0) return;
  context.strokeStyle = state.look.stroke;
  context.lineWidth = lineWidth;
  const dash = outlineDash(state, env);
  if (dash.length > 0) context.setLineDash(dash as number[]);
  if (straight) context.strokeRect(x, y, width, height);
  else context.stroke();
  if (dash.length > 0) context.setLineDash(NO_DASH);
};
