import type { CheckPlace } from './checkReport';

/** Different lines kept of one code: a wrong column of a million labels gives a line that counts the rest, not a million lines. */
const MOST_LINES = 100;

/** Counts something and keeps its first places. */
export class Tally {
  count = 0;
  tasks = 0;
  readonly places: CheckPlace[] = [];
  readonly #most: number;
  #lastTask = -1;

  constructor(most: number) {
    this.#most = most;
  }

  add(place: CheckPlace): void {
    this.count += 1;
    if (place.task !== this.#lastTask) {
      this.#lastTask = place.task;
      this.tasks += 1;
    }
    if (this.places.length < this.#most) this.places.push(place);
  }
}

/** Values by key, made when they are first asked for; `limit` of them, then the one under the empty key. */
export class Shelf<V> {
  readonly #byKey = new Map<string, V>();
  readonly #make: () => V;
  readonly #limit: number;

  constructor(make: () => V, limit = MOST_LINES) {
    this.#make = make;
    this.#limit = limit;
  }

  /** The value of that key, and whether it is new; `isRest` when the shelf is full. */
  at(key: string): { readonly value: V; readonly isNew: boolean; readonly isRest: boolean } {
    const known = this.#byKey.get(key);
    if (known) return { value: known, isNew: false, isRest: false };
    const isRest = this.#byKey.size >= this.#limit;
    const value = (isRest ? this.#byKey.get(REST) : undefined) ?? this.#make();
    const isNew = !isRest || !this.#byKey.has(REST);
    this.#byKey.set(isRest ? REST : key, value);
    return { value, isNew, isRest };
  }

  get(key: string): V | undefined {
    return this.#byKey.get(key);
  }

  values(): V[] {
    return [...this.#byKey.values()];
  }

  /** All but the rest. */
  lines(): V[] {
    return [...this.#byKey].flatMap(([key, value]) => (key === REST ? [] : [value]));
  }
}

const REST = '';
