/** Pixels of one notch of a mouse wheel; browsers report 100 or 120, or lines. */
const NOTCH = 100;
const LINE = NOTCH / 3;
/** `wheelDelta` of one notch, in every browser that has it. */
const WHEEL_DELTA = 120;

/** What is read of a wheel event. `wheelDeltaY` is no standard, and in Chromium, Safari and Firefox alike. */
export type WheelTurn = Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'> & { readonly wheelDeltaY?: number };

/**
 * Whole notches of a mouse; undefined for a track pad. Chromium divides the pixels of a notch by the device pixel ratio, so that one looks
 * like a pinch on a fine screen; it gives each event of a pinch the `wheelDeltaY` of a notch, but not its pixels: a notch is so many lines.
 */
function notchesOf({ deltaY, wheelDeltaY = 0 }: WheelTurn, ratio: number): number | undefined {
  const notches = Math.abs(wheelDeltaY) / WHEEL_DELTA;
  if (notches === 0 || !Number.isInteger(notches)) return undefined;
  const lines = (Math.abs(deltaY) * ratio) / notches / LINE;
  const isMouse = lines > 0.9 && Math.abs(lines - Math.round(lines)) < 0.02;
  return isMouse ? Math.sign(deltaY) * notches : undefined;
}

/** What one wheel event zooms by: a notch is `zoomBy`, a pinch on a track pad goes with the fingers. `ratio`: device pixels per CSS pixel. */
export function wheelFactor(event: WheelTurn, zoomBy: number, ratio = 1): number {
  const { deltaY, deltaMode, ctrlKey } = event;
  const notches = deltaMode === 0 ? notchesOf(event, ratio) : undefined;
  if (notches !== undefined) return zoomBy ** -notches;
  const pixels = deltaMode === 0 ? deltaY : deltaMode === 1 ? deltaY * LINE : deltaY * NOTCH;
  // Track pads report a pinch as a wheel with Control and small fractions.
  if (ctrlKey && Math.abs(pixels) < NOTCH / 2) return Math.exp(-pixels / NOTCH);
  return zoomBy ** (-pixels / NOTCH);
}
