import type { Extent } from '../../core';
import type { LayerStore } from '../../store';

/** A natural size that results say, and how many regions do. */
export type SaidSize = Extent & { readonly count: number };

/** What results say of the pages' natural sizes, the most frequent first. Reads each region once. */
export function saidSizes(
  layers: readonly Pick<LayerStore, 'orderedIds' | 'peek'>[],
  object: string,
): ReadonlyMap<number, readonly SaidSize[]> {
  const pages = new Map<number, Map<string, Extent & { count: number }>>();
  for (const layer of layers) {
    for (const id of layer.orderedIds) {
      const region = layer.peek(id);
      if (region?.object !== object) continue;
      for (const { original_width: width, original_height: height } of region.results) {
        if (!(typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0)) continue;
        const sizes = pages.get(region.itemIndex) ?? new Map<string, Extent & { count: number }>();
        pages.set(region.itemIndex, sizes);
        const key = `${width} ${height}`;
        const size = sizes.get(key);
        if (size) size.count++;
        else sizes.set(key, { width, height, count: 1 });
        break;
      }
    }
  }
  return new Map([...pages].map(([page, sizes]) => [page, [...sizes.values()].sort((a, b) => b.count - a.count)]));
}
