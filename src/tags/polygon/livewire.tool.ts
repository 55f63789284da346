import { defineTool, type Point, type ToolAnswer, type ToolEnv, type ToolInput, type ToolKey, type ToolStep } from '../../core';
import { clampPointPct, distanceScr, type Pair, simplifyLine, snapToPixelEdge } from '../../geometry';
import type { PolygonValue } from './polygon.kindCore';

/** A click this near to the first anchor closes, in screen pixels. */
const CLOSE_SCR = 10;
/** A click this near to the last anchor is the second half of a double click. */
const SAME_SCR = 2;
const LEAST_CLOSED = 3;
/** How far the line may leave the edge that was found: in screen pixels, and at least one pixel of the picture. */
const SLACK_SCR = 1;

/** A line from an anchor to the next, without its start. */
interface Leg {
  readonly points: readonly Pair[];
  /** False while it is straight because the edge is still being looked for. */
  readonly found: boolean;
}

/**
 * `drawing` (pointer free, or no button held), `pressed` (the next anchor is under the pointer until it is released), `closing` (waits
 * for the last line).
 */
export type LivewireState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'drawing' | 'pressed' | 'closing';
      readonly anchors: readonly Pair[];
      /** From each anchor to the next; when closing, one more back to the first. */
      readonly legs: readonly Leg[];
      /** Anchors taken back by undo with the legs to them, last first. */
      readonly undone: readonly { readonly anchor: Pair; readonly leg: Leg }[];
      readonly pointer: Point | undefined;
      /** The line from the last anchor to where the pointer was when it was asked for. */
      readonly ahead: { readonly to: Point; readonly points: readonly Pair[] } | undefined;
      /** What was asked and is not answered yet; `leg` undefined = the line ahead. */
      readonly asked: { readonly leg: number | undefined; readonly from: Point; readonly to: Point } | undefined;
      /** The picture cannot be read: lines are straight. */
      readonly straight: boolean;
    };

type Step = ToolStep<PolygonValue, LivewireState>;
type Drawing = Exclude<LivewireState, { readonly name: 'idle' }>;

const IDLE: LivewireState = { name: 'idle' };

function asPoint([x, y]: Pair): Point {
  return { x, y };
}

function placed(point: Point, env: ToolEnv): Pair {
  const inside = clampPointPct(point);
  const { x, y } = env.attrs.snap === 'pixel' ? snapToPixelEdge(inside, env) : inside;
  return [x, y];
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

/** The lines so far as one, without repeats: with `snap` several of its points may fall on one pixel edge. */
function outlineOf({ anchors, legs }: Drawing): readonly Pair[] {
  const all = [...anchors.slice(0, 1), ...legs.flatMap(({ points }) => points)];
  return all.filter(([x, y], i) => i === 0 || x !== all[i - 1]?.[0] || y !== all[i - 1]?.[1]);
}

function closes(state: Drawing, point: Point, env: ToolEnv): boolean {
  const first = state.anchors[0];
  if (!first || outlineOf(state).length < LEAST_CLOSED) return false;
  return distanceScr(asPoint(first), point, env.pixel) <= CLOSE_SCR;
}

/** The line that is looked for next: of an anchor that was placed, else ahead of the pointer. */
function wanted({ name, anchors, legs, pointer, ahead }: Drawing): Drawing['asked'] {
  const leg = legs.findIndex(({ found }) => !found);
  const start = anchors[leg < 0 ? anchors.length - 1 : leg];
  if (!start) return undefined;
  const from = asPoint(start);
  if (leg >= 0) return { leg, from, to: asPoint(anchors[leg + 1] ?? anchors[0] ?? start) };
  if (name === 'closing' || !pointer || isSame(pointer, from) || (ahead && isSame(ahead.to, pointer))) return undefined;
  return { leg: undefined, from, to: pointer };
}

/** The state with its draft, and the next question where none is open. */
function show(state: Drawing, env: ToolEnv): Step {
  const { pointer, ahead, name } = state;
  const ask = state.straight || state.asked ? undefined : wanted(state);
  const next = ask ? { ...state, asked: ask } : state;
  const points = [...outlineOf(state)];
  if (name !== 'closing' && pointer) {
    const first = state.anchors[0];
    if (ahead) points.push(...ahead.points);
    const end = first && closes(state, pointer, env) ? first : placed(pointer, env);
    const last = points.at(-1);
    if (!last || last[0] !== end[0] || last[1] !== end[1]) points.push(end);
  }
  return {
    state: next,
    ...(points.length > 0 && { draft: { points, closed: name === 'closing' } }),
    ...(ask && { ask: { type: 'edge', from: ask.from, to: ask.to } as const }),
  };
}

/** An edge as vertices: as few as keep to it, without its start. */
function legOf(path: readonly Point[], to: Pair, env: ToolEnv): readonly Pair[] {
  const slack = {
    x: Math.max(SLACK_SCR * env.pixel.x, 100 / (env.width || 100)),
    y: Math.max(SLACK_SCR * env.pixel.y, 100 / (env.height || 100)),
  };
  const line = simplifyLine(
    path.map(({ x, y }): Pair => [x, y]),
    slack,
  );
  return [...line.slice(1, -1).map((pair) => placed(asPoint(pair), env)), to];
}

/** Ends the shape when nothing is looked for any more. */
function finished(state: Drawing, env: ToolEnv): Step {
  if (!state.straight && state.legs.some(({ found }) => !found)) return show(state, env);
  const points = outlineOf(state);
  const [first, last] = [points[0], points.at(-1)];
  const ring = first && last && first[0] === last[0] && first[1] === last[1] ? points.slice(0, -1) : points;
  return ring.length >= LEAST_CLOSED ? { state: IDLE, commit: { points: ring, closed: true } } : { state: IDLE };
}

/** Leads the line back to the first anchor. */
function close(state: Drawing, env: ToolEnv): Step {
  const first = state.anchors[0];
  if (!first || outlineOf(state).length < LEAST_CLOSED) return show(state, env);
  const legs = [...state.legs, { points: [first], found: state.straight }];
  return finished({ ...state, name: 'closing', legs, asked: undefined, ahead: undefined, pointer: undefined }, env);
}

function release(state: Drawing, point: Point, env: ToolEnv): Step {
  if (closes(state, point, env)) return close(state, env);
  const anchor = placed(point, env);
  const last = state.anchors.at(-1);
  const rest = { ...state, name: 'drawing' as const, pointer: point };
  if (!last) return show({ ...rest, anchors: [anchor] }, env);
  const at = asPoint(anchor);
  if (isSame(asPoint(last), at) || distanceScr(asPoint(last), at, env.pixel) <= SAME_SCR) return show(rest, env);
  const { ahead, straight } = state;
  // The line shown is the line taken, where it leads to this very place.
  const isAhead = ahead && distanceScr(ahead.to, at, env.pixel) <= SAME_SCR;
  const leg: Leg = isAhead ? { points: [...ahead.points.slice(0, -1), anchor], found: true } : { points: [anchor], found: straight };
  const next = { anchors: [...state.anchors, anchor], legs: [...state.legs, leg], undone: [] };
  // A question about the line ahead is no longer of interest; a new one takes its place.
  return show({ ...rest, ...next, ahead: undefined, asked: undefined }, env);
}

function undo(state: Drawing, env: ToolEnv): Step {
  const anchor = state.anchors.at(-1);
  const leg = state.legs.at(-1);
  if (!anchor || !leg) return { state: IDLE };
  const rest = { ahead: undefined, asked: undefined, undone: [...state.undone, { anchor, leg }] };
  return show({ ...state, ...rest, anchors: state.anchors.slice(0, -1), legs: state.legs.slice(0, -1) }, env);
}

function redo(state: Drawing, env: ToolEnv): Step {
  const back = state.undone.at(-1);
  if (!back) return show(state, env);
  const rest = { ahead: undefined, asked: undefined, undone: state.undone.slice(0, -1) };
  return show({ ...state, ...rest, anchors: [...state.anchors, back.anchor], legs: [...state.legs, back.leg] }, env);
}

/** Closes with a straight line: nobody waits for an answer any more. */
function leave(state: Drawing, env: ToolEnv): Step {
  return finished({ ...state, straight: true }, env);
}

function key(state: Drawing, { key }: ToolKey, env: ToolEnv): Step {
  switch (key) {
    case 'Escape':
      return { state: IDLE };
    case 'Enter':
      return close(state, env);
    case 'Backspace':
    case 'undo':
      return undo(state, env);
    case 'redo':
      return redo(state, env);
  }
}

function whenIdle(input: ToolInput, env: ToolEnv): Step {
  if (input.type !== 'down') return { state: IDLE, ignored: true };
  const nothing = { anchors: [], legs: [], undone: [], ahead: undefined, asked: undefined, straight: false };
  return show({ name: 'pressed', pointer: clampPointPct(input.point), ...nothing }, env);
}

/** The last line is being looked for. Enter and leaving take it straight, Backspace and undo go on drawing. */
function whenClosing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return leave(state, env);
  if (input.type !== 'key') return show(state, env);
  if (input.key === 'Escape') return { state: IDLE };
  if (input.key === 'Enter') return leave(state, env);
  return show({ ...state, name: 'drawing', legs: state.legs.slice(0, -1), asked: undefined }, env);
}

function whenDrawing(state: Drawing, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return leave(state, env);
  if (input.type === 'key') return key(state, input, env);
  const point = clampPointPct(input.point);
  switch (input.type) {
    case 'down':
      return show({ ...state, name: 'pressed', pointer: point }, env);
    case 'up':
      return state.name === 'pressed' ? release(state, point, env) : show({ ...state, pointer: point }, env);
    case 'cancel':
      // A pinch took the pointer: what was placed stays. The question of that time is not answered any more.
      return state.anchors.length === 0 ? { state: IDLE } : show({ ...state, name: 'drawing', pointer: undefined, asked: undefined }, env);
    default:
      return show({ ...state, pointer: point }, env);
  }
}

function answered(state: Drawing, { path, failure }: ToolAnswer, env: ToolEnv): Step {
  const { asked } = state;
  if (!asked) return show(state, env);
  const known: Drawing = { ...state, asked: undefined };
  const next = ((): Drawing => {
    // One refusal is enough: the picture will not become readable while this shape is drawn.
    if (failure !== undefined || !path) return { ...known, straight: true };
    if (asked.leg === undefined) return { ...known, ahead: { to: asked.to, points: legOf(path, placed(asked.to, env), env) } };
    const to: Pair = [asked.to.x, asked.to.y];
    return { ...known, legs: known.legs.with(asked.leg, { points: legOf(path, to, env), found: true }) };
  })();
  return next.name === 'closing' ? finished(next, env) : show(next, env);
}

/**
 * Draws outlines along the edges of the picture. A click sets an anchor; from one anchor to the next, and to the pointer, the line keeps
 * to edges, which are looked for off the main thread. A click on the first anchor closes, Enter too. Backspace and undo take back an
 * anchor with its line. Where the picture cannot be read the lines are straight.
 */
export const livewireTool = defineTool<PolygonValue, LivewireState>({
  id: 'livewire',
  hotkey: 'shift+p',
  initial: IDLE,
  step(state, input, env) {
    if (state.name === 'idle') return whenIdle(input, env);
    return state.name === 'closing' ? whenClosing(state, input, env) : whenDrawing(state, input, env);
  },
  answer: (state, answer, env) => (state.name === 'idle' ? { state } : answered(state, answer, env)),
});
