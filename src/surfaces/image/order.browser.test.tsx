import { expect, test } from 'vitest';
import { box, CONFIG, colorAt, mouse, openPage, painted, placeOf } from './imagePage.test';

const value = { x: 30, y: 30, width: 30, height: 30, rotation: 0 };

test('what is brought to the front is painted and hit above the others, and below them when it is sent back', async () => {
  const page = await openPage({
    result: [box('red', 10, 10, 40, 40), box('blue', 0, 0, 0, 0, { value: { ...value, rectanglelabels: ['Tree'] } })],
  });
  const { annotation } = page.editor;
  const shared = placeOf(page, 40, 40);
  const redder = () => {
    const [red, , blue] = colorAt(page, shared);
    return red > blue;
  };
  const hit = async () => {
    await mouse.click(shared);
    const [id] = annotation?.selection ?? [];
    annotation?.clearSelection();
    // A second click on the same spot would pick what lies below.
    await mouse.click(placeOf(page, 95, 95));
    await painted();
    return id;
  };
  await expect.poll(redder).toBe(false);
  expect(await hit()).toBe('blue');
  annotation?.reorder(['red'], 'front');
  await expect.poll(redder).toBe(true);
  expect(await hit()).toBe('red');
  annotation?.reorder(['red'], 'backward');
  await expect.poll(redder).toBe(false);
  expect(await hit()).toBe('blue');
  annotation?.undo();
  await expect.poll(redder).toBe(true);
});

test('with kept labels one box after the other is drawn, though each asks its question', async () => {
  const asking = CONFIG.replace('</View>', '<TextArea name="words" toName="img" perRegion="true"/></View>');
  const page = await openPage({ config: asking, settings: { keepLabel: true } });
  page.editor.labeling.pressLabel('box', 'Car');
  for (const x of [10, 40, 70]) {
    await mouse.swipe(placeOf(page, x, 20), placeOf(page, x + 20, 40));
    expect(page.editor.annotation?.selection).toEqual([page.editor.annotation?.orderedIds.at(-1)]);
  }
  expect(page.editor.annotation?.regions.map(({ labels }) => labels)).toEqual([['Car'], ['Car'], ['Car']]);
  expect(page.editor.labeling.armed('box')).toEqual(['Car']);
});
