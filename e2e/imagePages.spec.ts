import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
import { ImageBench } from './imageBench';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

/** Pages 3, 6, 9 … of the sample. */
const STARS = { width: 1600, height: 1200 };

/** Pictures and canvases of the page. */
const pictures = (page: Page): Promise<number> => page.locator('.le-root').locator('img, canvas').count();

async function onPage(page: Page, number: number): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`${number} of 200`);
  await expect(page.locator('.le-image-frame[data-status="ready"]')).toBeVisible();
}

async function jump(page: Page, number: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Go to page' }).fill(String(number));
  await page.keyboard.press('Enter');
  await onPage(page, number);
}

test('pages have regions and answers of their own; visiting them costs nothing', async ({ page }) => {
  test.setTimeout(150_000);
  const bench = new ImageBench(page, STARS);
  const { playground } = bench;
  await playground.open('image-pages');
  await onPage(page, 1);
  await bench.focus();
  await bench.press('Control+ArrowRight');
  await onPage(page, 2);
  await bench.press('Control+ArrowRight');
  await onPage(page, 3);
  await bench.arm('Title');
  await bench.drag([20, 20], [40, 40]);
  await bench.drawn(1);
  await page.getByText('Good', { exact: true }).click();
  await jump(page, 150);
  await expect(page.getByRole('radio', { name: 'Good' }).or(page.getByRole('checkbox', { name: 'Good' }))).not.toBeChecked();
  await bench.arm('Figure');
  await bench.drag([50, 50], [60, 70]);
  await expect(playground.rows).toHaveCount(2);
  await page.getByText('Unreadable', { exact: true }).click();
  const results = await playground.untilResult((result) => result.length === 4);
  const box = { from_name: 'box', original_width: 1600, original_height: 1200 };
  const answer = { from_name: 'quality', to_name: 'image', type: 'choices' };
  expect(results.toSorted((a, b) => Number(a.item_index) - Number(b.item_index))).toEqual([
    expect.objectContaining({ ...box, item_index: 2, value: expect.objectContaining({ rectanglelabels: ['Title'] }) }),
    expect.objectContaining({ ...answer, item_index: 2, value: { choices: ['Good'] } }),
    expect.objectContaining({ ...box, item_index: 149, value: expect.objectContaining({ rectanglelabels: ['Figure'] }) }),
    expect.objectContaining({ ...answer, item_index: 149, value: { choices: ['Unreadable'] } }),
  ]);

  // A region of another page is shown where it is.
  await playground.rows.first().click();
  await onPage(page, 3);
  await expect(page.getByRole('radio', { name: 'Good' }).or(page.getByRole('checkbox', { name: 'Good' }))).toBeChecked();
  const { result } = await playground.submit();
  expect(result).toEqual(results);

  await jump(page, 21);
  const before = await pictures(page);
  await bench.focus();
  for (let number = 22; number <= 45; number++) {
    await bench.press('Control+ArrowRight');
    await onPage(page, number);
  }
  const after = await pictures(page);
  expect(after).toBe(before);
});
