import { readFileSync } from 'node:fs';
import { expect, test } from './guardedTest';
import { openHost } from './hostPage';

test('the example of the README works with the built package as it is written', async ({ page }) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, code] = /```tsx\n([\s\S]*?)```/.exec(readme) ?? [];
  if (!code) throw new Error('README.md has no block of tsx');
  await openHost(page, code);

  await expect(page.locator('.le-image-frame[data-status="ready"]')).toBeVisible();
  await expect(page.getByRole('tab', { name: /^one/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('grid', { name: 'Regions' }).getByRole('row')).toHaveCount(1);
  await expect(page.getByRole('grid', { name: 'Regions' }).getByRole('row')).toContainText('Airplane');

  await page.getByRole('button', { name: 'Copy prediction to a new annotation' }).click();
  const logged = page.waitForEvent('console', (message) => message.type() === 'log');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  const [result] = (await logged).args();
  const value = { x: 5, y: 12.8, width: 32.5, height: 45, rectanglelabels: ['Airplane'] };
  expect(await result?.jsonValue()).toEqual([
    { id: 'a', type: 'rectanglelabels', from_name: 'label', to_name: 'image', value, origin: 'prediction' },
  ]);
  await expect(page.getByRole('tab', { name: /Saved/ })).toHaveAttribute('aria-selected', 'true');
});
