import type { Extent } from './kind';
import type { Look } from './look';

/** What a painter knows besides the value. The context is in screen pixels of the surface; `toScreen` places percent. */
export interface PaintEnv extends Extent {
  /** Screen x of `xPct`, `yPct` is `ax * xPct + cx * yPct + ex`, screen y is `bx * xPct + dx * yPct + fx` (a 2D affine matrix; off-diagonal only when the view is turned). */
  readonly matrix: readonly [ax: number, bx: number, cx: number, dx: number, ex: number, fx: number];
  /** Screen pixels per image pixel. */
  readonly scale: number;
  /** Above some thousand visible shapes: one device pixel of outline, no joins, no decoration. */
  readonly coarse: boolean;
  /** Device pixels per screen pixel; 1 when absent. */
  readonly pixelRatio?: number;
}

/** How a region is painted now: its look with its state laid over. */
export interface PaintState {
  readonly look: Look;
  readonly selected: boolean;
  readonly hovered: boolean;
  /** A model's layer laid over an annotation: dashed. */
  readonly overlay: boolean;
}

/** Paints one region; uses the 2D context only. */
export type Painter<V> = (context: CanvasRenderingContext2D, value: V, state: PaintState, env: PaintEnv) => void;
