import { observable, runInAction } from 'mobx';

/** What a person has selected, hidden and pointed at among the relations of one layer: never saved, no undo steps. */
export class RelationState {
  readonly #has: (id: string) => boolean;
  readonly #selected = observable.box<string | undefined>(undefined);
  readonly #hovered = observable.box<string | undefined>(undefined);
  readonly #visibilityEpoch = observable.box(0);
  readonly #hidden = new Set<string>();

  constructor(has: (id: string) => boolean) {
    this.#has = has;
  }

  get selected(): string | undefined {
    return this.#selected.get();
  }

  select(id: string | undefined): void {
    const known = id !== undefined && this.#has(id) ? id : undefined;
    if (known !== this.#selected.get()) runInAction(() => this.#selected.set(known));
  }

  get hovered(): string | undefined {
    return this.#hovered.get();
  }

  setHovered(id: string | undefined): void {
    if (id !== this.#hovered.get()) runInAction(() => this.#hovered.set(id));
  }

  get visibilityEpoch(): number {
    return this.#visibilityEpoch.get();
  }

  isHidden(id: string): boolean {
    this.#visibilityEpoch.get();
    return this.#hidden.has(id);
  }

  setHidden(ids: Iterable<string>, hidden: boolean): void {
    for (const id of ids) {
      if (!hidden) this.#hidden.delete(id);
      else if (this.#has(id)) this.#hidden.add(id);
    }
    runInAction(() => this.#visibilityEpoch.set(this.#visibilityEpoch.get() + 1));
  }

  /** How many of them are hidden. */
  get hiddenCount(): number {
    this.#visibilityEpoch.get();
    return this.#hidden.size;
  }

  /** Follows a commit: what is gone is neither selected nor pointed at nor hidden. */
  follow(): void {
    const { selected, hovered } = this;
    if (selected !== undefined && !this.#has(selected)) this.select(undefined);
    if (hovered !== undefined && !this.#has(hovered)) this.setHovered(undefined);
    const gone = [...this.#hidden].filter((id) => !this.#has(id));
    if (gone.length > 0) this.setHidden(gone, false);
  }
}
