import { observable, runInAction } from 'mobx';
import { nanoid } from 'nanoid';
import {
  type Answer,
  type AssistHandler,
  type AssistRequest,
  type ConfigNode,
  describeValue,
  type NewPrompt,
  type Problem,
  type Region,
  ResultError,
  type Task,
} from '../core';
import { copyRecords, type FormatEnv } from '../format';
import type { AnnotationLayer } from './annotation';
import { labelsBy } from './answers';
import { promptRegion, type ReadAnswer, readAnswer, suggestionLayer } from './assistAnswer';
import { NewestCall } from './assistCall';
import { restOf, withChosenLabels } from './assistControls';
import { isSame } from './edits';
import type { PredictionLayer } from './prediction';
import type { Settings } from './settingTypes';
import type { ObjectView } from './surfaceTypes';

/** What the prompts of one annotation ask of their editor. */
export interface SessionHost {
  readonly task: Task;
  readonly format: FormatEnv;
  readonly settings: Settings;
  readonly handler: AssistHandler | undefined;
  viewOf(object: string, itemIndex: number): ObjectView | undefined;
  armed(control: string): readonly string[];
  /** Says why something cannot be done. */
  refuse(control: string, message: string): void;
  /** Replaces what was wrong with the last answer. */
  report(problems: readonly Problem[]): void;
  /** A decision was made: what stood against saving may be gone. */
  decided(): void;
}

/** A drawn prompt: those with one group are asked about together. */
interface Prompt {
  readonly region: Region;
  readonly group: string;
  /** Content of the annotation when it was drawn: undo takes back what came last. */
  readonly token: symbol;
}

const NO_PROMPTS: readonly Prompt[] = [];

/** Prompts, requests and suggestions of one annotation. */
export class AssistSession {
  readonly annotation: AnnotationLayer;
  readonly #host: SessionHost;
  readonly #call = new NewestCall();
  readonly #prompts = observable.box(NO_PROMPTS, { deep: false });
  readonly #layer = observable.box<PredictionLayer | undefined>(undefined, { deep: false });
  readonly #promptLayer = observable.box<PredictionLayer | undefined>(undefined, { deep: false });
  /** Groups that the suggestions answer and that the model is being asked about. */
  #answered: string | undefined;
  /** The prompt that was drawn last when they were asked for; its labels are theirs, also when it is gone. */
  #answeredFor: Region | undefined;
  #asked: string | undefined;

  constructor(annotation: AnnotationLayer, host: SessionHost) {
    this.annotation = annotation;
    this.#host = host;
  }

  get pending(): boolean {
    return this.#call.pending;
  }

  get error(): string | undefined {
    return this.#call.error;
  }

  get prompts(): readonly Region[] {
    return this.promptLayer?.regions ?? [];
  }

  get promptLayer(): PredictionLayer | undefined {
    return this.#promptLayer.get();
  }

  get suggestions(): PredictionLayer | undefined {
    return this.#layer.get();
  }

  get isOpen(): boolean {
    return this.#prompts.get().length > 0 || (this.suggestions?.count ?? 0) > 0;
  }

  /** Draws a prompt and asks. Throws a `ResultError` when it cannot be drawn. */
  ask(given: NewPrompt, control: ConfigNode, object: string): Region {
    if (given.id !== undefined && this.annotation.peek(given.id)) throw takenId(given.id);
    const view = this.#host.viewOf(object, given.itemIndex ?? 0);
    const region = promptRegion(given, control, { id: given.id ?? nanoid(10), slot: this.#prompts.get().length, view }, this.#host.format);
    const group = JSON.stringify([control.name, region.object, region.itemIndex, region.labels]);
    this.#setPrompts([...this.#prompts.get(), { region, group, token: this.annotation.token }]);
    this.#send('drawn', restOf(control));
    return region;
  }

  again(): void {
    if (this.#prompts.get().length > 0) this.#send('again', 0);
  }

  cancel(): void {
    this.#abort();
  }

  /** Takes suggestions over: what a locked region stands against stays. */
  accept(ids?: readonly string[]): readonly string[] {
    const layer = this.suggestions;
    const { annotation } = this;
    if (!layer || !annotation.editable) return [];
    const wanted = ids && new Set(ids);
    const chosen = layer.records.regions.filter(({ id }) => !wanted || wanted.has(id));
    const isFree = (id: string): boolean => !annotation.peek(id) || annotation.lockReason(id) === undefined;
    // Asked before the commit: what it adds may be locked from the start.
    const stuck = chosen.find(({ id }) => !isFree(id));
    const names = chosen.flatMap(({ id }) => (isFree(id) ? id : []));
    if (names.length > 0) this.#takeOver(layer, names);
    // Said after the commit, which clears what was said before.
    if (stuck)
      this.#host.refuse(
        stuck.control,
        `A suggestion replaces the region “${stuck.id}”, which cannot be changed: it is locked or read-only.`,
      );
    return names;
  }

  #takeOver(layer: PredictionLayer, names: readonly string[]): void {
    const { annotation } = this;
    const { format, settings } = this.#host;
    const prompts = this.#promptsOf(this.#answered);
    const { regions, relations } = copyRecords(layer.records, { regions: names });
    const chosenLabels = (control: ConfigNode): readonly string[] => {
      const armed = this.#host.armed(control.name);
      if (armed.length > 0) return armed;
      return this.#answeredFor ? labelsBy(this.#answeredFor, control, format.tree) : [];
    };
    runInAction(() => {
      annotation.adopt('suggestion', { regions: regions.map((region) => withChosenLabels(region, chosenLabels, format)), relations });
      if (this.#asked === this.#answered) this.#abort();
      this.#setPrompts(this.#prompts.get().filter((prompt) => !prompts.includes(prompt)));
      this.#without(layer, new Set(names));
      if (settings.selectAfterCreate) annotation.selectRegions(names);
    });
    this.#host.decided();
  }

  reject(ids?: readonly string[]): readonly string[] {
    const layer = this.suggestions;
    if (!layer) return [];
    const all = layer.records.regions.map(({ id }) => id);
    const gone = ids ? all.filter((id) => ids.includes(id)) : all;
    this.#without(layer, new Set(gone));
    this.#host.decided();
    return gone;
  }

  /** Takes prompts back, the last one when none is named. */
  withdraw(ids?: readonly string[]): void {
    const before = this.#prompts.get();
    const gone = ids ? before.filter(({ region }) => ids.includes(region.id)) : before.slice(-1);
    const group = gone.at(-1)?.group;
    if (group === undefined) return;
    this.#setPrompts(before.filter((prompt) => !gone.includes(prompt)));
    if (this.#promptsOf(group).length > 0) this.#send('removed', 0, group);
    else {
      if (this.#asked === group) this.#abort();
      if (this.#answered === group) runInAction(() => this.#layer.set(undefined));
    }
    this.#host.decided();
  }

  /** Undo: takes back the last prompt unless something was done since. Answers whether it was so. */
  undo(): boolean {
    if (this.#prompts.get().at(-1)?.token !== this.annotation.token) return false;
    this.withdraw();
    return true;
  }

  /** Whether undo would take a prompt back. */
  get canUndo(): boolean {
    return this.#prompts.get().at(-1)?.token === this.annotation.token;
  }

  keep(): readonly Region[] {
    const regions = this.#prompts.get().map(({ region }) => region);
    if (!this.annotation.editable) return [];
    if (regions.length > 0) this.annotation.adopt('prompts', { regions });
    this.discard();
    return regions.flatMap(({ id }) => this.annotation.peek(id) ?? []);
  }

  discard(): void {
    runInAction(() => {
      this.#abort();
      this.#layer.set(undefined);
      this.#setPrompts(NO_PROMPTS);
    });
    this.#host.decided();
  }

  dispose(): void {
    this.#call.dispose();
  }

  #setPrompts(prompts: readonly Prompt[]): void {
    const regions = prompts.map(({ region }) => region);
    const records = { regions, answers: [], relations: [], unknown: [] };
    runInAction(() => {
      this.#prompts.set(prompts);
      this.#promptLayer.set(regions.length > 0 ? suggestionLayer(`prompts-${this.annotation.id}`, records, this.#host.format) : undefined);
    });
  }

  #promptsOf(group: string | undefined): readonly Prompt[] {
    return this.#prompts.get().filter((prompt) => prompt.group === group);
  }

  /** The suggestions without some; no layer is left when nothing is. */
  #without(layer: PredictionLayer, gone: ReadonlySet<string>): void {
    const names = layer.records.regions.flatMap(({ id }) => (gone.has(id) ? [] : id));
    const left =
      names.length > 0 ? suggestionLayer(layer.id, copyRecords(layer.records, { regions: names }), this.#host.format) : undefined;
    runInAction(() => this.#layer.set(left));
  }

  #requestFor(reason: AssistRequest['reason'], group: string): AssistRequest | undefined {
    const prompts = this.#promptsOf(group).map(({ region }) => region);
    const last = prompts.at(-1);
    if (!last) return undefined;
    const { control, object, itemIndex, labels, results } = last;
    const all = prompts.flatMap((region) => region.results);
    return {
      task: this.#host.task,
      annotation: this.annotation.id,
      control,
      object,
      itemIndex,
      labels,
      region: results,
      group: all,
      reason,
    };
  }

  #send(reason: AssistRequest['reason'], wait: number, group = this.#prompts.get().at(-1)?.group): void {
    const request = group === undefined ? undefined : this.#requestFor(reason, group);
    if (!request) return;
    this.#asked = group;
    this.#call.start({
      wait,
      run: (signal) => {
        const { handler } = this.#host;
        if (!handler) throw new Error('No model is connected any more.');
        return handler(request, signal);
      },
      take: (answer) => this.#take(answer, request),
    });
  }

  #take(answer: unknown, request: AssistRequest): void {
    const read = readAnswer(answer, request, `suggestions-${this.annotation.id}`, this.#host.format);
    if (!read) throw new Error(`The model answered ${describeValue(answer)}, but a list of results is needed.`);
    runInAction(() => {
      this.#answered = this.#asked;
      this.#answeredFor = this.#promptsOf(this.#asked).at(-1)?.region;
      this.#asked = undefined;
      this.#host.report(read.problems);
      this.#layer.set(read.layer);
      this.#takeAnswers(read);
      if (this.#host.settings.acceptSuggestions) this.accept();
    });
  }

  /** Answers have nowhere to be shown before they are given: they are taken over at once. */
  #takeAnswers({ answers }: ReadAnswer): void {
    const { annotation } = this;
    const isNew = ({ control, object, itemIndex, result }: Answer): boolean => {
      if (annotation.answerLock(control) !== undefined) {
        this.#host.refuse(control, `The model suggests an answer to “${control}”, which cannot be changed.`);
        return false;
      }
      const said = annotation.answers.findLast((one) => one.control === control && one.object === object && one.itemIndex === itemIndex);
      return !said || !isSame(said.result.value, result.value);
    };
    const taken = answers.filter(isNew);
    if (taken.length > 0) annotation.adopt('suggestion', { answers: taken });
  }

  #abort(): void {
    this.#asked = undefined;
    this.#call.abort();
  }
}

function takenId(id: string): ResultError {
  return new ResultError('duplicate-id', `there is a region '${id}' already, so a prompt cannot have that id; leave it out.`);
}

/** Whether an error says what is wrong with what was given, not with us. */
export function isRefusal(error: unknown): error is ResultError {
  return error instanceof ResultError;
}
