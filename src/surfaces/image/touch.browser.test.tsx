import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Point } from '../../core';
import { box, type ImagePage, mouse, openPage, painted, placeOf } from './imagePage.test';

/** Pointer events as fingers and pens make them; what the browser makes of real ones depends on the machine. */
function send(page: ImagePage, type: string, at: Point, init: PointerEventInit & { readonly id?: number } = {}): void {
  const { id = 1, ...more } = init;
  const event = new PointerEvent(`pointer${type}`, {
    bubbles: true,
    cancelable: true,
    pointerId: id,
    pointerType: 'touch',
    button: type === 'move' ? -1 : 0,
    clientX: at.x,
    clientY: at.y,
    ...more,
  });
  page.element.dispatchEvent(event);
}

describe('fingers', () => {
  test('a second one makes it a pinch: what the first began to draw is gone, without a commit', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('box', 'Tree');
    await expect.poll(() => page.surface().drawing).toBeDefined();
    send(page, 'down', placeOf(page, 30, 30));
    send(page, 'move', placeOf(page, 40, 40));
    expect(page.editor.annotation?.draft).toBeDefined();
    send(page, 'down', placeOf(page, 60, 60), { id: 2 });
    send(page, 'move', placeOf(page, 70, 70), { id: 2 });
    expect(page.editor.annotation?.draft).toBeUndefined();
    expect(page.surface().zoom()).toBeGreaterThan(1);
    send(page, 'up', placeOf(page, 70, 70), { id: 2 });
    send(page, 'up', placeOf(page, 40, 40));
    expect(page.editor.annotation?.count).toBe(0);
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('a pinch in the middle of a polygon leaves its points', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('poly', 'Roof');
    for (const [x, y] of [
      [20, 20],
      [60, 20],
      [60, 60],
    ] as const)
      await mouse.click(placeOf(page, x, y));
    send(page, 'down', placeOf(page, 30, 70));
    send(page, 'down', placeOf(page, 60, 70), { id: 2 });
    send(page, 'up', placeOf(page, 60, 70), { id: 2 });
    send(page, 'up', placeOf(page, 30, 70));
    page.element.focus();
    await userEvent.keyboard('{Enter}');
    expect((page.editor.annotation?.regions[0]?.value as { points: unknown[] } | undefined)?.points).toHaveLength(3);
  });

  test('do not draw while a pen is in use', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('box', 'Tree');
    send(page, 'move', placeOf(page, 10, 10), { id: 9, pointerType: 'pen' });
    send(page, 'down', placeOf(page, 30, 30));
    send(page, 'move', placeOf(page, 60, 60));
    send(page, 'up', placeOf(page, 60, 60));
    expect(page.editor.annotation?.count).toBe(0);
    send(page, 'down', placeOf(page, 30, 30), { id: 9, pointerType: 'pen', pressure: 0.5 });
    send(page, 'move', placeOf(page, 60, 60), { id: 9, pointerType: 'pen', pressure: 0.5 });
    send(page, 'up', placeOf(page, 60, 60), { id: 9, pointerType: 'pen' });
    expect(page.editor.annotation?.count).toBe(1);
  });
});

describe('the menu', () => {
  test('a finger that rests opens it for the region below', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    const at = placeOf(page, 20, 20);
    send(page, 'down', at);
    await expect.poll(() => page.surface().menu.state, { timeout: 3000 }).toEqual({ at, region: 'a' });
    expect(page.editor.active?.selection).toEqual(['a']);
    send(page, 'up', at);
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('a finger that moves does not', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    const started = performance.now();
    send(page, 'down', placeOf(page, 20, 20));
    send(page, 'move', placeOf(page, 25, 25));
    await expect.poll(() => performance.now() - started > 700, { timeout: 3000 }).toBe(true);
    expect(page.surface().menu.state).toBeUndefined();
    send(page, 'up', placeOf(page, 25, 25));
  });

  test('a right click opens it for what lies there, or for nothing', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    for (const [x, region] of [
      [20, 'a'],
      [80, undefined],
    ] as const) {
      const at = placeOf(page, x, 20);
      const event = new PointerEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: at.x, clientY: at.y });
      page.element.dispatchEvent(event);
      expect(event.defaultPrevented).toBe(true);
      expect(page.surface().menu.state).toEqual({ at, region });
      page.surface().menu.close();
    }
    await painted();
  });
});
