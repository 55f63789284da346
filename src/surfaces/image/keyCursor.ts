import { observable, runInAction } from 'mobx';
import type { Point } from '../../core';

/** Where the keyboard draws: a place on the image that arrows move, shown as a crosshair. */
export class KeyCursor {
  readonly #at = observable.box<Point | undefined>(undefined, { deep: false });
  readonly #isDown = observable.box(false);

  /** Percent of the image; undefined while the keyboard does not draw. Observable. */
  get at(): Point | undefined {
    return this.#at.get();
  }

  /** The brush is on the image: arrows paint. Observable. */
  get isDown(): boolean {
    return this.#isDown.get();
  }

  place(at: Point | undefined): void {
    if (at === this.at) return;
    runInAction(() => {
      this.#at.set(at);
      if (!at) this.#isDown.set(false);
    });
  }

  press(isDown: boolean): void {
    runInAction(() => this.#isDown.set(isDown));
  }
}
