import { computed, observable, runInAction } from 'mobx';
import type { Layers } from './layers';
import type { Overlay } from './layerTypes';

type OverlayState = Omit<Overlay, 'layer'>;

const HIDDEN: OverlayState = { visible: false, color: undefined, opacity: 1 };

/** Which predictions are laid over the active layer, and how. */
export class OverlayList {
  readonly #layers: Layers;
  readonly #states = observable.map<string, OverlayState>({}, { deep: false });
  readonly #all = computed(() => this.#list());

  constructor(layers: Layers) {
    this.#layers = layers;
  }

  #list(): readonly Overlay[] {
    const { predictions, active } = this.#layers;
    // A prediction on screen is no overlay of itself.
    return predictions.filter((layer) => layer !== active).map((layer) => ({ layer, ...(this.#states.get(layer.id) ?? HIDDEN) }));
  }

  get all(): readonly Overlay[] {
    return this.#all.get();
  }

  set(predictionId: string, change: Partial<OverlayState>): void {
    runInAction(() => this.#states.set(predictionId, { ...(this.#states.get(predictionId) ?? HIDDEN), ...change }));
  }
}
