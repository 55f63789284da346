import { expect, test } from './guardedTest';
import { Playground } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const AIRPORT = { width: 600, height: 403 };
const RED_CAR = [78.3, 86] as const;

test('points for a model: a suggestion is refined, accepted, undone and submitted', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-assist');
  const click = async ([x, y]: readonly [number, number]) => {
    const at = await playground.imagePoint(x, y, AIRPORT);
    await page.mouse.click(at.x, at.y);
  };
  const accept = page.getByRole('button', { name: 'Accept suggestion 1: Vehicle' });

  await playground.label('Vehicle').first().click();
  await click(RED_CAR);
  await expect(accept).toBeVisible();
  await page.keyboard.down('Alt');
  await click([60, 20]);
  await page.keyboard.up('Alt');
  await expect(playground.log.getByText('drawn 2 results')).toBeVisible();
  await expect(page.getByText('1 suggestion', { exact: true })).toBeVisible();
  await expect(playground.rows).toHaveCount(0);

  // Saving waits for a decision.
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Accept its suggestions, keep what you drew, or discard both');

  await page.locator('.le-image-surface').focus();
  await page.keyboard.press('Alt+Enter');
  await expect(playground.rows).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(playground.rows).toHaveCount(0);
  await expect(accept).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');

  const { result } = await playground.submit();
  expect(result).toMatchObject([
    { from_name: 'outline', type: 'polygonlabels', origin: 'prediction', original_width: 600, value: { polygonlabels: ['Vehicle'] } },
  ]);
});

test('with the model switched off the smart tools draw plainly', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-assist');
  await page.locator('.le-image-surface').focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Ask the model (auto-detect)' })).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('r');
  await playground.drag(await playground.imagePoint(10, 10, AIRPORT), await playground.imagePoint(30, 30, AIRPORT));
  await expect(playground.rows).toHaveCount(1);
  await expect(playground.log.getByText('onAssist')).toHaveCount(0);
});
