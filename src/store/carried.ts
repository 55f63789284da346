import type { CarryOver } from './optionTypes';
import type { Settings } from './settingTypes';
import type { ObjectPlace } from './surfaceTypes';

/** What a person made of settings and views, for the next task: neither what the host gave nor what nobody touched. */
export class Carried {
  /** By object; not observable. */
  readonly places: Map<string, ObjectPlace>;
  readonly #changed: Set<string>;

  constructor(before: CarryOver | undefined) {
    this.places = new Map(Object.entries(before?.places ?? {}));
    this.#changed = new Set(Object.keys(before?.settings ?? {}));
  }

  /** The person changed a setting. */
  changed(key: keyof Settings): void {
    this.#changed.add(key);
  }

  toCarry(settings: Settings): Pick<CarryOver, 'settings' | 'places'> {
    const changed = Object.entries({ ...settings }).filter(([key]) => this.#changed.has(key));
    return { settings: Object.fromEntries(changed), ...(settings.keepZoom && { places: Object.fromEntries(this.places) }) };
  }
}
