import type { Extent, Point, Region } from '../../core';
import type { LayerScene } from './layerScene';
import { pctPerPixel, type View } from './viewport';

const NONE: ReadonlySet<string> = new Set();

/** Visible regions under a point of percent, top first. `tolerance` is screen pixels. */
export function hitsAt(scene: LayerScene, view: View, point: Point, tolerance: number): readonly Region[] {
  const per = pctPerPixel(view);
  const reach = { x: per.x * tolerance, y: per.y * tolerance };
  const extent: Extent = { width: view.imageWidth, height: view.imageHeight };
  const box = { x: point.x - reach.x, y: point.y - reach.y, width: 2 * reach.x, height: 2 * reach.y };
  const hits = scene.list(box, NONE).filter((region) => scene.shapeOf(region)?.kind.contains(region.value, point, reach, extent));
  return hits.reverse();
}

/** What a click picks: the top one, or on the spot of the last click the one below the one picked then. */
export class ClickCycle {
  #at: Point | undefined;
  #picked: string | undefined;
  /** How many have not been picked on this spot. */
  #left = 0;

  pick(hits: readonly Region[], screen: Point): Region | undefined {
    const again = this.#at && Math.hypot(screen.x - this.#at.x, screen.y - this.#at.y) <= 3;
    const before = again ? hits.findIndex((region) => region.id === this.#picked) : -1;
    const picked = hits[(before + 1) % Math.max(1, hits.length)];
    this.#left = again ? this.#left - 1 : hits.length - 1;
    this.#at = screen;
    this.#picked = picked?.id;
    return picked;
  }

  /** What lies below what was picked last, as long as that is what is selected, and until all have had their turn. */
  below(selected: string | undefined, hitsAt: (screen: Point) => readonly Region[]): Region | undefined {
    if (!this.#at || this.#left <= 0 || selected === undefined || selected !== this.#picked) return undefined;
    return this.pick(hitsAt(this.#at), this.#at);
  }
}
