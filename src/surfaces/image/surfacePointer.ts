import type { Point, ToolPointer } from '../../core';
import type { HeldKeys } from './anchors';
import { toPct, type View } from './viewport';

/** A pointer on the surface, with no DOM event in it. */
export interface SurfacePointer extends HeldKeys {
  /** Pixels from the surface's top left. */
  readonly screen: Point;
  /** Percent of the image; beyond 0..100 where the pointer is off it. */
  readonly pct: Point;
  readonly timeStamp: number;
  readonly touch: boolean;
  /** How hard a pen is pressed, 0 to 1; absent for what cannot tell. */
  readonly pressure?: number;
}

/** What a press became. Gestures change drafts; only `end` may commit. */
export interface Gesture {
  move(pointer: SurfacePointer): void;
  /** The pointer was released. Answers true when it was a click, not a drag. */
  end(pointer: SurfacePointer): boolean | void;
  /** Escape, a second finger, the pointer is gone: everything is as before. */
  cancel(): void;
}

/** Screen pixels within which a press is a click. */
export const CLICK_SLACK = 3;

/** Screen pixels around the pointer that count as hit. */
export function toleranceOf(pointer: SurfacePointer): number {
  return pointer.touch ? 14 : 5;
}

/** Screen pixels around the pointer within which a handle is grabbed: a fingertip covers more than a mouse points at. */
export function grabOf(pointer: SurfacePointer): number {
  return pointer.touch ? 22 : 8;
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Reads a DOM event; `origin` is the surface's place on the page, `scale` its size on screen per CSS pixel (a host may transform us). */
export function readPointer(event: MouseEvent | PointerEvent, surface: DOMRect, view: View): SurfacePointer {
  const [kx, ky] = [view.width / (surface.width || 1), view.height / (surface.height || 1)];
  const screen = { x: (event.clientX - surface.left) * kx, y: (event.clientY - surface.top) * ky };
  return {
    screen,
    pct: toPct(view, screen),
    shift: event.shiftKey,
    alt: event.altKey,
    ctrl: event.ctrlKey || event.metaKey,
    timeStamp: event.timeStamp,
    touch: 'pointerType' in event && event.pointerType === 'touch',
    ...('pointerType' in event && event.pointerType === 'pen' && { pressure: event.pressure }),
  };
}

export function toolPointer(type: ToolPointer['type'], pointer: SurfacePointer): ToolPointer {
  const { pct, shift, alt, ctrl, timeStamp, pressure = 0 } = pointer;
  // A pen that is lifted presses with nothing: that is no width of a line.
  return { type, point: pct, shift, alt, ctrl, timeStamp, ...(pressure > 0 && { pressure }) };
}
