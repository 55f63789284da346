import type { PaintEnv, PaintState } from './paint';

/** Dashes of a model's layer, in screen pixels. */
const OVERLAY_DASH: readonly number[] = Object.freeze([6, 4]);
const SOLID: readonly number[] = Object.freeze([]);

/**
 * Width of a region's outline in screen pixels: its look's own, one more when the pointer is over it or it is selected (two at
 * least, so that the state shows), one device pixel in the coarse mode, where the raster costs most.
 */
export function outlineWidth(state: PaintState, env: PaintEnv): number {
  const { strokeWidth } = state.look;
  if (state.selected || state.hovered) return Math.max(2, strokeWidth + 1);
  return env.coarse && strokeWidth > 0 ? 1 / (env.pixelRatio ?? 1) : strokeWidth;
}

/** Opacity of a region's inside: a selected one stands out. */
export function insideOpacity(state: PaintState): number {
  const { fillOpacity } = state.look;
  return state.selected ? Math.min(1, fillOpacity + 0.1) : fillOpacity;
}

/** Dashes of a region's outline in screen pixels; none in the coarse mode. Copy and scale them, they are shared. */
export function outlineDash(state: PaintState, env: PaintEnv): readonly number[] {
  return state.overlay && !env.coarse ? OVERLAY_DASH : SOLID;
}
