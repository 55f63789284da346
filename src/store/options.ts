import { compareStructural, computed, observable, runInAction } from 'mobx';
import type { EditorMode, User } from '../core';
import type { EditorOptions, Features, LiveOptions } from './optionTypes';

/** What the editor offers: on where somebody listens, unless the host says otherwise. */
function featuresOf(options: EditorOptions): Features {
  const given = Object.fromEntries(Object.entries(options.features ?? {}).filter(([, value]) => value !== undefined));
  return {
    submit: options.onSubmit !== undefined,
    update: options.onUpdate !== undefined,
    skip: options.onSkip !== undefined,
    deleteAnnotation: options.onDelete !== undefined,
    addAnnotation: true,
    undo: true,
    layers: true,
    settings: true,
    denyEmpty: false,
    ...given,
  };
}

/** The host's options while an editor runs. All reads are observable. */
export class RunningOptions {
  readonly #all: { get(): EditorOptions; set(options: EditorOptions): void };
  readonly #features = computed(() => featuresOf(this.all), { equals: compareStructural });
  readonly #readOnly = computed(() => this.all.readOnly ?? false);
  readonly #showPredictions = computed(() => this.all.showPredictions ?? false);
  readonly #mode = computed(() => this.all.mode ?? 'quick-view');
  readonly #user = computed(() => this.all.user, { equals: compareStructural });

  constructor(options: EditorOptions) {
    this.#all = observable.box(options, { deep: false });
  }

  get all(): EditorOptions {
    return this.#all.get();
  }

  get features(): Features {
    return this.#features.get();
  }

  get readOnly(): boolean {
    return this.#readOnly.get();
  }

  get showPredictions(): boolean {
    return this.#showPredictions.get();
  }

  get mode(): EditorMode {
    return this.#mode.get();
  }

  get user(): User | undefined {
    return this.#user.get();
  }

  change(options: LiveOptions): void {
    runInAction(() => this.#all.set({ ...this.all, ...options }));
  }
}
