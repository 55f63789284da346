import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { IMAGE, type ImagePage, mouse, openPage, painted, placeOf, regionValue } from './imagePage.test';

// Handles of paths with a real mouse: what the pure edits are called with.

const CONFIG = `<View>
  <Image name="img" value="$image"/>
  <VectorLabels name="path" toName="img" curves="true" closable="true"><Label value="Road"/></VectorLabels>
</View>`;

interface Vertex {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly prevPointId: string | null;
  readonly [key: string]: unknown;
}

const LINE: readonly Vertex[] = [
  { id: 'a', x: 20, y: 20, prevPointId: null, isBezier: false },
  { id: 'b', x: 60, y: 20, prevPointId: 'a', isBezier: false, mine: 1 },
  { id: 'c', x: 60, y: 70, prevPointId: 'b', isBezier: false },
  { id: 'd', x: 20, y: 70, prevPointId: 'c', isBezier: false },
];

async function open(vertices: readonly unknown[] = LINE, closed = false): Promise<ImagePage> {
  const size = { original_width: IMAGE.width, original_height: IMAGE.height, image_rotation: 0 };
  const value = { vertices, closed, vectorlabels: ['Road'] };
  const page = await openPage({
    config: CONFIG,
    result: [{ id: 'p', from_name: 'path', to_name: 'img', type: 'vectorlabels', ...size, value }],
  });
  page.editor.active?.selectRegions(['p']);
  await expect.poll(() => page.surface().anchors.all().length, { timeout: 5000 }).toBeGreaterThan(0);
  await painted();
  return page;
}

function vertices(page: ImagePage): readonly Vertex[] {
  return (regionValue(page, 'p') as { vertices: readonly Vertex[] }).vertices;
}

function places(page: ImagePage): number[][] {
  return vertices(page).map(({ x, y }) => [Math.round(x), Math.round(y)]);
}

describe('handles of a path', () => {
  test('a vertex is dragged in one commit; the others are the very objects', async () => {
    const page = await open();
    await mouse.swipe(placeOf(page, 60, 20), placeOf(page, 80, 30));
    expect(places(page)[1]).toEqual([80, 30]);
    expect(vertices(page)[1]).toMatchObject({ id: 'b', mine: 1 });
    expect(vertices(page)[0]).toEqual(LINE[0]);
    page.editor.undo();
    expect(vertices(page)).toEqual(LINE);
    expect(page.editor.annotation?.canUndo).toBe(false);
  });

  test('Shift and a click divides a line, Alt and a click deletes a vertex', async () => {
    const page = await open();
    await mouse.click(placeOf(page, 50, 20), { keys: ['Shift'] });
    expect(places(page)[1]).toEqual([50, 20]);
    expect(vertices(page)[2]?.prevPointId).toBe(vertices(page)[1]?.id);
    await painted();
    await mouse.click(placeOf(page, 50, 20), { keys: ['Alt'] });
    expect(vertices(page)).toEqual(LINE);
  });

  test('Shift and a click makes a curve of a vertex; its handles are dragged together, with Alt alone', async () => {
    const page = await open();
    await mouse.click(placeOf(page, 60, 20), { keys: ['Shift'] });
    expect(vertices(page)[1]).toMatchObject({ isBezier: true, controlPoint1: { x: 48, y: 5 }, controlPoint2: { x: 72, y: 35 } });
    await painted();
    await mouse.swipe(placeOf(page, 72, 35), placeOf(page, 80, 40));
    const round = ({ x, y }: { x: number; y: number }) => [Math.round(x) + 0, Math.round(y) + 0];
    const controls = () => ['controlPoint1', 'controlPoint2'].map((name) => round(vertices(page)[1]?.[name] as { x: number; y: number }));
    expect(controls()).toEqual([
      [40, 0],
      [80, 40],
    ]);
    await painted();
    await mouse.swipe(placeOf(page, 80, 40), placeOf(page, 70, 50), { keys: ['Alt'] });
    expect(controls()).toEqual([
      [40, 0],
      [70, 50],
    ]);
    expect(vertices(page)[1]?.disconnected).toBe(true);
  });

  test('Alt and a click on a line of a ring opens it there', async () => {
    const page = await open(LINE, true);
    await mouse.click(placeOf(page, 60, 35), { keys: ['Alt'] });
    expect(regionValue(page, 'p')).toMatchObject({ closed: false });
    expect(vertices(page).map(({ id, prevPointId }) => [id, prevPointId])).toEqual([
      ['c', null],
      ['d', 'c'],
      ['a', 'd'],
      ['b', 'a'],
    ]);
  });

  test('a click on an end goes on from there, a click on the other end closes', async () => {
    const page = await open();
    await mouse.click(placeOf(page, 20, 70));
    await expect.poll(() => page.surface().runner.isBusy).toBe(true);
    await mouse.click(placeOf(page, 10, 50));
    await mouse.click(placeOf(page, 20, 20));
    expect(regionValue(page, 'p')).toMatchObject({ closed: true });
    expect(places(page)[4]).toEqual([10, 50]);
    expect(page.editor.annotation?.undoName).toBe('reshape');
  });

  test('the keyboard walks, moves, inserts and deletes', async () => {
    const page = await open();
    page.element.focus();
    await userEvent.keyboard('..');
    expect(page.surface().said).toBe('Point 2 of 4');
    await userEvent.keyboard('{Delete}');
    expect(vertices(page).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    await painted();
    await userEvent.keyboard('{Insert}');
    expect(vertices(page)).toHaveLength(4);
  });

  test('thousands of vertices are one node', async () => {
    const many = Array.from({ length: 6000 }, (_, i) => {
      const angle = (i / 6000) * 2 * Math.PI;
      return { id: `${i}`, x: 50 + 40 * Math.cos(angle), y: 50 + 40 * Math.sin(angle), prevPointId: i === 0 ? null : `${i - 1}` };
    });
    const page = await open(many, true);
    await mouse.swipe(placeOf(page, 90, 50), placeOf(page, 95, 55));
    expect(places(page)[0]).toEqual([95, 55]);
    expect(page.nodes()).toBeLessThan(8);
  });
});
