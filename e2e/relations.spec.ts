import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
import { Reading } from './reading';

// Wide enough for the side panel beside the data.
test.use({
  viewport: { width: 1720, height: 900 },
  // Reading back where arrows are drawn is the test's, not the page's.
  allowed: /willReadFrequently/,
});

/** The middle of the box around the red aircraft, in percent of the picture. */
const JET = [80.8, 64.4] as const;
/** The upper side of the box around the cart. */
const CART_TOP = [19.5, 79.65] as const;
const AIRPORT = { width: 600, height: 403 };

/** Where in a row of client pixels the arrow nearest to `x` is drawn. */
async function drawnAt(page: Page, x: number, y: number): Promise<number> {
  const found = await page.locator('.le-arrows-canvas').evaluate(
    (canvas, { x, y }) => {
      const { left, top, width } = canvas.getBoundingClientRect();
      const scale = (canvas as HTMLCanvasElement).width / width;
      const row = (canvas as HTMLCanvasElement)
        .getContext('2d')
        ?.getImageData(0, Math.round((y - top) * scale), (canvas as HTMLCanvasElement).width, 1).data;
      const columns = Array.from({ length: (row?.length ?? 0) / 4 }, (_, i) => i).filter((i) => (row?.[4 * i + 3] ?? 0) > 200);
      const nearest = columns.map((i) => left + (i + 0.5) / scale).sort((a, b) => Math.abs(a - x) - Math.abs(b - x));
      return nearest[0];
    },
    { x, y },
  );
  if (found === undefined) throw new Error('no arrow is drawn there');
  return found;
}

test('a text and a picture are related by a drag; an arrow is picked by a click', async ({ page }) => {
  test.setTimeout(90_000);
  const reading = new Reading(page);
  const { playground } = reading;
  await playground.open('relations');
  const before = await playground.untilResult((result) => result.length === 17);
  await expect(page.locator('.le-arrows')).toBeVisible();
  await page.getByRole('tab', { name: /^Relations/ }).click();
  const relations = page.getByRole('grid', { name: 'Relations' }).getByRole('row');
  await expect(relations).toHaveCount(7);

  // Beside its text the text keeps its place, whatever is loaded later.
  const frame = await page.locator('.le-text').boundingBox();
  const picture = await page.locator('.le-image-frame').boundingBox();
  expect(Math.abs((frame?.y ?? 0) - (picture?.y ?? 99))).toBeLessThan(12);

  // From a word, by the grip beside it, to a box of the picture.
  const word = await reading.middle('Tomas Berg');
  await page.mouse.move(word.x, word.y, { steps: 3 });
  const grip = page.locator('.le-arrows-grip');
  await expect(grip).toBeVisible();
  const from = (await grip.boundingBox()) as { x: number; y: number; width: number; height: number };
  await playground.drag({ x: from.x + from.width / 2, y: from.y + from.height / 2 }, await playground.imagePoint(...JET, AIRPORT));
  const labels = page.locator('.le-link-bar').getByRole('combobox');
  await expect(labels).toBeFocused();
  await reading.press('3');
  await expect(relations).toHaveCount(8);
  await reading.press('Enter');
  await expect(page.locator('.le-link-bar')).toHaveCount(0);
  const picked = relations.and(page.locator('[aria-selected="true"]'));
  await reading.press('Escape');
  await expect(picked).toHaveCount(0);
  const { result } = await playground.submit('Update');
  expect(result).toEqual([...before, { type: 'relation', from_id: 'tomas', to_id: 'jet', direction: 'right', labels: ['is shown by'] }]);

  // The arrow to the cart comes down on its box: a click on what is drawn just above that picks it.
  const top = await playground.imagePoint(...CART_TOP, AIRPORT);
  // Drawn strongly again once the other one is let go.
  await expect.poll(async () => Math.abs((await drawnAt(page, top.x, top.y - 14)) - top.x)).toBeLessThan(15);
  await page.mouse.click(await drawnAt(page, top.x, top.y - 14), top.y - 14);
  await expect(picked).toContainText('baggage cart');
  await expect(picked).toContainText('is shown by');
  await reading.press('Delete');
  await expect(relations).toHaveCount(7);
  await playground.untilResult((now) => now.length === 17 && !now.some(({ to_id }) => to_id === 'cart'));
  await reading.press('Control+z');
  await expect(relations).toHaveCount(8);
  await playground.untilResult((now) => JSON.stringify(now) === JSON.stringify(result));
});
