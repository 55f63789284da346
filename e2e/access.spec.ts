import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import { expect, STYLES_READ_INERT, test } from './guardedTest';
import { Playground } from './playground';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to in the editor: rule, element, why. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    type Axe = { run(root: string): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> };
    const { axe } = globalThis as unknown as { axe: Axe };
    const found = await axe.run('.le-root');
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}

for (const theme of ['light', 'dark'] as const) {
  for (const [where, width] of [
    ['wide', 1400],
    ['narrow', 400],
  ] as const) {
    test(`axe finds nothing in the editor: ${theme}, ${where}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const playground = new Playground(page);
      for (const sample of ['image-review', 'ocr', 'text-spans']) {
        await page.goto(`/?sample=${sample}&theme=${theme}&panel=0`);
        await playground.surfaceReady();
        expect(await violations(page), `${sample}, as it opens`).toEqual([]);
      }
      await playground.copy();
      await playground.rows.first().click();
      expect(await violations(page), 'a copy with a region selected').toEqual([]);
      for (const panel of [/^Layers/, /^Problems/]) {
        await page.getByRole('tab', { name: panel }).click();
        await expect(page.getByRole('tabpanel').last()).not.toContainText('Loading');
        expect(await violations(page), String(panel)).toEqual([]);
      }
    });
  }
}

for (const theme of ['light', 'dark'] as const) {
  for (const [where, width] of [
    ['wide', 1400],
    ['narrow', 400],
  ] as const) {
    test(`axe finds nothing among the tools of an image: ${theme}, ${where}`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const playground = new Playground(page);
      await page.goto(`/?sample=image-tools&theme=${theme}&panel=0`);
      await playground.surfaceReady();
      const toolbar = page.getByRole('toolbar', { name: 'Image tools' });
      await expect(toolbar).toHaveAttribute('data-many', 'true');
      expect(await violations(page), 'as it opens, with more tools than a column holds').toEqual([]);
      await page.locator('.le-image-surface').focus();
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await expect(playground.rows).toHaveCount(1);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Shift+F10');
      await expect(page.getByRole('menu', { name: 'Regions' })).toBeVisible();
      expect(await violations(page), 'with the menu of a region').toEqual([]);
      await page.keyboard.press('Escape');
      await toolbar.getByRole('button', { name: 'Brightness and contrast' }).click();
      await page.keyboard.press('b');
      await expect(page.getByRole('slider', { name: 'Size of the brush' })).toBeVisible();
      expect(await violations(page), 'with sliders of light and brush').toEqual([]);
    });
  }
}

test.describe('in what is read', () => {
  // One of the samples is a page with styles.
  test.use({ allowed: STYLES_READ_INERT });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${theme}`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize({ width: 1400, height: 900 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const playground = new Playground(page);
      for (const sample of ['html', 'dialogue', 'relations', 'tables']) {
        await page.goto(`/?sample=${sample}&theme=${theme}&panel=0`);
        await playground.surfaceReady();
        await expect(page.locator('.le-stage')).not.toContainText('Loading');
        expect(await violations(page), `${sample}, as it opens`).toEqual([]);
        if (sample === 'tables') continue;
        await playground.rows.first().click();
        if (sample === 'relations') {
          await page.getByRole('tab', { name: /^Relations/ }).click();
          await page.getByRole('grid', { name: 'Relations' }).getByRole('row').first().click();
        } else {
          await page.getByRole('button', { name: 'Search in the text' }).click();
          await expect(page.getByRole('searchbox', { name: 'Search in the text' })).toBeFocused();
        }
        expect(await violations(page), `${sample}, at work`).toEqual([]);
      }
    });
  }
});
