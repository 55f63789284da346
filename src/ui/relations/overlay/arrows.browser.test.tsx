import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Point, Result } from '../../../core';
import type { EditorStore, SurfacePlaces } from '../../../store';
import { openShell } from '../../openShell.test';
import { mouse, painted } from '../hand.test';
import { pointAlong } from './chips';
import { endsOf } from './ends';
import { routeArrows } from './route';

afterEach(cleanup);

const LINES = Array.from({ length: 60 }, (_, i) => `Line ${String(i).padStart(2, '0')} tells of Ada and of London and ends here.`);
const TEXT = LINES.join('\n');
const CONFIG = `<View>
  <Relations><Relation value="met" background="rgb(200, 0, 100)"/></Relations>
  <Labels name="label" toName="text"><Label value="Person" background="rgb(0, 90, 0)"/></Labels>
  <Text name="text" value="$text"/>
</View>`;
const WITH_IMAGE = CONFIG.replace(
  '</View>',
  `<RectangleLabels name="box" toName="image"><Label value="Car" background="rgb(160, 80, 0)"/></RectangleLabels>
   <Image name="image" value="$image" width="300px"/></View>`,
);

/** A span on a word of a line. */
function span(id: string, line: number, word: 'Ada' | 'London'): Result {
  const start = LINES.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + LINES[line]!.indexOf(word);
  return {
    id,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start, end: start + word.length, text: word, labels: ['Person'] },
  };
}

function link(from: string, to: string, more: object = {}): Result {
  return { from_id: from, to_id: to, type: 'relation', direction: 'right', ...more };
}

function picture(): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 300, height: 200 });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#d0d0d0';
  context.fillRect(0, 0, 300, 200);
  return canvas.toDataURL();
}

const CAR: Result = {
  id: 'car',
  from_name: 'box',
  to_name: 'image',
  type: 'rectanglelabels',
  original_width: 300,
  original_height: 200,
  value: { x: 20, y: 20, width: 40, height: 40, rotation: 0, rectanglelabels: ['Car'] },
};

interface Opened {
  readonly editor: EditorStore;
  readonly root: HTMLElement;
  readonly canvas: () => HTMLCanvasElement;
}

async function open(result: readonly Result[], config = CONFIG, height = 600): Promise<Opened> {
  const task = { id: 1, data: { text: TEXT, image: picture() }, annotations: [{ id: 11, result: [...result] }] };
  const { editor, root } = openShell({ config, task, height });
  const canvas = (): HTMLCanvasElement => {
    const found = root.querySelector<HTMLCanvasElement>('.le-arrows-canvas');
    if (!found) throw new Error('no arrows are drawn');
    return found;
  };
  await waitFor(() => expect(canvas().width).toBeGreaterThan(0), { timeout: 5000 });
  const objects = config.includes('<Image') ? 2 : 1;
  await waitFor(() => expect([...editor.surfaces.values()].filter(({ ready }) => ready)).toHaveLength(objects), { timeout: 5000 });
  await painted();
  await painted();
  return { editor, root, canvas };
}

async function placesOf(editor: EditorStore, object: string): Promise<SurfacePlaces> {
  return (await editor.surfaces.get(object)?.places?.())!;
}

/** A point of the only arrow between two regions of the text, in client pixels. */
async function pointOn({ editor, root }: Opened, from: string, to: string, part = 0.5): Promise<Point> {
  const places = await placesOf(editor, 'text');
  const placeOf = (id: string) => places.placeOf(id, editor.active!.id)!;
  const { x, y, width, height } = root.querySelector('.le-stage')!.getBoundingClientRect();
  const ends = endsOf(placeOf(from), placeOf(to), { x, y, width, height });
  return pointAlong(routeArrows([ends!])[0]!, part);
}

async function middleOf({ editor }: Opened, object: string, id: string): Promise<Point> {
  const { first } = (await placesOf(editor, object)).placeOf(id, editor.active!.id)!;
  return { x: first.x + first.width / 2, y: first.y + first.height / 2 };
}

/** Red, green, blue and opacity of what is drawn at a client point: the strongest of the pixels around it. */
function inkAt(canvas: HTMLCanvasElement, { x, y }: Point): readonly number[] {
  const rect = canvas.getBoundingClientRect();
  const ratio = canvas.width / rect.width;
  const { data } = canvas.getContext('2d')!.getImageData(Math.round((x - rect.x) * ratio) - 1, Math.round((y - rect.y) * ratio) - 1, 3, 3);
  let best: readonly number[] = [0, 0, 0, 0];
  for (let i = 0; i < data.length; i += 4) if ((data[i + 3] ?? 0) > (best[3] ?? 0)) best = [...data.slice(i, i + 4)];
  return best;
}

function isMet([red = 0, green = 0, blue = 0, alpha = 0]: readonly number[]): boolean {
  return alpha > 150 && red > 150 && green < 110 && blue > 60 && blue < 180;
}

/** Where the grip stands beside a region that is pointed at. */
async function gripOf(opened: Opened, object: string, id: string): Promise<Point> {
  await mouse.move(await middleOf(opened, object, id));
  const grip = opened.root.querySelector<HTMLElement>('.le-arrows-grip')!;
  await waitFor(() => expect(grip.hidden).toBe(false));
  const { x, y, width, height } = grip.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

describe('arrows', () => {
  it('run from box to box in the colour of their label, and stay attached while the text is scrolled', async () => {
    const opened = await open([span('a', 5, 'Ada'), span('b', 7, 'London'), link('a', 'b', { labels: ['met'] })]);
    // Near its start: further on its label may stand.
    const before = await pointOn(opened, 'a', 'b', 0.05);
    expect(isMet(inkAt(opened.canvas(), before))).toBe(true);
    const frame = opened.root.querySelector('.le-text')!;
    frame.scrollTop += 60;
    await painted();
    const after = await pointOn(opened, 'a', 'b', 0.05);
    expect(after.y).toBeCloseTo(before.y - 60, 0);
    expect(isMet(inkAt(opened.canvas(), after))).toBe(true);
    expect(inkAt(opened.canvas(), before)[3]).toBe(0);
    // One end out of sight: the arrow leads to the edge. Both: there is none.
    frame.scrollTop = 5000;
    await painted();
    await painted();
    expect(
      opened
        .canvas()
        .getContext('2d')!
        .getImageData(0, 0, opened.canvas().width, opened.canvas().height)
        .data.some((part) => part > 0),
    ).toBe(false);
  });

  it('are pointed at and clicked, and leave the text to be selected', async () => {
    const opened = await open([span('a', 5, 'Ada'), span('b', 7, 'London'), link('a', 'b')]);
    const { editor, root } = opened;
    const [relation] = editor.active!.relations;
    const at = await pointOn(opened, 'a', 'b', 0.25);
    await mouse.move(at);
    await waitFor(() => expect(editor.active!.hoveredRelation).toBe(relation!.id));
    expect(root.querySelector('.le-stage')!.classList.contains('le-on-arrow')).toBe(true);
    await mouse.click(at);
    expect(editor.active!.selectedRelation).toBe(relation!.id);
    // A press on the line that becomes a drag selects text.
    editor.labeling.pressLabel('label', 'Person');
    const count = editor.active!.count;
    await mouse.dragTo(at, { x: at.x + 90, y: at.y + 12 });
    await mouse.up({ x: at.x + 90, y: at.y + 12 });
    expect(editor.active!.count).toBe(count + 1);
    editor.undo();
    editor.labeling.disarm();
    await mouse.click({ x: at.x + 260, y: at.y + 80 });
    expect(editor.active!.selectedRelation).toBeUndefined();
  });

  it('ask for their label by a double click, and go with the delete key', async () => {
    const opened = await open([span('a', 5, 'Ada'), span('b', 7, 'London'), link('a', 'b')]);
    const { editor } = opened;
    const at = await pointOn(opened, 'a', 'b', 0.25);
    await mouse.click(at);
    await mouse.click(at, 2);
    expect(editor.askedRelation).toBe(editor.active!.relations[0]!.id);
    editor.askRelation(undefined);
    await mouse.click(at);
    await userEvent.keyboard('{Delete}');
    expect(editor.active!.relations).toEqual([]);
    editor.undo();
    expect(editor.active!.relations).toHaveLength(1);
  });

  it('of hidden relations and regions are not drawn; how many lead nowhere is said', async () => {
    const opened = await open([span('a', 5, 'Ada'), span('b', 7, 'London'), link('a', 'b', { labels: ['met'] })]);
    const { editor, root, canvas } = opened;
    const at = await pointOn(opened, 'a', 'b', 0.2);
    const isDrawn = (): boolean => isMet(inkAt(canvas(), at));
    editor.active!.setRelationsHidden('all', true);
    await painted();
    expect(isDrawn()).toBe(false);
    editor.active!.setRelationsHidden('all', false);
    editor.setSetting('showRelations', 'selected');
    await painted();
    expect(isDrawn()).toBe(false);
    editor.active!.selectRegions(['b']);
    await painted();
    expect(isDrawn()).toBe(true);
    editor.active!.clearSelection();
    editor.setSetting('showRelations', 'all');
    editor.active!.setHidden(['b'], true);
    await painted();
    expect(isDrawn()).toBe(false);
    await waitFor(() => expect(root.querySelector('.le-arrows-note')?.textContent).toBe('1 relation leads to what is not shown'));
  });

  it('cost one paint a frame, and none at rest', async () => {
    const { editor, root, canvas } = await open([span('a', 5, 'Ada'), span('b', 7, 'London'), link('a', 'b')]);
    await painted();
    let paints = 0;
    const context = canvas().getContext('2d')!;
    context.clearRect = (...area) => {
      paints++;
      CanvasRenderingContext2D.prototype.clearRect.apply(context, area);
    };
    for (let frame = 0; frame < 5; frame++) await painted();
    expect(paints).toBe(0);
    editor.active!.setHovered('a');
    editor.active!.selectRegions(['b']);
    editor.active!.setRelationsHidden('all', false);
    root.querySelector('.le-text')!.scrollTop += 10;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(paints).toBeLessThanOrEqual(1);
    await painted();
    // The text paints its marks in the same frame or the next.
    expect(paints).toBeLessThanOrEqual(2);
    expect(paints).toBeGreaterThan(0);
  });

  it('leave nothing behind', async () => {
    const balance = new Map<string, number>();
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const counting = (by: 1 | -1, then: typeof add | typeof remove) =>
      function (this: EventTarget, ...args: Parameters<typeof add>) {
        if ((this as Element).classList?.contains('le-root')) balance.set(args[0], (balance.get(args[0]) ?? 0) + by);
        return then.apply(this, args as never);
      };
    EventTarget.prototype.addEventListener = counting(1, add);
    EventTarget.prototype.removeEventListener = counting(-1, remove);
    try {
      const task = { id: 1, data: { text: TEXT }, annotations: [{ id: 11, result: [span('a', 5, 'Ada'), span('b', 7, 'London')] }] };
      const { editor, root } = openShell({ config: CONFIG.replace(/<Relations>.*<\/Relations>/, ''), task });
      await waitFor(() => expect(editor.surfaces.get('text')?.ready).toBe(true), { timeout: 5000 });
      const count = (): unknown => ['pointermove', 'pointerdown', 'mousedown', 'click', 'dblclick'].map((type) => balance.get(type) ?? 0);
      const before = count();
      const { id } = editor.annotation!.relate('a', 'b');
      await waitFor(() => expect(root.querySelector('.le-arrows')).not.toBeNull());
      expect(count()).not.toEqual(before);
      editor.annotation!.removeRelations([id]);
      await waitFor(() => expect(root.querySelector('.le-arrows')).toBeNull());
      expect(count()).toEqual(before);
    } finally {
      EventTarget.prototype.addEventListener = add;
      EventTarget.prototype.removeEventListener = remove;
    }
  });
});

describe('linking by drag', () => {
  it('relates the regions at both ends of the drag, and gives up over nothing and with Escape', async () => {
    const opened = await open([span('a', 5, 'Ada'), span('b', 7, 'London')]);
    const { editor } = opened;
    const target = await middleOf(opened, 'text', 'b');
    await mouse.dragTo(await gripOf(opened, 'text', 'a'), target);
    expect(editor.linking).toEqual({ fromId: 'a', toId: 'b' });
    await mouse.up(target);
    expect(editor.active!.relations).toMatchObject([{ fromId: 'a', toId: 'b', direction: 'right' }]);
    editor.undo();
    expect(editor.active!.relations).toEqual([]);

    const nowhere = { x: target.x + 250, y: target.y + 40 };
    await mouse.dragTo(await gripOf(opened, 'text', 'a'), nowhere);
    await mouse.up(nowhere);
    expect([editor.linking, editor.active!.relations.length]).toEqual([undefined, 0]);

    await mouse.dragTo(await gripOf(opened, 'text', 'a'), target);
    await userEvent.keyboard('{Escape}');
    await mouse.up(target);
    expect([editor.linking, editor.active!.relations.length]).toEqual([undefined, 0]);
  });

  it('goes from a span to a box of an image, with the label in hand', async () => {
    const opened = await open([span('a', 1, 'Ada'), CAR], WITH_IMAGE.replace('<View>', '<View style="--le-text-max-height: 200px">'), 900);
    const { editor } = opened;
    editor.setLinkLabels(['met']);
    const target = await middleOf(opened, 'image', 'car');
    await mouse.dragTo(await gripOf(opened, 'text', 'a'), target);
    await mouse.up(target);
    expect(editor.active!.relations).toMatchObject([{ fromId: 'a', toId: 'car', labels: ['met'] }]);
  });

  it('scrolls the text at its edge', async () => {
    const opened = await open([span('a', 5, 'Ada'), span('b', 50, 'London')]);
    const { editor, root } = opened;
    const frame = root.querySelector('.le-text')!;
    const { x, bottom } = frame.getBoundingClientRect();
    const edge = { x: x + 200, y: Math.min(bottom, root.querySelector('.le-stage')!.getBoundingClientRect().bottom) - 6 };
    await mouse.dragTo(await gripOf(opened, 'text', 'a'), edge);
    await waitFor(() => expect(frame.scrollTop).toBeGreaterThan(300), { timeout: 5000 });
    await userEvent.keyboard('{Escape}');
    await mouse.up(edge);
    expect(editor.active!.relations).toEqual([]);
  });
});
