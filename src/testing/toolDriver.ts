import type { Point, Tool, ToolEnv, ToolInput, ToolKey, ToolStep } from '../core';

/** Where a tool is driven: an object of 1000 × 500 pixels, shown one to one, unless told otherwise. */
export interface ToolDriverOptions {
  readonly width?: number;
  readonly height?: number;
  /** Screen pixels per pixel of the object. */
  readonly scale?: number;
  /** Attributes of the control. */
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** Environment of a tool as a surface would give it. */
function toolEnv({ width = 1000, height = 500, scale = 1, attrs = {} }: ToolDriverOptions = {}): ToolEnv {
  return { width, height, attrs, pixel: { x: 100 / (width * scale), y: 100 / (height * scale) } };
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
  readonly env: ToolEnv;
  /** Finished shapes, in order. */
  readonly commits: V[] = [];
  /** Names of the states it went through, repeats left out. */
  readonly path: string[];
  /** What the last input did. */
  last: ToolStep<V, S>;
  #point: Point = { x: 0, y: 0 };
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
    return this.send({ type, point: { x, y }, shift: false, alt: false, ctrl: false, timeStamp: this.#now });
  }

  #take(step: ToolStep<V, S>): void {
    this.last = step;
    if (step.commit !== undefined) this.commits.push(step.commit);
    if (this.path.at(-1) !== step.state.name) this.path.push(step.state.name);
  }
}

/** A `ToolDriver` for a tool, on an object of 1000 × 500 pixels unless told otherwise. */
export function driveTool<V, S extends { readonly name: string }>(tool: Tool<V, S>, options: ToolDriverOptions = {}): ToolDriver<V, S> {
  return new ToolDriver(tool, toolEnv(options));
}
