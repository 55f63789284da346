import type { Point, Region } from '../../../core';
import { unionOfBoxes } from '../../../geometry';
import type { ImageController } from '../imageController';
import { boxPath, movingShapeOf } from '../snap/Snapper';
import type { MovingShape } from '../snap/snap';
import type { Gesture, SurfacePointer } from '../surfacePointer';
import { allowedMove, type GroupTransform, moving } from '../transform/groupTransform';

/** As many regions stick by their own outlines; more stick by the box round them. */
const MOST_OUTLINES = 8;

/** What decides how far some regions may be moved together, looked up once for a gesture. */
export interface Mover {
  /** As much of `delta` as is allowed; with `sticks`, to where it sticks to other regions or to pixels. */
  by(delta: Point, sticks: boolean): GroupTransform;
}

export function moverOf(controller: ImageController, regions: readonly Region[]): Mover {
  const { snapper, pages } = controller;
  const scene = controller.regions.active;
  const box = scene && unionOfBoxes(regions.map((region) => scene.boundsOf(region)));
  const except = new Set(regions.map((region) => region.id));
  const toPixels = regions.some((region) => snapper.keepsToPixels(region.control));
  let shape: MovingShape | undefined;
  const shapeOf = (): MovingShape => {
    const paths = regions.length > MOST_OUTLINES ? [] : regions.flatMap((region) => snapper.outlineOf(region));
    return movingShapeOf(paths.length > 0 || !box ? paths : [boxPath(box)]);
  };
  const stuck = (delta: Point): Point => {
    if (toPixels && box) return snapper.toPixels(box, delta);
    if (!snapper.isOn) return delta;
    shape ??= shapeOf();
    const found = snapper.shape(shifted(shape, delta), except);
    if (!found) {
      snapper.clear();
      return delta;
    }
    const wanted = { x: delta.x + found.delta.x, y: delta.y + found.delta.y };
    const allowed = allowedMove(box, wanted);
    const reached = allowed.x === wanted.x && allowed.y === wanted.y;
    snapper.show(reached ? found.marks : []);
    return reached ? allowed : delta;
  };
  return {
    by(delta, sticks) {
      const allowed = allowedMove(box, delta);
      if (!sticks) snapper.clear();
      return moving(sticks ? stuck(allowed) : allowed, pages.extent);
    },
  };
}

function shifted({ points, edges }: MovingShape, delta: Point): MovingShape {
  const by = ({ x, y }: Point): Point => ({ x: x + delta.x, y: y + delta.y });
  return { points: points.map(by), edges: edges.map(([a, b]) => [by(a), by(b)]) };
}

/** Drags regions: drafts while it lasts, one commit at the end. Alt places them freely. */
export function startMove(controller: ImageController, start: SurfacePointer, regions: readonly Region[]): Gesture {
  const { group, snapper } = controller;
  const mover = moverOf(controller, regions);
  let last: GroupTransform | undefined;
  return {
    move(pointer) {
      last = mover.by({ x: pointer.pct.x - start.pct.x, y: pointer.pct.y - start.pct.y }, !pointer.alt);
      group.show(regions, last);
    },
    // What was seen last is what is kept.
    end() {
      snapper.clear();
      if (last) group.keep(regions, last);
    },
    cancel() {
      snapper.clear();
      group.drop();
    },
  };
}
