import { expect, test } from './guardedTest';
import { Reading } from './reading';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

test('a call is filtered, labelled over what is shown and as whole turns, heard and submitted', async ({ page }) => {
  test.setTimeout(60_000);
  const reading = new Reading(page);
  const { playground } = reading;
  await playground.open('dialogue');
  await playground.copy();
  await expect(playground.rows).toHaveCount(8);
  const copied = await playground.untilResult((result) => result[0]?.origin === 'prediction');

  // Over all that is shown, in one step.
  const guest = page.getByRole('toolbar', { name: 'Whose utterances are shown' }).getByRole('button', { name: /Guest/ });
  await guest.click();
  await expect(guest).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('.le-turn:visible')).toHaveCount(4);
  await playground.label('Wish').click();
  await reading.select('Harbour Hotel', 'write it down like that.');
  await expect(playground.rows).toHaveCount(12);
  const split = await playground.untilResult((result) => result.length === 12);
  expect(
    split.slice(8).map(({ type, value: { start, end, startOffset, paragraphlabels } }) => [type, start, end, startOffset, paragraphlabels]),
  ).toEqual(['0', '2', '4', '6'].map((turn) => ['paragraphlabels', turn, turn, 0, ['Wish']]));
  expect(split.at(-1)?.value).toMatchObject({
    endOffset: 86,
    text: 'You are right, seventy five, that is the spring price. I will write it down like that.',
  });
  await reading.press('Control+z');
  await expect(playground.rows).toHaveCount(8);
  await reading.press('Control+Shift+z');
  await expect(playground.rows).toHaveCount(12);
  await guest.click();
  await expect(page.locator('.le-turn:visible')).toHaveCount(8);

  // A whole turn, by the keyboard.
  await reading.click('my mother');
  await reading.press('Escape', '1', 'Control+Shift+a');
  await expect(playground.rows).toHaveCount(13);

  // The recording sounds, and the turn that is heard is marked.
  const place = page.getByRole('slider', { name: 'Place in the recording' });
  await page.getByRole('button', { name: 'Play from 0:23' }).click();
  await expect(page.locator('.le-turn[data-playing]')).toHaveAttribute('data-turn', '4');
  await expect.poll(async () => Number(await place.inputValue())).toBeGreaterThan(23.3);
  await page.getByRole('group', { name: 'Recording' }).getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('group', { name: 'Recording' }).getByRole('button', { name: 'Play' })).toBeVisible();

  await reading.press('6');
  const { result } = await playground.submit();
  expect(result.slice(0, 8)).toEqual(copied);
  expect(result.slice(8, 12)).toEqual(split.slice(8));
  const text = 'That is the one. Could we come on the fifth instead? And my mother would like a room of her own.';
  expect(result.slice(12)).toMatchObject([
    { type: 'paragraphlabels', value: { start: '3', end: '3', startOffset: 0, endOffset: text.length, text, paragraphlabels: ['Date'] } },
    { from_name: 'outcome', type: 'choices', value: { choices: ['Changed'] } },
  ]);
});
