import { PAGE_POLICY } from '../src/host/policy';
import { expect, STYLES_READ_INERT, test } from './guardedTest';
import { openHost } from './hostPage';
import { Playground } from './playground';

// Every page of these tests is served with the policy, and a test whose page breaks it fails. What is left to say:

test('the playground and a host are served with the strict content security policy', async ({ page }) => {
  for (const forbidden of ['unsafe-inline', 'unsafe-eval', '*']) expect(PAGE_POLICY).not.toContain(forbidden);
  const served = await page.goto('/');
  expect(served?.headers()['content-security-policy']).toBe(PAGE_POLICY);
  const hosted = page.waitForResponse((response) => response.url().endsWith('/host/'));
  await openHost(page, 'document.body.textContent = "A host";');
  expect((await hosted).headers()['content-security-policy']).toBe(PAGE_POLICY);
});

test.describe('what the policy stops', () => {
  const stopped = /^error: policy: script-src-elem inline/;
  test.use({ allowed: new RegExp(`${stopped.source}|^error: Executing inline script violates`) });

  test('is seen by the guard of these tests', async ({ page }) => {
    await page.goto('/');
    const told = page.waitForEvent('console', (message) => stopped.test(`${message.type()}: ${message.text()}`));
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
    });
    await told;
    expect(await page.title()).not.toBe('ran');
  });
});

test.describe('a page with styles of its own', () => {
  test.use({ allowed: STYLES_READ_INERT });

  test('looks as it should: what is shown has declarations and sheets in place of styles', async ({ page }) => {
    const playground = new Playground(page);
    await playground.open('html');
    await expect(page.locator('.byline')).toHaveCSS('font-style', 'italic');
    await expect(page.locator('.le-text span', { hasText: 'harbour board' })).toHaveCSS('background-color', 'rgb(254, 240, 199)');
  });
});
