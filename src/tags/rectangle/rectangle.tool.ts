import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolStep } from '../../core';
import { boxBetween, boxOfScrSize, clampPointPct, distanceScr, snappedBoxBetween, snapToPixelEdge } from '../../geometry';
import type { RectangleValue } from './rectangle.kindCore';

/** Screen pixels: boxes with a shorter side are slips of the hand, and a press that moved less is a click. */
const MIN_SIDE_SCR = 3;
/** Side of the box that a double click makes, in screen pixels. */
const DEFAULT_SIDE_SCR = 30;
/** Milliseconds after a finished box in which the rest of a double click on its corner means nothing. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_SCR = 6;

/**
 * `idle`; `pressed` (down, not moved yet); `drawing` (press and drag); `anchored` (first of two clicks done, the box
 * follows the pointer); `closing` (second press).
 */
export type RectangleToolState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | {
      readonly name: 'pressed' | 'drawing' | 'anchored' | 'closing';
      readonly anchor: Point;
      readonly point: Point;
      /** Shift is held. */
      readonly square: boolean;
    };

type Step = ToolStep<RectangleValue, RectangleToolState>;
type Drawing = Exclude<RectangleToolState, { readonly name: 'idle' }>;

const IDLE: RectangleToolState = { name: 'idle' };

function boxOf(anchor: Point, point: Point, env: ToolEnv): RectangleValue {
  const box = env.attrs.snap === 'pixel' ? snappedBoxBetween(anchor, point, env) : boxBetween(anchor, point);
  return { ...box, rotation: 0 };
}

/** The corner that makes a square (on the screen, where pixels are square): as far as the pointer, as large as fits on the image. */
function squareCorner(anchor: Point, point: Point, { pixel }: ToolEnv): Point {
  const [right, down] = [point.x >= anchor.x, point.y >= anchor.y];
  const roomX = (right ? 100 - anchor.x : anchor.x) / pixel.x;
  const roomY = (down ? 100 - anchor.y : anchor.y) / pixel.y;
  const wanted = Math.max(Math.abs(point.x - anchor.x) / pixel.x, Math.abs(point.y - anchor.y) / pixel.y);
  const side = Math.min(wanted, roomX, roomY);
  return { x: anchor.x + (right ? side : -side) * pixel.x, y: anchor.y + (down ? side : -side) * pixel.y };
}

function boxIn({ anchor, point, square }: Drawing, env: ToolEnv): RectangleValue {
  return boxOf(anchor, square ? squareCorner(anchor, point, env) : point, env);
}

function isLargeEnough(box: RectangleValue, env: ToolEnv): boolean {
  // Snapped sides come out of divisions: 3 pixels may be 2.9999999.
  const least = MIN_SIDE_SCR - 1e-6;
  return box.width / env.pixel.x >= least && box.height / env.pixel.y >= least;
}

function isClick(anchor: Point, point: Point, env: ToolEnv): boolean {
  return Math.abs(point.x - anchor.x) / env.pixel.x < MIN_SIDE_SCR && Math.abs(point.y - anchor.y) / env.pixel.y < MIN_SIDE_SCR;
}

function to(state: Drawing, env: ToolEnv): Step {
  if (state.name === 'pressed' || isClick(state.anchor, state.point, env)) return { state };
  return { state, draft: boxIn(state, env) };
}

/** The box is finished where it is large enough, else dropped. */
function finish(state: Drawing, timeStamp: number, env: ToolEnv): Step {
  const box = boxIn(state, env);
  return isLargeEnough(box, env) ? { state: { name: 'idle', done: { point: state.point, timeStamp } }, commit: box } : { state: IDLE };
}

function defaultBox(point: Point, timeStamp: number, env: ToolEnv): Step {
  const box = boxOfScrSize(point, DEFAULT_SIDE_SCR, env.pixel);
  const end = { x: box.x + box.width, y: box.y + box.height };
  const corner = env.attrs.snap === 'pixel' ? snapToPixelEdge(box, env) : box;
  return { state: { name: 'idle', done: { point, timeStamp } }, commit: boxOf(corner, end, env) };
}

/** Whether a pointer event is the tail of the double click whose first click finished a box. */
function isEcho(state: RectangleToolState, point: Point, timeStamp: number, env: ToolEnv): boolean {
  if (state.name !== 'idle' || !state.done) return false;
  return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) < DOUBLE_CLICK_SCR;
}

function whenIdle(state: RectangleToolState, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'key' || input.type === 'leave') return { state: IDLE, ignored: true };
  const point = clampPointPct(input.point);
  if (input.type === 'double')
    return isEcho(state, point, input.timeStamp, env) ? { state: IDLE } : defaultBox(point, input.timeStamp, env);
  if (input.type !== 'down') return { state, ignored: true };
  return isEcho(state, point, input.timeStamp, env) ? { state } : { state: { name: 'pressed', anchor: point, point, square: input.shift } };
}

function whenDrawing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return { state: IDLE };
  // Enter and redo have nothing to do, but must not reach the page behind a box that is being drawn.
  if (input.type === 'key') return input.key === 'Enter' || input.key === 'redo' ? to(state, env) : { state: IDLE };
  const point = clampPointPct(input.point);
  const { anchor, name } = state;
  const next: Drawing = { ...state, point, square: input.shift };
  const held = name !== 'anchored';
  switch (input.type) {
    case 'down':
      return to({ ...next, name: held ? name : 'closing' }, env);
    case 'move':
      return to({ ...next, name: name === 'pressed' && !isClick(anchor, point, env) ? 'drawing' : name }, env);
    case 'up':
      if (!held) return to(next, env);
      if (name !== 'drawing' && isClick(anchor, point, env)) return to({ ...next, name: 'anchored' }, env);
      return finish(next, input.timeStamp, env);
    case 'cancel':
      return name === 'closing' ? to({ ...state, name: 'anchored' }, env) : { state: IDLE };
    case 'double':
      return isClick(anchor, point, env) ? defaultBox(anchor, input.timeStamp, env) : to(next, env);
  }
}

/** Draws boxes: press, drag and release; or click twice; or double click for one of 30 × 30 screen pixels. Shift makes a square. */
export const rectangleTool = defineTool<RectangleValue, RectangleToolState>({
  id: 'rectangle',
  hotkey: 'r',
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenDrawing(state, input, env)),
});
