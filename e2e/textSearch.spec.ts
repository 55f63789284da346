import { expect, test } from './guardedTest';
import { Reading } from './reading';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

test('ten megabytes open, are searched, and a hit is labelled by the keyboard', async ({ page }) => {
  test.setTimeout(60_000);
  const reading = new Reading(page);
  const { playground } = reading;
  await playground.open('text-log');
  // Search is loaded once the text is there.
  await expect(page.getByRole('button', { name: 'Search in the text' })).toBeVisible({ timeout: 15_000 });
  await page.getByRole('document', { name: 'Text text' }).focus();
  await reading.press('Control+f');
  const field = page.getByRole('searchbox', { name: 'Search in the text' });
  await expect(field).toBeFocused();
  // Each second of two days has a line.
  await page.keyboard.type('T23:59:5');
  const said = page.getByRole('search').getByRole('status');
  await expect(said).toHaveText('1 of 20');
  await reading.press('Enter', 'Enter', 'Shift+Enter');
  await expect(said).toHaveText('2 of 20');
  const hit = await reading.middle('2031-03-17T23:59:51');
  const frame = await page.locator('.le-text').boundingBox();
  expect(hit.y).toBeGreaterThan(frame?.y ?? Number.POSITIVE_INFINITY);
  expect(hit.y).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));

  // Labels of this text grow to words; the hit waits for one.
  await reading.press('Escape', '1');
  await expect(playground.rows).toHaveCount(1);
  const [labelled] = await playground.untilResult((result) => result.length === 1);
  expect(labelled?.value).toMatchObject({ labels: ['Cause'] });
  expect(labelled?.value.text).toContain('T23:59:5');
});

test('all like one are labelled but for one, and one undo takes them back', async ({ page }) => {
  test.setTimeout(60_000);
  const reading = new Reading(page);
  const { playground } = reading;
  await playground.open('text-long');
  await playground.copy();
  await reading.select('Harrow Light');
  await reading.press('Control+Shift+l');
  const panel = page.getByRole('region', { name: 'Label all like this' });
  await expect(panel.getByRole('textbox')).toHaveValue('Harrow Light');
  // Those that are labelled so already are left out.
  await expect(panel.getByRole('status')).toContainText('have this label already');
  const places = panel.getByRole('list', { name: 'Places' });
  const apply = panel.getByRole('button', { name: /^Label \d/ });
  await expect(apply).toBeEnabled();
  const found = Number(/\d+/.exec((await apply.textContent()) ?? '')?.[0]);
  expect(found).toBeGreaterThan(10);
  await places.getByRole('checkbox').first().click();
  await expect(places.getByRole('checkbox').first()).not.toBeChecked();
  // What was taken out stays so when another label is chosen.
  await panel.getByLabel('Label', { exact: true }).selectOption({ label: 'Ship' });
  await expect(panel.getByRole('status')).not.toContainText('have this label already');
  await expect(apply).not.toHaveText(`Label ${found - 1}`);
  await panel.getByLabel('Label', { exact: true }).selectOption({ label: 'Place' });
  await expect(apply).toHaveText(`Label ${found - 1}`);
  await apply.click();
  const count = page.getByText(`${2000 + found - 1} regions`, { exact: true });
  await expect(count).toBeVisible();
  const whole = await playground.untilWholeResult((result) => result.length === 2000 + found - 1);
  const added = whole.filter(({ origin }) => origin === 'manual');
  expect(added).toHaveLength(found - 1);
  for (const { value } of added) expect(value).toMatchObject({ text: 'Harrow Light', labels: ['Place'] });
  await reading.press('Escape', 'Control+z');
  await expect(page.getByText('2000 regions', { exact: true })).toBeVisible();
});
