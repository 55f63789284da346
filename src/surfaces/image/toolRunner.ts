import { observable, runInAction } from 'mobx';
import type { Point, Tool, ToolEnv, ToolInput, ToolStep } from '../../core';

type AnyTool = Tool<unknown, { readonly name: string }>;

/** A shape being drawn. */
export interface Preview {
  readonly control: string;
  /** The region that is drawn on (an open polygon taken up again). */
  readonly regionId: string | undefined;
  readonly value: unknown;
}

/** What the runner hands its results to. */
export interface RunnerHost {
  /** What the tool of a control must know now. */
  envOf(control: string): ToolEnv;
  /** A finished shape. */
  commit(preview: Preview): void;
  /** Told of each step. */
  previewed(preview: Preview | undefined): void;
}

/** Feeds pointers and keys to the active tool, and shows what it draws. One tool at a time. */
export class ToolRunner {
  readonly #host: RunnerHost;
  readonly #preview = observable.box<Preview | undefined>(undefined, { deep: false });
  #tool: AnyTool | undefined;
  #control = '';
  #regionId: string | undefined;
  #state: { readonly name: string } | undefined;

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  /** Observable. */
  get preview(): Preview | undefined {
    return this.#preview.get();
  }

  /** A shape is being drawn: all input is the tool's. A first click may have nothing to show yet. */
  get isBusy(): boolean {
    return this.#tool !== undefined && this.#state !== undefined && this.#state.name !== this.#tool.initial.name;
  }

  get control(): string | undefined {
    return this.#tool && this.#control;
  }

  /** Takes another tool; the one in hand may finish or drop what it was drawing. */
  use(control: string, tool: AnyTool | undefined): void {
    if (this.#tool === tool && this.#control === control) return;
    this.leave();
    this.#tool = tool;
    this.#control = control;
    this.#state = tool?.initial;
    this.#regionId = undefined;
  }

  leave(): void {
    if (this.#tool && this.isBusy) this.input({ type: 'leave' });
    this.#show(undefined);
    this.#state = this.#tool?.initial;
    this.#regionId = undefined;
  }

  /** Drops what is being drawn, without asking. */
  drop(): void {
    this.#state = this.#tool?.initial;
    this.#regionId = undefined;
    this.#show(undefined);
  }

  /** Takes up an unfinished region again. Answers whether its tool wanted to. */
  resume(regionId: string, control: string, tool: AnyTool, value: unknown, point: Point): boolean {
    const step = tool.resume?.(value, point, this.#host.envOf(control));
    if (!step) return false;
    this.use(control, tool);
    this.#regionId = regionId;
    this.#take(step);
    return true;
  }

  /** Answers whether the tool made something of it. */
  input(input: ToolInput): boolean {
    const tool = this.#tool;
    if (!tool || !this.#state) return false;
    const step = tool.step(this.#state, input, this.#host.envOf(this.#control));
    this.#take(step);
    return !step.ignored;
  }

  #take(step: ToolStep<unknown, { readonly name: string }>): void {
    this.#state = step.state;
    const made: Preview | undefined =
      step.commit === undefined ? undefined : { control: this.#control, regionId: this.#regionId, value: step.commit };
    if (step.draft === undefined) this.#show(undefined);
    else this.#show({ control: this.#control, regionId: this.#regionId, value: step.draft });
    if (made) {
      this.#regionId = undefined;
      this.#host.commit(made);
    }
  }

  #show(preview: Preview | undefined): void {
    if (preview === this.#preview.get()) return;
    runInAction(() => this.#preview.set(preview));
    this.#host.previewed(preview);
  }
}
