import type { Region } from '../core';

/** Which regions lie below which, kept by what each write changes. */
export class Family {
  readonly #children = new Map<string, Set<string>>();

  constructor(regions: Iterable<Region>) {
    for (const region of regions) if (region.parentId !== undefined) this.follow(undefined, region);
  }

  follow(before: Region | undefined, after: Region | undefined): void {
    if (before?.parentId === after?.parentId && before?.id === after?.id) return;
    if (before?.parentId !== undefined) this.#children.get(before.parentId)?.delete(before.id);
    if (after?.parentId === undefined) return;
    const siblings = this.#children.get(after.parentId) ?? new Set();
    this.#children.set(after.parentId, siblings.add(after.id));
  }

  childrenOf(id: string): readonly string[] {
    return [...(this.#children.get(id) ?? [])];
  }
}
