import type { Point } from '../../core';
import { distance, type SurfacePointer } from './surfacePointer';
import type { Viewport } from './viewport';

/** Takes the fingers' places; the image follows them. */
export type Pinch = (fingers: readonly SurfacePointer[]) => void;

function middleOf(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** Two fingers zoom by their distance and pan by their middle. */
export function startPinch(viewport: Viewport, fingers: readonly SurfacePointer[]): Pinch {
  let [first, second] = fingers;
  return ([a, b]) => {
    if (!a || !b || !first || !second) return;
    const [from, to] = [middleOf(first.screen, second.screen), middleOf(a.screen, b.screen)];
    const before = distance(first.screen, second.screen);
    viewport.panBy({ x: to.x - from.x, y: to.y - from.y });
    if (before > 0) viewport.zoomBy(distance(a.screen, b.screen) / before, to);
    [first, second] = [a, b];
  };
}
