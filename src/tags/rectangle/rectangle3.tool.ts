import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolKey, type ToolPointer, type ToolStep } from '../../core';
import {
  boxOfScrSize,
  clampPointPct,
  directionOf,
  distanceScr,
  normalizeDegrees,
  snapToPixelEdge,
  stepped,
  toOwnFrame,
  turnedVec,
} from '../../geometry';
import type { RectangleValue } from './rectangle.kindCore';

/** Screen pixels: sides that are shorter are slips of the hand, and a press that moved less is a click. */
const MIN_SIDE_SCR = 3;
/** Side of the box that a double click makes, in screen pixels. */
const DEFAULT_SIDE_SCR = 30;
/** Degrees that Shift turns the first side by. */
const STEP = 15;
/** Milliseconds after a finished box in which the rest of a double click on its corner means nothing. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_SCR = 6;

/**
 * `idle`; `pressed` (first point down); `side` (the first side follows the pointer; `held`: it ends where the button is released);
 * `width` (the first side stands, the box follows the pointer; `held`: it is finished where the button is released).
 */
export type Rectangle3ToolState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | { readonly name: 'pressed'; readonly first: Point }
  | { readonly name: 'side'; readonly first: Point; readonly second: Point; readonly held: boolean }
  | { readonly name: 'width'; readonly first: Point; readonly second: Point; readonly point: Point; readonly held: boolean };

type Step = ToolStep<RectangleValue, Rectangle3ToolState>;
type Drawing = Exclude<Rectangle3ToolState, { readonly name: 'idle' }>;
type Named<N extends Rectangle3ToolState['name']> = Extract<Rectangle3ToolState, { readonly name: N }>;

const IDLE: Rectangle3ToolState = { name: 'idle' };

/** Where a corner goes: on the image, on a pixel edge where the control snaps. */
function placed(point: Point, env: ToolEnv): Point {
  const inside = clampPointPct(point);
  return env.attrs.snap === 'pixel' ? snapToPixelEdge(inside, env) : inside;
}

function isNear(a: Point, b: Point, env: ToolEnv): boolean {
  return distanceScr(a, b, env.pixel) < MIN_SIDE_SCR;
}

/** How many times `way` fits from a point before the edge of the image. */
function roomAlong(from: Point, way: Point): number {
  const room = (start: number, delta: number): number => {
    if (delta === 0) return Number.POSITIVE_INFINITY;
    return Math.max(0, delta > 0 ? (100 - start) / delta : -start / delta);
  };
  return Math.min(room(from.x, way.x), room(from.y, way.y));
}

/** The end of the first side: where the pointer is, with Shift in the direction of the nearest 15 degrees. */
function sideEnd(first: Point, { point, shift }: Pick<ToolPointer, 'point' | 'shift'>, env: ToolEnv): Point {
  const free = placed(point, env);
  if (!shift) return free;
  const way = { x: free.x - first.x, y: free.y - first.y };
  const length = turnedVec(way, -directionOf(way, env), env).x;
  const straight = turnedVec({ x: length, y: 0 }, stepped(directionOf(way, env), STEP), env);
  const k = Math.min(1, roomAlong(first, straight));
  return { x: first.x + straight.x * k, y: first.y + straight.y * k };
}

/** The first side as a box without height: seen as a line. */
function lineOf(first: Point, second: Point, env: ToolEnv): RectangleValue {
  const way = { x: second.x - first.x, y: second.y - first.y };
  const degrees = directionOf(way, env);
  return { ...first, width: turnedVec(way, -degrees, env).x, height: 0, rotation: normalizeDegrees(degrees) };
}

/**
 * The box on the first side that reaches as far as the pointer, as long as all of it lies on the image. The side drawn first is its top:
 * with the pointer on the other side of it the box starts at its other end, turned by half a turn more, as Label Studio stores it.
 */
function boxOf(first: Point, second: Point, point: Point, env: ToolEnv): RectangleValue {
  const line = lineOf(first, second, env);
  const height = toOwnFrame(line, placed(point, env), env).y;
  const box = height >= 0 ? line : { ...line, ...second, rotation: normalizeDegrees(line.rotation + 180) };
  const down = turnedVec({ x: 0, y: 1 }, box.rotation, env);
  return { ...box, height: Math.min(Math.abs(height), roomAlong(first, down), roomAlong(second, down)) };
}

function isLargeEnough({ width, height }: RectangleValue, env: ToolEnv): boolean {
  // In the box's own frame percent of width and height are as long on the screen as those of the image.
  const least = MIN_SIDE_SCR - 1e-6;
  return width / env.pixel.x >= least && height / env.pixel.y >= least;
}

function show(state: Drawing, env: ToolEnv): Step {
  if (state.name === 'pressed') return { state };
  const { first, second } = state;
  if (state.name === 'side') return isNear(first, second, env) ? { state } : { state, draft: lineOf(first, second, env) };
  const box = boxOf(first, second, state.point, env);
  return { state, draft: isLargeEnough(box, env) ? box : lineOf(first, second, env) };
}

/** Keeps the box where it is large enough, else waits for another place. */
function finish(state: Named<'width'>, timeStamp: number | undefined, env: ToolEnv): Step {
  const { first, second, point } = state;
  const box = boxOf(first, second, point, env);
  if (!isLargeEnough(box, env)) return show({ ...state, held: false }, env);
  return { state: timeStamp === undefined ? IDLE : { name: 'idle', done: { point, timeStamp } }, commit: box };
}

/** An upright box of default size, shifted onto the image. */
function defaultBox(point: Point, timeStamp: number, env: ToolEnv): Step {
  const { x, y, width, height } = boxOfScrSize(point, DEFAULT_SIDE_SCR, env.pixel);
  const corner = placed({ x, y }, env);
  const end = placed({ x: corner.x + width, y: corner.y + height }, env);
  const box = { ...corner, width: end.x - corner.x, height: end.y - corner.y, rotation: 0 };
  const done = { point, timeStamp };
  return box.width > 0 && box.height > 0 ? { state: { name: 'idle', done }, commit: box } : { state: IDLE };
}

/** Escape, Backspace and undo take back one step; Enter finishes what can be finished. */
function key(state: Drawing, { key: pressed }: ToolKey, env: ToolEnv): Step {
  if (pressed === 'redo') return show(state, env);
  if (pressed === 'Enter') return state.name === 'width' ? finish(state, undefined, env) : show(state, env);
  if (state.name !== 'width') return { state: IDLE };
  return show({ name: 'side', first: state.first, second: state.point, held: false }, env);
}

function onPressed(state: Named<'pressed'>, input: ToolPointer, env: ToolEnv): Step {
  const second = sideEnd(state.first, input, env);
  if (input.type === 'move' && !isNear(state.first, second, env)) return show({ ...state, name: 'side', second, held: true }, env);
  if (input.type === 'up') return show({ ...state, name: 'side', second, held: false }, env);
  return { state };
}

function onSide(state: Named<'side'>, input: ToolPointer, env: ToolEnv): Step {
  const { first } = state;
  const next: Named<'side'> = { ...state, second: sideEnd(first, input, env) };
  if (input.type === 'down') return show({ ...next, held: true }, env);
  if (input.type === 'double') return isNear(first, next.second, env) ? defaultBox(first, input.timeStamp, env) : show(next, env);
  if (input.type !== 'up' || !state.held) return show(next, env);
  // A click on the first point again, half a double click, waits for another place.
  if (isNear(first, next.second, env)) return show({ ...next, held: false }, env);
  return show({ name: 'width', first, second: next.second, point: next.second, held: false }, env);
}

function onWidth(state: Named<'width'>, input: ToolPointer, env: ToolEnv): Step {
  const next: Named<'width'> = { ...state, point: clampPointPct(input.point) };
  if (input.type === 'down') return show({ ...next, held: true }, env);
  return input.type === 'up' && state.held ? finish(next, input.timeStamp, env) : show(next, env);
}

/** A pinch or a second finger took the pointer: corners that stand stay, a first press is dropped. */
function onCancel(state: Drawing, env: ToolEnv): Step {
  if (state.name === 'pressed') return { state: IDLE };
  return show({ ...state, held: false }, env);
}

/** Whether a pointer event is the tail of the double click whose first click finished a box. */
function isEcho(state: Rectangle3ToolState, point: Point, timeStamp: number, env: ToolEnv): boolean {
  if (state.name !== 'idle' || !state.done) return false;
  return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) < DOUBLE_CLICK_SCR;
}

function whenIdle(state: Rectangle3ToolState, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'key' || input.type === 'leave') return { state: IDLE, ignored: true };
  const point = clampPointPct(input.point);
  if (input.type !== 'down' && input.type !== 'double') return { state, ignored: true };
  if (isEcho(state, point, input.timeStamp, env)) return { state };
  return input.type === 'double' ? defaultBox(point, input.timeStamp, env) : { state: { name: 'pressed', first: placed(point, env) } };
}

function whenDrawing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return { state: IDLE };
  if (input.type === 'key') return key(state, input, env);
  if (input.type === 'cancel') return onCancel(state, env);
  if (state.name === 'pressed') return onPressed(state, input, env);
  return state.name === 'side' ? onSide(state, input, env) : onWidth(state, input, env);
}

/**
 * Draws turned boxes by three points: two make the first side (two clicks, or press, drag and release), the third says how far the box
 * reaches from it. Shift turns the first side in steps of 15 degrees. Escape, Backspace and undo take back one step; a double click makes
 * an upright box of 30 × 30 screen pixels.
 */
export const rectangle3Tool = defineTool<RectangleValue, Rectangle3ToolState>({
  id: 'rectangle3',
  hotkey: 'shift+r',
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenDrawing(state, input, env)),
});
