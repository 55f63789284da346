/** The queue as one would write it without a thought for a million tasks: what the real one is compared with. */
export class NaiveQueue {
  #ids: number[];
  #done = new Set<number>();
  /** In the order in which they were left; `at`: after how many offers. */
  #later: { id: number; at: number | undefined }[] = [];
  #offered = 0;
  #history: number[] = [];
  #at = 0;

  constructor(ids: readonly number[]) {
    this.#ids = [];
    this.add(ids.map((id) => ({ id })));
  }

  get current(): number | undefined {
    return this.#history[this.#at];
  }

  get remaining(): number {
    return this.openIds().length;
  }

  has(id: number): boolean {
    return this.#ids.includes(id);
  }

  openIds(): number[] {
    return this.#ids.filter((id) => !this.#done.has(id));
  }

  add(tasks: readonly { id: number }[]): void {
    this.#ids = [...this.#ids, ...tasks.map(({ id }) => id)].sort((a, b) => a - b);
    this.#wake();
  }

  next(): void {
    this.postpone(undefined);
  }

  postpone(after: number | undefined): void {
    this.#leave(after);
    if (this.#at + 1 < this.#history.length) this.#at += 1;
    else {
      const [next] = this.#queue();
      if (next === undefined) this.#at = this.#history.length;
      else {
        this.#offered += 1;
        this.#visit(next);
      }
    }
    this.#arrive();
  }

  previous(): void {
    if (this.#at === 0) return;
    this.#leave(undefined);
    this.#at -= 1;
    this.#arrive();
  }

  jump(id: number): void {
    if (!this.has(id) || id === this.current) return;
    this.#leave(undefined);
    this.#visit(id);
    this.#arrive();
  }

  complete(id = this.current): void {
    if (id === undefined || !this.has(id)) return;
    this.#done.add(id);
    this.#later = this.#later.filter((one) => one.id !== id);
  }

  reopen(id = this.current): void {
    if (id !== undefined) this.#done.delete(id);
    this.#wake();
  }

  upcoming(): number[] {
    const following = this.#history[this.#at + 1];
    const rest = this.#queue().filter((id) => id !== following);
    return following === undefined ? rest : [following, ...rest];
  }

  #wake(): void {
    if (this.current === undefined) this.next();
  }

  #visit(id: number): void {
    if (id === this.current) return;
    this.#history = [...this.#history.slice(0, this.#at + 1), id];
    this.#at = this.#history.length - 1;
  }

  #leave(after: number | undefined): void {
    const id = this.current;
    if (id === undefined || this.#done.has(id)) return;
    this.#later.push({ id, at: after === undefined ? undefined : this.#offered + after });
  }

  #arrive(): void {
    this.#later = this.#later.filter(({ id }) => id !== this.current);
  }

  /** All that will be offered, each done when it is. */
  #queue(): number[] {
    let fresh = this.openIds().filter((id) => id !== this.current && !this.#later.some((one) => one.id === id));
    let left = this.#later.filter(({ at }) => at === undefined).map(({ id }) => id);
    let due = this.#later.flatMap(({ id, at }) => (at === undefined ? [] : [{ id, at }])).sort((a, b) => a.at - b.at);
    const queue: number[] = [];
    for (let offered = this.#offered; fresh.length + left.length + due.length > 0; offered++) {
      const isDue = due[0] !== undefined && due[0].at <= offered;
      const next = isDue ? due[0]?.id : (fresh[0] ?? left[0] ?? due[0]?.id);
      queue.push(next as number);
      fresh = fresh.filter((id) => id !== next);
      left = left.filter((id) => id !== next);
      due = due.filter(({ id }) => id !== next);
    }
    return queue;
  }
}
