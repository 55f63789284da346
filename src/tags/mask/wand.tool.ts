import {
  defineTool,
  type PixelArea,
  type Point,
  type ToolAnswer,
  type ToolEnv,
  type ToolInput,
  type ToolPointer,
  type ToolStep,
} from '../../core';
import { addArea, combinePlanes, isEmptyPlane, type MaskPlane, rescalePlane } from '../../geometry/masks';
import type { MaskValue } from './mask.kindCore';
import { maskForm } from './maskForm.kind';
import { wandInfo } from './tools.kindCore';

/** Label Studio's, where the attributes say nothing. */
const TOLERANCE = 15;
const BLUR = 5;
const MOST_TOLERANCE = 255;
/** Screen pixels of drag for one step of tolerance: to the right or down widens, to the left or up narrows. As magic-wand-js has it. */
const WIDENING = 3;
const NARROWING = 5;

/** What is being poured. */
interface Pouring {
  readonly name: 'pouring' | 'settling';
  readonly start: Point;
  readonly tolerance: number;
  /** Takes away instead of adding. */
  readonly takes: boolean;
  /** The mask that the latest answer makes, and its tolerance. */
  readonly shown?: { readonly value: MaskValue; readonly tolerance: number };
}

/** `idle`; `pouring` while the pointer is down and says how far colours may differ; `settling` after its release, until the last answer is there. */
export type WandState = { readonly name: 'idle' } | Pouring;

type Step = ToolStep<MaskValue, WandState>;

const IDLE: WandState = { name: 'idle' };

function number(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

/** How far colours may differ now that the pointer is here. */
function toleranceAt(start: Point, { point }: ToolPointer, { pixel, attrs }: ToolEnv): number {
  const [dx, dy] = [(point.x - start.x) / pixel.x, (point.y - start.y) / pixel.y];
  const main = Math.abs(dx) > Math.abs(dy) ? dx : dy;
  const steps = Math.hypot(dx, dy) / (main < 0 ? -NARROWING : WIDENING);
  return Math.min(MOST_TOLERANCE, Math.max(1, number(attrs.defaultThreshold, TOLERANCE) + Math.trunc(steps)));
}

function asking(state: Pouring, { attrs }: ToolEnv): Step {
  const { start, tolerance } = state;
  return { ...showing(state), ask: { type: 'flood', point: start, tolerance, blur: number(attrs.blurRadius, BLUR) } };
}

function showing(state: Pouring): Step {
  return state.shown ? { state, draft: state.shown.value } : { state };
}

/** The base with an area laid on or taken out. */
function withArea(base: MaskPlane | undefined, area: PixelArea, takes: boolean, env: ToolEnv): MaskPlane {
  const size = base ?? env;
  const isOwnSize = size.width === env.width && size.height === env.height;
  if (isOwnSize && !takes) return addArea(base, area, env);
  const poured = addArea(undefined, area, env);
  const fitting = isOwnSize ? poured : rescalePlane(poured, size);
  return base ? combinePlanes(base, fitting, takes ? 'subtract' : 'union') : fitting;
}

function finish(state: Pouring): Step {
  return state.shown ? { state: IDLE, commit: state.shown.value } : { state: IDLE };
}

function whenIdle(input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'double') return { state: IDLE };
  if (input.type !== 'down') return { state: IDLE, ignored: true };
  const { x, y } = input.point;
  // Outside there is no colour to begin with.
  if (x < 0 || y < 0 || x > 100 || y > 100) return { state: IDLE };
  const tolerance = toleranceAt(input.point, input, env);
  return asking({ name: 'pouring', start: input.point, tolerance, takes: input.alt && env.base !== undefined }, env);
}

function whenPouring(state: Pouring, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave' || input.type === 'cancel') return { state: IDLE };
  if (input.type === 'key') return input.key === 'Enter' || input.key === 'redo' ? showing(state) : { state: IDLE };
  if (state.name === 'settling' || (input.type !== 'move' && input.type !== 'up')) return showing(state);
  const tolerance = toleranceAt(state.start, input, env);
  const next: Pouring = { ...state, tolerance };
  const isAnswered = state.shown?.tolerance === tolerance;
  if (input.type === 'up') {
    if (isAnswered) return finish(next);
    const settling: Pouring = { ...next, name: 'settling' };
    // The question is on its way already unless the release itself widened it.
    return tolerance === state.tolerance ? showing(settling) : asking(settling, env);
  }
  return tolerance === state.tolerance ? showing(next) : asking(next, env);
}

function answered(state: WandState, { ask, area, failure }: ToolAnswer, env: ToolEnv): Step {
  if (state.name === 'idle' || ask.type !== 'flood') return { state };
  if (failure !== undefined || !area) return { state: IDLE };
  const base = env.base === undefined ? undefined : maskForm.planeOf(env.base as MaskValue, env);
  const plane = withArea(base, area, state.takes, env);
  const next: Pouring = {
    ...state,
    shown: { value: isEmptyPlane(plane) ? maskForm.empty : maskForm.valueOf(plane), tolerance: ask.tolerance },
  };
  return next.name === 'settling' ? finish(next) : showing(next);
}

/**
 * The magic wand: press on a colour, drag to widen or narrow what counts as the same, release. It adds to the selected mask, with Alt it takes away.
 */
export const wandTool = defineTool<MaskValue, WandState>({
  ...wandInfo,
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(input, env) : whenPouring(state, input, env)),
  answer: answered,
});
