import type { Box, Point, Region } from '../../core';
import type { LayerScene } from './layerScene';
import { boxToScreen, toScreen, type View } from './viewport';

/** Where along its bounds a region is tried: the middle first; a concave outline may miss its own middle. */
const TRIED = [0.5, 0.25, 0.75, 0.1, 0.9];

/** A screen point that hits a region now. */
function pointOn(scene: LayerScene, region: Region, view: View): Point | undefined {
  const bounds = scene.boundsOf(region);
  const kind = scene.shapeOf(region)?.kind;
  const extent = { width: view.imageWidth, height: view.imageHeight };
  for (const v of TRIED) {
    for (const u of TRIED) {
      const point = { x: bounds.x + bounds.width * u, y: bounds.y + bounds.height * v };
      if (kind?.contains(region.value, point, { x: 0, y: 0 }, extent)) return toScreen(view, point);
    }
  }
  return undefined;
}

/** A box of the surface on the page, also where a host scales us. */
export function toClient(element: HTMLElement, view: View, box: Box): Box {
  const rect = element.getBoundingClientRect();
  const k = view.width > 0 ? rect.width / view.width : 1;
  return { x: rect.left + box.x * k, y: rect.top + box.y * k, width: box.width * k, height: box.height * k };
}

/** The bounds of a region on the page. */
export function clientBox(element: HTMLElement, view: View, scene: LayerScene, region: Region): Box {
  return toClient(element, view, boxToScreen(view, scene.boundsOf(region)));
}

/** A point of the page that hits a region now. */
export function clientPoint(element: HTMLElement, view: View, scene: LayerScene, region: Region): Point | undefined {
  const point = pointOn(scene, region, view);
  return point && toClient(element, view, { ...point, width: 0, height: 0 });
}
