import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, type ImagePage, mouse, openPage, painted, placeOf, polygon, regionValue } from './imagePage.test';

/** The handles come with their own chunk: they can be grabbed once there is one. */
async function select(page: ImagePage, id: string): Promise<void> {
  page.editor.active?.selectRegions([id]);
  await expect.poll(() => page.surface().anchors.all().length).toBeGreaterThan(0);
  await painted();
}

function pointsOf(page: ImagePage, id: string): readonly (readonly number[])[] {
  const { points } = regionValue(page, id) as { points: readonly (readonly number[])[] };
  return points.map((point) => point.map((value) => Math.round(value)));
}

const TRIANGLE = [
  [20, 20],
  [60, 20],
  [40, 70],
] as const;

describe('handles of a box', () => {
  test.each([
    ['a corner', [30, 30], [50, 60], { x: 10, y: 10, width: 40, height: 50 }],
    ['a side', [30, 20], [60, 80], { x: 10, y: 10, width: 50, height: 20 }],
    ['a corner through the opposite one', [30, 30], [5, 4], { x: 5, y: 4, width: 5, height: 6 }],
    ['a corner beyond the image', [30, 30], [120, 130], { x: 10, y: 10, width: 90, height: 90 }],
  ] as const)('%s resizes in one commit', async (_, from, to, wanted) => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await select(page, 'a');
    await mouse.swipe(placeOf(page, from[0], from[1]), placeOf(page, to[0], to[1]));
    const value = regionValue(page, 'a');
    for (const [key, number] of Object.entries(wanted)) expect(value[key], key).toBeCloseTo(number, 1);
    expect(page.editor.annotation?.undoName).toBe('resize');
    page.editor.undo();
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, y: 10, width: 20, height: 20 });
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('resizing keeps every key of the result it is not about', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20, { score: 0.5, mine: [1] })] });
    await select(page, 'a');
    await mouse.swipe(placeOf(page, 30, 30), placeOf(page, 40, 40));
    expect(page.editor.annotation?.region('a')?.results[0]).toMatchObject({ score: 0.5, mine: [1], value: { rectanglelabels: ['Car'] } });
  });

  test('works zoomed and turned', async () => {
    const page = await openPage({ result: [box('a', 40, 40, 20, 20)] });
    page.surface().pages.turnBy(1);
    await expect.poll(() => page.surface().viewport.view.turn).toBe(90);
    page.surface().viewport.zoomBy(1.3, { x: 225, y: 300 });
    await select(page, 'a');
    const on = page.surface().clientBoxOf('a')!;
    // Turned clockwise, the bottom right corner of the image's own frame is at the bottom left on screen.
    const corner = { x: on.x, y: on.y + on.height };
    await mouse.swipe(corner, { x: corner.x - 30, y: corner.y + 60 });
    const { scale, imageWidth, imageHeight } = page.surface().viewport.view;
    const { x, y, width, height } = regionValue(page, 'a') as Record<'x' | 'y' | 'width' | 'height', number>;
    expect([x, y]).toEqual([expect.closeTo(40, 6), expect.closeTo(40, 6)]);
    expect(width).toBeCloseTo(20 + (60 / scale / imageWidth) * 100, 1);
    expect(height).toBeCloseTo(20 + (30 / scale / imageHeight) * 100, 1);
  });

  test('the rotate handle turns round the middle; Shift by 15 degrees', async () => {
    const page = await openPage({ result: [box('a', 40, 40, 20, 20)] });
    await select(page, 'a');
    const turn = page
      .surface()
      .anchors.all()
      .find((anchor) => anchor.key === 'turn')!;
    const rect = page.element.getBoundingClientRect();
    const from = { x: rect.left + turn.at.x, y: rect.top + turn.at.y };
    const middle = placeOf(page, 50, 50);
    await mouse.swipe(from, { x: middle.x + 150, y: middle.y + 2 });
    expect(regionValue(page, 'a').rotation).toBeCloseTo(90.76, 0);
    expect(page.editor.annotation?.undoName).toBe('rotate');
    page.editor.undo();
    await painted();
    await mouse.swipe(from, { x: middle.x + 150, y: middle.y + 2 }, { keys: ['Shift'] });
    expect(regionValue(page, 'a').rotation).toBeCloseTo(90, 6);
  });

  test('canRotate="false" has no rotate handle', async () => {
    const config = `<View><Image name="img" value="$image"/><RectangleLabels name="box" toName="img" canRotate="false"><Label value="Car"/></RectangleLabels></View>`;
    const page = await openPage({ config, result: [box('a', 40, 40, 20, 20)] });
    await select(page, 'a');
    expect(
      page
        .surface()
        .anchors.all()
        .map((anchor) => anchor.key),
    ).not.toContain('turn');
  });

  test('Escape drops a resize', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await select(page, 'a');
    const from = placeOf(page, 30, 30);
    await mouse.move(from);
    await mouse.down(from);
    await mouse.drag(placeOf(page, 50, 50));
    await mouse.drag(placeOf(page, 60, 60));
    await userEvent.keyboard('{Escape}');
    await mouse.up(placeOf(page, 60, 60));
    expect(regionValue(page, 'a')).toMatchObject({ width: 20 });
    expect(page.editor.annotation?.canUndo).toBe(false);
    await painted();
    await mouse.swipe(placeOf(page, 30, 30), placeOf(page, 40, 40));
    expect(regionValue(page, 'a')).toMatchObject({ width: expect.closeTo(30, 1) });
  });

  test('a read-only region has none', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20, { readonly: true }), box('b', 60, 60, 20, 20)] });
    await select(page, 'b');
    page.editor.active?.selectRegions(['a']);
    await expect.poll(() => page.surface().anchors.all().length).toBe(0);
    await mouse.swipe(placeOf(page, 30, 30), placeOf(page, 50, 50));
    expect(regionValue(page, 'a')).toMatchObject({ width: 20 });
  });
});

describe('handles of a polygon', () => {
  test('a vertex is dragged in one commit', async () => {
    const page = await openPage({ result: [polygon('p', TRIANGLE)] });
    await select(page, 'p');
    await mouse.swipe(placeOf(page, 60, 20), placeOf(page, 80, 30));
    expect(pointsOf(page, 'p')).toEqual([
      [20, 20],
      [80, 30],
      [40, 70],
    ]);
    expect(page.editor.annotation?.undoName).toBe('reshape');
    page.editor.undo();
    expect(pointsOf(page, 'p')).toEqual(TRIANGLE);
  });

  test('the middle of an edge takes a new vertex: by a click, and by a drag', async () => {
    const page = await openPage({ result: [polygon('p', TRIANGLE)] });
    await select(page, 'p');
    await mouse.click(placeOf(page, 40, 20));
    expect(pointsOf(page, 'p')).toEqual([
      [20, 20],
      [40, 20],
      [60, 20],
      [40, 70],
    ]);
    await painted();
    await mouse.swipe(placeOf(page, 50, 45), placeOf(page, 80, 50));
    expect(pointsOf(page, 'p')).toEqual([
      [20, 20],
      [40, 20],
      [60, 20],
      [80, 50],
      [40, 70],
    ]);
    page.editor.undo();
    page.editor.undo();
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('Alt and a click deletes a vertex, as does a double click; three stay', async () => {
    const page = await openPage({ result: [polygon('p', [...TRIANGLE, [20, 60], [10, 40]])] });
    await select(page, 'p');
    await mouse.click(placeOf(page, 20, 60), { keys: ['Alt'] });
    expect(pointsOf(page, 'p')).toHaveLength(4);
    await painted();
    await mouse.double(placeOf(page, 10, 40));
    expect(pointsOf(page, 'p')).toEqual(TRIANGLE);
    await painted();
    await mouse.click(placeOf(page, 20, 20), { keys: ['Alt'] });
    expect(pointsOf(page, 'p')).toEqual(TRIANGLE);
    expect(page.editor.active?.selection).toEqual(['p']);
  });

  test('thousands of vertices are one node', async () => {
    const points = Array.from({ length: 6000 }, (_, i) => {
      const angle = (i / 6000) * 2 * Math.PI;
      return [50 + 40 * Math.cos(angle), 50 + 40 * Math.sin(angle)] as const;
    });
    const page = await openPage({ result: [polygon('p', points)] });
    await select(page, 'p');
    await mouse.swipe(placeOf(page, 90, 50), placeOf(page, 95, 55));
    expect(pointsOf(page, 'p')[0]).toEqual([95, 55]);
    expect(page.nodes()).toBeLessThan(8);
  });
});

describe('the keyboard', () => {
  test('arrows move by a pixel, with Shift by ten: one commit a burst', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await select(page, 'a');
    page.element.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}{Shift>}{ArrowRight}{/Shift}');
    expect(page.editor.annotation?.canUndo).toBe(false);
    page.element.blur();
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(10 + 12 / 8, 6), y: expect.closeTo(10 + 1 / 6, 6) });
    page.editor.undo();
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, y: 10 });
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('a burst ends by itself, and before an undo', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await select(page, 'a');
    page.element.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => page.editor.annotation?.undoName).toBe('move');
    await userEvent.keyboard('{ArrowRight}');
    page.editor.undo();
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(10.125, 6) });
  });

  test('Alt and arrows resize', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await select(page, 'a');
    page.element.focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{ArrowUp}{/Alt}');
    page.element.blur();
    expect(regionValue(page, 'a')).toMatchObject({ x: 10, width: expect.closeTo(20.125, 6), height: expect.closeTo(20 - 1 / 6, 6) });
    expect(page.editor.annotation?.undoName).toBe('resize');
  });

  test('period walks the vertices, arrows move the one in hand, Delete and Insert change how many there are', async () => {
    const page = await openPage({ result: [polygon('p', [...TRIANGLE, [20, 60]])] });
    await select(page, 'p');
    page.element.focus();
    await userEvent.keyboard('..');
    expect(page.surface().said).toBe('Point 2 of 4');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expect.poll(() => page.editor.annotation?.undoName).toBe('reshape');
    expect(regionValue(page, 'p').points).toEqual([
      [20, 20],
      [expect.closeTo(60 + 10 / 8, 6), expect.closeTo(20, 6)],
      [40, 70],
      [20, 60],
    ]);
    await painted();
    await userEvent.keyboard('{Delete}');
    expect(pointsOf(page, 'p')).toHaveLength(3);
    await painted();
    await userEvent.keyboard('{Insert}');
    expect(pointsOf(page, 'p')).toHaveLength(4);
  });

  test('Enter places a shape of the tool in hand at the middle of what is seen', async () => {
    const page = await openPage();
    page.editor.labeling.pressLabel('box', 'Tree');
    page.element.focus();
    await userEvent.keyboard('{Enter}');
    const [region] = page.editor.annotation?.regions ?? [];
    expect(region?.value).toMatchObject({ x: expect.closeTo(50, 0), y: expect.closeTo(50, 0) });
  });

  test('says what is selected and where', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 20, 20)] });
    await select(page, 'a');
    expect(page.surface().said).toBe('Car selected, 10, 10 · 20 × 20 %');
  });
});
