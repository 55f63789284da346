import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolKey, type ToolStep } from '../../core';
import { boxOfScrSize, clampPointPct, distanceScr, type Pair, snapToPixelEdge } from '../../geometry';
import type { PolygonValue } from './polygon.kindCore';

/** A click this near to the first vertex closes, in screen pixels. */
const CLOSE_SCR = 10;
/** A click this near to the vertex just placed is the second half of a double click, no new vertex. */
const SAME_SCR = 2;
const DEFAULT_SIDE_SCR = 30;
const LEAST_CLOSED = 3;
/** Milliseconds after closing in which the rest of a double click means nothing. */
const DOUBLE_CLICK_MS = 500;

/** `drawing` (pointer free, or no button held) and `pressed` (the next vertex is under the pointer until it is released). */
export type PolygonToolState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | {
      readonly name: 'drawing' | 'pressed';
      readonly points: readonly Pair[];
      /** Vertices taken back by undo, last first. */
      readonly undone: readonly Pair[];
      /** How many of `points` were there when an open polygon was taken up; undo leaves those alone. */
      readonly kept: number;
      readonly pointer: Point | undefined;
    };

type Step = ToolStep<PolygonValue, PolygonToolState>;
type Drawing = Exclude<PolygonToolState, { readonly name: 'idle' }>;

const IDLE: PolygonToolState = { name: 'idle' };

function asPoint([x, y]: Pair): Point {
  return { x, y };
}

function asPair({ x, y }: Point): Pair {
  return [x, y];
}

/** Where a vertex goes: on the image, on a pixel edge where the control snaps. */
function placed(point: Point, env: ToolEnv): Point {
  const inside = clampPointPct(point);
  return env.attrs.snap === 'pixel' ? snapToPixelEdge(inside, env) : inside;
}

function isSamePlace(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

/** Whether a click at `point` closes the shape. */
function closes(points: readonly Pair[], point: Point, env: ToolEnv): boolean {
  const first = points[0];
  if (!first || points.length < LEAST_CLOSED) return false;
  return distanceScr(point, asPoint(first), env.pixel) <= CLOSE_SCR || isSamePlace(placed(point, env), asPoint(first));
}

/** The state with its draft: the placed vertices and, last, the place the next one would get. */
function show(state: Drawing, env: ToolEnv): Step {
  const { points, pointer } = state;
  const first = points[0];
  const last = points.at(-1);
  const next = pointer && (first && closes(points, pointer, env) ? asPoint(first) : placed(pointer, env));
  const withNext = next && !(last && isSamePlace(asPoint(last), next)) ? [...points, asPair(next)] : points;
  return withNext.length === 0 ? { state } : { state, draft: { points: withNext, closed: false } };
}

function commit(points: readonly Pair[], closed: boolean, at?: { readonly point: Point; readonly timeStamp: number }): Step {
  return { state: at ? { name: 'idle', done: at } : IDLE, commit: { points: [...points], closed } };
}

/** A click: closes the shape, or adds a vertex, or is the second half of a double click. */
function click(state: Drawing, point: Point, timeStamp: number, env: ToolEnv): Step {
  const { points } = state;
  if (closes(points, point, env)) return commit(points, true, { point, timeStamp });
  const next = placed(point, env);
  const last = points.at(-1);
  const isRepeat = last && (distanceScr(asPoint(last), next, env.pixel) <= SAME_SCR || isSamePlace(asPoint(last), next));
  if (isRepeat) return show({ ...state, name: 'drawing', pointer: point }, env);
  return show({ ...state, name: 'drawing', points: [...points, asPair(next)], undone: [], pointer: point }, env);
}

/** An upright triangle of 30 screen pixels on the image, its tip where the person clicked as far as it fits. */
function defaultTriangle(tip: Point, timeStamp: number, env: ToolEnv): Step {
  const half = (DEFAULT_SIDE_SCR / 2) * env.pixel.x;
  const { x, y, width, height } = boxOfScrSize({ x: tip.x - half, y: tip.y }, DEFAULT_SIDE_SCR, env.pixel);
  const corners = [
    { x: x + width / 2, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  return commit(
    corners.map((corner) => asPair(placed(corner, env))),
    true,
    { point: tip, timeStamp },
  );
}

/** Only the start of a double click has been placed so far. */
function isDoubleClickOnFirst({ points, kept }: Drawing, point: Point, env: ToolEnv): boolean {
  if (kept > 0 || points.length >= LEAST_CLOSED) return false;
  return points.every((pair) => distanceScr(asPoint(pair), point, env.pixel) <= CLOSE_SCR);
}

function undo(state: Drawing, env: ToolEnv): Step {
  const last = state.points.at(-1);
  const points = state.points.slice(0, -1);
  if (!last || state.points.length <= state.kept || points.length === 0) return { state: IDLE };
  return show({ ...state, points, undone: [...state.undone, last] }, env);
}

function redo(state: Drawing, env: ToolEnv): Step {
  const back = state.undone.at(-1);
  if (!back) return show(state, env);
  return show({ ...state, points: [...state.points, back], undone: state.undone.slice(0, -1) }, env);
}

function key(state: Drawing, { key }: ToolKey, env: ToolEnv): Step {
  switch (key) {
    case 'Escape':
      return { state: IDLE };
    case 'Enter':
      return state.points.length >= LEAST_CLOSED ? commit(state.points, true) : show(state, env);
    case 'Backspace':
    case 'undo':
      return undo(state, env);
    case 'redo':
      return redo(state, env);
  }
}

/** Another tool is picked: a new shape closes where it can, one that was taken up stays open with its new vertices. */
function leave({ points, kept }: Drawing): Step {
  if (kept > 0) return points.length > kept ? commit(points, false) : { state: IDLE };
  return points.length >= LEAST_CLOSED ? commit(points, true) : { state: IDLE };
}

/** Whether a pointer event is the tail of the double click whose first click finished a shape. */
function isEcho(state: PolygonToolState, point: Point, timeStamp: number, env: ToolEnv): boolean {
  if (state.name !== 'idle' || !state.done) return false;
  return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) <= CLOSE_SCR;
}

function whenIdle(state: PolygonToolState, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'key' || input.type === 'leave') return { state: IDLE, ignored: true };
  if (input.type !== 'down' && input.type !== 'double') return { state, ignored: true };
  const point = clampPointPct(input.point);
  if (isEcho(state, point, input.timeStamp, env)) return { state };
  if (input.type === 'double') return defaultTriangle(point, input.timeStamp, env);
  return show({ name: 'pressed', points: [], undone: [], kept: 0, pointer: point }, env);
}

function whenDrawing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return leave(state);
  if (input.type === 'key') return key(state, input, env);
  const point = clampPointPct(input.point);
  switch (input.type) {
    case 'down':
      return show({ ...state, name: 'pressed', pointer: point }, env);
    case 'move':
      return show({ ...state, pointer: point }, env);
    case 'up':
      return state.name === 'pressed' ? click(state, point, input.timeStamp, env) : show({ ...state, pointer: point }, env);
    case 'cancel':
      // A pinch or a second finger took the pointer: what was placed stays.
      return state.points.length === 0 ? { state: IDLE } : show({ ...state, name: 'drawing', pointer: undefined }, env);
    case 'double': {
      const first = state.points[0];
      return isDoubleClickOnFirst(state, point, env)
        ? defaultTriangle(first ? asPoint(first) : point, input.timeStamp, env)
        : show({ ...state, name: 'drawing', pointer: point }, env);
    }
  }
}

/**
 * Draws polygons click by click. A click near the first vertex closes, Enter too, from three vertices on. Backspace and undo take back
 * one vertex, redo brings it back. Escape drops the shape, leaving the tool closes it, or drops it while it has fewer than three.
 * A double click makes a triangle of 30 screen pixels. The draft is open (`closed: false`), and its last point is where the next
 * vertex would go: the first vertex itself when a click would close.
 */
export const polygonTool = defineTool<PolygonValue, PolygonToolState>({
  id: 'polygon',
  hotkey: 'p',
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenDrawing(state, input, env)),

  resume({ points, closed }, point, env) {
    const last = points.at(-1);
    if (closed || !last) return undefined;
    const at = clampPointPct(point);
    if (closes(points, at, env)) return commit(points, true);
    const taken: Drawing = { name: 'drawing', points, undone: [], kept: points.length, pointer: at };
    // A click on its last vertex takes it up where it ended.
    return distanceScr(at, asPoint(last), env.pixel) <= CLOSE_SCR ? show(taken, env) : click(taken, at, 0, env);
  },
});
