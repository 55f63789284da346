import { computed, observable, runInAction } from 'mobx';
import type { ConfigNode, NewPrompt, Region } from '../core';
import type { AnnotationLayer } from './annotation';
import { isSmart } from './assistControls';
import { AssistSession, isRefusal, type SessionHost } from './assistSession';
import { objectOf } from './edits';
import type { AssistStore } from './labelingTypes';
import type { Invalid } from './optionTypes';
import type { PredictionLayer } from './prediction';

/** What interactive pre-annotation asks its editor. Observable. */
export interface AssistHost extends SessionHost {
  /** The annotation on screen. */
  readonly annotation: AnnotationLayer | undefined;
}

const NONE: readonly never[] = [];
const OFF = {
  none: 'This tool only asks a model for suggestions, and no model is connected here.',
  off: 'This tool only asks a model for suggestions, which are switched off. Switch them on to use it.',
  locked: 'The annotation is read-only, so nothing can be suggested for it.',
} as const;

/** Prompts and suggestions of an editor: those of the annotation on screen. */
export class EditorAssist implements AssistStore {
  readonly #host: AssistHost;
  readonly #sessions = observable.map<AnnotationLayer, AssistSession>([], { deep: false });
  readonly #smart = computed(() => {
    const { tree } = this.#host.format;
    return new Set(tree.controls.filter((control) => isSmart(control, tree)).map(({ name }) => name));
  });

  constructor(host: AssistHost) {
    this.#host = host;
  }

  get #session(): AssistSession | undefined {
    const { annotation } = this.#host;
    return annotation && this.#sessions.get(annotation);
  }

  get isOffered(): boolean {
    return this.#host.handler !== undefined && this.#smart.get().size > 0;
  }

  get isOn(): boolean {
    return this.isOffered && this.#host.settings.assist && this.#host.annotation?.editable === true;
  }

  get pending(): boolean {
    return this.#session?.pending ?? false;
  }

  get error(): string | undefined {
    return this.#session?.error;
  }

  get prompts(): readonly Region[] {
    return this.#session?.prompts ?? NONE;
  }

  get promptLayer(): PredictionLayer | undefined {
    return this.#session?.promptLayer;
  }

  get suggestions(): PredictionLayer | undefined {
    return this.#session?.suggestions;
  }

  get isOpen(): boolean {
    return this.#session?.isOpen ?? false;
  }

  get canUndo(): boolean {
    return this.#session?.canUndo ?? false;
  }

  isSmart(control: string): boolean {
    return this.#smart.get().has(control);
  }

  asks(control: string): boolean {
    return this.isSmart(control) && (this.isOn || this.#node(control)?.attrs.smartOnly === true);
  }

  #node(control: string): ConfigNode | undefined {
    return this.#host.format.tree.byName.get(control);
  }

  /** Why nothing can be asked now. */
  refusalOf(control: string): string | undefined {
    if (this.#host.annotation?.editable !== true) return OFF.locked;
    if (!this.#host.handler) return OFF.none;
    if (!this.#host.settings.assist) return OFF.off;
    if (this.isSmart(control)) return undefined;
    return `“${control}” asks no model: it is no control of this config that draws, or it says smart="false".`;
  }

  ask(prompt: NewPrompt): Region | undefined {
    const { annotation } = this.#host;
    const control = this.#node(prompt.control);
    const refusal = this.refusalOf(prompt.control);
    if (refusal !== undefined || !annotation || !control) {
      this.#host.refuse(prompt.control, refusal ?? OFF.locked);
      return undefined;
    }
    const session = this.#sessions.get(annotation) ?? this.#open(annotation);
    try {
      return session.ask(prompt, control, objectOf(prompt, this.#host.format.tree));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#host.refuse(prompt.control, error.message);
      return undefined;
    }
  }

  #open(annotation: AnnotationLayer): AssistSession {
    const session = new AssistSession(annotation, this.#host);
    runInAction(() => this.#sessions.set(annotation, session));
    return session;
  }

  again(): void {
    this.#session?.again();
  }

  cancel(): void {
    this.#session?.cancel();
  }

  accept(ids?: readonly string[]): readonly string[] {
    return this.#session?.accept(ids) ?? NONE;
  }

  reject(ids?: readonly string[]): readonly string[] {
    return this.#session?.reject(ids) ?? NONE;
  }

  withdraw(ids?: readonly string[]): void {
    this.#session?.withdraw(ids);
  }

  keep(): readonly Region[] {
    return this.#session?.keep() ?? NONE;
  }

  discard(): void {
    this.#session?.discard();
  }

  /** Takes back the last prompt, if nothing was done since it was drawn. Answers whether it did. */
  undo(): boolean {
    return this.#session?.undo() ?? false;
  }

  /** What stands against saving: nothing that was drawn or suggested is lost in silence. */
  undecided(annotation: AnnotationLayer): Invalid | undefined {
    const session = this.#sessions.get(annotation);
    if (!session?.isOpen) return undefined;
    const [first] = [...session.prompts, ...(session.suggestions?.regions ?? [])];
    const message =
      'What you drew for the model is not decided yet. Accept its suggestions, keep what you drew, or discard both; then save.';
    return { control: first?.control ?? '', region: undefined, itemIndex: undefined, message };
  }

  /** An annotation is gone, and with it its prompts. */
  forget(annotation: AnnotationLayer): void {
    this.#sessions.get(annotation)?.dispose();
    runInAction(() => this.#sessions.delete(annotation));
  }

  dispose(): void {
    for (const session of this.#sessions.values()) session.dispose();
  }
}
