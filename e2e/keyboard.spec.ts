import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
import { Playground, type Result } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const AIRPORT = { width: 600, height: 403 };

/** The element that has the focus, and whether a person can see that it has. */
async function focus(page: Page): Promise<{ readonly name: string; readonly inEditor: boolean; readonly visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const marked = (style: CSSStyleDeclaration) =>
      (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2) ||
      (style.content !== 'none' && style.content !== 'normal' && style.borderStyle !== 'none' && Number.parseFloat(style.borderWidth) >= 2);
    const styles = [getComputedStyle(element), getComputedStyle(element, '::after')];
    return {
      name: `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? ''} .${element.className}`,
      inEditor: element.closest('.le-root') !== null,
      visible: element.matches(':focus-visible') && styles.some(marked),
    };
  });
}

/** Keys only; after each of them the focus is somewhere in the editor, and can be seen. */
class Keyboard {
  constructor(readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      // The focus moves with the next render.
      await expect.poll(() => focus(this.page), `the focus after ${key}`).toMatchObject({ inEditor: true, visible: true });
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tabs to what has this role and name. */
  async tabTo(role: 'button' | 'grid' | 'application' | 'document' | 'textbox', name: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, { name }).first();
    for (let i = 0; i < 40; i++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`40 tabs did not lead to the ${role} ${name}`);
  }
}

/** The first Tab from the page into the editor. */
async function enterEditor(page: Page): Promise<Keyboard> {
  await page.getByRole('button', { name: 'Paste your own…' }).focus();
  const keyboard = new Keyboard(page);
  await keyboard.press('Tab');
  return keyboard;
}

test('a receipt is copied, walked, corrected and submitted without the mouse', async ({ page }) => {
  test.setTimeout(90_000);
  const playground = new Playground(page);
  await playground.open('ocr-receipt');
  const before = await playground.untilResult((result) => result.length > 30);
  const keyboard = await enterEditor(page);
  await keyboard.tabTo('button', 'Copy prediction to a new annotation');
  await keyboard.press('Enter');
  await expect(playground.tabs).toHaveCount(2);
  await expect(page.locator('[role="tab"][data-type="annotation"][aria-selected="true"]')).toBeVisible();

  // By the list.
  await keyboard.tabTo('grid', 'Regions');
  await keyboard.press('ArrowDown', 'ArrowDown', 'Enter');
  await playground.expectSelected('line-2');
  await keyboard.press('ArrowDown', 'Space');
  await playground.expectSelected('line-3');
  // And on by the key that works everywhere.
  await keyboard.press('Alt+.');
  await playground.expectSelected('line-4');
  await keyboard.press('Alt+,');
  await playground.expectSelected('line-3');

  await keyboard.press('Enter');
  const field = playground.questions.getByRole('textbox');
  await expect(field).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.type('Tel 0555 0138');
  await keyboard.press('Enter');
  await playground.untilResult((result) => result.some(({ value }) => String(value.text) === 'Tel 0555 0138'));
  await keyboard.press('Escape', '2');
  const relabelled = await playground.untilResult((result) =>
    result.some(({ id, value }) => id === 'line-3' && String(value.labels) === 'Handwriting'),
  );
  await keyboard.press('Delete');
  await expect(playground.row('line-3')).toHaveCount(0);
  await keyboard.press('Control+z');
  await expect(playground.row('line-3')).toHaveCount(1);
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Update', exact: true })).toBeVisible();
  // The panel follows a moment later.
  const submitted = await playground.untilResult((result) => JSON.stringify(result) === JSON.stringify(relabelled));
  expect(submitted.filter(({ id }) => id !== 'line-3')).toEqual(
    before.filter(({ id }) => id !== 'line-3').map((result) => ({ ...result, origin: 'prediction' })),
  );
});

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

test('a box is drawn, moved and resized by keys', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-blank');
  const keyboard = await enterEditor(page);
  await keyboard.tabTo('application', 'Image image');
  await keyboard.press('2', 'Enter');
  await expect(playground.rows).toHaveCount(1);
  const [drawn] = await playground.untilResult((result) => result.length === 1);
  expect(drawn).toMatchObject({ type: 'rectanglelabels', value: { rectanglelabels: ['Vehicle'] } });
  await keyboard.press('Shift+ArrowRight', 'ArrowRight', 'Alt+Shift+ArrowDown', 'Alt+ArrowDown');
  const [moved] = await playground.untilResult((result) => result[0]?.value.height !== drawn?.value.height);
  const [left, right] = [await playground.imagePoint(0, 0, AIRPORT), await playground.imagePoint(100, 0, AIRPORT)];
  const [start, { x, y, width, height }] = [drawn, moved].map((result) => result?.value) as [Box, Box];
  expect(x - start.x).toBeCloseTo((11 / (right.x - left.x)) * 100, 2);
  expect([y, width]).toEqual([start.y, start.width]);
  expect(height).toBeGreaterThan(start.height);
  // A handle in hand.
  await keyboard.press('.', 'Shift+ArrowLeft');
  await playground.untilResult((result) => result[0]?.value.width !== width);
  // Nudges in a row are one step, moves, resizes and handles one each.
  await keyboard.press('Control+z', 'Control+z', 'Control+z');
  await playground.untilResult((result) => JSON.stringify(result) === JSON.stringify([drawn]));
  await keyboard.press('Control+z');
  await expect(playground.rows).toHaveCount(0);
});

test('words are selected and labelled by keys', async ({ page }) => {
  test.setTimeout(90_000);
  const playground = new Playground(page);
  await playground.open('text-spans');
  const keyboard = await enterEditor(page);
  await keyboard.tabTo('button', 'Copy prediction to a new annotation');
  await keyboard.press('Enter');
  await keyboard.tabTo('document', 'Text text');
  for (const key of ['ArrowRight', 'Shift+ArrowRight']) await keyboard.press(...Array<string>(4).fill(key));
  await keyboard.press('3');
  const [, , , , added] = (await playground.untilResult((result) => result.length === 5)).toSorted(
    (a, b) => Number(a.origin === 'manual') - Number(b.origin === 'manual'),
  );
  expect(added).toMatchObject({ origin: 'manual', value: { text: 'that', labels: ['Fact'] } });
  // Back into the span, select it, let it grow by a character, delete it.
  await keyboard.press('ArrowLeft', 'Enter');
  await playground.expectSelected(String(added?.id));
  await keyboard.press('Alt+ArrowRight');
  await playground.untilResult((result) => result.some(({ value }) => value.text === 'that '));
  await keyboard.press('Delete');
  await playground.untilResult((result) => result.length === 4);
});

test('a reader labels, resizes, relates and deletes without leaving the keyboard', async ({ page }) => {
  test.setTimeout(60_000);
  const playground = new Playground(page);
  await playground.open('text-unicode');
  const before = await playground.untilResult((result) => result.length === 14);
  const keyboard = await enterEditor(page);
  await keyboard.tabTo('button', 'Copy prediction to a new annotation');
  await keyboard.press('Enter');
  await keyboard.tabTo('document', 'Text text');
  // The, Okafor, family, the family itself: landed.
  await keyboard.press('.', '.', '.', '.', '.', 'Shift+.', '2');
  const [added] = (await playground.untilResult((result) => result.length === 15)).filter(({ origin }) => origin === 'manual');
  expect(added).toMatchObject({ value: { start: 27, end: 36, text: 'landed in', labels: ['Place'] } });

  // The next region takes the flag behind it: a space and one character of two code points.
  await keyboard.press('Alt+.');
  await playground.expectSelected('u3');
  await keyboard.press('Alt+ArrowRight', 'Alt+ArrowRight');
  await playground.untilResult((result) => result.some(({ id, value }) => id === 'u3' && value.text === 'Zu\u0308rich \u{1F1E8}\u{1F1ED}'));

  await keyboard.press('Alt+r', 'Alt+.', 'Enter');
  await playground.untilResult((result) => result.some(({ type }) => type === 'relation'));
  await keyboard.press('Alt+.');
  await playground.expectSelected('u4');
  await keyboard.press('Delete');
  await playground.untilResult((result) => result.length === 14);
  await keyboard.press('Control+z');
  await playground.untilResult((result) => result.length === 16);

  await keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Update', exact: true })).toBeVisible();
  const resized = before.find(({ id }) => id === 'u3');
  const end = Number(resized?.value.end) + 3;
  const expected = before.filter(({ id }) => id !== 'u3').map((result) => ({ ...result, origin: 'prediction' }) as Result);
  const { result: submitted } = await playground.submitted();
  expect(submitted.filter(({ id }) => expected.some((result) => result.id === id))).toEqual(expected);
  expect(submitted.find(({ id }) => id === 'u3')).toEqual({
    ...resized,
    origin: 'prediction-changed',
    value: { ...resized?.value, end, text: 'Zu\u0308rich \u{1F1E8}\u{1F1ED}' },
  });
  expect(submitted.find(({ id }) => id === added?.id)).toEqual(added);
  expect(submitted.at(-1)).toEqual({ type: 'relation', from_id: 'u3', to_id: 'u4', direction: 'right' });
  expect(submitted).toHaveLength(16);
});

test('dialogs keep the focus and give it back', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-blank');
  const keyboard = await enterEditor(page);
  await keyboard.tabTo('application', 'Image image');
  await keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('Tab');
    // Between its last and its first element Chromium's own bar has the focus.
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(
      true,
    );
  }
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('application', { name: 'Image image' })).toBeFocused();
});
