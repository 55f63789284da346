import { observable, runInAction } from 'mobx';
import type { PixelAsk, Point, Tool, ToolAnswer, ToolEnv, ToolInput, ToolStep } from '../../core';

/** A share of a screen pixel within which everything is one place, whatever slack a tool gives the hand. */
const EXACT = 1e-6;

type AnyTool = Tool<unknown, { readonly name: string }>;

/** A shape being drawn. */
export interface Preview {
  readonly control: string;
  /** The region that is drawn on: an open polygon taken up again, a mask that is painted further. */
  readonly regionId: string | undefined;
  readonly value: unknown;
  /** A line of percent that is no part of the shape. */
  readonly guide?: readonly Point[] | undefined;
}

/** A finished shape, and those that came of the same step. */
export interface Drawn extends Preview {
  readonly others: readonly unknown[];
  /** The tool that made it. */
  readonly tool: AnyTool;
  /** Alt was held at the last press: what a model is shown so is not meant. */
  readonly alt: boolean;
}

/** The region that a tool goes on with. */
export interface Base {
  readonly id: string;
  readonly value: unknown;
}

/** What the runner hands its results to. */
export interface RunnerHost {
  /** What the tool of a control must know now. */
  envOf(control: string, base: unknown): ToolEnv;
  /** The region that a tool with `continues` goes on with. */
  baseFor(control: string): Base | undefined;
  /** A finished shape. */
  commit(drawn: Drawn): void;
  /** Told of each step. */
  previewed(preview: Preview | undefined): void;
  /** Computes something from the picture's pixels; rejects with words for the person. */
  ask(ask: PixelAsk): Promise<Omit<ToolAnswer, 'ask'>>;
  /** Why nothing came of a gesture. */
  refuse(words: string): void;
}

/** Feeds pointers and keys to the active tool, and shows what it draws. One tool at a time. */
export class ToolRunner {
  readonly #host: RunnerHost;
  readonly #preview = observable.box<Preview | undefined>(undefined, { deep: false });
  #tool: AnyTool | undefined;
  #control = '';
  /** The region that is drawn on, as it was when that began. */
  #base: Base | undefined;
  #state: { readonly name: string } | undefined;
  #asked: PixelAsk | undefined;
  #alt = false;

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
    this.#rest();
  }

  leave(): void {
    if (this.#tool && this.isBusy) this.input({ type: 'leave' });
    this.drop();
  }

  /** Drops what is being drawn, without asking. */
  drop(): void {
    this.#rest();
    this.#show(undefined);
  }

  /** Takes up an unfinished region again. Answers whether its tool wanted to. */
  resume(base: Base, control: string, tool: AnyTool, point: Point): boolean {
    const step = tool.resume?.(base.value, point, this.#host.envOf(control, base.value));
    if (!step) return false;
    this.use(control, tool);
    this.#base = base;
    this.#take(step);
    return true;
  }

  /** Remembers how far the drawing is. The answer goes back there: what a press did is undone when a second finger makes it a pinch. */
  mark(): () => void {
    const [tool, state, base, preview] = [this.#tool, this.#state, this.#base, this.preview];
    return () => {
      if (this.#tool !== tool) return;
      this.#state = state;
      this.#base = base;
      this.#asked = undefined;
      this.#show(preview);
    };
  }

  /** Answers whether the tool made something of it. With `exact`, places that differ at all are two places. */
  input(input: ToolInput, exact = false): boolean {
    const tool = this.#tool;
    if (!tool || !this.#state) return false;
    if (input.type === 'down') this.#alt = input.alt;
    if (!this.isBusy && tool.continues) this.#base = this.#host.baseFor(this.#control);
    const env = this.#env;
    const { x, y } = env.pixel;
    const step = tool.step(this.#state, input, exact ? { ...env, pixel: { x: x * EXACT, y: y * EXACT } } : env);
    this.#take(step);
    return !step.ignored;
  }

  get #env(): ToolEnv {
    return this.#host.envOf(this.#control, this.#base?.value);
  }

  #rest(): void {
    this.#state = this.#tool?.initial;
    this.#base = this.#asked = undefined;
  }

  #take(step: ToolStep<unknown, { readonly name: string }>): void {
    const tool = this.#tool;
    if (!tool) return;
    this.#state = step.state;
    const regionId = this.#base?.id;
    const { commit, others = [], ask, refusal } = step;
    if (step.draft === undefined) this.#show(undefined);
    else this.#show({ control: this.#control, regionId, value: step.draft, guide: step.guide });
    if (!this.isBusy) this.#base = this.#asked = undefined;
    if (commit !== undefined) this.#host.commit({ control: this.#control, regionId, value: commit, others, tool, alt: this.#alt });
    if (refusal !== undefined) this.#host.refuse(refusal);
    if (ask) void this.#ask(ask, tool);
  }

  /** The newest question counts: an answer to an older one, or for a tool that was put away, is dropped. */
  async #ask(ask: PixelAsk, tool: AnyTool): Promise<void> {
    this.#asked = ask;
    let answer: ToolAnswer;
    try {
      answer = { ...(await this.#host.ask(ask)), ask };
    } catch (error) {
      answer = { ask, failure: error instanceof Error ? error.message : '' };
    }
    if (this.#asked !== ask || this.#tool !== tool || !this.#state || !tool.answer) return;
    this.#asked = undefined;
    if (answer.failure) this.#host.refuse(answer.failure);
    this.#take(tool.answer(this.#state, answer, this.#env));
  }

  #show(preview: Preview | undefined): void {
    if (preview === this.#preview.get()) return;
    runInAction(() => this.#preview.set(preview));
    this.#host.previewed(preview);
  }
}
