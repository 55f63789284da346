import { computed, observable, reaction, runInAction } from 'mobx';
import type { Problem } from '../core';

function same(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((problem, i) => problem === b[i]);
}

/** Everything that was found wrong, by the source that found it. */
export class ProblemList {
  readonly #bySource = observable.map<string, readonly Problem[]>({}, { deep: false });
  readonly #all = computed(() => [...this.#bySource.values()].flat());

  get all(): readonly Problem[] {
    return this.#all.get();
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
