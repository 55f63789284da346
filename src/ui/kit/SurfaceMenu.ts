import { observable, runInAction } from 'mobx';
import type { Point } from '../../core';

/** A menu that was asked for: where on the page, and for which region (none on empty ground). */
export interface MenuState {
  /** Client pixels. */
  readonly at: Point;
  readonly region: string | undefined;
}

/** The menu of regions: a right click, a long press or the menu key asks for it, a view shows it. */
export class SurfaceMenu {
  readonly #state = observable.box<MenuState | undefined>(undefined, { deep: false });

  /** Undefined while none is asked for. Observable. */
  get state(): MenuState | undefined {
    return this.#state.get();
  }

  open(at: Point, region: string | undefined): void {
    runInAction(() => this.#state.set({ at, region }));
  }

  close(): void {
    if (this.state) runInAction(() => this.#state.set(undefined));
  }
}
