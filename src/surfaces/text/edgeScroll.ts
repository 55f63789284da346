/** This near to an edge of the frame a drag scrolls, in screen pixels. */
const EDGE = 28;
/** Pixels a frame of the screen at the very edge. */
const FASTEST = 18;

function speedAt(at: number, from: number, to: number): number {
  const edge = Math.min(EDGE, (to - from) / 4);
  const beyond = at < from + edge ? at - (from + edge) : at > to - edge ? at - (to - edge) : 0;
  return Math.round(Math.max(-1, Math.min(beyond / edge, 1)) * FASTEST);
}

/** Scrolls a frame a little when a drag is near its edge or beyond; answers whether it moved. Called once a frame of the screen. */
export function scrollAtEdge(frame: HTMLElement, x: number, y: number): boolean {
  const { left, top, right, bottom } = frame.getBoundingClientRect();
  const before = [frame.scrollLeft, frame.scrollTop];
  frame.scrollBy(speedAt(x, left, right), speedAt(y, top, bottom));
  return frame.scrollLeft !== before[0] || frame.scrollTop !== before[1];
}

/** The point of the frame nearest to a point that may lie beside it: a drag goes on outside. */
export function intoFrame(frame: HTMLElement, body: HTMLElement, x: number, y: number): { readonly x: number; readonly y: number } {
  const [outer, inner] = [frame.getBoundingClientRect(), body.getBoundingClientRect()];
  const keep = (at: number, from: number, to: number): number => Math.max(from + 1, Math.min(at, to - 1));
  return {
    x: keep(x, Math.max(outer.left, inner.left), Math.min(outer.right, inner.right)),
    y: keep(y, Math.max(outer.top, inner.top), Math.min(outer.bottom, inner.bottom)),
  };
}
