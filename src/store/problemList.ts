import { computed, observable, reaction, runInAction } from 'mobx';
import type { Problem } from '../core';

function same(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((problem, i) => problem === b[i]);
}

function keyOf(layer: string, region: string): string {
  return `${layer} ${region}`;
}

/** The region of a problem about a text that differs from the one at its place. */
function placeKeyOf({ code, where: { layer, region } }: Problem): string | undefined {
  return code === 'text-mismatch' && layer !== undefined && region !== undefined ? keyOf(layer, region) : undefined;
}

/** Everything that was found wrong, by the source that found it. */
export class ProblemList {
  readonly #bySource = observable.map<string, readonly Problem[]>({}, { deep: false });
  /** Regions whose text differs and whose place is settled: a person keeps it, or it was moved to its text. */
  readonly #kept = observable.set<string>();
  readonly #mended = observable.set<string>();
  readonly #everything = computed(() => [...this.#bySource.values()].flat());
  readonly #misplaced = computed(() => new Set(this.#everything.get().flatMap((problem) => placeKeyOf(problem) ?? [])));
  readonly #all = computed(() => {
    const everything = this.#everything.get();
    if (this.#kept.size + this.#mended.size === 0) return everything;
    return everything.filter((problem) => !this.#isSettled(placeKeyOf(problem)));
  });

  get all(): readonly Problem[] {
    return this.#all.get();
  }

  #isSettled(key: string | undefined): boolean {
    return key !== undefined && (this.#kept.has(key) || this.#mended.has(key));
  }

  /** A person keeps a region where it is, though its result says another text. */
  keep(layer: string, region: string): void {
    runInAction(() => this.#kept.add(keyOf(layer, region)));
  }

  isKept(layer: string, region: string): boolean {
    return this.#kept.has(keyOf(layer, region));
  }

  /** Regions changed: `isMisplaced` tells of those with such a problem whether their text still differs. */
  regionsChanged(layer: string, ids: readonly string[], isMisplaced: (id: string) => boolean): void {
    const misplaced = this.#misplaced.get();
    if (misplaced.size === 0) return;
    runInAction(() => {
      for (const id of ids) {
        const key = keyOf(layer, id);
        if (!misplaced.has(key)) continue;
        if (isMisplaced(id)) this.#mended.delete(key);
        else this.#mended.add(key);
      }
    });
  }

  /** Replaces the problems of one source. */
  report(source: string, problems: readonly Problem[]): void {
    if (same(this.#bySource.get(source) ?? [], problems)) return;
    runInAction(() => {
      if (problems.length > 0) this.#bySource.set(source, [...problems]);
      else this.#bySource.delete(source);
    });
  }

  /** Tells the list now and after each change; answers the disposer. */
  follow(tell: (problems: readonly Problem[]) => void): () => void {
    return reaction(() => this.all, tell, { fireImmediately: true });
  }
}
