import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolKey, type ToolStep } from '../../core';
import { distanceScr, nearestEdge, type Pair, polygonContains, splitRing } from '../../geometry';
import type { PolygonValue } from './polygon.kindCore';

/** A click this near to the border is on it, and goes to a vertex before an edge, in screen pixels. */
const ON_BORDER_SCR = 6;
/** A click this near to the one before is the second half of a double click. */
const SAME_SCR = 2;
const NOT_ACROSS = 'The line does not cross the polygon from border to border. Draw it from outside to outside, right through.';
const CROSSES_ITSELF = 'The line crosses itself. Draw it in one sweep from border to border.';

/** `cutting` (pointer free, or no button held) and `pressed` (the next point is under the pointer until it is released). */
export type SplitState =
  | { readonly name: 'idle' }
  | {
      readonly name: 'cutting' | 'pressed';
      readonly line: readonly Pair[];
      /** Points taken back by undo, last first. */
      readonly undone: readonly Pair[];
      readonly pointer: Point | undefined;
    };

type Step = ToolStep<PolygonValue, SplitState>;
type Cutting = Exclude<SplitState, { readonly name: 'idle' }>;

const IDLE: SplitState = { name: 'idle' };

function baseOf({ base }: ToolEnv): PolygonValue | undefined {
  const value = base as PolygonValue | undefined;
  return value?.closed ? value : undefined;
}

/** A point of the line: on a vertex or edge of the border where it is near one. It may lie off the image, to reach a border there. */
function placed(point: Point, { points }: PolygonValue, { pixel }: ToolEnv): Pair {
  let best: Pair | undefined;
  let least = ON_BORDER_SCR;
  for (const [x, y] of points) {
    const distance = distanceScr({ x, y }, point, pixel);
    if (distance <= least) [best, least] = [[x, y], distance];
  }
  if (best) return best;
  const near = nearestEdge(points, true, point, pixel);
  return near && near.distance <= ON_BORDER_SCR ? [near.point.x, near.point.y] : [point.x, point.y];
}

/** The state with the polygon as it is, and the line over it. */
function show(state: Cutting, env: ToolEnv): Step {
  const base = baseOf(env);
  if (!base) return { state: IDLE };
  const { line, pointer } = state;
  const points = line.map(([x, y]): Point => ({ x, y }));
  const [x, y] = pointer ? placed(pointer, base, env) : [];
  const last = points.at(-1);
  if (x !== undefined && y !== undefined && (x !== last?.x || y !== last.y)) points.push({ x, y });
  return { state, draft: base, guide: points };
}

/** Cuts along the line, or says why not. */
function cut(state: Cutting, base: PolygonValue, env: ToolEnv): Step {
  const parts = splitRing(base.points, state.line);
  const [first, ...others] = parts ?? [];
  if (!first || others.length === 0) return { ...show(state, env), refusal: parts ? NOT_ACROSS : CROSSES_ITSELF };
  return { state: IDLE, commit: { ...base, points: first }, others: others.map((points) => ({ ...base, points })) };
}

/** Whether the line has come out again on the other side. */
function isThrough(line: readonly Pair[], { points }: PolygonValue, env: ToolEnv): boolean {
  const [x, y] = line.at(-1) ?? [0, 0];
  const near = nearestEdge(points, true, { x, y }, env.pixel);
  const isInside = polygonContains(points, { x, y }) && (near?.distance ?? 0) > 1e-6;
  return !isInside && (splitRing(points, line)?.length ?? 0) > 1;
}

function release(state: Cutting, point: Point, base: PolygonValue, env: ToolEnv): Step {
  const next = placed(point, base, env);
  const last = state.line.at(-1);
  const rest: Cutting = { ...state, name: 'cutting', pointer: point };
  if (last && distanceScr({ x: last[0], y: last[1] }, { x: next[0], y: next[1] }, env.pixel) <= SAME_SCR) return show(rest, env);
  const grown: Cutting = { ...rest, line: [...state.line, next], undone: [] };
  return isThrough(grown.line, base, env) ? cut(grown, base, env) : show(grown, env);
}

function undo(state: Cutting, env: ToolEnv): Step {
  const last = state.line.at(-1);
  if (!last || state.line.length === 1) return { state: IDLE };
  return show({ ...state, line: state.line.slice(0, -1), undone: [...state.undone, last] }, env);
}

function redo(state: Cutting, env: ToolEnv): Step {
  const back = state.undone.at(-1);
  return show(back ? { ...state, line: [...state.line, back], undone: state.undone.slice(0, -1) } : state, env);
}

function key(state: Cutting, { key }: ToolKey, base: PolygonValue, env: ToolEnv): Step {
  switch (key) {
    case 'Escape':
      return { state: IDLE };
    case 'Enter':
      return cut(state, base, env);
    case 'Backspace':
    case 'undo':
      return undo(state, env);
    case 'redo':
      return redo(state, env);
  }
}

function whenIdle(input: ToolInput, env: ToolEnv): Step {
  if (input.type !== 'down') return { state: IDLE, ignored: true };
  if (!baseOf(env)) return { state: IDLE, refusal: 'Only a closed polygon can be split. Select one, or close this one first.' };
  return show({ name: 'pressed', line: [], undone: [], pointer: input.point }, env);
}

function whenCutting(state: Cutting, input: ToolInput, env: ToolEnv): Step {
  const base = baseOf(env);
  if (!base || input.type === 'leave') return { state: IDLE };
  if (input.type === 'key') return key(state, input, base, env);
  const { point } = input;
  switch (input.type) {
    case 'down':
      return show({ ...state, name: 'pressed', pointer: point }, env);
    case 'up':
      return state.name === 'pressed' ? release(state, point, base, env) : show({ ...state, pointer: point }, env);
    case 'cancel':
      return state.line.length === 0 ? { state: IDLE } : show({ ...state, name: 'cutting', pointer: undefined }, env);
    default:
      return show({ ...state, pointer: point }, env);
  }
}

/**
 * Splits the selected polygon along a line that is drawn click by click, from outside to outside. It cuts as soon as the line has come
 * out on the other side; Enter cuts at once. The largest part stays the region it was, the others become regions of their own. Escape
 * puts the knife away, Backspace and undo take back a point. Points near the border go to it.
 */
export const splitTool = defineTool<PolygonValue, SplitState>({
  id: 'split',
  hotkey: 'shift+x',
  // Each press cuts: on the polygon too, and beside it, where a click would select nothing and so leave nothing to cut.
  paints: true,
  continues: true,
  needsBase: true,
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(input, env) : whenCutting(state, input, env)),
});
