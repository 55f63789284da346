import type { Relation } from '../core';

const NONE: readonly Relation[] = [];

function pairOf({ fromId, toId }: Pick<Relation, 'fromId' | 'toId'>): string {
  return JSON.stringify([fromId, toId]);
}

/** Relations by id, by end and by pair of ends, kept by what each write changes. */
export class Links {
  readonly #byId = new Map<string, Relation>();
  readonly #byEnd = new Map<string, Map<string, Relation>>();
  /** How often each ordered pair is linked: twice where the wire says so, never by what is made here. */
  readonly #byPair = new Map<string, Set<string>>();

  constructor(relations: Iterable<Relation>) {
    for (const relation of relations) this.follow(undefined, relation);
  }

  follow(before: Relation | undefined, after: Relation | undefined): void {
    if (before) this.#forget(before);
    if (!after) return;
    this.#byId.set(after.id, after);
    for (const end of [after.fromId, after.toId]) {
      const there = this.#byEnd.get(end) ?? new Map<string, Relation>();
      this.#byEnd.set(end, there.set(after.id, after));
    }
    const pair = pairOf(after);
    this.#byPair.set(pair, (this.#byPair.get(pair) ?? new Set()).add(after.id));
  }

  #forget(relation: Relation): void {
    this.#byId.delete(relation.id);
    for (const end of [relation.fromId, relation.toId]) {
      const there = this.#byEnd.get(end);
      there?.delete(relation.id);
      if (there?.size === 0) this.#byEnd.delete(end);
    }
    const pair = pairOf(relation);
    const same = this.#byPair.get(pair);
    same?.delete(relation.id);
    if (same?.size === 0) this.#byPair.delete(pair);
  }

  get(id: string): Relation | undefined {
    return this.#byId.get(id);
  }

  /** Relations that begin or end at a region, in order of their results. */
  of(regionId: string): readonly Relation[] {
    const there = this.#byEnd.get(regionId);
    return there ? [...there.values()].sort((a, b) => a.slot - b.slot) : NONE;
  }

  /** The relation from one region to another. */
  between(fromId: string, toId: string): Relation | undefined {
    const [id] = this.#byPair.get(pairOf({ fromId, toId })) ?? [];
    return id === undefined ? undefined : this.#byId.get(id);
  }
}
