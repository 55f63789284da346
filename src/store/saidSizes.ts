import type { LayerStore } from './layerTypes';
import type { ObjectView } from './surfaceTypes';

/** Regions looked at for the size of an image that no surface shows. */
const LOOKED_AT = 50;

/** The size of a page of an object as the first regions on it say it; undefined when they say none. */
export function viewInResults(layer: LayerStore | undefined, object: string, itemIndex: number): ObjectView | undefined {
  for (const id of layer?.orderedIds.slice(0, LOOKED_AT) ?? []) {
    const region = layer?.peek(id);
    if (region?.object !== object || region.itemIndex !== itemIndex) continue;
    const { original_width: width, original_height: height, image_rotation: turn } = region.results[0] ?? {};
    const rotation = turn === 90 || turn === 180 || turn === 270 ? turn : 0;
    if (typeof width === 'number' && typeof height === 'number') return { width, height, rotation };
  }
  return undefined;
}
