import { computed, observable, runInAction } from 'mobx';
import { nanoid } from 'nanoid';
import { asText, type CopyOptions, type Problem, ResultError, type User } from '../core';
import type { DecodedTask, FormatEnv, LayerSource } from '../format';
import { type AnnotationHost, AnnotationLayer } from './annotation';
import type { AnnotationSource } from './annotationSource';
import { copyOf, emptyAnnotation, isBy, openAnnotation, openDraft, openPrediction } from './openLayers';
import type { EditorOptions } from './optionTypes';
import type { PredictionLayer } from './prediction';

const NONE: readonly PredictionLayer[] = [];

type OpenLayer = AnnotationLayer | PredictionLayer;

/** What the layers ask their editor. */
export interface LayersHost {
  readonly task: DecodedTask;
  readonly format: FormatEnv;
  /** Observable. */
  readonly options: EditorOptions;
  readonly annotationHost: AnnotationHost;
  report(source: string, problems: readonly Problem[]): void;
  /** Before another layer is shown. */
  leaving(): void;
}

/** The annotations and predictions of a task, and which of them is on screen. */
export class Layers {
  readonly #host: LayersHost;
  readonly #annotations = observable.box<readonly AnnotationLayer[]>([], { deep: false });
  readonly #active = observable.box<OpenLayer | undefined>(undefined, { deep: false });
  /** Read when they are first shown: a host that hides predictions does not pay for them. */
  readonly #decoded = observable.box<readonly PredictionLayer[] | undefined>(undefined, { deep: false });
  readonly #predictions = computed(() => (this.#host.options.showPredictions ? (this.#decoded.get() ?? NONE) : NONE));

  constructor(host: LayersHost) {
    this.#host = host;
  }

  get annotations(): readonly AnnotationLayer[] {
    return this.#annotations.get();
  }

  get predictions(): readonly PredictionLayer[] {
    return this.#predictions.get();
  }

  get active(): OpenLayer | undefined {
    return this.#active.get();
  }

  get #user(): User | undefined {
    return this.#host.options.user;
  }

  #readPredictions(): void {
    if (!this.#host.options.showPredictions || this.#decoded.get()) return;
    const found: Problem[] = [];
    const read = this.#host.task.predictions.map((source) =>
      openPrediction(source, this.#host.format, (problems) => {
        for (const problem of problems) found.push(problem);
      }),
    );
    runInAction(() => this.#decoded.set(read));
    this.#host.report('predictions', found);
  }

  /** Opens the task as its mode says. */
  open(): void {
    const { task, format, options } = this.#host;
    this.#readPredictions();
    const found: Problem[] = [];
    const report = (problems: readonly Problem[]): void => {
      for (const problem of problems) found.push(problem);
    };
    const drafts = task.drafts.filter((draft) => isBy(draft.json, this.#user));
    for (const draft of task.drafts) if (!drafts.includes(draft)) found.push(foreignDraft(draft));
    const named = new Map(drafts.map((draft) => [asText(draft.json.annotation), draft]));
    const draftOf = (source: LayerSource) => (source.json.id === undefined ? undefined : named.get(asText(source.json.id)));
    const over = new Set(task.annotations.map(draftOf));
    const annotations = task.annotations.map((source) =>
      this.#annotation(openAnnotation(source, draftOf(source), format, report, this.#user)),
    );
    const orphans = drafts.filter((draft) => !over.has(draft)).map((draft) => this.#annotation(openDraft(draft, format, report)));
    this.#host.report('annotations', found);
    runInAction(() => this.#annotations.set([...orphans, ...annotations]));
    const own = task.annotations.findIndex((source) => isBy(source.json, this.#user));
    const first = options.mode === 'stream' ? annotations[own] : annotations[0];
    this.#show(orphans[0] ?? first ?? this.#openNew());
  }

  /** What is shown when there is no annotation to go on with. */
  #openNew(): OpenLayer {
    const prediction = this.#preferred;
    if (!prediction) return this.#insert(emptyAnnotation(this.#newId(), this.#user, this.#host.format));
    return this.#host.options.mode === 'stream' ? this.#insert(copyOf(prediction, this.#newId(), this.#user, undefined)) : prediction;
  }

  /** The prediction of the host's model version, else the first. */
  get #preferred(): PredictionLayer | undefined {
    const { modelVersion } = this.#host.options;
    return this.predictions.find((one) => modelVersion !== undefined && one.modelVersion === modelVersion) ?? this.predictions[0];
  }

  #newId(): string {
    return nanoid(8);
  }

  #annotation(source: AnnotationSource): AnnotationLayer {
    return new AnnotationLayer(source, this.#host.annotationHost);
  }

  #insert(source: AnnotationSource): AnnotationLayer {
    const annotation = this.#annotation(source);
    runInAction(() => this.#annotations.set([...this.annotations, annotation]));
    return annotation;
  }

  #show(layer: OpenLayer | undefined): void {
    runInAction(() => {
      this.#active.get()?.setHovered(undefined);
      this.#active.set(layer);
      if (layer?.type === 'annotation') layer.opened();
    });
  }

  /** The annotation or prediction of that id: our own, else the wire's. */
  find(id: string): OpenLayer | undefined {
    const all: readonly OpenLayer[] = [...this.annotations, ...this.predictions];
    return all.find((layer) => layer.id === id) ?? all.find((layer) => layer.json.id !== undefined && asText(layer.json.id) === id);
  }

  show(layer: OpenLayer): void {
    if (layer === this.active) return;
    this.#host.leaving();
    this.#show(layer);
  }

  add(): AnnotationLayer {
    this.#host.leaving();
    const annotation = this.#insert(emptyAnnotation(this.#newId(), this.#user, this.#host.format));
    this.#show(annotation);
    return annotation;
  }

  copy(predictionId: string, options: CopyOptions | undefined): AnnotationLayer {
    const prediction =
      this.predictions.find((one) => one.id === predictionId) ?? this.predictions.find((one) => asText(one.json.id) === predictionId);
    if (!prediction) throw this.#noPrediction(predictionId);
    this.#host.leaving();
    const annotation = this.#insert(copyOf(prediction, this.#newId(), this.#user, options));
    this.#show(annotation);
    return annotation;
  }

  #noPrediction(id: string): ResultError {
    if (!this.#host.options.showPredictions) {
      return new ResultError(
        'predictions-off',
        `predictions are not shown in this editor, so '${id}' cannot be copied; set showPredictions.`,
      );
    }
    const ids = this.predictions.map((one) => one.id).join(', ') || '(none)';
    return new ResultError('prediction-not-found', `the task has no prediction '${id}', so nothing was copied; use one of: ${ids}.`);
  }

  /** Takes an annotation away and shows its neighbour. */
  remove(annotation: AnnotationLayer): void {
    const at = this.annotations.indexOf(annotation);
    if (at < 0) return;
    const rest = this.annotations.filter((one) => one !== annotation);
    const wasActive = this.active === annotation;
    runInAction(() => {
      this.#annotations.set(rest);
      if (wasActive) this.#show(rest[at] ?? rest.at(-1) ?? this.#preferred ?? this.#openNew());
    });
    annotation.dispose();
  }

  /** After showPredictions changed: what is no longer there is no longer shown. */
  optionsChanged(): void {
    this.#readPredictions();
    const { active } = this;
    if (active?.type === 'prediction' && !this.predictions.includes(active)) this.#show(this.annotations[0] ?? this.#openNew());
  }

  dispose(): void {
    for (const annotation of this.annotations) annotation.dispose();
  }
}

function foreignDraft(draft: LayerSource): Problem {
  return {
    code: 'foreign-draft',
    severity: 'info',
    message: 'This saved draft is by another person, so it is not opened here.',
    hint: 'Give the editor drafts of its own user only.',
    where: { source: 'task', path: draft.path },
  };
}
