import { defineTool, type Point, type ToolEnv, type ToolInput, type ToolStep } from '../../core';
import { clampPointPct, distanceScr, snapToPixelCentre } from '../../geometry';
import type { KeyPointValue } from './keypoint.kindCore';

/** Size of a point in screen pixels where the control does not say otherwise. */
const SIZE_SCR = 2;
/** Milliseconds and screen pixels within which a second click is the rest of a double click, no second point. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_SCR = 6;

/** `idle`; `pressed` (the point follows the pointer until it is released). */
export type KeyPointToolState =
  | { readonly name: 'idle'; readonly done?: { readonly point: Point; readonly timeStamp: number } }
  | { readonly name: 'pressed'; readonly point: Point };

type Step = ToolStep<KeyPointValue, KeyPointToolState>;

const IDLE: KeyPointToolState = { name: 'idle' };

function pointAt(point: Point, env: ToolEnv): KeyPointValue {
  const { strokeWidth, snap } = env.attrs;
  const sizeScr = typeof strokeWidth === 'number' && strokeWidth > 0 ? strokeWidth : SIZE_SCR;
  const { x, y } = snap === 'pixel' ? snapToPixelCentre(point, env) : point;
  return { x, y, width: sizeScr * env.pixel.x };
}

function isEcho(state: KeyPointToolState, point: Point, timeStamp: number, env: ToolEnv): boolean {
  if (state.name !== 'idle' || !state.done) return false;
  return timeStamp - state.done.timeStamp < DOUBLE_CLICK_MS && distanceScr(point, state.done.point, env.pixel) < DOUBLE_CLICK_SCR;
}

function whenIdle(state: KeyPointToolState, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'key' || input.type === 'leave') return { state: IDLE, ignored: true };
  const point = clampPointPct(input.point);
  if ((input.type === 'down' || input.type === 'double') && isEcho(state, point, input.timeStamp, env)) return { state };
  if (input.type !== 'down') return { state, ignored: true };
  return { state: { name: 'pressed', point }, draft: pointAt(point, env) };
}

function whenPressed(state: KeyPointToolState & { readonly name: 'pressed' }, input: ToolInput, env: ToolEnv): Step {
  if (input.type === 'leave') return { state: IDLE };
  // Enter and redo have nothing to do, but must not reach the page behind a point that is being placed.
  if (input.type === 'key')
    return input.key === 'Enter' || input.key === 'redo' ? { state, draft: pointAt(state.point, env) } : { state: IDLE };
  if (input.type === 'cancel') return { state: IDLE };
  const point = clampPointPct(input.point);
  if (input.type !== 'up') return { state: { name: 'pressed', point }, draft: pointAt(point, env) };
  return { state: { name: 'idle', done: { point, timeStamp: input.timeStamp } }, commit: pointAt(point, env) };
}

/** Draws points: one click, one point. While the button is held the point follows, so that it can be placed exactly. */
export const keypointTool = defineTool<KeyPointValue, KeyPointToolState>({
  id: 'keypoint',
  hotkey: 'k',
  signed: true,
  initial: IDLE,
  step: (state, input, env) => (state.name === 'idle' ? whenIdle(state, input, env) : whenPressed(state, input, env)),
});
