import { clampPointPct, distanceScr } from '../geometry';
import type { Point } from './kind';
import { defineTool, type Tool, type ToolEnv, type ToolInput, type ToolPointer, type ToolStep } from './tool';

/** Screen pixels: shorter sides are slips of the hand, and a press that moved less is a click. */
const LEAST_SCR = 3;
/** Milliseconds after a finished shape in which the rest of a double click on the spot means nothing. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_SCR = 6;

/**
 * `idle`; `pressed` (down, not moved yet); `drawing` (press and drag); `anchored` (first of two clicks done, the shape
 * follows the pointer); `closing` (second press).
 */
export type TwoPointState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | {
      readonly name: 'pressed' | 'drawing' | 'anchored' | 'closing';
      readonly anchor: Point;
      readonly point: Point;
      /** Shift is held. */
      readonly even: boolean;
    };

type Drawing = Exclude<TwoPointState, { readonly name: 'idle' }>;

/** What a shape between two points is. */
export interface TwoPointShape<V> {
  readonly id: string;
  readonly hotkey: string;
  /** The shape from where it began to where the pointer is; `even`: as wide as high on the screen. */
  make(anchor: Point, point: Point, even: boolean, env: ToolEnv): V;
  /** What a double click makes. */
  makeDefault(point: Point, env: ToolEnv): V;
  /** Its lengths in percent, which must not be next to nothing. */
  lengths(value: V): Point;
}

/**
 * A tool for shapes between two points: press, drag and release; or click twice; or double click for one of default size. What is smaller than
 * three screen pixels is dropped. Escape, Backspace and undo give it up.
 */
export function twoPointTool<V>(shape: TwoPointShape<V>): Tool<V, TwoPointState> {
  type Step = ToolStep<V, TwoPointState>;
  const idle: TwoPointState = { name: 'idle' };

  const make = ({ anchor, point, even }: Drawing, env: ToolEnv): V => shape.make(anchor, point, even, env);

  const isClick = ({ anchor, point }: Drawing, { pixel }: ToolEnv): boolean =>
    Math.abs(point.x - anchor.x) / pixel.x < LEAST_SCR && Math.abs(point.y - anchor.y) / pixel.y < LEAST_SCR;

  const show = (state: Drawing, env: ToolEnv): Step =>
    state.name === 'pressed' || isClick(state, env) ? { state } : { state, draft: make(state, env) };

  const done = (commit: V, point: Point, timeStamp: number): Step => ({ state: { name: 'idle', done: { point, timeStamp } }, commit });

  const finish = (state: Drawing, timeStamp: number, env: ToolEnv): Step => {
    const value = make(state, env);
    const { x, y } = shape.lengths(value);
    // Snapped lengths come out of divisions: 3 pixels may be 2.9999999.
    const least = LEAST_SCR - 1e-6;
    const isLarge = x / env.pixel.x >= least && y / env.pixel.y >= least;
    return isLarge ? done(value, state.point, timeStamp) : { state: idle };
  };

  /** Whether a pointer event is the tail of the double click whose first click finished a shape. */
  const isEcho = (state: TwoPointState, point: Point, timeStamp: number, env: ToolEnv): boolean => {
    if (state.name !== 'idle' || !state.done) return false;
    return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) < DOUBLE_CLICK_SCR;
  };

  const whenIdle = (state: TwoPointState, input: ToolInput, env: ToolEnv): Step => {
    if (input.type === 'key' || input.type === 'leave') return { state: idle, ignored: true };
    const point = clampPointPct(input.point);
    const echo = isEcho(state, point, input.timeStamp, env);
    if (input.type === 'double') return echo ? { state: idle } : done(shape.makeDefault(point, env), point, input.timeStamp);
    if (input.type !== 'down') return { state, ignored: true };
    return echo ? { state } : { state: { name: 'pressed', anchor: point, point, even: input.shift } };
  };

  const pointed = (state: Drawing, input: ToolPointer, env: ToolEnv): Step => {
    const next: Drawing = { ...state, point: clampPointPct(input.point), even: input.shift };
    const held = state.name !== 'anchored';
    switch (input.type) {
      case 'down':
        return show({ ...next, name: held ? state.name : 'closing' }, env);
      case 'move':
        return show({ ...next, name: state.name === 'pressed' && !isClick(next, env) ? 'drawing' : state.name }, env);
      case 'up':
        if (!held) return show(next, env);
        if (state.name !== 'drawing' && isClick(next, env)) return show({ ...next, name: 'anchored' }, env);
        return finish(next, input.timeStamp, env);
      case 'cancel':
        return state.name === 'closing' ? show({ ...state, name: 'anchored' }, env) : { state: idle };
      case 'double':
        return isClick(next, env) ? done(shape.makeDefault(state.anchor, env), state.anchor, input.timeStamp) : show(next, env);
    }
  };

  const whenDrawing = (state: Drawing, input: ToolInput, env: ToolEnv): Step => {
    if (input.type === 'leave') return { state: idle };
    // Enter and redo have nothing to do, but must not reach the page behind a shape that is being drawn.
    if (input.type === 'key') return input.key === 'Enter' || input.key === 'redo' ? show(state, env) : { state: idle };
    return pointed(state, input, env);
  };

  return defineTool<V, TwoPointState>({
    id: shape.id,
    hotkey: shape.hotkey,
    initial: idle,
    step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenDrawing(state, input, env)),
  });
}
