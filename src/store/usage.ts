import { type ConfigNode, type ConfigTree, itemOfStored } from '../core';
import { labelsBy } from './answers';
import type { LayerStore, RegionDelta } from './layerTypes';

type Followed = Pick<LayerStore, 'orderedIds' | 'peek' | 'onRegions' | 'epoch'>;

/** How often each label of one control is used in a layer; counted once, then kept by what each commit changed. */
export class LabelUsage {
  readonly #control: ConfigNode;
  readonly #layer: Followed;
  readonly #tree: ConfigTree;
  readonly #counts = new Map<string, number>();

  constructor(control: ConfigNode, layer: Followed, tree: ConfigTree) {
    this.#tree = tree;
    this.#control = control;
    this.#layer = layer;
    for (const id of layer.orderedIds) this.#count({ id, before: undefined, after: layer.peek(id) });
    // Ends with the layer, which drops its listeners.
    layer.onRegions((deltas) => {
      for (const delta of deltas) this.#count(delta);
    });
  }

  #count({ before, after }: RegionDelta): void {
    for (const [region, step] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (!region) continue;
      for (const label of labelsBy(region, this.#control, this.#tree)) this.#counts.set(label, (this.#counts.get(label) ?? 0) + step);
    }
  }

  /** Observable. */
  of(stored: string): number {
    void this.#layer.epoch;
    return this.#counts.get(stored) ?? 0;
  }
}

/** How many regions may carry a label: its own limit, else the control's. */
export function maxUsagesOf(control: ConfigNode, stored: string): number | undefined {
  const own = itemOfStored(control, stored)?.attrs.maxUsages;
  const limit = own ?? control.attrs.maxUsages;
  const number = typeof limit === 'string' && limit !== '' ? Number(limit) : limit;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** What is said when a label is used too often. */
export function overuse(control: ConfigNode, stored: string, limit: number): string {
  return `You can't use ${itemOfStored(control, stored)?.value ?? stored} more than ${limit} time(s)`;
}

/** Label controls of an object. */
export function labelControlsOf(object: string, tree: ConfigTree): readonly ConfigNode[] {
  return tree.controls.filter((control) => control.definition?.labelKey !== undefined && control.toNames.includes(object));
}
