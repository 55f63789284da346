/** Above this many moves a rebuild is cheaper than finding each place. */
const FEW = 24;

/**
 * Records by key, and their keys in order of slot: plain structures beside the state tree that are told of each change, so that
 * nobody has to iterate an observable map. Adding at the end and replacing are O(1); other moves wait until the order is read.
 */
export class RecordIndex<T> {
  readonly #byKey = new Map<string, T>();
  readonly #slotOf: (record: T) => number;
  #keys: string[] = [];
  #slots: number[] = [];
  /** Keys whose place is not right yet, with the slot at which they still stand (undefined = nowhere). */
  readonly #pending = new Map<string, number | undefined>();
  #list: readonly T[] | undefined;

  constructor(records: readonly T[], keyOf: (record: T) => string, slotOf: (record: T) => number) {
    this.#slotOf = slotOf;
    let sorted = true;
    let last = Number.NEGATIVE_INFINITY;
    for (const record of records) {
      const slot = slotOf(record);
      const key = keyOf(record);
      if (slot < last || this.#byKey.has(key)) sorted = false;
      last = slot;
      this.#byKey.set(key, record);
      this.#keys.push(key);
      this.#slots.push(slot);
    }
    if (sorted) this.#list = records;
    else this.#rebuild();
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  /** Adds, replaces or (undefined) deletes. */
  set(key: string, record: T | undefined): void {
    const before = this.#byKey.get(key);
    if (before === record) return;
    this.#list = undefined;
    if (record === undefined) this.#byKey.delete(key);
    else this.#byKey.set(key, record);
    const from = before === undefined ? undefined : this.#slotOf(before);
    const to = record === undefined ? undefined : this.#slotOf(record);
    if (from === to || this.#pending.has(key)) return;
    const last = this.#slots.at(-1);
    if (from === undefined && to !== undefined && this.#pending.size === 0 && (last === undefined || to >= last)) {
      this.#keys.push(key);
      this.#slots.push(to);
    } else {
      this.#pending.set(key, from);
    }
  }

  /** Keys in order; the same array is changed in place, so it is valid until the next change only. */
  get keys(): readonly string[] {
    this.#settle();
    return this.#keys;
  }

  /** Records in order: a new array after a change, the same one else. */
  get list(): readonly T[] {
    if (!this.#list) {
      const list: T[] = [];
      for (const key of this.keys) {
        const record = this.#byKey.get(key);
        if (record !== undefined) list.push(record);
      }
      this.#list = list;
    }
    return this.#list;
  }

  #settle(): void {
    if (this.#pending.size === 0) return;
    if (this.#pending.size > FEW) {
      this.#rebuild();
      return;
    }
    for (const [key, from] of this.#pending) {
      if (from !== undefined) this.#take(key, from);
      const record = this.#byKey.get(key);
      if (record !== undefined) this.#put(key, this.#slotOf(record));
    }
    this.#pending.clear();
  }

  /** First position whose slot is at least `slot`. */
  #lowerBound(slot: number): number {
    let low = 0;
    let high = this.#slots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#slots[middle] ?? 0) < slot) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #take(key: string, slot: number): void {
    let at = this.#lowerBound(slot);
    while (at < this.#keys.length && this.#keys[at] !== key) at++;
    this.#keys.splice(at, 1);
    this.#slots.splice(at, 1);
  }

  #put(key: string, slot: number): void {
    let at = this.#lowerBound(slot);
    while (at < this.#slots.length && this.#slots[at] === slot) at++;
    this.#keys.splice(at, 0, key);
    this.#slots.splice(at, 0, slot);
  }

  #rebuild(): void {
    const entries = [...this.#byKey].map(([key, record]) => ({ key, slot: this.#slotOf(record) }));
    entries.sort((a, b) => a.slot - b.slot);
    this.#keys = entries.map((entry) => entry.key);
    this.#slots = entries.map((entry) => entry.slot);
    this.#pending.clear();
  }
}
