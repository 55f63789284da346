import { expect, test } from './guardedTest';
import { Playground } from './playground';

/** No inline script, no inline style, no eval, nothing from elsewhere. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'";

test.beforeEach(async ({ page }) => {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
  });
  // What the policy stops is told to the page; the guard sees it as an error of the console.
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
});

test('an image task works under a strict content security policy', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-boxes-and-choice');
  await playground.copy();
  await playground.label('Car').click();
  const size = { width: 600, height: 403 };
  await playground.drag(await playground.imagePoint(45, 60, size), await playground.imagePoint(55, 70, size));
  await expect(playground.rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a text task is painted under a strict content security policy', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans');
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  await playground.copy();
  await playground.label('Person').click();
  await playground.selectText(136, 144);
  await expect(playground.rows).toHaveCount(5);
});

test('a dialogue, arrows and tables are shown under a strict content security policy', async ({ page }) => {
  test.setTimeout(60_000);
  const playground = new Playground(page);
  await playground.open('dialogue');
  await page.getByRole('button', { name: 'Play from 0:23' }).click();
  await expect(page.locator('.le-turn[data-playing]')).toHaveAttribute('data-turn', '4');
  await playground.open('relations');
  await expect(page.locator('.le-arrows')).toBeVisible();
  await playground.open('tables');
  await expect(page.locator('.le-stage').getByRole('cell', { name: 'could be sent as it is' })).toBeVisible();
  await expect(page.locator('.le-list-card').nth(1).locator('b')).toHaveText('lamp glass is sold out');
});

test.describe('a page with styles of its own', () => {
  // Chromium tells of them while it reads the page, in a document that is never shown; what is shown has declarations and sheets instead.
  test.use({ allowed: /^Applying inline style violates|^policy: style-src-(attr|elem) inline/ });

  test('looks as it should under a strict content security policy', async ({ page }) => {
    const playground = new Playground(page);
    await playground.open('html');
    await expect(page.locator('.byline')).toHaveCSS('font-style', 'italic');
    await expect(page.locator('.le-text span', { hasText: 'harbour board' })).toHaveCSS('background-color', 'rgb(254, 240, 199)');
  });
});
