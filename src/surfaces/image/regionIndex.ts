import RBush from 'rbush';
import type { Box, Region } from '../../core';
import type { LayerStore, RegionDelta } from '../../store';

/** What the index needs of a layer; a prediction layer is one, and so is a plain object in a test. */
export type IndexedLayer = Pick<LayerStore, 'orderedIds' | 'orderedRegions' | 'peek' | 'epoch'>;

interface Entry {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  readonly id: string;
  readonly tree: RBush<Entry>;
  /** Place from bottom to top. */
  rank: number;
}

/** Beyond this many changes at once, building anew is cheaper. */
const BULK = 2000;
/** Entries of one step of building: some milliseconds. */
const STEP = 8000;
const NODE_SIZE = 16;
/** Regions that a count looks at. */
const SAMPLE = 2000;

/**
 * Where the regions of a layer lie, bottom to top. Trees are built in steps when there is time; until they stand every question goes
 * through all regions, which takes milliseconds for ten thousand. Opening never waits for an index, and no step is a long task.
 */
export class RegionIndex {
  readonly #layer: IndexedLayer;
  readonly #isHere: (region: Region) => boolean;
  readonly #boundsOf: (region: Region) => Box;
  #trees: RBush<Entry>[] = [];
  #built = 0;
  #isBuilt = false;
  #entries = new Map<string, Entry>();
  #ranked = false;
  #all: readonly Region[] | undefined;

  /** `isHere` leaves out regions of other objects and pages and those without geometry; `boundsOf` is asked for the others only. */
  constructor(layer: IndexedLayer, isHere: (region: Region) => boolean, boundsOf: (region: Region) => Box) {
    this.#layer = layer;
    this.#isHere = isHere;
    this.#boundsOf = boundsOf;
  }

  get isBuilt(): boolean {
    return this.#isBuilt;
  }

  /** Follows one commit. */
  apply(deltas: readonly RegionDelta[]): void {
    this.#all = undefined;
    // What is new, and what went up or down, changes the places of others.
    if (deltas.some(({ before, after }) => after && before?.slots[0] !== after.slots[0])) this.#ranked = false;
    // What was built so far is of another list: it starts again, which is rare and cheap.
    if (!this.#isBuilt || deltas.length > BULK) {
      this.clear();
      return;
    }
    for (const { id, after } of deltas) {
      const old = this.#entries.get(id);
      old?.tree.remove(old);
      this.#entries.delete(id);
      if (after && this.#isHere(after)) this.#insert(after, old?.rank ?? 0);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#trees = [];
    this.#built = 0;
    this.#isBuilt = false;
    this.#ranked = false;
    this.#all = undefined;
    this.#entries.clear();
  }

  /** Does one step of building. Answers whether there is more to do. */
  build(): boolean {
    if (this.#isBuilt) return false;
    const all = this.all();
    const step = all.slice(this.#built, this.#built + STEP);
    const tree = new RBush<Entry>(NODE_SIZE);
    const entries = step.map((region, i) => this.#entryOf(region, tree, this.#built + i));
    tree.load(entries);
    for (const entry of entries) this.#entries.set(entry.id, entry);
    this.#trees.push(tree);
    this.#built += step.length;
    this.#isBuilt = this.#built >= all.length;
    this.#ranked = true;
    return !this.#isBuilt;
  }

  /** All regions of this surface, bottom to top. */
  all(): readonly Region[] {
    this.#all ??= this.#layer.orderedRegions.filter((region) => this.#isHere(region));
    return this.#all;
  }

  /** Regions whose bounds touch a box of percent, bottom to top. */
  search(box: Box): Region[] {
    if (!this.#isBuilt) return this.all().filter((region) => touches(this.#boundsOf(region), box));
    this.#rank();
    const found = this.#entriesIn(box).sort((a, b) => a.rank - b.rank);
    const regions: Region[] = [];
    for (const { id } of found) {
      const region = this.#layer.peek(id);
      if (region) regions.push(region);
    }
    return regions;
  }

  /** About how many `search` would find: exact for few, by a sample for many. Asked in every frame of a zoom. */
  count(box: Box): number {
    const all = this.all();
    const stride = Math.ceil(all.length / SAMPLE);
    let found = 0;
    for (let i = 0; i < all.length; i += stride) {
      const region = all[i];
      if (region && touches(this.#boundsOf(region), box)) found++;
    }
    return found * stride;
  }

  #entriesIn(box: Box): Entry[] {
    const window = { minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height };
    const [first, ...others] = this.#trees;
    const found = first?.search(window) ?? [];
    for (const tree of others) for (const entry of tree.search(window)) found.push(entry);
    return found;
  }

  #insert(region: Region, rank: number): void {
    const tree = this.#trees.at(-1);
    if (!tree) return;
    const entry = this.#entryOf(region, tree, rank);
    tree.insert(entry);
    this.#entries.set(region.id, entry);
  }

  #entryOf(region: Region, tree: RBush<Entry>, rank: number): Entry {
    const box = this.#boundsOf(region);
    return { minX: box.x, minY: box.y, maxX: box.x + box.width, maxY: box.y + box.height, id: region.id, tree, rank };
  }

  /** A region that came (or came back by undo) may be anywhere in the order. */
  #rank(): void {
    if (this.#ranked) return;
    this.#layer.orderedIds.forEach((id, i) => {
      const entry = this.#entries.get(id);
      if (entry) entry.rank = i;
    });
    this.#ranked = true;
  }
}

function touches(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && a.y <= b.y + b.height && a.x + a.width >= b.x && a.y + a.height >= b.y;
}
