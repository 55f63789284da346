import { orderOf } from './ranks';

/** A task's own id, or the number it was given where it has none or another task has the same. */
export type TaskId = number | string;

/** A task in the line. Open = not done. `fresh`: not offered yet; `now`: in front of the person; `later`: offered and left open. */
export interface Waiting<T> {
  readonly id: TaskId;
  task: T;
  readonly rank: number;
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

/** A number and the same number as a text are one id. */
function keyOf(id: TaskId): TaskId {
  return typeof id === 'string' && String(Number(id)) === id ? Number(id) : id;
}

/**
 * All tasks of a queue in their order, and who comes next: those that come back after a number of others when it is their turn, then fresh ones in
 * order, then those that were left open, then those that would have come back later.
 */
export class WaitingLine<T> {
  readonly #byId = new Map<TaskId, Waiting<T>>();
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
    return isTaskId(id) ? this.#byId.get(keyOf(id)) : undefined;
  }

  /** Takes more tasks in; each stands where the order has it. */
  add(arriving: readonly Arriving<T>[]): void {
    const known = this.total;
    const nameless: number[] = [];
    for (const { task, id, rank, done } of arriving) {
      const key = isTaskId(id) ? keyOf(id) : undefined;
      const isOwn = key !== undefined && !this.#byId.has(key);
      const entry: Waiting<T> = { id: isOwn ? (id as TaskId) : 0, task, rank, place: 0, done, turn: 'fresh' };
      if (isOwn) this.#byId.set(key, entry);
      else nameless.push(this.#order.length);
      if (!done) this.#open += 1;
      this.#order.push(entry);
    }
    // Last, when all ids that tasks bring are known.
    for (const i of nameless) {
      const entry = { ...(this.#order[i] as Waiting<T>), id: this.#freeId() };
      this.#byId.set(keyOf(entry.id), entry);
      this.#order[i] = entry;
    }
    this.#sort(known);
  }

  #freeId(): number {
    while (this.#byId.has(this.#free)) this.#free += 1;
    return this.#free;
  }

  /** Puts in order what was added behind the first `known`. What comes after all of them moves none of them. */
  #sort(known: number): void {
    const order = this.#order;
    const last = order[known - 1]?.rank ?? Number.NEGATIVE_INFINITY;
    let from = known;
    for (let i = known; i < order.length && from > 0; i++) if ((order[i]?.rank ?? 0) < last) from = 0;
    const part = order.slice(from);
    for (const [place, i] of orderOf(Float64Array.from(part, ({ rank }) => rank)).entries()) {
      const entry = part[i] as Waiting<T>;
      entry.place = from + place;
      order[from + place] = entry;
    }
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
      ...this.#due.map(({ entry, at }) => ({ entry, after: Math.max(0, at - this.#offered) })),
      ...[...this.#left].map((entry) => ({ entry, after: undefined })),
    ];
  }

  /** Every id that is done, in order. */
  doneIds(): TaskId[] {
    return this.#order.filter(({ done }) => done).map(({ id }) => id);
  }
}
