/** Visits kept for going back. */
const MOST = 1000;

/** Where a person has been, as a browser keeps it: back and forth, and a new visit forgets what lay ahead. */
export class Visits<E> {
  #list: E[] = [];
  /** Place of the current visit; behind the last one when there is none. */
  #at = 0;

  get current(): E | undefined {
    return this.#list[this.#at];
  }

  get previous(): E | undefined {
    return this.#list[this.#at - 1];
  }

  get following(): E | undefined {
    return this.#list[this.#at + 1];
  }

  /** Goes to a new place. */
  push(entry: E): void {
    if (this.current === entry) return;
    this.#list.splice(this.#at + 1);
    this.#list.push(entry);
    if (this.#list.length > MOST) this.#list.shift();
    this.#at = this.#list.length - 1;
  }

  back(): void {
    if (this.#at > 0) this.#at -= 1;
  }

  forth(): void {
    if (this.#at < this.#list.length) this.#at += 1;
  }

  /** The last `most` visits up to the current one and what lies ahead of it, with its place among them. */
  recent(most: number): { readonly list: readonly E[]; readonly at: number } {
    const from = Math.max(0, this.#at - most);
    return { list: this.#list.slice(from, this.#at + most), at: this.#at - from };
  }

  restore(list: readonly E[], at: number): void {
    this.#list = [...list];
    this.#at = Math.min(Math.max(0, at), list.length);
  }
}
