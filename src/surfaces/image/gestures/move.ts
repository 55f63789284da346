import type { Point, Region } from '../../../core';
import { clampMovePct, unionOfBoxes } from '../../../geometry';
import type { ImageController } from '../imageController';
import type { Gesture, SurfacePointer } from '../surfacePointer';

/** Regions moved together: as far as all of them stay on the image. A move of nothing answers the values as they are. */
export function movedValues(controller: ImageController, regions: readonly Region[], delta: Point): ReadonlyMap<string, unknown> {
  const scene = controller.regions.active;
  const moved = new Map<string, unknown>();
  if (!scene || regions.length === 0) return moved;
  const bounds = unionOfBoxes(regions.map((region) => scene.boundsOf(region)));
  const allowed = bounds ? clampMovePct(bounds, delta) : delta;
  const { imageWidth: width, imageHeight: height } = controller.viewport.view;
  const still = allowed.x === 0 && allowed.y === 0;
  for (const region of regions) {
    const kind = scene.shapeOf(region)?.kind;
    moved.set(region.id, still || !kind ? region.value : kind.move(region.value, allowed, { width, height }));
  }
  return moved;
}

/** Drags regions: drafts while it lasts, one commit at the end. */
export function startMove(controller: ImageController, start: SurfacePointer, regions: readonly Region[]): Gesture {
  const at = (pointer: SurfacePointer): ReadonlyMap<string, unknown> =>
    movedValues(controller, regions, { x: pointer.pct.x - start.pct.x, y: pointer.pct.y - start.pct.y });
  let last: ReadonlyMap<string, unknown> | undefined;
  return {
    move(pointer) {
      last = at(pointer);
      controller.setDrafts(last);
    },
    // What was seen last is what is kept.
    end() {
      if (last) controller.commitValues('move', last);
    },
    cancel: () => controller.setDrafts(undefined),
  };
}
