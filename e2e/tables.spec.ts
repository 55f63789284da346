import { expect, test } from './guardedTest';
import { Playground } from './playground';

test('tables are sorted for the eye only, instructions and cards are there, and a key answers', async ({ page }) => {
  test.setTimeout(60_000);
  const playground = new Playground(page);
  await playground.open('tables');
  await expect(page.getByRole('heading', { name: 'Does the answer fit the order?' })).toBeVisible();
  await expect(page.locator('.le-stage').getByRole('cell', { name: 'could be sent as it is' })).toBeVisible();
  const cards = page.locator('.le-list-card');
  await expect(cards.filter({ hasText: 'Model A' })).toContainText('your two lamp glasses leave Port Alder on Monday');
  await expect(cards.filter({ hasText: 'Model B' }).locator('b')).toHaveText('lamp glass is sold out');

  const stock = page.getByRole('table', { name: 'Table stock' });
  const articles = stock.locator('tbody tr td:first-child');
  const unsorted = ['lamp glass', 'rope; tarred', 'figs, dried'];
  await expect(articles).toHaveText(unsorted);
  const price = stock.getByRole('columnheader', { name: 'price' });
  await price.getByRole('button').click();
  await expect(price).toHaveAttribute('aria-sort', 'ascending');
  // As numbers: as texts 12.50 would come second.
  await expect(articles).toHaveText(['figs, dried', 'rope; tarred', 'lamp glass']);
  await price.getByRole('button').click();
  await price.getByRole('button').click();
  await expect(articles).toHaveText(unsorted);
  await page.getByRole('table', { name: 'Table order' }).getByRole('button', { name: 'Name' }).click();

  await page.keyboard.press('2');
  const { result, ...annotation } = await playground.submit();
  expect(result).toMatchObject([{ from_name: 'grade', to_name: 'answers', type: 'choices', value: { choices: ['Second is better'] } }]);
  expect(JSON.stringify(annotation)).not.toContain('lamp glass');
});
