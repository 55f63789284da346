import type { Point } from '../../../core';
import type { Anchor } from '../anchors';
import type { ImageController } from '../imageController';
import { draggedShape } from '../snap/dragSnap';
import { CLICK_SLACK, distance, type Gesture, type SurfacePointer } from '../surfacePointer';
import { toPct, toScreen } from '../viewport';

/** Drags one anchor of a region's handles, from where it was grabbed. A press that stays is a tap. */
export function startAnchor(controller: ImageController, anchor: Anchor, start: SurfacePointer): Gesture {
  const offset = { x: anchor.at.x - start.screen.x, y: anchor.at.y - start.screen.y };
  const { snapper } = controller;
  let dragged = false;
  return {
    move(pointer) {
      if (!dragged && distance(start.screen, pointer.screen) <= CLICK_SLACK) return;
      dragged = true;
      dragTo(controller, anchor, { x: pointer.screen.x + offset.x, y: pointer.screen.y + offset.y }, pointer);
    },
    end(pointer) {
      snapper.clear();
      if (dragged) anchor.drop?.();
      else return anchor.tap?.(pointer) === false;
    },
    cancel() {
      snapper.clear();
      if (dragged) anchor.cancel?.();
    },
  };
}

/**
 * Drags an anchor, and once more by as much as what it moved must go on to stick. So handles need to know nothing of it: a corner brings
 * its vertex, a side two and the edge between them. Alt places freely; Shift has a meaning of its own (proportions, steps).
 */
function dragTo(controller: ImageController, anchor: Anchor, to: Point, pointer: SurfacePointer): void {
  const { snapper, viewport } = controller;
  anchor.drag?.(to, pointer);
  const moved = anchor.free || pointer.alt || pointer.shift || !snapper.isOn ? undefined : draggedShape(controller);
  const found = moved && snapper.shape(moved.shape, moved.except);
  if (!found) {
    snapper.clear();
    return;
  }
  const { view } = viewport;
  const at = toPct(view, to);
  anchor.drag?.(toScreen(view, { x: at.x + found.delta.x, y: at.y + found.delta.y }), pointer);
  snapper.show(found.marks);
}
