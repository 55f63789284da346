import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
import { Playground } from './playground';

test.use({
  serviceWorkers: 'allow',
  // Without a network the browser says that it found no newer version.
  allowed: /^error: (?:An unknown error occurred when fetching the script|Failed to load resource: net::ERR_INTERNET_DISCONNECTED)/,
});

/** The app is kept, and what the page asks for next comes from what is kept. */
async function untilKept(page: Page): Promise<void> {
  const state = () => page.evaluate(() => navigator.serviceWorker.controller?.state);
  await expect.poll(state, { timeout: 20_000 }).toBe('activated');
  const isKept = () => page.evaluate(async () => (await caches.match('/samples/call.mp3')) !== undefined);
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
}

test('once it has been visited the playground opens and works without a network', async ({ page, context }) => {
  test.setTimeout(90_000);
  const playground = new Playground(page);
  await playground.open('text-spans');
  await untilKept(page);
  await context.setOffline(true);

  // A sample that was not open before, with parts that are loaded when they are used.
  await playground.open('image-boxes-and-choice');
  await page.reload();
  await playground.surfaceReady();
  await playground.copy();
  await playground.label('Car').click();
  const size = { width: 600, height: 403 };
  await playground.drag(await playground.imagePoint(45, 60, size), await playground.imagePoint(55, 70, size));
  await expect(playground.rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();

  // A recording is played from its middle: parts of the file are asked for.
  await playground.open('dialogue');
  await page.getByRole('button', { name: 'Play from 0:23' }).click();
  await expect(page.locator('.le-turn[data-playing]')).toHaveAttribute('data-turn', '4');

  await page.goto('/?projects');
  await expect(page.getByRole('heading', { name: 'Projects', exact: true })).toBeVisible();
});

test('it can be installed', async ({ page, context }) => {
  await page.goto('/');
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { name, display, icons } = JSON.parse(data ?? '') as { name: string; display: string; icons: { src: string; sizes: string }[] };
  expect([name, display]).toEqual(['Label Editor playground', 'standalone']);
  for (const { src, sizes } of icons) {
    const width = await page.evaluate(async (address) => {
      const image = Object.assign(new Image(), { src: address });
      await image.decode();
      return image.naturalWidth;
    }, src);
    if (sizes !== 'any') expect(`${width}x${width}`, src).toBe(sizes);
  }
});

test('a new version waits until it is wanted, in each tab', async ({ page, context }) => {
  const tabs = [page, await context.newPage()] as const;
  for (const tab of tabs) {
    await tab.goto('/?sample=text-spans');
    await untilKept(tab);
    await tab.evaluate(() => document.documentElement.setAttribute('data-stays', ''));
  }
  const [first, second] = tabs;
  const stays = (tab: Page) => tab.locator('html[data-stays]');
  // Another address of the worker is another version to the browser.
  await first.evaluate(() => navigator.serviceWorker.register('/sw.js?next'));
  for (const tab of tabs) {
    await expect(tab.getByText('A new version is here.')).toBeVisible({ timeout: 20_000 });
    await expect(stays(tab)).toHaveCount(1);
  }
  await first.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(stays(first)).toHaveCount(0);
  await expect(new Playground(first).log).toContainText('onReady');
  await expect(stays(second)).toHaveCount(1);
  await second.getByRole('button', { name: 'Later' }).click();
  await expect(second.getByText('A new version is here.')).toHaveCount(0);
  await expect(stays(second)).toHaveCount(1);
});

test('neither a page of the command line nor an answer of its server is one that was kept', async ({ page }) => {
  await page.goto('/');
  await untilKept(page);
  const isKept = async (address: string) => (await page.goto(address))?.fromServiceWorker();
  expect(await isKept('/')).toBe(true);
  expect(await isKept('/?projects')).toBe(true);
  for (const address of ['/api/project', '/api/tasks/1', '/data/a.png?d=/', '/?project=served'])
    expect(await isKept(address), address).toBe(false);
  // What another app left at the address of the command line's server is taken away.
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
