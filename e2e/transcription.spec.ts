import { expect, test } from './guardedTest';
import { ImageBench } from './imageBench';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const RECEIPT = { width: 864, height: 1296 };
const CONFIG = `<View>
  <Image name="image" value="$ocr"/>
  <Rectangle name="bbox" toName="image"/>
  <Labels name="label" toName="image"><Label value="Text"/></Labels>
  <TextArea name="transcription" toName="image" perRegion="true" editable="true" maxSubmissions="1"/>
</View>`;
const LINES = [
  { x: 31.6, y: 9.3, width: 37.3, height: 3.1 },
  { x: 34.8, y: 12.6, width: 31.4, height: 2.3 },
  { x: 37.5, y: 15.5, width: 25.7, height: 2.3 },
];

test('lines are typed at their boxes, one after the other', async ({ page }) => {
  test.setTimeout(90_000);
  const bench = new ImageBench(page, RECEIPT);
  const { playground } = bench;
  await page.goto('/?sample=ocr&theme=light');
  const result = LINES.map((box, i) => ({
    id: `line-${i}`,
    from_name: 'bbox',
    to_name: 'image',
    type: 'rectangle',
    value: { ...box, rotation: 0 },
  }));
  await page.getByRole('button', { name: 'Paste your own…' }).click();
  await page.getByLabel('Labeling config (XML)').fill(CONFIG);
  await page
    .getByLabel('Task or list of tasks (JSON)')
    .fill(JSON.stringify({ data: { ocr: '/samples/receipt.jpg' }, annotations: [{ id: 1, result }] }));
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(playground.rows).toHaveCount(3);
  await playground.surfaceReady();

  await bench.click([50, 10.8]);
  await playground.expectSelected('line-0');
  const form = playground.questions;
  await expect(form).toBeVisible();
  await bench.press('Enter');
  await expect(form.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('GARDEN & GRAIN');
  await bench.press('Alt+ArrowDown');
  await playground.expectSelected('line-1');
  await expect(form.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Linden Street 14');
  await bench.press('Alt+ArrowDown');
  await playground.expectSelected('line-2');
  await page.keyboard.type('Tel 0555 0137');
  // Back at what has a text already, which is corrected in place.
  await bench.press('Alt+ArrowUp');
  await playground.expectSelected('line-1');
  await expect(form.getByRole('textbox')).toBeFocused();
  await expect(form.getByRole('textbox')).toHaveValue('Linden Street 14');
  await bench.press('End');
  await page.keyboard.type('b');
  await bench.press('Alt+ArrowUp');
  await playground.expectSelected('line-0');
  await expect(form.getByRole('textbox')).toBeFocused();
  await bench.press('Escape');
  await expect(page.locator('.le-image-surface')).toBeFocused();
  const typed = await playground.untilResult((results) => results.some(({ value }) => String(value.text) === 'Linden Street 14b'));
  const texts = typed.filter(({ type }) => type === 'textarea').map(({ id, value }) => [id, value.text]);
  expect(texts).toEqual([
    ['line-0', ['GARDEN & GRAIN']],
    ['line-1', ['Linden Street 14b']],
    ['line-2', ['Tel 0555 0137']],
  ]);
});
