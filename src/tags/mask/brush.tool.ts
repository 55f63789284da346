import {
  defineTool,
  type Point,
  type Tool,
  type ToolEnv,
  type ToolInfo,
  type ToolInput,
  type ToolPointer,
  type ToolStep,
} from '../../core';
import { isEmptyPlane, type MaskPlane, paintStrokes } from '../../geometry/masks';
import type { MaskStroke } from './mask.kindCore';
import { type MaskForm, strokesIn } from './planes.kind';
import { brushInfo, eraserInfo } from './tools.kindCore';

/** Diameters in pixels of the object where the surface gives none; Label Studio's. */
const BRUSH_SIZE = 15;
const ERASER_SIZE = 10;
/** The lightest touch of a pen still paints: a quarter of the diameter. */
const LEAST_PRESSURE = 0.25;
/** Screen pixels that the pointer moves before a point is added. */
const LEAST_WAY_SCR = 0.75;

type StrokePoint = MaskStroke['points'][number];

/** `idle`, with the end of the last stroke that a straight line goes on from; `painting` while the pointer is down. */
export type BrushState =
  | { readonly name: 'idle'; readonly last?: Point }
  | { readonly name: 'painting'; readonly points: readonly StrokePoint[]; readonly last?: Point };

type Painting = Extract<BrushState, { readonly name: 'painting' }>;

function pointOf({ point, pressure }: ToolPointer): StrokePoint {
  return pressure === undefined ? point : { ...point, pressure: Math.max(LEAST_PRESSURE, pressure) };
}

function wayScr(a: Point, b: Point, { pixel }: ToolEnv): number {
  return Math.hypot((b.x - a.x) / pixel.x, (b.y - a.y) / pixel.y);
}

function isSame(a: MaskPlane, b: MaskPlane): boolean {
  if (a === b) return true;
  const [p, q] = [a.box, b.box];
  if (p.x !== q.x || p.y !== q.y || p.width !== q.width || p.height !== q.height) return false;
  return a.alpha.every((value, i) => value === b.alpha[i]);
}

/**
 * A round pen on masks: press, drag and release paint a stroke, a click a dot, Shift and a press a straight line from where the last stroke ended.
 * One stroke, one commit; it goes on with the base, or makes a first mask. It may leave the image: what lies outside is cut off.
 */
function penOf<V>(form: MaskForm<V>, info: ToolInfo & { readonly sized: 'brush' | 'eraser' }): Tool<V, BrushState> {
  const erase = info.sized === 'eraser';
  type Step = ToolStep<V, BrushState>;

  const strokeOf = ({ points }: Painting, env: ToolEnv): MaskStroke => {
    const diameter = env.size?.[info.sized] ?? (erase ? ERASER_SIZE : BRUSH_SIZE);
    return { points, diameter: (diameter * 100) / env.width, erase };
  };
  const baseOf = (env: ToolEnv): V | undefined => env.base as V | undefined;
  const rest = ({ last }: BrushState): BrushState => (last ? { name: 'idle', last } : { name: 'idle' });

  const showing = (state: Painting, env: ToolEnv): Step => ({ state, draft: form.withStrokes(baseOf(env), [strokeOf(state, env)]) });

  const begin = (state: BrushState, pointer: ToolPointer, env: ToolEnv): Step => {
    const point = pointOf(pointer);
    const points = pointer.shift && state.last ? [state.last, point] : [point];
    return showing({ name: 'painting', points, ...(state.last && { last: state.last }) }, env);
  };

  const extend = (state: Painting, pointer: ToolPointer, env: ToolEnv): Painting => {
    const point = pointOf(pointer);
    const before = state.points.at(-1);
    const isNear = before !== undefined && wayScr(before, point, env) < LEAST_WAY_SCR;
    return isNear ? state : { ...state, points: [...state.points, point] };
  };

  const finish = (state: Painting, env: ToolEnv): Step => {
    const { x, y } = state.points.at(-1) ?? { x: 0, y: 0 };
    const done: BrushState = { name: 'idle', last: { x, y } };
    const base = baseOf(env);
    const before = base === undefined ? undefined : form.planeOf(base, env);
    if (base !== undefined && !before) {
      return {
        state: rest(state),
        refusal:
          'The mask of this region was made for an image of another size, so it cannot be painted on. Delete the region, or mend its result; a stroke with nothing selected starts a new one.',
      };
    }
    const size = before ?? env;
    const painted = paintStrokes(before, strokesIn([strokeOf(state, env)], size), size, { antialias: form.antialias });
    if (before ? isSame(before, painted) : isEmptyPlane(painted)) return { state: done };
    return { state: done, commit: isEmptyPlane(painted) ? form.empty : form.valueOf(painted) };
  };

  const whenIdle = (state: BrushState, input: ToolInput, env: ToolEnv): Step => {
    // Points of the stroke before are of no use to the next thing that is done.
    if (input.type === 'leave') return { state: { name: 'idle' }, ignored: true };
    if (input.type === 'double') return { state };
    if (input.type !== 'down' || (info.needsBase && baseOf(env) === undefined)) return { state, ignored: true };
    return begin(state, input, env);
  };

  const whenPainting = (state: Painting, input: ToolInput, env: ToolEnv): Step => {
    switch (input.type) {
      case 'move':
        return showing(extend(state, input, env), env);
      case 'up':
        return finish(extend(state, input, env), env);
      case 'key':
        // Enter and redo have nothing to do, but must not reach the page behind a stroke.
        return input.key === 'Enter' || input.key === 'redo' ? showing(state, env) : { state: rest(state) };
      case 'cancel':
      case 'leave':
        return { state: rest(state) };
      default:
        return showing(state, env);
    }
  };

  return defineTool<V, BrushState>({
    ...info,
    initial: { name: 'idle' },
    step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenPainting(state, input, env)),
  });
}

/** Paints masks of a form. */
export function brushToolOf<V>(form: MaskForm<V>): Tool<V, BrushState> {
  return penOf(form, brushInfo);
}

/** Rubs out what is painted in the selected mask. */
export function eraserToolOf<V>(form: MaskForm<V>): Tool<V, BrushState> {
  return penOf(form, eraserInfo);
}
