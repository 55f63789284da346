import { cdp } from 'vitest/browser';
import type { Point } from '../../core';

/** Two frames: what was asked for before the first is painted in the second at the latest. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** A point of this frame as the browser counts it. */
function onScreen({ x, y }: Point): Point {
  const frame = window.frameElement?.getBoundingClientRect();
  const k = frame ? frame.width / window.innerWidth : 1;
  return { x: (frame?.left ?? 0) + x * k, y: (frame?.top ?? 0) + y * k };
}

/** The browser's own mouse: trusted events, captured pointers. */
export const mouse = {
  async send(type: string, at: Point, more: object): Promise<void> {
    await cdp().send('Input.dispatchMouseEvent', { type, ...onScreen(at), ...more } as never);
  },
  move: (at: Point) => mouse.send('mouseMoved', at, { button: 'none', buttons: 0 }),
  down: (at: Point, clickCount = 1) => mouse.send('mousePressed', at, { button: 'left', clickCount }),
  drag: (at: Point) => mouse.send('mouseMoved', at, { button: 'left', buttons: 1 }),
  up: (at: Point, clickCount = 1) => mouse.send('mouseReleased', at, { button: 'left', clickCount }),
  async click(at: Point, clickCount = 1): Promise<void> {
    await mouse.move(at);
    await mouse.down(at, clickCount);
    await mouse.up(at, clickCount);
    await painted();
  },
  async dragTo(from: Point, to: Point): Promise<void> {
    await mouse.down(from);
    for (const part of [0.25, 0.5, 0.75, 1]) await mouse.drag({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    await painted();
  },
};

/** The browser's own finger. */
export const finger = {
  async send(type: string, points: readonly Point[]): Promise<void> {
    await cdp().send('Input.dispatchTouchEvent', { type, touchPoints: points.map(onScreen) } as never);
  },
  async dragTo(from: Point, to: Point): Promise<void> {
    await finger.send('touchStart', [from]);
    for (const part of [0.25, 0.5, 0.75, 1])
      await finger.send('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
    await painted();
  },
  lift: () => finger.send('touchEnd', []),
};
