import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, mouse, openPage, painted, placeOf, regionValue } from './imagePage.test';

test('arrows move a cursor and Space clicks there: a box by two points, said', async () => {
  const page = await openPage();
  page.editor.labeling.pressLabel('box', 'Tree');
  page.element.focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  expect(page.surface().cursor.at).toEqual({ x: expect.closeTo(48.75, 6), y: 50 });
  expect(page.surface().said).toBe('48.8, 50 %');
  await userEvent.keyboard(' {Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift} ');
  const [region] = page.editor.annotation?.regions ?? [];
  expect(region?.value).toMatchObject({ x: expect.closeTo(48.75, 6), width: expect.closeTo(5, 6), height: expect.closeTo(5, 6) });
});

test('a polygon by points: Enter finishes', async () => {
  const page = await openPage();
  page.editor.labeling.pressLabel('poly', 'Roof');
  page.element.focus();
  await userEvent.keyboard('{ArrowRight} {Shift>}{ArrowRight}{ArrowRight}{/Shift} {Shift>}{ArrowDown}{ArrowDown}{/Shift} {Enter}');
  const [region] = page.editor.annotation?.regions ?? [];
  expect(region?.value).toMatchObject({ closed: true });
  expect((region?.value as { points: unknown[] } | undefined)?.points).toHaveLength(3);
});

test('Escape puts the cursor away', async () => {
  const page = await openPage();
  page.editor.labeling.pressLabel('box', 'Tree');
  page.element.focus();
  await userEvent.keyboard('{ArrowRight}{Escape}');
  expect(page.surface().cursor.at).toBeUndefined();
});

test('less and greater turn, one commit a burst; Control and A select all', async () => {
  const page = await openPage({ result: [box('a', 40, 40, 20, 20), box('b', 70, 70, 10, 10)] });
  page.editor.active?.selectRegions(['a']);
  page.element.focus();
  await userEvent.keyboard('>>>');
  page.editor.active?.selectRegions(['a']);
  await expect.poll(() => regionValue(page, 'a').rotation, { timeout: 3000 }).toBeCloseTo(3, 6);
  page.editor.undo();
  expect(regionValue(page, 'a').rotation).toBe(0);
  expect(page.editor.annotation?.canUndo).toBe(false);
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(page.editor.active?.selection).toEqual(['a', 'b']);
});

test('Alt and a period pick what lies below the last click, then pass the key on', async () => {
  const page = await openPage({ result: [box('below', 10, 10, 40, 40), box('top', 20, 20, 40, 40)] });
  await mouse.click(placeOf(page, 30, 30));
  await painted();
  expect(page.editor.active?.selection).toEqual(['top']);
  page.element.focus();
  await userEvent.keyboard('{Alt>}.{/Alt}');
  expect(page.editor.active?.selection).toEqual(['below']);
  await userEvent.keyboard('{Alt>}.{/Alt}');
  expect(page.editor.active?.selection).toEqual(['below']);
});
