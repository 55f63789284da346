import { observable, runInAction } from 'mobx';
import { type Disposer, describeValue, Scope } from '../core';

/** What is asked, and what becomes of the answer. */
export interface Call {
  /** Milliseconds before it is asked: a newer one may come. */
  readonly wait: number;
  run(signal: AbortSignal): unknown;
  /** Takes the answer of the newest call; what it throws is the call's error. */
  take(answer: unknown): void;
}

function wordsOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : describeValue(error);
}

/** Asks one thing at a time: the newest. What an older one answers, however late, is dropped. */
export class NewestCall {
  readonly #scope = new Scope();
  readonly #pending = observable.box(false);
  readonly #error = observable.box<string | undefined>(undefined);
  #controller: AbortController | undefined;
  #timer: Disposer | undefined;

  get pending(): boolean {
    return this.#pending.get();
  }

  get error(): string | undefined {
    return this.#error.get();
  }

  start(call: Call): void {
    this.abort();
    if (this.#scope.disposed) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.#show(true, undefined);
    const run = (): void => void this.#run(call, controller);
    if (call.wait > 0) this.#timer = this.#scope.after(call.wait, run);
    else run();
  }

  async #run({ run, take }: Call, controller: AbortController): Promise<void> {
    let answer: unknown;
    let error: string | undefined;
    try {
      answer = await run(controller.signal);
    } catch (thrown) {
      error = wordsOf(thrown);
    }
    if (this.#controller !== controller) return;
    this.#controller = this.#timer = undefined;
    this.#show(false, error);
    if (error !== undefined) return;
    try {
      take(answer);
    } catch (thrown) {
      this.#show(false, wordsOf(thrown));
    }
  }

  /** Waits no longer; nothing that was asked for comes any more. */
  abort(): void {
    const controller = this.#controller;
    this.#timer?.();
    this.#controller = this.#timer = undefined;
    this.#show(false, undefined);
    controller?.abort();
  }

  #show(pending: boolean, error: string | undefined): void {
    runInAction(() => {
      this.#pending.set(pending);
      this.#error.set(error);
    });
  }

  dispose(): void {
    this.abort();
    this.#scope.dispose();
  }
}
