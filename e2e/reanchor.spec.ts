import { expect, test } from './guardedTest';
import { Reading } from './reading';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

test('a region whose text stands elsewhere is shown at both places, moved on demand and brought back', async ({ page }) => {
  test.setTimeout(60_000);
  const reading = new Reading(page);
  const { playground } = reading;
  await playground.open('problems-task');
  await playground.copy();
  const before = await playground.untilResult((result) => result[0]?.origin === 'prediction');
  await playground.row('past-the-end').click();
  const notice = page.locator('.le-notice[data-place]');
  await expect(notice).toContainText('The result says “square”, the text here is “square.”.');
  await expect(notice).toContainText('That text stands elsewhere.');
  // Looking changes nothing.
  await notice.getByRole('button', { name: 'Show here' }).click();
  await notice.getByRole('button', { name: 'Show there' }).click();
  expect(await playground.result()).toEqual(before);

  await notice.getByRole('button', { name: 'Move there' }).click();
  await expect(notice).toHaveCount(0);
  const after = await playground.untilResult((result) => JSON.stringify(result) !== JSON.stringify(before));
  const moved = after.find(({ id }) => id === 'past-the-end');
  expect(moved).toMatchObject({ origin: 'prediction-changed', value: { start: 40, end: 46, text: 'square', labels: ['Place'] } });
  expect(after.filter(({ id }) => id !== 'past-the-end')).toEqual(before.filter(({ id }) => id !== 'past-the-end'));
  await page.locator('.le-text').focus();
  await reading.press('Control+z');
  await expect(notice).toHaveCount(1);
  await playground.untilResult((result) => JSON.stringify(result) === JSON.stringify(before));
});
