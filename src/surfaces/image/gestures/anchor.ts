import type { Anchor } from '../anchors';
import { CLICK_SLACK, distance, type Gesture, type SurfacePointer } from '../surfacePointer';

/** Drags one anchor of a region's handles, from where it was grabbed. A press that stays is a tap. */
export function startAnchor(anchor: Anchor, start: SurfacePointer): Gesture {
  const offset = { x: anchor.at.x - start.screen.x, y: anchor.at.y - start.screen.y };
  let dragged = false;
  return {
    move(pointer) {
      if (!dragged && distance(start.screen, pointer.screen) <= CLICK_SLACK) return;
      dragged = true;
      anchor.drag?.({ x: pointer.screen.x + offset.x, y: pointer.screen.y + offset.y }, pointer);
    },
    end(pointer) {
      if (dragged) anchor.drop?.();
      else return anchor.tap?.(pointer) === false;
    },
    cancel() {
      if (dragged) anchor.cancel?.();
    },
  };
}
