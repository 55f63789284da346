import { act, cleanup, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Point, Result } from '../../../core';
import type { EditorStore } from '../../../store';
import { openShell, span } from '../../openShell.test';
import { finger, mouse, painted } from '../hand.test';

afterEach(cleanup);

const CONFIG = `<View>
  <Relations><Relation value="met" background="rgb(200, 0, 100)"/></Relations>
  <Labels name="label" toName="text"><Label value="Person"/><Label value="Place"/></Labels>
  <Text name="text" value="$text"/>
</View>`;
/** Ada, London. */
const SPANS = [span('a', 0, 3), span('l', 19, 25, 'Place')];
const link = (from: string, to: string): Result => ({ from_id: from, to_id: to, type: 'relation', direction: 'right', labels: ['met'] });

async function ready(root: HTMLElement): Promise<HTMLCanvasElement> {
  const canvas = await waitFor(
    () => {
      const found = root.querySelector<HTMLCanvasElement>('.le-arrows-canvas');
      if (!found || found.width === 0) throw new Error('no arrows are drawn');
      return found;
    },
    { timeout: 5000 },
  );
  await painted();
  await painted();
  return canvas;
}

/** Pixels that carry ink. */
function inkOf(canvas: HTMLCanvasElement): number {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 60) count++;
  return count;
}

function summaryOf(root: HTMLElement): string {
  return root.querySelector('.le-arrows .le-visually-hidden')?.textContent ?? '';
}

function middleOf(element: Element): Point {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

async function pointOf(editor: EditorStore, object: string, id: string): Promise<Point> {
  return waitFor(() => {
    const point = editor.surfaces.get(object)?.clientPointOf(id);
    if (!point) throw new Error(`${id} is not on the page`);
    return point;
  });
}

function picture(): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 300, height: 200 });
  return canvas.toDataURL();
}

describe('arrows and what is around them', () => {
  it('are made with a finger: the grip of the selected region is dragged to another one', async () => {
    const { editor, root } = openShell({ config: CONFIG, annotations: [{ id: 1, result: SPANS }] });
    await ready(root);
    act(() => editor.annotation!.selectRegions(['a']));
    const grip = root.querySelector<HTMLElement>('.le-arrows-grip')!;
    await waitFor(() => expect(grip.hidden).toBe(false));
    const target = await pointOf(editor, 'text', 'l');
    await finger.dragTo(middleOf(grip), target);
    expect(editor.linking).toEqual({ fromId: 'a', toId: 'l' });
    await finger.lift();
    expect(editor.annotation!.relations).toMatchObject([{ fromId: 'a', toId: 'l' }]);
  });

  it('of two editors on one page know nothing of each other', async () => {
    const result = [...SPANS, link('a', 'l')];
    const one = openShell({ config: CONFIG, height: 300, annotations: [{ id: 1, result }] });
    const other = openShell({ config: CONFIG, height: 300, annotations: [{ id: 1, result }] });
    const [first, second] = [await ready(one.root), await ready(other.root)];
    const before = inkOf(first);
    expect(before).toBeGreaterThan(50);
    act(() => one.editor.annotation!.setRelationsHidden('all', true));
    await painted();
    expect([inkOf(first), inkOf(second)]).toEqual([0, before]);
    // A drag that begins in one and ends over the other relates nothing.
    const grip = other.root.querySelector<HTMLElement>('.le-arrows-grip')!;
    await mouse.move(await pointOf(other.editor, 'text', 'l'));
    await waitFor(() => expect(grip.hidden).toBe(false));
    const target = await pointOf(one.editor, 'text', 'a');
    await mouse.dragTo(middleOf(grip), target);
    await mouse.up(target);
    expect([one.editor, other.editor].map(({ linking, annotation }) => [linking, annotation?.relations.length])).toEqual([
      [undefined, 1],
      [undefined, 1],
    ]);
  });

  it('lead to the edge of an image when the region is on another of its pages, and to the region when that is turned to', async () => {
    const config = CONFIG.replace(
      '</View>',
      `<RectangleLabels name="box" toName="image"><Label value="Car"/></RectangleLabels><Image name="image" valueList="$pages"/></View>`,
    );
    const car: Result = {
      id: 'car',
      from_name: 'box',
      to_name: 'image',
      type: 'rectanglelabels',
      item_index: 1,
      original_width: 300,
      original_height: 200,
      value: { x: 40, y: 40, width: 20, height: 20, rotation: 0, rectanglelabels: ['Car'] },
    };
    const task = {
      id: 1,
      data: { text: 'Ada met Charles in London, and Mary wrote about it in Paris.', pages: [picture(), picture()] },
      annotations: [{ id: 1, result: [...SPANS, car, link('a', 'car')] }],
    };
    const { editor, root } = openShell({ config, task, height: 700 });
    const canvas = await ready(root);
    await waitFor(() => expect(editor.surfaces.get('image')?.ready).toBe(true), { timeout: 5000 });
    const places = (await editor.surfaces.get('image')!.places!())!;
    const certainty = (): string | undefined => places.placeOf('car', editor.active!.id)?.certainty;
    expect(certainty()).toBe('elsewhere');
    await painted();
    expect(inkOf(canvas)).toBeGreaterThan(20);
    act(() => editor.setItemIndex('image', 1));
    await waitFor(() => expect(certainty()).toBe('exact'), { timeout: 5000 });
    await painted();
    await painted();
    const inkAround = (): boolean => {
      const { first } = places.placeOf('car', editor.active!.id)!;
      const { x, y, width } = canvas.getBoundingClientRect();
      const k = canvas.width / width;
      const side = (px: number): number => Math.round(px * k);
      const { data } = canvas
        .getContext('2d')!
        .getImageData(side(first.x - x - 12), side(first.y - y - 12), side(first.width + 24), side(first.height + 24));
      return data.some((part, i) => i % 4 === 3 && part > 100);
    };
    await waitFor(() => expect(inkAround()).toBe(true), { timeout: 5000 });
  });

  it('of a prediction laid over are drawn, and are not picked', async () => {
    const { editor, root } = openShell({
      config: CONFIG,
      showPredictions: true,
      annotations: [{ id: 1, result: SPANS }],
      predictions: [{ id: 11, model_version: 'one', result: [span('p', 0, 3), span('q', 31, 35), link('p', 'q')] }],
    });
    const canvas = await ready(root);
    expect(inkOf(canvas)).toBe(0);
    const prediction = editor.predictions[0]!;
    act(() => editor.setOverlay(prediction.id, { visible: true }));
    await waitFor(() => expect(inkOf(canvas)).toBeGreaterThan(50));
    const [from, to] = [await pointOf(editor, 'text', 'a'), await pointOf(editor, 'text', 'l')];
    for (const part of [0.2, 0.5, 0.8]) {
      for (const up of [10, 14, 18]) await mouse.move({ x: from.x + (to.x - from.x) * part, y: from.y - up });
    }
    expect(editor.active!.hoveredRelation).toBeUndefined();
    act(() => editor.setOverlay(prediction.id, { visible: false }));
    await waitFor(() => expect(inkOf(canvas)).toBe(0));
  });

  it.each(['light', 'dark'] as const)(
    'have no accessibility finding in the %s theme, and are summed up for screen readers',
    async (theme) => {
      const { editor, root } = openShell({
        config: CONFIG,
        shell: { theme },
        annotations: [{ id: 1, result: [...SPANS, span('h', 31, 35), link('a', 'l'), link('l', 'h')] }],
      });
      await ready(root);
      act(() => {
        editor.annotation!.setHidden(['h'], true);
        editor.annotation!.selectRegions(['a']);
      });
      await waitFor(() => expect(summaryOf(root)).toMatch(/^1 relation .*1 relation leads to what is not shown/));
      const found = await axe.run(root.querySelector('.le-arrows')!, { rules: { region: { enabled: false } } });
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    },
  );
});
