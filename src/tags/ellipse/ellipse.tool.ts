import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolPointer, type ToolStep } from '../../core';
import { clamp, clampPointPct, distanceScr, snapToPixelEdge } from '../../geometry';
import type { EllipseValue } from './ellipse.kindCore';

/** Screen pixels: ellipses with a shorter radius are slips of the hand, and a press that moved less is a click. */
const MIN_RADIUS_SCR = 3;
/** Radius of the circle that a double click makes, in screen pixels, as Label Studio's. */
const DEFAULT_RADIUS_SCR = 30;
/** Milliseconds after a finished ellipse in which the rest of a double click means nothing. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_SCR = 6;

/**
 * `idle`; `pressed` (down, not moved yet); `drawing` (press and drag); `anchored` (first of two clicks done, the ellipse
 * follows the pointer); `closing` (second press).
 */
export type EllipseToolState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | {
      readonly name: 'pressed' | 'drawing' | 'anchored' | 'closing';
      readonly anchor: Point;
      readonly point: Point;
      readonly circle: boolean;
    };

type Step = ToolStep<EllipseValue, EllipseToolState>;
type Drawing = Exclude<EllipseToolState, { readonly name: 'idle' }>;

const IDLE: EllipseToolState = { name: 'idle' };

/** A radius in whole pixels, one at least, no more than fit. */
function snapRadius(radiusPct: number, roomPct: number, lengthImg: number): number {
  if (lengthImg <= 0) return radiusPct;
  const room = Math.floor((roomPct / 100) * lengthImg + 1e-9);
  return (clamp(Math.round((radiusPct / 100) * lengthImg), Math.min(1, room), room) / lengthImg) * 100;
}

/** From its middle to where the pointer is; what would leave the image ends at its edge, the middle stays. */
function ellipseAt(middle: Point, radii: Point, circle: boolean, env: ToolEnv): EllipseValue {
  const room = { x: Math.min(middle.x, 100 - middle.x), y: Math.min(middle.y, 100 - middle.y) };
  let radiusX = Math.min(radii.x, room.x);
  let radiusY = Math.min(radii.y, room.y);
  if (circle) {
    // In screen pixels, which are square; as far as the pointer, as large as fits.
    const radiusScr = Math.hypot(radii.x / env.pixel.x, radii.y / env.pixel.y);
    const allowed = Math.min(radiusScr, room.x / env.pixel.x, room.y / env.pixel.y);
    radiusX = allowed * env.pixel.x;
    radiusY = allowed * env.pixel.y;
  }
  if (env.attrs.snap === 'pixel') {
    radiusX = snapRadius(radiusX, room.x, env.width);
    radiusY = snapRadius(radiusY, room.y, env.height);
  }
  return { x: middle.x, y: middle.y, radiusX, radiusY, rotation: 0 };
}

/** Where its middle goes: on a pixel edge where the control snaps. */
function middleAt(point: Point, env: ToolEnv): Point {
  return env.attrs.snap === 'pixel' ? snapToPixelEdge(point, env) : point;
}

function ellipseOf({ anchor, point, circle }: Drawing, env: ToolEnv): EllipseValue {
  const middle = middleAt(anchor, env);
  return ellipseAt(middle, { x: Math.abs(point.x - middle.x), y: Math.abs(point.y - middle.y) }, circle, env);
}

function isLargeEnough({ radiusX, radiusY }: EllipseValue, env: ToolEnv): boolean {
  // Snapped radii come out of divisions: 3 pixels may be 2.9999999.
  const least = MIN_RADIUS_SCR - 1e-6;
  return radiusX / env.pixel.x >= least && radiusY / env.pixel.y >= least;
}

function isClick({ anchor, point }: Drawing, env: ToolEnv): boolean {
  const slack = MIN_RADIUS_SCR;
  return Math.abs(point.x - anchor.x) / env.pixel.x < slack && Math.abs(point.y - anchor.y) / env.pixel.y < slack;
}

function to(state: Drawing, env: ToolEnv): Step {
  if (state.name === 'pressed' || isClick(state, env)) return { state };
  return { state, draft: ellipseOf(state, env) };
}

/** The ellipse is finished where it is large enough, else dropped. */
function finish(state: Drawing, timeStamp: number, env: ToolEnv): Step {
  const ellipse = ellipseOf(state, env);
  return isLargeEnough(ellipse, env)
    ? { state: { name: 'idle', done: { point: state.point, timeStamp } }, commit: ellipse }
    : { state: IDLE };
}

/** A circle of default size, shifted onto the image, smaller where the image is. */
function defaultCircle(point: Point, timeStamp: number, env: ToolEnv): Step {
  const radiusScr = Math.min(DEFAULT_RADIUS_SCR, 50 / env.pixel.x, 50 / env.pixel.y);
  const radii = { x: radiusScr * env.pixel.x, y: radiusScr * env.pixel.y };
  const middle = { x: clamp(point.x, radii.x, 100 - radii.x), y: clamp(point.y, radii.y, 100 - radii.y) };
  return { state: { name: 'idle', done: { point, timeStamp } }, commit: ellipseAt(middleAt(middle, env), radii, false, env) };
}

/** Whether a pointer event is the tail of the double click whose first click finished an ellipse. */
function isEcho(state: EllipseToolState, point: Point, timeStamp: number, env: ToolEnv): boolean {
  if (state.name !== 'idle' || !state.done) return false;
  return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) < DOUBLE_CLICK_SCR;
}

function whenIdle(state: EllipseToolState, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'key' || input.type === 'leave') return { state: IDLE, ignored: true };
  const point = clampPointPct(input.point);
  if (input.type === 'double')
    return isEcho(state, point, input.timeStamp, env) ? { state: IDLE } : defaultCircle(point, input.timeStamp, env);
  if (input.type !== 'down') return { state, ignored: true };
  if (isEcho(state, point, input.timeStamp, env)) return { state };
  return { state: { name: 'pressed', anchor: point, point, circle: input.shift } };
}

function pointed(state: Drawing, input: ToolPointer, env: ToolEnv): Step {
  const next: Drawing = { ...state, point: clampPointPct(input.point), circle: input.shift };
  const held = state.name !== 'anchored';
  switch (input.type) {
    case 'down':
      return to({ ...next, name: held ? state.name : 'closing' }, env);
    case 'move':
      return to({ ...next, name: state.name === 'pressed' && !isClick(next, env) ? 'drawing' : state.name }, env);
    case 'up':
      if (!held) return to(next, env);
      if (state.name !== 'drawing' && isClick(next, env)) return to({ ...next, name: 'anchored' }, env);
      return finish(next, input.timeStamp, env);
    case 'cancel':
      return state.name === 'closing' ? to({ ...state, name: 'anchored' }, env) : { state: IDLE };
    case 'double':
      return isClick(next, env) ? defaultCircle(state.anchor, input.timeStamp, env) : to(next, env);
  }
}

function whenDrawing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return { state: IDLE };
  // Enter and redo have nothing to do, but must not reach the page behind an ellipse that is being drawn.
  if (input.type === 'key') return input.key === 'Enter' || input.key === 'redo' ? to(state, env) : { state: IDLE };
  return pointed(state, input, env);
}

/**
 * Draws ellipses from the middle outwards: press, drag and release; or click twice; or double click for a circle of 30 screen pixels
 * around. Shift makes a circle. What would leave the image ends at its edge; the middle stays.
 */
export const ellipseTool = defineTool<EllipseValue, EllipseToolState>({
  id: 'ellipse',
  hotkey: 'o',
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenDrawing(state, input, env)),
});
