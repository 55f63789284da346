/** Pixels of one notch of a mouse wheel; browsers report 100 or 120, or lines. */
const NOTCH = 100;
const LINE = 100 / 3;

/** What one wheel event zooms by: a notch is `zoomBy`, a pinch on a track pad goes with the fingers. */
export function wheelFactor(event: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>, zoomBy: number): number {
  const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaMode === 1 ? event.deltaY * LINE : event.deltaY * NOTCH;
  // Track pads report a pinch as a wheel with Control and small fractions.
  if (event.ctrlKey && Math.abs(pixels) < NOTCH / 2) return Math.exp(-pixels / NOTCH);
  return zoomBy ** (-pixels / NOTCH);
}
