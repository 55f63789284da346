import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AssistRequest, Result } from '../../../core';
import './suggestions.css';
import { box, colorAt, mouse, openPage, type PageOptions, painted, placeOf } from '../imagePage.test';

const CONFIG = `<View>
  <Image name="img" value="$image"/>
  <KeyPointLabels name="point" toName="img" smart="true" strokeWidth="2"><Label value="Car" background="rgb(255, 0, 0)"/></KeyPointLabels>
  <RectangleLabels name="box" toName="img" strokeWidth="2" fillOpacity="0"><Label value="Car" background="rgb(255, 0, 0)"/></RectangleLabels>
</View>`;

/** A page with a model that answers at once, or when the test says so. */
async function openWithModel(answer?: readonly Result[], options: PageOptions = {}) {
  const requests: AssistRequest[] = [];
  const waiting: ((results: readonly Result[]) => void)[] = [];
  const page = await openPage({ config: CONFIG, ...options });
  page.editor.setOptions({
    onAssist: (request) => {
      requests.push(request);
      return answer ? Promise.resolve(answer) : new Promise((resolve) => waiting.push(resolve));
    },
  });
  page.editor.labeling.pressLabel('point', 'Car');
  await painted();
  return { page, requests, waiting };
}

const pill = (name: RegExp) => screen.getByRole('group', { name });
const isRed = ([r, g, b]: readonly number[]): boolean => r! > 150 && g! < 110 && b! < 110;

describe('prompts', () => {
  test('a click is a point for the model, with Alt one that is not meant; both are told apart by shape', async () => {
    const { page, requests } = await openWithModel();
    await mouse.click(placeOf(page, 30, 30));
    await mouse.click(placeOf(page, 70, 70), { keys: ['Alt'] });
    expect(requests.map(({ group }) => group.map(({ is_positive: sign }) => sign))).toEqual([[true], [true, false]]);
    expect(page.editor.annotation?.count).toBe(0);
    await painted();
    const [yes, no] = [placeOf(page, 30, 30), placeOf(page, 70, 70)];
    // Both have a white bar across; only the disc has one down.
    for (const { x, y } of [yes, no]) expect(Math.min(...colorAt(page, { x: x - 3, y }))).toBeGreaterThan(200);
    expect(Math.min(...colorAt(page, { x: yes.x, y: yes.y - 3 }))).toBeGreaterThan(200);
    expect(Math.min(...colorAt(page, { x: no.x, y: no.y - 3 }))).toBeLessThan(100);
    // A diamond has no corner where a disc has its rim.
    expect(Math.max(...colorAt(page, { x: yes.x + 5, y: yes.y + 5 }).slice(0, 3))).toBeGreaterThan(100);
    expect(colorAt(page, { x: no.x + 7, y: no.y + 7 }).slice(0, 3)).toEqual([128, 128, 128]);
  });

  test('are placed on what is there already', async () => {
    const { page, requests } = await openWithModel(undefined, { result: [box('a', 20, 20, 30, 30)] });
    await mouse.click(placeOf(page, 30, 30));
    expect(requests).toHaveLength(1);
    expect(page.editor.active?.selection).toEqual([]);
  });

  test('of a plain control are regions, as are all while it is switched off', async () => {
    const { page, requests } = await openWithModel();
    page.editor.labeling.pressLabel('box', 'Car');
    await mouse.swipe(placeOf(page, 10, 10), placeOf(page, 30, 30));
    page.element.focus();
    await userEvent.keyboard('m');
    expect(screen.getByRole('button', { name: 'Ask the model (auto-detect)' })).toHaveProperty('ariaPressed', 'false');
    page.editor.labeling.pressLabel('point', 'Car');
    await mouse.click(placeOf(page, 80, 80));
    expect(requests).toEqual([]);
    expect(page.editor.annotation?.regions.map(({ kind }) => kind)).toEqual(['rectangle', 'keypoint']);
  });
});

describe('waiting', () => {
  test('shows a spinner at the prompt, with a button to cancel', async () => {
    const { page, waiting } = await openWithModel();
    await mouse.click(placeOf(page, 30, 30));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the request' }));
    expect(page.editor.assist.pending).toBe(false);
    waiting[0]?.([box('late', 1, 1, 5, 5)]);
    await painted();
    expect(page.editor.assist.suggestions).toBeUndefined();
    expect(screen.queryByRole('button', { name: 'Cancel the request' })).toBeNull();
  });
});

describe('suggestions', () => {
  test('are dashed, and solid once they are accepted', async () => {
    const { page } = await openWithModel([box('a', 20, 20, 40, 40)]);
    await mouse.click(placeOf(page, 40, 40));
    await expect.poll(() => page.editor.assist.suggestions?.count).toBe(1);
    await expect.poll(() => page.surface().ready).toBe(true);
    await painted();
    const from = placeOf(page, 25, 20);
    const along = () => Array.from({ length: 60 }, (_, i) => isRed(colorAt(page, { x: from.x + i, y: from.y })));
    const dashes = along().filter((red, i, all) => red && !all[i - 1]).length;
    expect(dashes).toBeGreaterThan(3);
    await userEvent.click(screen.getByRole('button', { name: 'Accept suggestion 1: Car' }));
    await painted();
    await expect.poll(() => page.surface().ready).toBe(true);
    expect(along().every(Boolean)).toBe(true);
    expect(page.editor.annotation?.orderedIds).toEqual(['a']);
  });

  test('each have a pill below, which goes with the view', async () => {
    const { page } = await openWithModel([box('a', 20, 20, 20, 20)]);
    await mouse.click(placeOf(page, 40, 40));
    const group = await screen.findByRole('group', { name: 'Suggestion 1 of 1: Car' });
    const middle = () => {
      const { left, width, top } = group.getBoundingClientRect();
      return { x: left + width / 2, y: top };
    };
    const expectBelow = () => {
      const wanted = placeOf(page, 30, 40);
      expect(Math.abs(middle().x - wanted.x)).toBeLessThan(3);
      expect(middle().y - wanted.y).toBeGreaterThan(0);
      expect(middle().y - wanted.y).toBeLessThan(10);
    };
    expectBelow();
    const renders = page.renders();
    page.surface().viewport.zoomBy(1.25);
    page.surface().viewport.panBy({ x: 40, y: 30 });
    await painted();
    expectBelow();
    expect(page.renders()).toBe(renders);
  });

  test('are decided on by keyboard alone: the focus goes to the next, from the last to the image', async () => {
    const { page } = await openWithModel([box('a', 10, 10, 10, 10), box('b', 40, 40, 10, 10), box('c', 70, 70, 10, 10)]);
    await mouse.click(placeOf(page, 50, 20));
    await screen.findByRole('group', { name: 'Suggestion 1 of 3: Car' });
    page.element.focus();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Accept suggestion 1: Car' }));
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.closest('[data-suggestion]')).toHaveProperty('dataset.suggestion', 'b');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(document.activeElement?.closest('[data-suggestion]')).toHaveProperty('dataset.suggestion', 'c');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(page.element);
    expect(page.editor.annotation?.orderedIds).toEqual(['a']);
    expect(screen.queryByRole('group', { name: /Suggestion/ })).toBeNull();
  });

  test('have pills on the page shown and in view only, and not more than can be told apart', async () => {
    const many = Array.from({ length: 300 }, (_, i) => box(`s${i}`, (i % 20) * 5, Math.floor(i / 20) * 6, 3, 3));
    const { page } = await openWithModel([...many, box('elsewhere', 10, 10, 10, 10, { item_index: 3 })]);
    await mouse.click(placeOf(page, 50, 20));
    await screen.findByRole('group', { name: '301 suggestions' });
    const group = screen.getByRole('group', { name: '301 suggestions' });
    const shown = () => within(group).getAllByRole('group').length;
    expect(shown()).toBe(60);
    page.surface().viewport.zoomBy(1.3, { x: 0, y: 0 });
    for (let i = 0; i < 6; i++) page.surface().viewport.zoomBy(1.3, { x: 0, y: 0 });
    await painted();
    expect(shown()).toBeLessThan(60);
    expect(group.querySelector('[data-suggestion="s0"]')).not.toBeNull();
    expect(group.querySelector('[data-suggestion="elsewhere"]')).toBeNull();
  });

  test('that replace each other leave no canvas behind', async () => {
    const { page } = await openWithModel([box('a', 20, 20, 20, 20)]);
    for (let i = 0; i < 4; i++) {
      await mouse.click(placeOf(page, 20 + i * 15, 80));
      await expect.poll(() => page.editor.assist.pending).toBe(false);
    }
    await expect.poll(() => page.surface().ready).toBe(true);
    expect(pill(/Suggestion 1 of 1/)).toBeTruthy();
    page.editor.assist.discard();
    await painted();
    expect(screen.queryByRole('group', { name: /Suggestion/ })).toBeNull();
    expect(colorAt(page, placeOf(page, 30, 20)).slice(0, 3)).toEqual([128, 128, 128]);
  });
});
