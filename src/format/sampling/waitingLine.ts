import { compareRanks } from './sampleTasks';

/** A task's own id, or the number it was given where it has none or another task has the same. */
export type TaskId = number | string;

/** A task in the line. Open = not done. `fresh`: not offered yet; `now`: in front of the person; `later`: offered and left open. */
export interface Waiting<T> {
  readonly id: TaskId;
  task: T;
  readonly rank: number;
  /** How many came before it. */
  readonly arrival: number;
  /** Its place in the order, from 0. */
  place: number;
  done: boolean;
  turn: 'fresh' | 'now' | 'later';
}

/** A task that comes back when `at` others were offered in all. */
interface Due<T> {
  readonly entry: Waiting<T>;
  readonly at: number;
}

/** What is given to the line. */
export interface Arriving<T> {
  readonly task: T;
  readonly id: unknown;
  readonly rank: number;
  readonly done: boolean;
}

function isTaskId(id: unknown): id is TaskId {
  return (typeof id === 'number' && Number.isFinite(id)) || (typeof id === 'string' && id !== '');
}

/**
 * All tasks of a queue in their order, and who comes next: those that come back after a number of others when it is their turn, then fresh ones in
 * order, then those that were left open, then those that would have come back later.
 */
export class WaitingLine<T> {
  readonly #byId = new Map<string, Waiting<T>>();
  readonly #order: Waiting<T>[] = [];
  readonly #left = new Set<Waiting<T>>();
  #due: readonly Due<T>[] = [];
  /** No fresh task lies before it. */
  #head = 0;
  #offered = 0;
  #open = 0;
  #free = 1;

  get total(): number {
    return this.#order.length;
  }

  /** Tasks that are not done. */
  get open(): number {
    return this.#open;
  }

  /** By number or text alike: an address says `"7"`. */
  find(id: unknown): Waiting<T> | undefined {
    return isTaskId(id) ? this.#byId.get(String(id)) : undefined;
  }

  /** Takes more tasks in; each stands where the order has it. */
  add(arriving: readonly Arriving<T>[]): void {
    const own = new Set<string>();
    const ids = arriving.map(({ id }) => {
      if (!isTaskId(id) || this.#byId.has(String(id)) || own.has(String(id))) return undefined;
      own.add(String(id));
      return id;
    });
    const batch = arriving.map(({ task, rank, done }, i): Waiting<T> => {
      const entry = { id: ids[i] ?? this.#freeId(own), task, rank, arrival: this.total + i, place: 0, done, turn: 'fresh' } as const;
      this.#byId.set(String(entry.id), entry);
      if (!done) this.#open += 1;
      return entry;
    });
    this.#insert(batch.sort(compareEntries));
  }

  #freeId(own: ReadonlySet<string>): number {
    while (this.#byId.has(String(this.#free)) || own.has(String(this.#free))) this.#free += 1;
    return this.#free;
  }

  #insert(batch: readonly Waiting<T>[]): void {
    const last = this.#order.at(-1);
    const first = batch[0];
    // One by one, since a million arguments are too many.
    for (const entry of batch) this.#order.push(entry);
    let from = this.#order.length - batch.length;
    if (last && first && compareEntries(first, last) < 0) {
      this.#order.sort(compareEntries);
      from = 0;
    }
    for (let i = from; i < this.#order.length; i++) (this.#order[i] as Waiting<T>).place = i;
    this.#head = Math.min(this.#head, from);
  }

  /** Who would come next, one after the other, if each were done when it is offered. */
  *ahead(): Generator<Waiting<T>, void> {
    let offered = this.#offered;
    const due = [...this.#due];
    const left = this.#left.values();
    this.#head = this.#freshFrom(this.#head);
    for (let at = this.#head; ; offered++) {
      at = this.#freshFrom(at);
      const first = due[0];
      const fresh = this.#order[at];
      if (first && first.at <= offered) {
        due.shift();
        yield first.entry;
      } else if (fresh) {
        at += 1;
        yield fresh;
      } else {
        const next = left.next().value ?? due.shift()?.entry;
        if (!next) return;
        yield next;
      }
    }
  }

  #freshFrom(at: number): number {
    let i = at;
    while (i < this.#order.length && (this.#order[i]?.done || this.#order[i]?.turn !== 'fresh')) i += 1;
    return i;
  }

  /** Offers the next task. */
  offer(): Waiting<T> | undefined {
    const next = this.ahead().next().value ?? undefined;
    if (next) this.#offered += 1;
    return next;
  }

  /** It is in front of the person now. */
  take(entry: Waiting<T>): void {
    this.#forget(entry);
    entry.turn = 'now';
  }

  /** The person goes on. Left open it comes back after all others, or after `after` others. */
  leave(entry: Waiting<T>, after?: number): void {
    this.#forget(entry);
    entry.turn = entry.done ? 'fresh' : 'later';
    if (entry.done) return;
    if (after === undefined) this.#left.add(entry);
    else {
      const due = { entry, at: this.#offered + after };
      const place = this.#due.findIndex(({ at }) => at > due.at);
      this.#due = place < 0 ? [...this.#due, due] : this.#due.toSpliced(place, 0, due);
    }
  }

  #forget(entry: Waiting<T>): void {
    this.#left.delete(entry);
    if (this.#due.some((due) => due.entry === entry)) this.#due = this.#due.filter((due) => due.entry !== entry);
  }

  /** Done, or open again: then it comes where the order has it. */
  mark(entry: Waiting<T>, done: boolean): void {
    if (entry.done === done) return;
    entry.done = done;
    this.#open += done ? -1 : 1;
    if (entry.turn === 'now') return;
    this.#forget(entry);
    entry.turn = 'fresh';
    this.#head = Math.min(this.#head, entry.place);
  }

  /** Those that come back, in their order, and after how many others. */
  postponed(): readonly { readonly entry: Waiting<T>; readonly after: number | undefined }[] {
    return [
      ...this.#due.map(({ entry, at }) => ({ entry, after: Math.max(1, at - this.#offered) })),
      ...[...this.#left].map((entry) => ({ entry, after: undefined })),
    ];
  }

  /** Every id that is done, in order. */
  doneIds(): TaskId[] {
    return this.#order.filter(({ done }) => done).map(({ id }) => id);
  }
}

function compareEntries(a: Waiting<unknown>, b: Waiting<unknown>): number {
  return compareRanks(a.rank, b.rank) || a.arrival - b.arrival;
}
