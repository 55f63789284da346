import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
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
