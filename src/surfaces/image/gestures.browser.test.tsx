import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, mouse, openPage, painted, placeOf, polygon, regionValue } from './imagePage.test';

describe('selecting', () => {
  test('Control and a click toggles', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20), box('b', 60, 60, 20, 20)] });
    await mouse.click(placeOf(page, 20, 20));
    await mouse.click(placeOf(page, 70, 70), { keys: ['Control'] });
    expect(page.editor.active?.selection).toEqual(['a', 'b']);
    await mouse.click(placeOf(page, 20, 20), { keys: ['Control'] });
    expect(page.editor.active?.selection).toEqual(['b']);
  });

  test('a second click on the same spot picks what lies below, and goes round', async () => {
    const page = await openPage({ result: [box('below', 10, 10, 40, 40), box('middle', 20, 20, 20, 20), box('top', 25, 25, 40, 40)] });
    const picked: (string | undefined)[] = [];
    for (let i = 0; i < 4; i++) {
      await mouse.click(placeOf(page, 32, 32));
      picked.push(page.editor.active?.selection[0]);
    }
    expect(picked).toEqual(['top', 'middle', 'below', 'top']);
  });

  test('a box over empty canvas selects what it touches', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10), box('b', 40, 40, 10, 10), box('c', 80, 80, 10, 10)] });
    await mouse.swipe(placeOf(page, 5, 5), placeOf(page, 45, 45));
    expect(page.editor.active?.selection).toEqual(['a', 'b']);
    await mouse.swipe(placeOf(page, 95, 95), placeOf(page, 85, 85), { keys: ['Control'] });
    expect(page.editor.active?.selection).toEqual(['a', 'b', 'c']);
  });

  test('the pointer highlights what lies below it', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10)] });
    await mouse.move(placeOf(page, 15, 15));
    expect(page.editor.active?.hovered).toBe('a');
    await mouse.move(placeOf(page, 50, 50));
    expect(page.editor.active?.hovered).toBeUndefined();
  });

  test('a double click asks for what belongs to the region', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await mouse.double(placeOf(page, 20, 20));
    expect(page.editor.active?.selection).toEqual(['a']);
    expect(page.editor.revealed).toMatchObject({ region: 'a' });
  });
});

describe('moving', () => {
  test('several regions go together, and stop together at the edge', async () => {
    const page = await openPage({
      result: [
        box('a', 10, 10, 10, 10),
        polygon('p', [
          [70, 70],
          [90, 70],
          [80, 90],
        ]),
      ],
    });
    page.editor.active?.selectRegions(['a', 'p']);
    await mouse.swipe(placeOf(page, 15, 15), placeOf(page, 55, 35));
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(20, 2), y: expect.closeTo(20, 2) });
    expect(regionValue(page, 'p').points).toEqual([
      [expect.closeTo(80, 2), expect.closeTo(80, 2)],
      [expect.closeTo(100, 2), expect.closeTo(80, 2)],
      [expect.closeTo(90, 2), expect.closeTo(100, 2)],
    ]);
    page.editor.undo();
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, y: 10 });
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('a drag of what is not selected selects and moves it', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10)] });
    await mouse.swipe(placeOf(page, 15, 15), placeOf(page, 25, 15));
    expect(page.editor.active?.selection).toEqual(['a']);
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(20, 2) });
  });

  test('Escape leaves everything as it was', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10)] });
    const start = placeOf(page, 15, 15);
    await mouse.move(start);
    await mouse.down(start);
    await mouse.drag(placeOf(page, 40, 40));
    expect(page.editor.annotation?.draft).toMatchObject({ regionId: 'a' });
    await userEvent.keyboard('{Escape}');
    await mouse.up(placeOf(page, 40, 40));
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, y: 10 });
    expect(page.editor.annotation?.draft).toBeUndefined();
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test.each([
    ['a read-only region', { result: [box('a', 10, 10, 20, 20, { readonly: true })] }],
    ['a read-only editor', { result: [box('a', 10, 10, 20, 20)], readOnly: true }],
  ])('%s can be selected, not moved', async (_, options) => {
    const page = await openPage(options);
    await mouse.click(placeOf(page, 20, 20));
    expect(page.editor.active?.selection).toEqual(['a']);
    await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 50, 50));
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, y: 10 });
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('a locked region and a prediction stay where they are', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)], predictions: [{ id: 5, result: [box('a', 10, 10, 20, 20)] }] });
    page.editor.active?.setLocked(['a'], true);
    await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 50, 50));
    expect(regionValue(page, 'a')).toMatchObject({ x: 10 });
    page.editor.select('5');
    await expect.poll(() => page.surface().ready).toBe(true);
    await mouse.click(placeOf(page, 20, 20));
    expect(page.editor.active?.selection).toEqual(['a']);
    await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 50, 50));
    expect(regionValue(page, 'a')).toMatchObject({ x: 10 });
  });
});

describe('drawing', () => {
  test('a click on empty canvas with a region selected only deselects', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10)] });
    page.editor.labeling.pressLabel('box', 'Tree');
    page.editor.active?.selectRegions(['a']);
    await mouse.click(placeOf(page, 60, 60));
    expect(page.editor.active?.selection).toEqual([]);
    await mouse.move(placeOf(page, 70, 70));
    expect(page.editor.annotation?.count).toBe(1);
    expect(page.editor.annotation?.draft).toBeUndefined();
  });

  test('a drag over another region draws inside it; a click there selects it', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 80, 80)] });
    page.editor.labeling.pressLabel('box', 'Tree');
    await mouse.swipe(placeOf(page, 30, 30), placeOf(page, 60, 60));
    expect(page.editor.annotation?.count).toBe(2);
    await mouse.click(placeOf(page, 80, 20));
    expect(page.editor.active?.selection).toEqual(['a']);
  });

  test('Control draws over what is selected instead of moving it', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 80, 80)], settings: { keepLabel: true } });
    page.editor.labeling.pressLabel('box', 'Tree');
    page.editor.active?.selectRegions(['a']);
    await mouse.swipe(placeOf(page, 40, 40), placeOf(page, 60, 60), { keys: ['Control'] });
    expect(page.editor.annotation?.count).toBe(2);
    expect(regionValue(page, 'a')).toMatchObject({ x: 10 });
  });

  test('two clicks make a box, a double click one of 30 pixels', async () => {
    const page = await openPage({ settings: { keepLabel: true } });
    page.editor.labeling.pressLabel('box', 'Tree');
    await mouse.click(placeOf(page, 10, 10));
    await mouse.move(placeOf(page, 20, 20));
    await mouse.click(placeOf(page, 30, 40));
    const [first] = page.editor.annotation?.regions ?? [];
    expect(first?.value).toMatchObject({ x: expect.closeTo(10, 1), width: expect.closeTo(20, 1), height: expect.closeTo(30, 1) });
    await mouse.double(placeOf(page, 60, 60));
    const [, second] = page.editor.annotation?.regions ?? [];
    expect(second?.value).toMatchObject({ width: expect.closeTo(3.75, 1), height: expect.closeTo(5, 1) });
  });

  test('what leaves the image is clamped, what is smaller than 3 pixels is nothing', async () => {
    const page = await openPage({ settings: { keepLabel: true } });
    page.editor.labeling.pressLabel('box', 'Tree');
    await mouse.swipe(placeOf(page, 80, 80), placeOf(page, 130, 105));
    const [region] = page.editor.annotation?.regions ?? [];
    const { x, width } = region!.value as { x: number; width: number };
    expect(x + width).toBeCloseTo(100, 6);
    await mouse.swipe(placeOf(page, 10, 10), placeOf(page, 30, 10.1));
    expect(page.editor.annotation?.count).toBe(1);
  });

  test('a polygon by clicks: undo and redo are the tool’s, a click on the first point closes', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('poly', 'Roof');
    for (const [x, y] of [
      [20, 20],
      [60, 20],
      [60, 60],
      [40, 70],
    ] as const)
      await mouse.click(placeOf(page, x, y));
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.keyboard('{Control>}z{/Control}');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(page.editor.annotation?.count).toBe(0);
    await mouse.click(placeOf(page, 20, 20));
    const [region] = page.editor.annotation?.regions ?? [];
    expect(region?.value).toMatchObject({ closed: true });
    expect((region!.value as { points: number[][] }).points.map(([x, y]) => [Math.round(x ?? 0), Math.round(y ?? 0)])).toEqual([
      [20, 20],
      [60, 20],
      [60, 60],
    ]);
    expect(page.editor.annotation?.undoName).toBe('add');
  });

  test('Escape drops a polygon that is being drawn', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('poly', 'Roof');
    await mouse.click(placeOf(page, 20, 20));
    await mouse.click(placeOf(page, 60, 20));
    await userEvent.keyboard('{Escape}');
    expect(page.editor.annotation?.draft).toBeUndefined();
    expect(page.editor.annotation?.count).toBe(0);
  });

  test('an open polygon is taken up by a click, and closed at its first point', async () => {
    const page = await openPage({
      result: [
        polygon(
          'p',
          [
            [20, 20],
            [60, 20],
            [60, 60],
          ],
          false,
        ),
      ],
    });
    await mouse.click(placeOf(page, 60, 60));
    expect(page.editor.annotation?.draft).toMatchObject({ regionId: 'p' });
    await mouse.click(placeOf(page, 30, 70));
    await mouse.click(placeOf(page, 20, 20));
    expect(page.editor.annotation?.count).toBe(1);
    const { closed, points } = regionValue(page, 'p') as { closed: boolean; points: readonly unknown[] };
    expect(closed).toBe(true);
    expect(points).toHaveLength(4);
    page.editor.undo();
    expect(regionValue(page, 'p')).toMatchObject({ closed: false });
  });

  test('nothing is drawn without a label, and it is said why', async () => {
    const page = await openPage();
    page.editor.labeling.setTool({ type: 'draw', control: 'box' });
    await mouse.swipe(placeOf(page, 20, 20), placeOf(page, 50, 50));
    expect(page.editor.annotation?.count).toBe(0);
    expect(page.element.parentElement?.querySelector('[aria-live]')?.textContent).toBe('Choose a label first, then draw.');
  });
});

describe('the view', () => {
  test('the wheel with Control zooms at the pointer, without it leaves the page to scroll', async () => {
    const page = await openPage();
    const at = placeOf(page, 25, 25);
    await mouse.wheel(at, -100);
    expect(page.surface().zoom()).toBe(1);
    for (let i = 0; i < 5; i++) await mouse.wheel(at, -100, { keys: ['Control'] });
    expect(page.surface().zoom()).toBeCloseTo(1.1 ** 5, 3);
    const now = placeOf(page, 25, 25);
    // The mouse is placed by whole pixels of a page that the runner may scale.
    expect(Math.abs(now.x - at.x)).toBeLessThan(2);
    expect(Math.abs(now.y - at.y)).toBeLessThan(2);
  });

  test('Shift, Space, the middle button and the pan tool pan', async () => {
    const page = await openPage();
    for (let i = 0; i < 10; i++) page.surface().viewport.zoomBy(1.2);
    const [from, to] = [placeOf(page, 50, 50), { x: placeOf(page, 50, 50).x + 40, y: placeOf(page, 50, 50).y + 20 }];
    const moved = async (pan: () => Promise<void>): Promise<readonly [number, number]> => {
      const before = page.surface().viewport.view;
      await pan();
      const after = page.surface().viewport.view;
      return [after.x - before.x, after.y - before.y];
    };
    expect(await moved(() => mouse.swipe(from, to, { keys: ['Shift'] }))).toEqual([40, 20]);
    expect(await moved(() => mouse.swipe(from, to, { button: 'middle' }))).toEqual([40, 20]);
    await userEvent.keyboard('{ >}');
    expect(await moved(() => mouse.swipe(from, to))).toEqual([40, 20]);
    await userEvent.keyboard('{/ }');
    page.editor.labeling.setTool({ type: 'pan' });
    expect(await moved(() => mouse.swipe(from, to))).toEqual([40, 20]);
    expect(page.editor.active?.selection).toEqual([]);
  });

  test('clicks hit what is seen when zoomed and turned', async () => {
    const page = await openPage({ result: [box('a', 60, 20, 10, 10)] });
    for (let i = 0; i < 4; i++) page.surface().viewport.zoomBy(1.3, { x: 400, y: 100 });
    const zoomed = page.surface().clientPointOf('a');
    expect(zoomed).toBeDefined();
    if (zoomed) await mouse.click(zoomed);
    expect(page.editor.active?.selection).toEqual(['a']);
    page.editor.active?.clearSelection();
    page.surface().viewport.fit();
    page.surface().pages.turnBy(1);
    await expect.poll(() => page.surface().viewport.view.turn).toBe(90);
    await painted();
    // Turned clockwise, the right of the image is below and its top is at the right.
    const rect = page.element.getBoundingClientRect();
    const on = page.surface().clientBoxOf('a');
    expect(on).toBeDefined();
    if (!on) return;
    expect(on.y - rect.top).toBeCloseTo(0.6 * 600, 0);
    await mouse.click({ x: on.x + on.width / 2, y: on.y + on.height / 2 });
    expect(page.editor.active?.selection).toEqual(['a']);
  });

  test('a turned view draws in percent of the upright image, and only new results say how it was turned', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10)] });
    page.surface().pages.turnBy(1);
    page.editor.labeling.pressLabel('box', 'Tree');
    await painted();
    const rect = page.element.getBoundingClientRect();
    const view = page.surface().viewport.view;
    // Fitted, the turned image is 450 × 600 and begins at the left: its first point is at the right.
    const at = (x: number, y: number) => ({ x: rect.left + 450 - (y / 100) * 450, y: rect.top + (x / 100) * 600 });
    expect(view.scale).toBeCloseTo(1.5, 6);
    await mouse.swipe(at(50, 50), at(70, 80));
    const region = page.editor.annotation?.regions[1];
    expect(region?.value).toMatchObject({
      x: expect.closeTo(50, 0),
      y: expect.closeTo(50, 0),
      width: expect.closeTo(20, 0),
      height: expect.closeTo(30, 0),
      rotation: 0,
    });
    expect(region?.results[0]?.image_rotation).toBe(90);
    expect(page.editor.annotation?.regions[0]?.results[0]?.image_rotation).toBe(0);
  });
});
