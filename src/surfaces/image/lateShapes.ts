import { observable, runInAction } from 'mobx';
import type { OnDemandPart, Shape } from '../../core';

/** Geometry that comes after the surface has opened: what was left out for the lack of it is shown then. */
export class LateShapes {
  readonly #arrived = observable.box(0);
  readonly #arriving = new Set<OnDemandPart<Shape>>();
  readonly #failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** Counts what has arrived. Observable. */
  get arrived(): number {
    return this.#arrived.get();
  }

  /** Something is on its way: not everything is shown. */
  get isWaiting(): boolean {
    return this.#arriving.size > 0;
  }

  load(shape: OnDemandPart<Shape>): void {
    // Each of 10,000 regions that lack it asks: all would be painted anew as often.
    const loading = this.#arriving.has(shape) ? undefined : shape.preload();
    if (!loading) return;
    this.#arriving.add(shape);
    loading.then(
      () => {
        this.#arriving.delete(shape);
        runInAction(() => this.#arrived.set(this.#arrived.get() + 1));
      },
      (error: unknown) => {
        this.#arriving.delete(shape);
        this.#failed(error);
      },
    );
  }
}
