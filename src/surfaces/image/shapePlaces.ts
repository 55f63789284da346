import { reaction } from 'mobx';
import type { Box, Point, Region } from '../../core';
import type { RegionPlace, SurfacePlaces } from '../../store';
import type { ImagePages } from './imagePages';
import type { LayerScene } from './layerScene';
import { toClient } from './places';
import type { RegionsPainter } from './regionsPainter';
import { boxToPct, boxToScreen, toPct, type Viewport } from './viewport';

/** Screen pixels around the pointer that count as hit. */
const REACH = 5;
const NONE: ReadonlySet<string> = new Set();

/** What is asked of an image. */
export interface PlacedImage {
  readonly object: string;
  readonly viewport: Viewport;
  readonly pages: ImagePages;
  readonly regions: RegionsPainter;
  /** Observable, as is `shapesLoaded`. */
  readonly drafts: ReadonlyMap<string, unknown>;
  readonly shapesLoaded: number;
  hits(point: Point, tolerance: number): readonly Region[];
}

/** Where the regions of an image are on the page; `element` is the surface's own. */
export function createShapePlaces(image: PlacedImage, element: () => HTMLElement | undefined): SurfacePlaces {
  const { viewport } = image;
  const scale = (host: HTMLElement): number => (viewport.view.width > 0 ? host.getBoundingClientRect().width / viewport.view.width : 1);
  const sceneOf = (layerId: string): LayerScene | undefined => image.regions.sceneOf(layerId);
  const onPage = (host: HTMLElement, scene: LayerScene, id: string, value: unknown): Box | undefined => {
    const region = scene.layer.peek(id);
    return region && toClient(host, viewport.view, boxToScreen(viewport.view, scene.boundsOf(region, value)));
  };
  const frameBox = (): Box => {
    const { x, y, width, height } = element()?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x, y, width, height };
  };
  return {
    frameBox,
    onMoved: (listener) =>
      reaction(() => [viewport.view, image.pages.state, image.pages.index, image.drafts, image.shapesLoaded], listener),
    *idsInSight(layerId) {
      const { view } = viewport;
      const scene = sceneOf(layerId);
      if (!scene || image.pages.state.status !== 'ready') return;
      for (const { id } of scene.list(boxToPct(view, { x: 0, y: 0, width: view.width, height: view.height }), NONE)) yield id;
    },
    placeOf(regionId, layerId): RegionPlace | undefined {
      const host = element();
      const scene = sceneOf(layerId);
      const region = scene?.layer.peek(regionId);
      if (!host || !scene || !region || region.object !== image.object || scene.layer.isHidden(regionId)) return undefined;
      const frame = frameBox();
      // Taken off the page by the config or the person.
      if (frame.width === 0 || frame.height === 0) return undefined;
      if (!scene.isHere(region) || image.pages.state.status !== 'ready') {
        return { first: frame, last: frame, frame, certainty: 'elsewhere', isRtl: false };
      }
      const draft = scene.isOverlay ? undefined : image.drafts.get(regionId);
      const box = onPage(host, scene, regionId, draft ?? region.value);
      return box && { first: box, last: box, frame, certainty: 'exact', isRtl: false };
    },
    regionAt(x, y) {
      const host = element();
      const rect = host?.getBoundingClientRect();
      if (!host || !rect || x < rect.left || y < rect.top || x >= rect.right || y >= rect.bottom) return undefined;
      const k = scale(host);
      return image.hits(toPct(viewport.view, { x: (x - rect.left) / k, y: (y - rect.top) / k }), REACH)[0]?.id;
    },
    scrollBy(x, y) {
      if (!viewport.isZoomed) return false;
      const before = viewport.view;
      viewport.panBy({ x: -x, y: -y });
      return viewport.view.x !== before.x || viewport.view.y !== before.y;
    },
  };
}
