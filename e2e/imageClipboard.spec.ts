import { expect, test } from './guardedTest';
import { ImageBench, type Place } from './imageBench';
import type { Result } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const AIRPORT = { width: 600, height: 403 };
const shapes = (results: readonly Result[]) => results.filter(({ type }) => /^(rectangle|polygon|keypoint)labels$/.test(String(type)));
const values = (results: readonly Result[]) =>
  shapes(results)
    .map(({ value }) => JSON.stringify(value))
    .sort();

test('regions are copied in one tab of the browser and pasted in another', async ({ page, context }) => {
  test.setTimeout(90_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const from = new ImageBench(page, AIRPORT);
  await from.playground.open('image-review');
  const copied = await from.playground.untilResult((result) => result.length === 8);
  await from.focus();
  await from.press('Control+a', 'Control+c');
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /regions copied/ })
      .first(),
  ).toBeAttached();

  const tab = await context.newPage();
  const to = new ImageBench(tab, AIRPORT);
  await to.playground.open('image-blank');
  await tab.bringToFront();
  await to.focus();
  await to.press('Control+v');
  await expect(to.playground.rows.first()).toBeVisible();
  const seen = shapes(copied).filter(({ hidden }) => hidden !== true);
  const pasted = await to.playground.untilResult((result) => shapes(result).length === seen.length);
  expect(values(pasted)).toEqual(values(seen));
  const old = new Set(copied.map(({ id }) => id));
  for (const { id } of shapes(pasted)) expect(old.has(id)).toBe(false);
  await to.press('Control+z');
  await expect(to.playground.rows).toHaveCount(0);
  expect(await from.playground.result()).toEqual(copied);
});

const SQUARES: readonly (readonly Place[])[] = [
  [
    [20, 20],
    [40, 20],
    [40, 50],
    [20, 50],
    [20, 20],
  ],
  [
    [60, 30],
    [60, 60],
    [30, 60],
    [30, 30],
    [60, 30],
  ],
];

test('the menu of regions opens by a right click and by the keyboard: order, join, undo', async ({ page }) => {
  test.setTimeout(120_000);
  const bench = new ImageBench(page, AIRPORT);
  const { playground } = bench;
  await playground.open('image-blank');
  for (const [i, square] of SQUARES.entries()) {
    await bench.arm('Building');
    await bench.click(...square);
    await bench.drawn(i + 1);
  }
  const drawn = await playground.result();
  const ids = drawn.map(({ id }) => id);
  const menu = page.getByRole('menu', { name: 'Regions' });
  const inside = await bench.at([55, 55]);
  await page.mouse.click(inside.x, inside.y, { button: 'right' });
  await expect(menu).toBeVisible();
  await playground.expectSelected(String(ids[1]));
  await menu.getByRole('menuitem', { name: 'Send to back' }).click();
  await expect(menu).toHaveCount(0);
  await playground.untilResult((result) => result[0]?.id === ids[1]);
  await bench.press('Control+z');
  await playground.untilResult((result) => result[0]?.id === ids[0]);

  // The same menu without a mouse.
  await bench.focus();
  await bench.press('Control+a', 'ContextMenu');
  await expect(menu).toBeVisible();
  await bench.press('j');
  await expect(menu.getByRole('menuitem', { name: 'Join' })).toBeFocused();
  await bench.press('Enter');
  const [joined] = await playground.untilResult((result) => result.length === 1);
  expect(joined).toMatchObject({ type: 'polygonlabels', value: { polygonlabels: ['Building'], closed: true } });
  expect(ids).toContain(joined?.id);
  expect(joined?.value.points).toHaveLength(8);
  await expect(page.locator('.le-image-surface')).toBeFocused();
  await bench.press('Control+z');
  await playground.untilResult((result) => JSON.stringify(result) === JSON.stringify(drawn));
});
