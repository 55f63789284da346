import type { PixelAsk, Point, Tool, ToolAnswer, ToolEnv, ToolInput, ToolKey, ToolStep } from '../core';

/** Where a tool is driven: an object of 1000 × 500 pixels, shown one to one, unless told otherwise. */
export interface ToolDriverOptions {
  readonly width?: number;
  readonly height?: number;
  /** Screen pixels per pixel of the object. */
  readonly scale?: number;
  /** Attributes of the control. */
  readonly attrs?: Readonly<Record<string, unknown>>;
  /** Diameters of brush and eraser in pixels of the object. */
  readonly size?: ToolEnv['size'];
  /** Value of the selected region, for tools that go on with it. */
  readonly base?: unknown;
}

/** Keys held and pressure of a pen. */
export interface HeldWith {
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly ctrl?: boolean;
  readonly pressure?: number;
}

/** Environment of a tool as a surface would give it. */
function toolEnv({ width = 1000, height = 500, scale = 1, attrs = {}, size, base }: ToolDriverOptions = {}): ToolEnv {
  const pixel = { x: 100 / (width * scale), y: 100 / (height * scale) };
  return { width, height, attrs, pixel, ...(size && { size }), ...(base !== undefined && { base }) };
}

/**
 * Drives a drawing tool without a page, as a browser would: a click is down and up, a double click is two of them and `double`.
 * Coordinates are percent of the object. Chainable; a second passes before each `down`, so that
 * separate clicks are no double click.
 * @example
 * const drawn = driveTool(rectangleTool).down(10, 10).move(20, 30).up();
 * expect(drawn.commits).toEqual([{ x: 10, y: 10, width: 10, height: 20, rotation: 0 }]);
 * expect(drawn.path).toEqual(['idle', 'pressed', 'drawing', 'idle']);
 */
export class ToolDriver<V, S extends { readonly name: string }> {
  readonly tool: Tool<V, S>;
  /** What the tool is told; `goOn` and `holding` change it. */
  env: ToolEnv;
  /** Finished shapes, in order. */
  readonly commits: V[] = [];
  /** What it asked of the picture, in order. */
  readonly asks: PixelAsk[] = [];
  /** Names of the states it went through, repeats left out. */
  readonly path: string[];
  /** What the last input did. */
  last: ToolStep<V, S>;
  #point: Point = { x: 0, y: 0 };
  #held: HeldWith = {};
  #now = 0;

  constructor(tool: Tool<V, S>, env: ToolEnv = toolEnv()) {
    this.tool = tool;
    this.env = env;
    this.last = { state: tool.initial };
    this.path = [tool.initial.name];
  }

  get state(): S {
    return this.last.state;
  }

  /** The shape being drawn, as the surface would preview it. */
  get draft(): V | undefined {
    return this.last.draft;
  }

  /** Whether the last input meant nothing to the tool. */
  get ignored(): boolean {
    return this.last.ignored ?? false;
  }

  /** Keys and pressure of the pointer from now on. */
  holding(held: HeldWith): this {
    this.#held = held;
    return this;
  }

  /** Another value of the selected region, such as the last commit. */
  goOn(base: unknown = this.commits.at(-1)): this {
    this.env = { ...this.env, base };
    return this;
  }

  /** Answers the newest question. Throws where none was asked. */
  answer(answer: Omit<ToolAnswer, 'ask'>): this {
    const ask = this.asks.at(-1);
    if (!ask || !this.tool.answer) throw new Error(`LabelEditor: the tool '${this.tool.id}' asked nothing, so there is nothing to answer.`);
    this.#take(this.tool.answer(this.state, { ...answer, ask }, this.env));
    return this;
  }

  down(xPct: number, yPct: number): this {
    this.#now += 1000;
    return this.#pointer('down', xPct, yPct);
  }

  move(xPct: number, yPct: number): this {
    return this.#pointer('move', xPct, yPct);
  }

  /** Releases where the pointer is, or elsewhere. */
  up(xPct = this.#point.x, yPct = this.#point.y): this {
    return this.#pointer('up', xPct, yPct);
  }

  /** The pointer was taken away: a touch became a pinch. */
  cancel(): this {
    return this.#pointer('cancel', this.#point.x, this.#point.y);
  }

  click(xPct: number, yPct: number): this {
    return this.down(xPct, yPct).up();
  }

  /** Two quick clicks and the browser's `dblclick`. */
  double(xPct: number, yPct: number): this {
    this.down(xPct, yPct).up();
    this.#now += 100;
    this.#pointer('down', xPct, yPct).up();
    return this.#pointer('double', xPct, yPct);
  }

  key(key: ToolKey['key']): this {
    return this.send({ type: 'key', key });
  }

  /** Another tool is picked. */
  leave(): this {
    return this.send({ type: 'leave' });
  }

  /** Takes up an unfinished shape; nothing happens when the tool declines. */
  resume(value: V, xPct: number, yPct: number): this {
    const step = this.tool.resume?.(value, { x: xPct, y: yPct }, this.env);
    if (step) this.#take(step);
    return this;
  }

  send(input: ToolInput): this {
    this.#take(this.tool.step(this.state, input, this.env));
    return this;
  }

  #pointer(type: 'down' | 'move' | 'up' | 'double' | 'cancel', x: number, y: number): this {
    this.#point = { x, y };
    return this.send({ type, point: { x, y }, shift: false, alt: false, ctrl: false, ...this.#held, timeStamp: this.#now });
  }

  #take(step: ToolStep<V, S>): void {
    this.last = step;
    if (step.commit !== undefined) this.commits.push(step.commit);
    if (step.ask) this.asks.push(step.ask);
    if (this.path.at(-1) !== step.state.name) this.path.push(step.state.name);
  }
}

/** A `ToolDriver` for a tool, on an object of 1000 × 500 pixels unless told otherwise. */
export function driveTool<V, S extends { readonly name: string }>(tool: Tool<V, S>, options: ToolDriverOptions = {}): ToolDriver<V, S> {
  return new ToolDriver(tool, toolEnv(options));
}
