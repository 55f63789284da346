/** Undoes something; calling it twice is harmless where a `Scope` calls it. */
export type Disposer = () => void;

/**
 * Owns every listener, observer and timer of a part; disposing it ends them all, last added first.
 * @example
 * const scope = new Scope();
 * scope.listen(window, 'resize', measure);
 * scope.dispose();
 */
export class Scope {
  #disposers: Disposer[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  /** Runs `dispose` with the scope, at once if the scope has ended already. */
  add(dispose: Disposer): void {
    if (this.#disposed) dispose();
    else this.#disposers.push(dispose);
  }

  /** `addEventListener` that ends with the scope. */
  listen(target: EventTarget, type: string, listener: (event: never) => void, options?: AddEventListenerOptions): void {
    const handle = listener as EventListener;
    target.addEventListener(type, handle, options);
    this.add(() => target.removeEventListener(type, handle, options));
  }

  /** A timer that ends with the scope; answers what cancels it. */
  after(ms: number, run: () => void): Disposer {
    const timer = setTimeout(run, ms);
    const cancel = (): void => clearTimeout(timer);
    this.add(cancel);
    return cancel;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const errors: unknown[] = [];
    for (const dispose of this.#disposers.reverse()) {
      try {
        dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    this.#disposers = [];
    if (errors.length > 0) throw new AggregateError(errors, 'LabelEditor: a part failed to end; the rest was ended.');
  }
}
