import { expect, test } from 'vitest';
import type { Point, Result } from '../../core';
import { box, CONFIG, countPaints, type ImagePage, mouse, openPage, painted, placeOf, polygon } from './imagePage.test';

// A drag costs what moves: paints, renders, commits and nodes are counted, since times differ from machine to machine.

const BRUSH = CONFIG.replace(
  '</View>',
  '<BrushLabels name="brush" toName="img"><Label value="Water" background="rgb(0, 128, 255)"/></BrushLabels></View>',
);

/** So many boxes that painting all of them in a frame would be seen, away from what is dragged. */
const CROWD: readonly Result[] = Array.from({ length: 700 }, (_, i) =>
  box(`crowd${i}`, 1 + (i % 70) * 1.4, 70 + Math.floor(i / 70) * 2.9, 1, 2),
);

const RING = Array.from({ length: 400 }, (_, i) => {
  const angle = (i / 400) * 2 * Math.PI;
  return [50 + 12 * Math.cos(angle), 30 + 12 * Math.sin(angle)] as const;
});

/** Nodes that the handles of one selection may take, whatever is selected. */
const HANDLE_NODES = 6;

/** Counts while `run` goes on: how often each canvas was painted, at most in one frame and altogether. */
async function paintsDuring(page: ImagePage, run: () => Promise<void>): Promise<{ inOneFrame: number; total: number }> {
  const frames = new Map<string, number>();
  const end = countPaints(page, (canvas) => {
    // The same for everything that one frame does.
    const frame = `${canvas} ${String(document.timeline.currentTime)}`;
    frames.set(frame, (frames.get(frame) ?? 0) + 1);
  });
  await run();
  await painted();
  end();
  const counts = [...frames.values()];
  return { inOneFrame: Math.max(0, ...counts), total: counts.reduce((sum, count) => sum + count, 0) };
}

interface Dragged {
  readonly page: ImagePage;
  readonly from: Point;
}

const cases: Record<string, () => Promise<Dragged>> = {
  async 'a box'() {
    const page = await openPage({ result: [...CROWD, box('a', 20, 20, 10, 10)] });
    await select(page, 'a');
    return { page, from: placeOf(page, 25, 25) };
  },
  async 'the corner of a box'() {
    const page = await openPage({ result: [...CROWD, box('a', 20, 20, 10, 10)] });
    await select(page, 'a');
    return { page, from: placeOf(page, 30, 30) };
  },
  async 'a vertex of a polygon'() {
    const page = await openPage({ result: [...CROWD, polygon('p', RING)] });
    await select(page, 'p');
    return { page, from: placeOf(page, 62, 30) };
  },
  async 'a group'() {
    const page = await openPage({ result: [...CROWD, box('a', 20, 20, 10, 10), polygon('p', RING), box('b', 70, 10, 10, 10)] });
    await select(page, 'a', 'p', 'b');
    return { page, from: placeOf(page, 25, 25) };
  },
  async 'a new box'() {
    const page = await openPage({ result: CROWD });
    page.editor.labeling.pressLabel('box', 'Tree');
    return { page, from: placeOf(page, 20, 20) };
  },
  async 'a stroke of a brush'() {
    const page = await openPage({ result: CROWD, config: BRUSH });
    page.editor.labeling.pressLabel('brush', 'Water');
    await expect.poll(() => page.surface().drawing?.tool.sized).toBe('brush');
    return { page, from: placeOf(page, 20, 20) };
  },
};

async function select(page: ImagePage, ...ids: string[]): Promise<void> {
  page.editor.active?.selectRegions(ids);
  await expect.poll(() => page.surface().anchors.all().length, { timeout: 5000 }).toBeGreaterThan(0);
  await painted();
}

test.each(Object.keys(cases))('a drag of %s: one paint a frame, no render, no commit, no node for each', async (name) => {
  const { page, from } = await cases[name]!();
  const annotation = page.editor.annotation!;
  const { regions, runner } = page.surface();
  await mouse.move(from);
  await mouse.down(from);
  // The first moves lift what is dragged off the canvas of the others.
  for (const step of [4, 8]) await mouse.drag({ x: from.x + step, y: from.y + step });
  await painted();
  expect(page.surface().drafts.size > 0 || runner.preview !== undefined, 'something is dragged').toBe(true);
  const before = { epoch: annotation.epoch, count: annotation.count, canUndo: annotation.canUndo, renders: page.renders() };
  const { full, parts } = regions.painted;
  const nodes = page.nodes();
  const paints = await paintsDuring(page, async () => {
    for (let i = 1; i <= 12; i++) await mouse.drag({ x: from.x + 8 + i * 3, y: from.y + 8 + i });
  });
  expect(paints.total, 'what is dragged is painted').toBeGreaterThan(0);
  expect(paints.inOneFrame).toBe(1);
  // The crowd at rest is not painted at all.
  expect(regions.painted).toMatchObject({ full, parts });
  const after = { epoch: annotation.epoch, count: annotation.count, canUndo: annotation.canUndo, renders: page.renders() };
  expect(after).toEqual(before);
  expect(page.nodes()).toBe(nodes);
  await mouse.up({ x: from.x + 44, y: from.y + 20 });
  await painted();
  expect(annotation.epoch, 'one commit at the end').toBe(before.epoch + 1);
});

test('a long stroke paints its own canvas only', async () => {
  const { page, from } = await cases['a stroke of a brush']!();
  await mouse.move(from);
  await mouse.down(from);
  await mouse.drag({ x: from.x + 8, y: from.y });
  await painted();
  let paints = 0;
  const end = countPaints(page, (canvas) => {
    if (canvas === 0) paints++;
  });
  for (let i = 1; i <= 10; i++) await mouse.drag({ x: from.x + 8 + i * 20, y: from.y + i * 3 });
  await painted();
  expect(paints).toBe(0);
  await mouse.up({ x: from.x + 208, y: from.y + 30 });
  await painted();
  expect(paints).toBeGreaterThan(0);
  end();
});

test('nodes do not grow with what is selected', async () => {
  const page = await openPage({ result: [...CROWD, polygon('p', RING)] });
  const rest = page.nodes();
  await select(page, 'crowd1');
  expect(page.nodes() - rest).toBeLessThanOrEqual(HANDLE_NODES);
  await select(page, 'p');
  expect(page.nodes() - rest).toBeLessThanOrEqual(HANDLE_NODES);
  await select(page, ...CROWD.map(({ id }) => id as string));
  expect(page.nodes() - rest).toBeLessThanOrEqual(HANDLE_NODES);
  page.editor.active?.clearSelection();
  await painted();
  expect(page.nodes()).toBe(rest);
});
