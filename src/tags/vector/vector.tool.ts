import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolKey, type ToolPointer, type ToolStep } from '../../core';
import { boxOfScrSize, clampPointPct, distanceScr, snapToPixelEdge } from '../../geometry';
import { closeRing, drawnOut, explicit, linked, newVertex } from './edits.kind';
import { limitsOf } from './limits.kind';
import { idOf } from './links.kindCore';
import { chainOf } from './runs.kind';
import { leastOfRing, type VectorValue, type Vertex } from './vector.kindCore';

/** A click this near to a vertex is on it, in screen pixels. */
const ON_VERTEX_SCR = 10;
/** A click this near to the vertex placed last ends the path; wider, and short lines could not be drawn. */
const ON_LAST_SCR = 5;
/** A press that moves farther than this draws out a curve. */
const DRAG_SCR = 4;
const DEFAULT_SIDE_SCR = 30;
/** Milliseconds after the end in which the rest of a double click means nothing. */
const DOUBLE_CLICK_MS = 500;

/** The vertices placed so far, and where the next one hangs. */
interface Placed {
  readonly vertices: readonly Vertex[];
  /** Id of the vertex that the next one comes from; with `front` the one that comes from the next. */
  readonly active: string | undefined;
}

/** `drawing` (no button held) and `pressed` (the next vertex is under the pointer until it is released). */
export type VectorToolState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | (Placed & {
      readonly name: 'drawing' | 'pressed';
      /** New vertices go before the first one: a path that was taken up at its start. */
      readonly front: boolean;
      /** What undo goes back to, and redo forward to; the last is the next. */
      readonly past: readonly Placed[];
      readonly undone: readonly Placed[];
      /** A path that was taken up: leaving keeps it, whatever it has. */
      readonly resumed: boolean;
      readonly pointer: Point | undefined;
      /** Where the button went down. */
      readonly press: Point | undefined;
    });

type Step = ToolStep<VectorValue, VectorToolState>;
type Drawing = Exclude<VectorToolState, { readonly name: 'idle' }>;

const IDLE: VectorToolState = { name: 'idle' };

/** Where a vertex goes: on the image, on a pixel edge where the control snaps. */
function placed(point: Point, env: ToolEnv): Point {
  const inside = clampPointPct(point);
  return env.attrs.snap === 'pixel' ? snapToPixelEdge(inside, env) : inside;
}

function indexOf(vertices: readonly Vertex[], id: string | undefined): number {
  return id === undefined ? -1 : vertices.findIndex((vertex) => idOf(vertex.id) === id);
}

function isOn(vertex: Vertex | undefined, point: Point, reach: number, env: ToolEnv): boolean {
  return vertex !== undefined && distanceScr(vertex, point, env.pixel) <= reach;
}

/** Whether a click at `point` is one on the vertex that the next one hangs on; with `snap` that is its whole pixel. */
function isOnActive({ vertices, active }: Placed, point: Point, env: ToolEnv): boolean {
  const vertex = vertices[indexOf(vertices, active)];
  const at = placed(point, env);
  return isOn(vertex, point, ON_LAST_SCR, env) || (vertex !== undefined && at.x === vertex.x && at.y === vertex.y);
}

/** The vertex nearest to a point within reach, by index. */
function nearest(vertices: readonly Vertex[], point: Point, env: ToolEnv): number {
  let best = -1;
  let least = ON_VERTEX_SCR;
  vertices.forEach((vertex, i) => {
    const distance = distanceScr(vertex, point, env.pixel);
    if (distance <= least) [best, least] = [i, distance];
  });
  return best;
}

/** Whether a click at `point` closes the path: it is on its other end. */
function closes({ vertices, front }: Drawing, point: Point, env: ToolEnv): boolean {
  const { closable, skeleton, least } = limitsOf(env.attrs);
  if (!closable || skeleton || vertices.length < Math.max(leastOfRing(vertices), least)) return false;
  const chain = chainOf({ vertices, closed: false });
  const other = vertices[(front ? chain?.at(-1) : chain?.[0]) ?? -1];
  if (!other) return false;
  const at = placed(point, env);
  return isOn(other, point, ON_VERTEX_SCR, env) || (at.x === other.x && at.y === other.y);
}

function withVertex({ vertices, active, front }: Drawing, vertex: Vertex): readonly Vertex[] {
  const at = indexOf(vertices, active);
  const before = vertices[at];
  if (!before) return [...vertices, { ...vertex, prevPointId: null }];
  if (!front) return [...vertices, { ...vertex, prevPointId: before.id ?? null }];
  return [{ ...vertex, prevPointId: null }, ...vertices.with(at, { ...before, prevPointId: vertex.id ?? null })];
}

/** Whether a press has become the drawing out of a curve. */
function isDrawnOut(state: Drawing, point: Point, env: ToolEnv): boolean {
  const { name, press } = state;
  if (name !== 'pressed' || !press || !limitsOf(env.attrs).curves || distanceScr(press, point, env.pixel) <= DRAG_SCR) return false;
  // A slip of the hand on the vertex just placed is no curve.
  return !isOnActive(state, press, env);
}

/** The vertex that a press at `press`, dragged to `point`, would make. */
function nextVertex(state: Drawing, point: Point, env: ToolEnv): Vertex {
  const { press } = state;
  if (!press || !isDrawnOut(state, point, env)) return newVertex(placed(point, env), null);
  return drawnOut(newVertex(placed(press, env), null), state.front ? 'controlPoint1' : 'controlPoint2', point);
}

/** The state with its draft: what is placed and, last, the vertex that the next click would give. */
function show(state: Drawing, env: ToolEnv): Step {
  const { vertices, pointer } = state;
  if (!pointer) return vertices.length === 0 ? { state } : { state, draft: { vertices, closed: false } };
  if (closes(state, state.press ?? pointer, env)) return { state, draft: closeRing({ vertices, closed: false }) };
  const isFull = vertices.length >= limitsOf(env.attrs).most;
  const isNext = !isOnActive(state, pointer, env) || isDrawnOut(state, pointer, env);
  if (isFull || !isNext) return { state, draft: { vertices, closed: false } };
  return { state, draft: { vertices: withVertex(state, nextVertex(state, pointer, env)), closed: false } };
}

function commit(value: VectorValue, at?: { readonly point: Point; readonly timeStamp: number }): Step {
  return { state: at ? { name: 'idle', done: at } : IDLE, commit: value };
}

/** Ends the path where it is, if it has points enough. */
function end(state: Drawing, env: ToolEnv, at?: { readonly point: Point; readonly timeStamp: number }): Step {
  const { least } = limitsOf(env.attrs);
  const { vertices } = state;
  if (vertices.length >= least) return commit({ vertices, closed: false }, at);
  return {
    ...show(state, env),
    refusal: `This path needs ${least} points and has ${vertices.length}. Place the rest, or press Escape to drop it.`,
  };
}

function placedOf({ vertices, active }: Drawing): Placed {
  return { vertices, active };
}

/** A vertex added; the last one that a path may have ends it. */
function added(state: Drawing, vertex: Vertex, point: Point, timeStamp: number, env: ToolEnv): Step {
  const vertices = withVertex(state, vertex);
  if (vertices.length >= limitsOf(env.attrs).most) return commit({ vertices, closed: false }, { point, timeStamp });
  const past = [...state.past, placedOf(state)];
  return show({ ...state, name: 'drawing', press: undefined, vertices, active: idOf(vertex.id), past, undone: [], pointer: point }, env);
}

/** The button was released: closes, ends, makes another vertex the active one, or adds one. */
function release(state: Drawing, { point: raw, timeStamp }: ToolPointer, env: ToolEnv): Step {
  const point = clampPointPct(raw);
  const { least, most, skeleton } = limitsOf(env.attrs);
  const { vertices } = state;
  const rest: Drawing = { ...state, name: 'drawing', press: undefined, pointer: point };
  if (isDrawnOut(state, raw, env) && !closes(state, state.press ?? point, env)) {
    return vertices.length >= most ? full(rest, env) : added(state, nextVertex(state, raw, env), point, timeStamp, env);
  }
  if (closes(state, point, env)) return commit(closeRing({ vertices, closed: false }), { point, timeStamp });
  if (isOnActive(state, point, env)) {
    return vertices.length >= least ? end(rest, env, { point, timeStamp }) : show(rest, env);
  }
  const other = skeleton ? vertices[nearest(vertices, point, env)] : undefined;
  if (other) return show({ ...rest, active: idOf(other.id) }, env);
  return vertices.length >= most ? full(rest, env) : added(state, newVertex(placed(point, env), null), point, timeStamp, env);
}

function full(state: Drawing, env: ToolEnv): Step {
  return { ...show(state, env), refusal: `This path may have ${limitsOf(env.attrs).most} points and has them all. Press Enter to end it.` };
}

/** As many vertices as a path needs at least, over 30 screen pixels: a ring where it may be one, else a line. */
function defaultPath(at: Point, timeStamp: number, env: ToolEnv): Step {
  const { least, most, closable, skeleton } = limitsOf(env.attrs);
  const ring = closable && !skeleton && most >= 3;
  const count = Math.max(ring ? 3 : Math.min(2, most), least);
  const half = (DEFAULT_SIDE_SCR / 2) * env.pixel.x;
  const { x, y, width, height } = boxOfScrSize({ x: at.x - half, y: at.y }, DEFAULT_SIDE_SCR, env.pixel);
  const points = Array.from({ length: count }, (_, i): Point => {
    if (!ring) return placed({ x: count === 1 ? at.x : x + (width * i) / (count - 1), y: at.y }, env);
    const angle = (2 * Math.PI * i) / count;
    return placed({ x: x + (width * (1 + Math.sin(angle))) / 2, y: y + (height * (1 - Math.cos(angle))) / 2 }, env);
  });
  return commit({ vertices: linked(points, ring), closed: ring }, { point: at, timeStamp });
}

function undo(state: Drawing, env: ToolEnv): Step {
  const before = state.past.at(-1);
  if (!before || before.vertices.length === 0) return { state: IDLE };
  return show({ ...state, ...before, past: state.past.slice(0, -1), undone: [...state.undone, placedOf(state)] }, env);
}

function redo(state: Drawing, env: ToolEnv): Step {
  const after = state.undone.at(-1);
  if (!after) return show(state, env);
  return show({ ...state, ...after, past: [...state.past, placedOf(state)], undone: state.undone.slice(0, -1) }, env);
}

/** Keeps the path as it is, or drops it where it has too few points. */
function leave(state: Drawing, env: ToolEnv): Step {
  if (state.resumed && state.past.length === 0) return { state: IDLE };
  return state.vertices.length >= limitsOf(env.attrs).least ? commit({ vertices: state.vertices, closed: false }) : { state: IDLE };
}

function key(state: Drawing, { key }: ToolKey, env: ToolEnv): Step {
  switch (key) {
    case 'Escape':
      return leave(state, env);
    case 'Enter':
      return state.resumed && state.past.length === 0 ? { state: IDLE } : end(state, env);
    case 'Backspace':
    case 'undo':
      return undo(state, env);
    case 'redo':
      return redo(state, env);
  }
}

/** Whether a pointer event is the tail of the double click whose first click finished a path. */
function isEcho(state: VectorToolState, point: Point, timeStamp: number, env: ToolEnv): boolean {
  if (state.name !== 'idle' || !state.done) return false;
  return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) <= ON_VERTEX_SCR;
}

function start(vertices: readonly Vertex[], active: string | undefined, pointer: Point): Drawing {
  const nothing = { past: [], undone: [], press: undefined } as const;
  return { name: 'drawing', vertices, active, front: false, resumed: vertices.length > 0, pointer, ...nothing };
}

function whenIdle(state: VectorToolState, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'key' || input.type === 'leave') return { state: IDLE, ignored: true };
  if (input.type !== 'down' && input.type !== 'double') return { state, ignored: true };
  const point = clampPointPct(input.point);
  if (isEcho(state, point, input.timeStamp, env)) return { state };
  if (input.type === 'double') return defaultPath(point, input.timeStamp, env);
  return show({ ...start([], undefined, point), name: 'pressed', press: point }, env);
}

function whenDrawing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return leave(state, env);
  if (input.type === 'key') return key(state, input, env);
  const point = clampPointPct(input.point);
  switch (input.type) {
    case 'down':
      return show({ ...state, name: 'pressed', press: point, pointer: point }, env);
    case 'move':
      // A control point may lie off the image: the curve it draws out need not.
      return show({ ...state, pointer: state.name === 'pressed' && limitsOf(env.attrs).curves ? input.point : point }, env);
    case 'up':
      return state.name === 'pressed' ? release(state, input, env) : show({ ...state, pointer: point }, env);
    case 'cancel':
      // A pinch or a second finger took the pointer: what was placed stays.
      if (state.vertices.length === 0) return { state: IDLE };
      return show({ ...state, name: 'drawing', press: undefined, pointer: undefined }, env);
    case 'double': {
      const isFirst = !state.resumed && state.vertices.length === 1 && isOn(state.vertices[0], point, ON_VERTEX_SCR, env);
      return isFirst
        ? defaultPath(point, input.timeStamp, env)
        : show({ ...state, name: 'drawing', press: undefined, pointer: point }, env);
    }
  }
}

/** The vertex at which an open path can be taken up: an end of a line; any vertex of a skeleton, an end of any of its branches. */
function takenAt(vertices: readonly Vertex[], point: Point, env: ToolEnv): { readonly index: number; readonly front: boolean } | undefined {
  const index = nearest(vertices, point, env);
  if (index < 0) return undefined;
  if (limitsOf(env.attrs).skeleton) return { index, front: false };
  const chain = chainOf({ vertices, closed: false });
  if (chain) {
    if (index === chain.at(-1)) return { index, front: false };
    return index === chain[0] ? { index, front: true } : undefined;
  }
  const id = idOf(vertices[index]?.id);
  return vertices.some((vertex) => idOf(vertex.prevPointId) === id) ? undefined : { index, front: false };
}

/**
 * Draws paths point by point. A click adds a point, a drag one that is a curve (`curves`), a click on the other end closes (`closable`).
 * Enter, a double click or a click on the last point ends; Escape and leaving the tool keep what has points enough and drop the rest.
 * Backspace and undo take back one point, redo brings it back. With `skeleton` a click on a point makes it the one that new ones
 * hang on. An open path is taken up again at either end. A double click on nothing makes a path of 30 screen pixels.
 */
export const vectorTool = defineTool<VectorValue, VectorToolState>({
  id: 'vector',
  hotkey: 'p',
  initial: IDLE,
  resumesSelected: true,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenDrawing(state, input, env)),

  resume(value, point, env) {
    if (value.closed) return undefined;
    const at = clampPointPct(point);
    const vertices = explicit(value.vertices);
    const taken = takenAt(vertices, at, env);
    if (!taken) return undefined;
    const state: Drawing = { ...start(vertices, idOf(vertices[taken.index]?.id), at), front: taken.front };
    const { most, closable } = limitsOf(env.attrs);
    // A full path may still be closed.
    const canClose = closable && chainOf({ vertices, closed: false }) !== undefined && vertices.length >= leastOfRing(vertices);
    return vertices.length < most || canClose ? show(state, env) : undefined;
  },
});
