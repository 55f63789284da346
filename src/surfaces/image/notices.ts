import { observable, runInAction } from 'mobx';

/** Milliseconds that a notice stays. */
const NOTICE_MS = 5000;

/** Words of the surface: what a screen reader is told, and what everybody sees for a while. */
export class Notices {
  readonly #said = observable.box('');
  readonly #shown = observable.box<string | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What a screen reader is told. Observable. */
  get said(): string {
    return this.#said.get();
  }

  /** What a person must see now, such as why nothing was drawn. Observable. */
  get shown(): string | undefined {
    return this.#shown.get();
  }

  say(words: string): void {
    runInAction(() => this.#said.set(words));
  }

  /** Shows words for a while, and says them. */
  tell(words: string): void {
    this.say(words);
    clearTimeout(this.#timer);
    runInAction(() => this.#shown.set(words));
    this.#timer = setTimeout(() => runInAction(() => this.#shown.set(undefined)), NOTICE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
