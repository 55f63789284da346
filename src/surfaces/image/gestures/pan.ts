import type { ImageController } from '../imageController';
import { CLICK_SLACK, distance, type Gesture, type SurfacePointer } from '../surfacePointer';

/** The image follows the hand. */
export function startPan(controller: ImageController, start: SurfacePointer): Gesture {
  const { viewport } = controller;
  const from = viewport.view;
  let last = start;
  return {
    move(pointer) {
      last = pointer;
      // Measured on the screen: percent under the pointer do not change while panning.
      viewport.panBy({ x: pointer.screen.x - start.screen.x, y: pointer.screen.y - start.screen.y }, from);
    },
    end: () => distance(start.screen, last.screen) <= CLICK_SLACK,
    cancel: () => viewport.panBy({ x: 0, y: 0 }, from),
  };
}

/** A press that must not do anything, such as one with a tool that has no label. */
export const nothing: Gesture = { move: () => undefined, end: () => undefined, cancel: () => undefined };
