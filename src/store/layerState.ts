import { computed, observable, runInAction } from 'mobx';
import type { Region } from '../core';
import type { RegionDelta, SelectMode } from './layerTypes';

/** What the state asks the layer's content. */
export interface RegionSource {
  /** Not observable. */
  readonly ids: readonly string[];
  readonly size: number;
  peek(id: string): Region | undefined;
}

/**
 * What a person has selected, hidden, locked and hovers in one layer: never saved, no undo steps. Visibility and locks are plain
 * maps with one observable counter, so that a painter can ask for 100,000 regions without 100,000 subscriptions.
 */
export class LayerState {
  readonly #source: RegionSource;
  readonly #selected = observable.set<string>([], { deep: false });
  readonly #selection = computed(() => [...this.#selected]);
  readonly #hovered = observable.box<string | undefined>(undefined);
  readonly #visibilityEpoch = observable.box(0);
  readonly #hidden = new Map<string, boolean>();
  readonly #locked = new Set<string>();
  /** How many of the layer's regions are hidden; undefined until somebody asks. */
  #hiddenCount: number | undefined;

  constructor(source: RegionSource) {
    this.#source = source;
  }

  get selection(): readonly string[] {
    return this.#selection.get();
  }

  isSelected(id: string): boolean {
    return this.#selected.has(id);
  }

  select(ids: readonly string[], mode: SelectMode): void {
    const known = ids.filter((id) => this.#source.peek(id));
    runInAction(() => {
      if (mode === 'replace' && !this.#isSelection(known)) this.#selected.replace(known);
      else if (mode === 'add') for (const id of known) this.#selected.add(id);
      else if (mode === 'toggle') for (const id of known) if (!this.#selected.delete(id)) this.#selected.add(id);
    });
  }

  #isSelection(ids: readonly string[]): boolean {
    const now = [...this.#selected];
    return now.length === ids.length && now.every((id, i) => id === ids[i]);
  }

  get hovered(): string | undefined {
    return this.#hovered.get();
  }

  setHovered(id: string | undefined): void {
    if (id === this.#hovered.get()) return;
    runInAction(() => this.#hovered.set(id));
  }

  get visibilityEpoch(): number {
    return this.#visibilityEpoch.get();
  }

  isHidden(id: string): boolean {
    this.#visibilityEpoch.get();
    const region = this.#source.peek(id);
    return region ? this.#hides(region) : false;
  }

  #hides(region: Region): boolean {
    return this.#hidden.get(region.id) ?? region.hidden;
  }

  setHidden(ids: readonly string[] | 'all', hidden: boolean): void {
    for (const id of ids === 'all' ? this.#source.ids : ids) this.#hidden.set(id, hidden);
    this.#hiddenCount = undefined;
    this.#changed();
  }

  get allHidden(): boolean {
    this.#visibilityEpoch.get();
    if (this.#hiddenCount === undefined) {
      let count = 0;
      for (const id of this.#source.ids) {
        const region = this.#source.peek(id);
        if (region && this.#hides(region)) count++;
      }
      this.#hiddenCount = count;
    }
    return this.#source.size > 0 && this.#hiddenCount === this.#source.size;
  }

  isLocked(id: string): boolean {
    this.#visibilityEpoch.get();
    return this.#locked.has(id);
  }

  setLocked(ids: readonly string[] | 'all', locked: boolean): void {
    for (const id of ids === 'all' ? this.#source.ids : ids) {
      if (!locked) this.#locked.delete(id);
      else if (this.#source.peek(id)) this.#locked.add(id);
    }
    this.#changed();
  }

  get allLocked(): boolean {
    this.#visibilityEpoch.get();
    return this.#source.size > 0 && this.#locked.size === this.#source.size;
  }

  /** Follows a commit: what is gone leaves selection, hover and locks; the counts stay right without counting again. */
  follow(deltas: readonly RegionDelta[]): void {
    runInAction(() => {
      for (const { id, before, after } of deltas) {
        if (this.#hiddenCount !== undefined) {
          this.#hiddenCount += Number(after !== undefined && this.#hides(after)) - Number(before !== undefined && this.#hides(before));
        }
        if (after) continue;
        this.#selected.delete(id);
        this.#locked.delete(id);
        if (this.#hovered.get() === id) this.#hovered.set(undefined);
      }
    });
  }

  #changed(): void {
    runInAction(() => this.#visibilityEpoch.set(this.#visibilityEpoch.get() + 1));
  }
}
