import { createAtom } from 'mobx';
import type { SurfaceHandle } from './surfaceTypes';

/**
 * Mounted surfaces by object name. Going through its values is observable, so that what is drawn across surfaces hears of those that come and go;
 * surfaces themselves set and delete wherever they are, as with any map.
 */
export class SurfaceMap extends Map<string, SurfaceHandle> {
  readonly #changed = createAtom('surfaces');

  override set(object: string, handle: SurfaceHandle): this {
    super.set(object, handle);
    this.#changed.reportChanged();
    return this;
  }

  override delete(object: string): boolean {
    const is = super.delete(object);
    if (is) this.#changed.reportChanged();
    return is;
  }

  override clear(): void {
    super.clear();
    this.#changed.reportChanged();
  }

  override values(): MapIterator<SurfaceHandle> {
    this.#changed.reportObserved();
    return super.values();
  }
}
