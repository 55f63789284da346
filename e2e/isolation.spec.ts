import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
import { hostCode, openHost } from './hostPage';

const NAMES = ['first', 'second', 'third'] as const;
type Name = (typeof NAMES)[number];

const editor = (page: Page, name: Name) => page.getByRole('region', { name, exact: true });
const label = (page: Page, name: Name, value: string) => editor(page, name).getByRole('button', { name: new RegExp(`^${value}`) });

async function spans(page: Page, name: Name): Promise<string[]> {
  const text = await page.getByRole('status', { name: `Result of ${name}` }).textContent();
  return (JSON.parse(text || '[]') as { start: number; end: number; labels: string[] }[]).map(
    ({ start, end, labels }) => `${start}-${end} ${labels}`,
  );
}

/** Drags the mouse over part of a text. */
async function selectText(page: Page, name: Name, start: number, end: number): Promise<void> {
  const box = await editor(page, name)
    .locator('.le-text-body')
    .evaluate(
      (body, [from, to]) => {
        const node = document.createTreeWalker(body, NodeFilter.SHOW_TEXT).nextNode() as Text;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const { left, right, top, height } = range.getBoundingClientRect();
        return { left, right, middle: top + height / 2 };
      },
      [start, end] as const,
    );
  await page.mouse.move(box.left + 0.5, box.middle);
  await page.mouse.down();
  await page.mouse.move((box.left + box.right) / 2, box.middle, { steps: 3 });
  await page.mouse.move(box.right - 0.5, box.middle, { steps: 3 });
  await page.mouse.up();
}

/** Which text is painted in which colour, by the styles that are really in force. */
const highlights = (page: Page) =>
  page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      [...highlight].map((range) => {
        const host = (range.startContainer.getRootNode() as Document | ShadowRoot) ?? document;
        const root = range.startContainer.parentElement?.closest('section')?.getAttribute('aria-label');
        const style = getComputedStyle(range.startContainer.parentElement as Element, `::highlight(${name})`);
        return {
          name,
          root,
          shadow: host !== document,
          text: (range.startContainer.textContent ?? '').slice(range.startOffset, range.endOffset),
          painted: style.backgroundColor,
        };
      }),
    ),
  );

test.use({ viewport: { width: 1280, height: 1300 } });

test('editors on one page share neither keys, nor history, nor highlights, nor styles', async ({ page }) => {
  await openHost(page, hostCode('isolation'));
  for (const name of NAMES) await expect.poll(() => spans(page, name)).toEqual(['0-3 Person']);
  await expect.poll(async () => (await highlights(page)).length).toBe(3);

  // Keys belong to the editor that has the focus; without one, to the page.
  await editor(page, 'second').getByRole('document').focus();
  await page.keyboard.press('2');
  await expect(label(page, 'second', 'Place')).toHaveAttribute('aria-pressed', 'true');
  for (const name of ['first', 'third'] as const) await expect(label(page, name, 'Place')).toHaveAttribute('aria-pressed', 'false');
  const search = page.getByRole('textbox', { name: 'Search the host' });
  await search.click();
  await page.keyboard.type('12 ');
  await page.keyboard.press('Delete');
  await expect(search).toHaveValue('12 ');
  await expect(label(page, 'second', 'Place')).toHaveAttribute('aria-pressed', 'true');
  await expect(label(page, 'first', 'Person')).toHaveAttribute('aria-pressed', 'false');

  // Each works with the mouse, the one in the shadow root too.
  await selectText(page, 'second', 15, 19);
  await expect.poll(() => spans(page, 'second')).toEqual(['0-3 Person', '15-19 Place']);
  for (const name of ['first', 'third'] as const) {
    await label(page, name, 'Place').click();
    await selectText(page, name, name === 'first' ? 20 : 15, name === 'first' ? 24 : 19);
  }
  await expect.poll(() => spans(page, 'first')).toEqual(['0-3 Person', '20-24 Place']);
  await expect.poll(() => spans(page, 'third')).toEqual(['0-3 Person', '15-19 Place']);

  // Each has highlights of its own, painted by a sheet in its own root.
  await expect
    .poll(async () => (await highlights(page)).map(({ root, text }) => `${root}: ${text}`).sort())
    .toEqual(['first: Ada', 'first: Rome', 'second: Eva', 'second: Oslo', 'third: Ida', 'third: Nice']);
  const painted = await highlights(page);
  for (const { painted: color } of painted) expect(color).not.toBe('rgba(0, 0, 0, 0)');
  for (const one of NAMES)
    for (const other of NAMES.filter((name) => name !== one)) {
      const namesOf = (name: string) => painted.filter(({ root }) => root === name).map((highlight) => highlight.name);
      expect(namesOf(one).filter((name) => namesOf(other).includes(name))).toEqual([]);
    }

  // A click hits in each.
  for (const [name, text] of [
    ['first', 'Rome'],
    ['third', 'Nice'],
  ] as const) {
    await page.keyboard.press('Escape');
    await editor(page, name)
      .getByRole('row', { name: new RegExp(text) })
      .click();
    await expect(editor(page, name).getByRole('row', { selected: true })).toHaveCount(1);
  }
  await expect(editor(page, 'second').getByRole('row', { selected: true })).toHaveCount(0);

  // Undo and delete as well.
  await editor(page, 'third').getByRole('document').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => spans(page, 'third')).toEqual(['0-3 Person']);
  await editor(page, 'second').getByRole('document').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => spans(page, 'second')).toEqual(['0-3 Person']);
  expect(await spans(page, 'first')).toEqual(['0-3 Person', '20-24 Place']);
  await editor(page, 'third').getByRole('document').focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => spans(page, 'third')).toEqual(['0-3 Person', '15-19 Place']);
});

test('a theme is of one editor; the host keeps its own look', async ({ page }) => {
  await openHost(page, hostCode('isolation'));
  const background = (name: Name) =>
    editor(page, name)
      .locator('.le-root')
      .evaluate((root) => getComputedStyle(root).backgroundColor);
  await expect.poll(() => background('second')).not.toBe(await background('first'));
  expect(await background('third')).not.toBe(await background('second'));

  // What the host's things would look like without us.
  const looks = () =>
    page.evaluate(() =>
      ['html', 'body', 'h1', 'button', 'label', 'input', 'section', 'output'].map((selector) => {
        const element = document.querySelector(selector) as Element;
        const style = getComputedStyle(element);
        return [
          selector,
          ...['color', 'backgroundColor', 'font', 'margin', 'padding', 'border', 'boxSizing', 'cursor', 'overflow'].map(
            (key) => style[key as 'color'],
          ),
        ];
      }),
    );
  const withUs = await looks();
  await page.evaluate(() => {
    for (const sheet of [...document.styleSheets]) sheet.disabled = true;
    document.adoptedStyleSheets = [];
  });
  expect(await looks()).toEqual(withUs);
});
