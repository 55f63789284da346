import type { Box } from '../../../core';
import { boxesIntersect } from '../../../geometry';
import type { ImageController } from '../imageController';
import type { Gesture, SurfacePointer } from '../surfacePointer';
import { boxToPct, toScreen } from '../viewport';

const NONE: ReadonlySet<string> = new Set();

/** A box over empty canvas selects what it touches; with Control it adds. */
export function startBand(controller: ImageController, start: SurfacePointer): Gesture {
  let box: Box | undefined;
  const around = (pointer: SurfacePointer): Box => {
    // The start stays where it is on the image, even if the view moves meanwhile.
    const from = toScreen(controller.viewport.view, start.pct);
    const { x, y } = pointer.screen;
    return { x: Math.min(from.x, x), y: Math.min(from.y, y), width: Math.abs(from.x - x), height: Math.abs(from.y - y) };
  };
  return {
    move(pointer) {
      box = around(pointer);
      controller.setBand(box);
    },
    end(pointer) {
      controller.setBand(undefined);
      const scene = controller.regions.active;
      if (!box || !scene) return;
      const pct = boxToPct(controller.viewport.view, box);
      const ids = scene.list(pct, NONE).flatMap((region) => (boxesIntersect(scene.boundsOf(region), pct) ? [region.id] : []));
      controller.layer?.selectRegions(ids, pointer.ctrl || start.ctrl ? 'add' : 'replace');
    },
    cancel: () => controller.setBand(undefined),
  };
}
