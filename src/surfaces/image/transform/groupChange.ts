import { observable, runInAction } from 'mobx';
import type { Box, Region } from '../../../core';
import { type Matrix, unionOfBoxes } from '../../../geometry';
import type { LayerScene } from '../layerScene';
import type { GroupTransform } from './groupTransform';

/** More regions than this are shown as one bitmap while they change: a value for each, painted alone, would cost more than a frame. */
export const MOST_LIVE = 200;

/** A group that is being changed. */
export interface GroupShown {
  readonly regions: readonly Region[];
  readonly ids: ReadonlySet<string>;
  /** The box round them before the change. */
  readonly box: Box | undefined;
  readonly matrix: Matrix;
  /** The change is kept; the bitmap stays until the regions at rest are painted anew. */
  readonly isKept: boolean;
}

/** What a change of a group must know of its surface. */
export interface GroupGround {
  readonly regions: { readonly active: LayerScene | undefined };
  setDrafts(drafts: ReadonlyMap<string, unknown> | undefined): void;
  commitValues(name: string, values: ReadonlyMap<string, unknown>): void;
}

const NOTHING: ReadonlySet<string> = new Set();

/** The change of several regions that a gesture makes: drafts of a few, one transformed bitmap of many, one commit at the end. */
export class GroupChange {
  readonly #ground: GroupGround;
  readonly #shown = observable.box<GroupShown | undefined>(undefined, { deep: false });

  constructor(ground: GroupGround) {
    this.#ground = ground;
  }

  /** Observable. */
  get shown(): GroupShown | undefined {
    return this.#shown.get();
  }

  /** What is shown as a bitmap. Observable. */
  get many(): GroupShown | undefined {
    const { shown } = this;
    return shown && shown.regions.length > MOST_LIVE ? shown : undefined;
  }

  /** Regions that are not painted at rest, since their bitmap is. Observable. */
  get lifted(): ReadonlySet<string> {
    const { many } = this;
    return many && !many.isKept ? many.ids : NOTHING;
  }

  /** Shows a change without keeping it. Hand over the same array in all steps of a gesture. */
  show(regions: readonly Region[], transform: GroupTransform): void {
    const before = this.shown?.regions === regions ? this.shown : this.#begun(regions);
    runInAction(() => this.#shown.set({ ...before, matrix: transform.matrix, isKept: false }));
    if (regions.length <= MOST_LIVE) this.#ground.setDrafts(this.valuesOf(regions, transform));
  }

  #begun(regions: readonly Region[]): Pick<GroupShown, 'regions' | 'ids' | 'box'> {
    const scene = this.#ground.regions.active;
    const box = scene && unionOfBoxes(regions.map((region) => scene.boundsOf(region)));
    return { regions, ids: new Set(regions.map((region) => region.id)), box };
  }

  /** The values that a change gives. */
  valuesOf(regions: readonly Region[], transform: GroupTransform): ReadonlyMap<string, unknown> {
    const values = new Map<string, unknown>();
    const scene = this.#ground.regions.active;
    for (const region of regions) {
      const kind = scene?.shapeOf(region)?.kind;
      values.set(region.id, kind ? transform.of(region.value, kind) : region.value);
    }
    return values;
  }

  /** Keeps a change: one commit. */
  keep(regions: readonly Region[], transform: GroupTransform): void {
    const { many } = this;
    this.#ground.commitValues(transform.name, this.valuesOf(regions, transform));
    runInAction(() => this.#shown.set(many && { ...many, isKept: true }));
  }

  drop(): void {
    runInAction(() => this.#shown.set(undefined));
    this.#ground.setDrafts(undefined);
  }

  /** The regions at rest are painted: they show the change themselves. */
  settle(): void {
    if (this.shown?.isKept) runInAction(() => this.#shown.set(undefined));
  }
}
