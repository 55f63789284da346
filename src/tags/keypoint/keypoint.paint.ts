import { insideOpacity, outlineDash, outlineWidth, type PaintEnv, type Painter, type PaintState } from '../../core';
import type { KeyPointValue } from './keypoint.kindCore';

/** Screen pixels. With its halo a point that is smaller than it can be seen reaches 6 px beyond its place, no further: surfaces repaint that much. */
const LEAST_RING = 4.5;
const DOT = 1.75;
const COARSE_HALF = 2.5;
const HALO = 1.5;
const MOST_LINE_OF_SMALL = 1.5;
const WHOLE = 2 * Math.PI;
const NO_DASH: number[] = [];
/** Light on dark ground; on light ground the ring itself stands out. */
const LIGHT = 'rgba(255, 255, 255, 0.85)';

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, WHOLE);
}

function paintRing(context: CanvasRenderingContext2D, x: number, y: number, radius: number, state: PaintState, env: PaintEnv): void {
  const isActive = state.selected || state.hovered;
  const own = outlineWidth(state, env);
  const lineWidth = radius > LEAST_RING || isActive ? own : Math.min(MOST_LINE_OF_SMALL, own);
  circle(context, x, y, radius);
  context.strokeStyle = LIGHT;
  context.lineWidth = Math.max(lineWidth, 1) + HALO;
  context.stroke();
  if (lineWidth <= 0) return;
  const dash = outlineDash(state, env);
  context.strokeStyle = state.look.stroke;
  context.lineWidth = lineWidth;
  if (dash.length > 0) context.setLineDash(dash as number[]);
  context.stroke();
  if (dash.length > 0) context.setLineDash(NO_DASH);
}

/**
 * Paints a point: a ring of its size, but never one too small to be seen, and a dot on the very place; the ground shows between them
 * where the point is small. In the coarse mode a square.
 */
export const paintKeyPoint: Painter<KeyPointValue> = (context, value, state, env) => {
  const [a, b, c, d, e, f] = env.matrix;
  const x = a * value.x + c * value.y + e;
  const y = b * value.x + d * value.y + f;
  const own = Math.abs(value.width) * Math.hypot(a, b);
  const { globalAlpha } = context;
  context.fillStyle = state.look.fill;
  if (own > LEAST_RING) {
    context.globalAlpha = globalAlpha * insideOpacity(state);
    circle(context, x, y, own);
    context.fill();
    context.globalAlpha = globalAlpha;
  }
  context.fillStyle = state.look.stroke;
  if (env.coarse && !state.selected && !state.hovered) {
    context.fillRect(x - COARSE_HALF, y - COARSE_HALF, 2 * COARSE_HALF, 2 * COARSE_HALF);
    return;
  }
  paintRing(context, x, y, Math.max(LEAST_RING, own), state, env);
  circle(context, x, y, state.selected ? DOT + 0.75 : DOT);
  context.fill();
};
