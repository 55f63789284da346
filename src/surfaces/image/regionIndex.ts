import RBush from 'rbush';
import type { Box, Region } from '../../core';
import type { LayerStore, RegionDelta } from '../../store';

/** What the index needs of a layer; a prediction layer is one, and so is a plain object in a test. */
export type IndexedLayer = Pick<LayerStore, 'orderedIds' | 'peek' | 'epoch'>;

interface Entry {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly id: string;
}

/** Beyond this share of the layer a bulk load is cheaper than single updates. */
const BULK = 2000;

/**
 * Where the regions of a layer lie, bottom to top. The tree is built when something is searched for the first time:
 * a view that shows the whole image never needs it, and opening must not wait for it.
 */
export class RegionIndex {
  readonly #layer: IndexedLayer;
  readonly #isHere: (region: Region) => boolean;
  readonly #boundsOf: (region: Region) => Box;
  #tree: RBush<Entry> | undefined;
  #entries = new Map<string, Entry>();
  #ranks: Map<string, number> | undefined;
  #all: readonly Region[] | undefined;

  /** `isHere` leaves out regions of other objects and pages and those without geometry; `boundsOf` is asked for the others only. */
  constructor(layer: IndexedLayer, isHere: (region: Region) => boolean, boundsOf: (region: Region) => Box) {
    this.#layer = layer;
    this.#isHere = isHere;
    this.#boundsOf = boundsOf;
  }

  /** Follows one commit. */
  apply(deltas: readonly RegionDelta[]): void {
    this.#all = undefined;
    if (deltas.some((delta) => !delta.before)) this.#ranks = undefined;
    if (!this.#tree) return;
    if (deltas.length > BULK) {
      this.clear();
      return;
    }
    for (const { id, after } of deltas) {
      const old = this.#entries.get(id);
      if (old) this.#tree.remove(old);
      this.#entries.delete(id);
      if (!after || !this.#isHere(after)) continue;
      const entry = this.#entryOf(after);
      this.#tree.insert(entry);
      this.#entries.set(id, entry);
    }
  }

  /** Forgets everything: the page, or the size that bounds are computed with, is another one. */
  clear(): void {
    this.#tree = undefined;
    this.#ranks = undefined;
    this.#all = undefined;
    this.#entries.clear();
  }

  /** All regions of this surface, bottom to top. */
  all(): readonly Region[] {
    if (!this.#all) {
      const found: Region[] = [];
      for (const id of this.#layer.orderedIds) {
        const region = this.#layer.peek(id);
        if (region && this.#isHere(region)) found.push(region);
      }
      this.#all = found;
    }
    return this.#all;
  }

  /** Regions whose bounds touch a box of percent, bottom to top. */
  search(box: Box): Region[] {
    const found = this.#entriesIn(box);
    const ranks = this.#rankById();
    found.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
    const regions: Region[] = [];
    for (const { id } of found) {
      const region = this.#layer.peek(id);
      if (region) regions.push(region);
    }
    return regions;
  }

  /** How many `search` would find, without putting them in order. */
  count(box: Box): number {
    return this.#entriesIn(box).length;
  }

  #entriesIn(box: Box): Entry[] {
    return this.#loaded().search({ minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height });
  }

  #loaded(): RBush<Entry> {
    if (!this.#tree) {
      const entries: Entry[] = [];
      for (const region of this.all()) {
        const entry = this.#entryOf(region);
        entries.push(entry);
        this.#entries.set(region.id, entry);
      }
      this.#tree = new RBush<Entry>(16).load(entries);
    }
    return this.#tree;
  }

  #entryOf(region: Region): Entry {
    const box = this.#boundsOf(region);
    return { minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height, id: region.id };
  }

  #rankById(): ReadonlyMap<string, number> {
    if (!this.#ranks) this.#ranks = new Map(this.#layer.orderedIds.map((id, i) => [id, i]));
    return this.#ranks;
  }
}
