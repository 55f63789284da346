import { describe, expect, test } from 'vitest';
import { box, type ImagePage, mouse, openPage, painted, placeOf, polygon, regionValue } from '../imagePage.test';

async function group(page: ImagePage, ...ids: string[]): Promise<void> {
  page.editor.active?.selectRegions(ids);
  await expect.poll(() => page.surface().anchors.all().length, { timeout: 5000 }).toBeGreaterThan(0);
  await painted();
}

function anchorAt(page: ImagePage, key: string) {
  const { at } = page
    .surface()
    .anchors.all()
    .find((anchor) => anchor.key === key)!;
  const rect = page.element.getBoundingClientRect();
  return { x: rect.left + at.x, y: rect.top + at.y };
}

const TWO = [
  box('a', 20, 20, 10, 10),
  polygon('p', [
    [40, 40],
    [60, 40],
    [50, 60],
  ]),
];

describe('a group', () => {
  test('is scaled by its corner: one commit for all', async () => {
    const page = await openPage({ result: TWO });
    await group(page, 'a', 'p');
    await mouse.swipe(placeOf(page, 60, 60), placeOf(page, 80, 80));
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(20, 1), width: expect.closeTo(15, 1), height: expect.closeTo(15, 1) });
    expect((regionValue(page, 'p').points as number[][])[2]).toEqual([expect.closeTo(65, 1), expect.closeTo(80, 1)]);
    expect(page.editor.annotation?.undoName).toBe('resize');
    page.editor.undo();
    expect(regionValue(page, 'a')).toMatchObject({ x: 20, width: 10 });
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('keeps its proportions with Shift, and stays on the image', async () => {
    const page = await openPage({ result: TWO });
    await group(page, 'a', 'p');
    await mouse.swipe(placeOf(page, 60, 60), placeOf(page, 130, 70), { keys: ['Shift'] });
    const { width, height } = regionValue(page, 'a') as { width: number; height: number };
    expect(width).toBeCloseTo(height, 6);
    expect(width).toBeCloseTo(20, 1);
  });

  test('turns round its middle: with Shift by 15 degrees', async () => {
    const page = await openPage({ result: TWO });
    await group(page, 'a', 'p');
    const middle = placeOf(page, 40, 40);
    await mouse.swipe(anchorAt(page, 'turn'), { x: middle.x + 200, y: middle.y + 4 }, { keys: ['Shift'] });
    expect(regionValue(page, 'a').rotation).toBeCloseTo(90, 6);
    expect(page.editor.annotation?.undoName).toBe('rotate');
  });

  test('a turn that would leave the image stops earlier', async () => {
    const page = await openPage({ result: [box('a', 0, 40, 20, 20), box('b', 25, 40, 75, 20)] });
    await group(page, 'a', 'b');
    const middle = placeOf(page, 50, 50);
    await mouse.swipe(anchorAt(page, 'turn'), { x: middle.x + 150, y: middle.y - 150 });
    const { rotation } = regionValue(page, 'a') as { rotation: number };
    // At 45 degrees the corners would be 12 pixels above and below the image.
    expect(rotation).toBeGreaterThan(0);
    expect(rotation).toBeLessThan(42);
  });

  test('of very many is one bitmap while it moves: no drafts, no commits, no nodes, no renders', async () => {
    const result = Array.from({ length: 2000 }, (_, i) => box(`r${i}`, 5 + (i % 50) * 1.6, 5 + Math.floor(i / 50) * 2, 1, 1));
    const page = await openPage({ result });
    await group(page, ...result.map(({ id }) => id as string));
    const nodes = page.nodes();
    const renders = page.renders();
    const epoch = page.editor.annotation?.epoch;
    const from = placeOf(page, 5.5, 5.5);
    await mouse.move(from);
    await mouse.down(from);
    for (let i = 1; i <= 5; i++) await mouse.drag({ x: from.x + i * 8, y: from.y });
    await painted();
    expect(page.surface().drafts.size).toBe(0);
    expect(page.surface().group.many?.matrix[4]).toBeCloseTo(5, 0);
    expect(page.nodes()).toBe(nodes);
    expect(page.renders()).toBe(renders);
    expect(page.editor.annotation?.epoch).toBe(epoch);
    await mouse.up({ x: from.x + 40, y: from.y });
    expect(regionValue(page, 'r0').x).toBeCloseTo(10, 0);
    await expect.poll(() => page.surface().group.shown, { timeout: 5000 }).toBeUndefined();
    page.editor.undo();
    expect(regionValue(page, 'r1999').x).toBe(result[1999]?.value?.x);
    expect(page.editor.annotation?.canUndo).toBe(false);
  });
});

describe('sticking', () => {
  test('a moved box sticks to a vertex of another one; Alt places it freely', async () => {
    const page = await openPage({ result: [box('a', 10, 10, 10, 10), box('b', 50, 50, 20, 20)], settings: { snapToRegions: true } });
    await mouse.swipe(placeOf(page, 15, 15), placeOf(page, 45.4, 44.6));
    expect(regionValue(page, 'a')).toMatchObject({ x: expect.closeTo(40, 9), y: expect.closeTo(40, 9) });
    expect(page.surface().snapper.marks).toEqual([]);
    page.editor.undo();
    await painted();
    await mouse.swipe(placeOf(page, 15, 15), placeOf(page, 45.4, 44.6), { keys: ['Alt'] });
    expect(regionValue(page, 'a').x).toBeCloseTo(40.4, 1);
    expect(Math.abs((regionValue(page, 'a').x as number) - 40)).toBeGreaterThan(0.2);
  });

  test('a dragged side sticks to an edge', async () => {
    const page = await openPage({ result: [box('a', 10, 55, 20, 10), box('b', 50, 50, 20, 20)], settings: { snapToRegions: true } });
    await group(page, 'a');
    await mouse.swipe(placeOf(page, 30, 60), placeOf(page, 49.5, 61));
    expect((regionValue(page, 'a').x as number) + (regionValue(page, 'a').width as number)).toBeCloseTo(50, 9);
  });

  test('what is drawn sticks, and Control draws along a neighbour', async () => {
    const ring = [
      [20, 20],
      [40, 22],
      [60, 20],
      [60, 50],
      [20, 50],
    ] as const;
    const page = await openPage({ result: [polygon('p', ring)], settings: { snapToRegions: true } });
    page.editor.labeling.pressLabel('poly', 'Roof');
    await mouse.click(placeOf(page, 20.3, 19.7), { keys: ['Control'] });
    await mouse.click(placeOf(page, 60.2, 19.8), { keys: ['Control'] });
    await mouse.click(placeOf(page, 40, 5));
    await mouse.click(placeOf(page, 20, 20));
    const points = (page.editor.annotation?.regions[1]?.value as { points: number[][] } | undefined)?.points;
    expect(points?.slice(0, 3)).toEqual([
      [20, 20],
      [40, 22],
      [60, 20],
    ]);
  });
});

test('neighbours with a shared vertex move together: one commit', async () => {
  const left = [
    [20, 20],
    [40, 20],
    [40, 50],
    [20, 50],
  ] as const;
  const right = [
    [40, 20],
    [70, 20],
    [70, 50],
    [40, 50],
  ] as const;
  const page = await openPage({ result: [polygon('l', left), polygon('r', right)], settings: { sharedBorders: true } });
  await group(page, 'l');
  await mouse.swipe(placeOf(page, 40, 20), placeOf(page, 45, 10));
  const [l, r] = [(regionValue(page, 'l').points as number[][])[1], (regionValue(page, 'r').points as number[][])[0]];
  expect(l).toEqual([expect.closeTo(45, 0), expect.closeTo(10, 0)]);
  expect(r).toEqual(l);
  page.editor.undo();
  expect(regionValue(page, 'r').points).toEqual(right);
  expect(page.editor.annotation?.canUndo).toBe(false);
});
