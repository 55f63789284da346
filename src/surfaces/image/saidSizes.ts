import type { Extent } from '../../core';
import type { LayerStore } from '../../store';

/** A natural size that results say, and how many regions do. */
export type SaidSize = Extent & { readonly count: number };

type ReadLayer = Pick<LayerStore, 'orderedRegions'>;
type Counted = Extent & { count: number };
type ByPage = Map<number, Counted[]>;

function count(pages: ByPage, page: number, { width, height }: Extent, by: number): void {
  const sizes = pages.get(page) ?? [];
  pages.set(page, sizes);
  // Nearly all regions of a page say the same.
  const size = sizes.find((one) => one.width === width && one.height === height);
  if (size) size.count += by;
  else sizes.push({ width, height, count: by });
}

function sizesIn(layer: ReadLayer, object: string): ByPage {
  const pages: ByPage = new Map();
  for (const region of layer.orderedRegions) {
    if (region.object !== object) continue;
    for (const { original_width: width, original_height: height } of region.results) {
      if (!(typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0)) continue;
      count(pages, region.itemIndex, { width, height }, 1);
      break;
    }
  }
  return pages;
}

/** What results say of the natural sizes of an object's pages. Reads each layer once: another one that comes must not have all read again. */
export class SaidSizes {
  readonly #object: string;
  readonly #known = new WeakMap<ReadLayer, ByPage>();

  constructor(object: string) {
    this.#object = object;
  }

  /** By page, the most frequent first. */
  of(layers: readonly ReadLayer[]): ReadonlyMap<number, readonly SaidSize[]> {
    const pages: ByPage = new Map();
    for (const layer of layers) {
      const own = this.#known.get(layer) ?? sizesIn(layer, this.#object);
      this.#known.set(layer, own);
      for (const [page, sizes] of own) for (const size of sizes) count(pages, page, size, size.count);
    }
    for (const sizes of pages.values()) sizes.sort((a, b) => b.count - a.count);
    return pages;
  }
}
