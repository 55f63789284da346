import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, STYLES_READ_INERT, test } from './guardedTest';
import type { Result } from './playground';
import { Reading } from './reading';

// Wide enough for the side panel beside the data; the page has styles.
test.use({ viewport: { width: 1720, height: 900 }, allowed: STYLES_READ_INERT });

const PAGE = readFileSync(new URL('../playground/samples/html/page.html', import.meta.url), 'utf8');

/** What stands at the paths and at the global offsets of a result in the page as it came, found by the browser's own XPath and counted anew. */
function readBack(page: Page, { value }: Result): Promise<{ readonly byPath: string; readonly byOffsets: string }> {
  return page.evaluate(
    ({ html, value }) => {
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      const nodeAt = (path: string) =>
        (body.ownerDocument.evaluate(`.${path}`, body, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue as Text | null) ??
        document.createTextNode('');
      const unit = (node: Text, offset: number) => [...node.data].slice(0, offset).join('').length;
      const range = body.ownerDocument.createRange();
      const [start, end] = [nodeAt(value.start), nodeAt(value.end)];
      range.setStart(start, unit(start, value.startOffset));
      range.setEnd(end, unit(end, value.endOffset));
      for (const script of body.querySelectorAll('script')) script.remove();
      for (const line of body.querySelectorAll('br')) line.replaceWith('\n');
      const byOffsets = [...(body.textContent ?? '')].slice(value.globalOffsets.start, value.globalOffsets.end).join('');
      return { byPath: range.toString(), byOffsets };
    },
    {
      html: PAGE,
      value: value as unknown as {
        readonly start: string;
        readonly startOffset: number;
        readonly end: string;
        readonly endOffset: number;
        readonly globalOffsets: { readonly start: number; readonly end: number };
      },
    },
  );
}

test('a page of HTML is copied as it came, and read, labelled and submitted without running or fetching anything of it', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const reading = new Reading(page);
  const { playground } = reading;
  await playground.open('html');
  const before = await playground.untilResult((result) => result.length === 12);
  const title = await page.title();
  await expect(page.getByRole('button', { name: 'Show pictures (1)' })).toBeVisible();
  await playground.copy();
  // Each in the spelling that it came in: paths, offsets or both.
  const copied = before.map((result) => ({ ...result, origin: 'prediction' }));
  await playground.untilResult((result) => result[0]?.origin === 'prediction');
  expect(await playground.result()).toEqual(copied);

  await reading.click('Tomas Berg');
  await playground.expectSelected('h10');
  await reading.click('Brann');
  await playground.expectSelected('h9');
  await page.keyboard.press('Escape');

  // In one text, and from one element to another behind a character of two UTF-16 units.
  await playground.label('Person').click();
  await reading.select('Marten Vos');
  await expect(playground.rows).toHaveCount(13);
  await playground.label('Place').click();
  await reading.select('clear night 🌙 from Saint');
  await expect(playground.rows).toHaveCount(14);

  const { result } = await playground.submit();
  expect(result.slice(0, 12)).toEqual(copied);
  const [inCell, across] = result.slice(12) as [Result, Result];
  expect(inCell).toMatchObject({
    from_name: 'label',
    to_name: 'page',
    type: 'hypertextlabels',
    origin: 'manual',
    value: {
      start: '/article[1]/table[1]/tbody[1]/tr[2]/td[2]/text()[1]',
      startOffset: 0,
      end: '/article[1]/table[1]/tbody[1]/tr[2]/td[2]/text()[1]',
      endOffset: 10,
      text: 'Marten Vos',
      hypertextlabels: ['Person'],
    },
  });
  expect(across.value).toMatchObject({
    start: '/article[1]/p[3]/text()[2]',
    end: '/article[1]/p[3]/i[1]/text()[1]',
    endOffset: 5,
    hypertextlabels: ['Place'],
  });
  for (const added of [inCell, across]) {
    const text = added === inCell ? 'Marten Vos' : 'clear night 🌙 from Saint';
    expect(await readBack(page, added)).toEqual({ byPath: text, byOffsets: text });
    expect(added.value.text).toBe(text);
  }
  expect(await page.title()).toBe(title);
  await expect(page.getByRole('button', { name: 'Show pictures (1)' })).toBeVisible();
});
