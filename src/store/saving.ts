import { observable, runInAction } from 'mobx';
import type { ConfigTree, Editor } from '../core';
import type { AnnotationLayer } from './annotation';
import { HostActions, jsonToSend } from './hostActions';
import type { ActionHandler, EditorOptions, Features, HostAction, Invalid } from './optionTypes';
import { firstInvalid } from './required';

/** Why forms are asked to keep what is typed. */
export type FlushReason = 'save' | 'leave';

/** The editor as saving sees it. */
export interface SavingEditor extends Editor {
  readonly config: ConfigTree;
  readonly features: Features;
  readonly readOnly: boolean;
  /** The annotation on screen. */
  readonly annotation: AnnotationLayer | undefined;
  /** Leads the person to a region or a page. */
  reveal(regionId: string): void;
  setItemIndex(object: string, index: number): void;
}

/** What saving asks its editor. */
export interface SavingHost {
  readonly editor: SavingEditor;
  readonly options: EditorOptions;
  /** The host has deleted an annotation. */
  deleted(annotation: AnnotationLayer): void;
  /** What was begun in an annotation and must be decided before it is saved. */
  undecided(annotation: AnnotationLayer): Invalid | undefined;
}

/** Checks an annotation and hands it to the host. */
export class Saving {
  readonly #host: SavingHost;
  readonly #actions = new HostActions();
  readonly #invalid = observable.box<Invalid | undefined>(undefined, { deep: false });
  readonly #flushes = new Set<(reason: FlushReason) => void>();

  constructor(host: SavingHost) {
    this.#host = host;
  }

  get action(): HostAction | undefined {
    return this.#actions.action;
  }

  dismissError(): void {
    this.#actions.dismiss();
  }

  submit(): Promise<void> {
    return this.#save(this.#host.editor.annotation?.saved ? 'update' : 'submit');
  }

  skip(): Promise<void> {
    return this.#skip('skip', this.#host.options.onSkip, true);
  }

  unskip(): Promise<void> {
    return this.#skip('unskip', this.#host.options.onUnskip, false);
  }

  async #save(name: 'submit' | 'update'): Promise<void> {
    const { options, editor } = this.#host;
    const { annotation } = editor;
    const handler = name === 'submit' ? options.onSubmit : options.onUpdate;
    if (!handler || this.#actions.isBusy || !annotation?.editable) return;
    this.flush('save');
    if (!this.#stops(annotation) && !this.#check(annotation)) await this.#call(name, handler, annotation, undefined);
  }

  async #skip(name: 'skip' | 'unskip', handler: ActionHandler | undefined, cancelled: boolean): Promise<void> {
    const { annotation } = this.#host.editor;
    if (!handler || this.#actions.isBusy || !annotation?.editable) return;
    this.flush('save');
    if (!this.#stops(annotation)) await this.#call(name, handler, annotation, cancelled);
  }

  async delete(annotation: AnnotationLayer): Promise<void> {
    const { editor, options } = this.#host;
    if (editor.readOnly || this.#actions.isBusy) return;
    const done = (): void => this.#host.deleted(annotation);
    // The host knows nothing of what was never stored.
    if (!options.onDelete || !annotation.saved) done();
    else await this.#call('delete', options.onDelete, annotation, undefined, done);
  }

  async #call(
    name: HostAction['name'],
    handler: ActionHandler,
    annotation: AnnotationLayer,
    cancelled: boolean | undefined,
    done: () => void = () => undefined,
  ): Promise<void> {
    const leadTime = Math.round(annotation.leadTime * 1000) / 1000;
    const json = jsonToSend(annotation, leadTime, cancelled);
    const { editor } = this.#host;
    const context = { editor, task: editor.task, leadTime, startedAt: annotation.startedAt };
    await this.#actions.run({ name, handler, annotation, json, context }, done);
  }

  /** The first thing that stands against saving. */
  validate(): Invalid | undefined {
    const { annotation, config, features } = this.#host.editor;
    if (!annotation) return undefined;
    const found = firstInvalid(annotation, config);
    if (found || !features.denyEmpty || annotation.serialize().result.length > 0) return found;
    return { control: '', region: undefined, itemIndex: undefined, message: 'Empty annotations denied in this project' };
  }

  #stops(annotation: AnnotationLayer): boolean {
    const found = this.#host.undecided(annotation);
    if (found) this.setInvalid(found);
    return found !== undefined;
  }

  /** Validates and leads to what is missing. */
  #check(annotation: AnnotationLayer): Invalid | undefined {
    const found = this.validate();
    this.setInvalid(found);
    if (found?.region !== undefined) {
      annotation.selectRegions([found.region]);
      this.#host.editor.reveal(found.region);
    }
    const object = this.#host.editor.config.byName.get(found?.control ?? '')?.toNames[0];
    if (found?.itemIndex !== undefined && object !== undefined) this.#host.editor.setItemIndex(object, found.itemIndex);
    return found;
  }

  get invalid(): Invalid | undefined {
    return this.#invalid.get();
  }

  setInvalid(invalid: Invalid | undefined): void {
    if (invalid !== this.#invalid.get()) runInAction(() => this.#invalid.set(invalid));
  }

  onFlush(flush: (reason: FlushReason) => void): () => void {
    this.#flushes.add(flush);
    return () => this.#flushes.delete(flush);
  }

  flush(reason: FlushReason): void {
    for (const flush of [...this.#flushes]) flush(reason);
  }

  dispose(): void {
    this.#actions.dispose();
    this.#flushes.clear();
  }
}
