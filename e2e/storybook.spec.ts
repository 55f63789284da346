import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';

/** Opens a story of the built Storybook, once what it plays by itself has ended. */
async function openStory(page: Page, id: string, storybook: string): Promise<void> {
  // The one thing that a built Storybook asks for and does not have.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${storybook}/iframe.html?id=${id}&viewMode=story`);
  await page.waitForFunction(() => {
    type Preview = { currentRender?: { phase?: string } };
    const preview = (globalThis as { __STORYBOOK_PREVIEW__?: Preview }).__STORYBOOK_PREVIEW__;
    return ['completed', 'afterEach', 'finished'].includes(preview?.currentRender?.phase ?? '');
  });
}

test('two editors in one story: a label and its key belong to the editor under the hand', async ({ page }, info) => {
  await openStory(page, 'host--two-editors', info.config.metadata.storybookURL as string);
  const [first, second] = ['first', 'second'].map((name) => page.getByRole('region', { name, exact: true }));
  if (!first || !second) throw new Error('two editors are expected');
  const person = (editor: typeof first) => editor.getByRole('button', { name: /^Person/ });
  await page.keyboard.press('Escape');
  await first.locator('.le-text').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('1');
  await expect(person(first)).toHaveAttribute('aria-pressed', 'true');
  await expect(person(second)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Escape');
  await expect(person(first)).toHaveAttribute('aria-pressed', 'false');
  await person(second).click();
  await expect(person(second)).toHaveAttribute('aria-pressed', 'true');
  await expect(person(first)).toHaveAttribute('aria-pressed', 'false');
});

test('the editor in a shadow root: what was labelled is listed, chosen with the mouse and deleted with the keyboard', async ({
  page,
}, info) => {
  await openStory(page, 'host--in-a-shadow-root', info.config.metadata.storybookURL as string);
  const rows = page.getByRole('grid', { name: 'Regions' }).getByRole('row');
  const before = await rows.count();
  expect(before).toBeGreaterThan(0);
  await rows.first().click();
  await expect(rows.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(before - 1);
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(before);
});
