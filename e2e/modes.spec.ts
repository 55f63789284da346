import { expect, test } from './guardedTest';
import { Playground, type Result } from './playground';

const withOrigin = (results: readonly Result[]) => results.map((result) => ({ ...result, origin: 'prediction' }));

test('stream opens in a copy of the first prediction, or of the model that is named', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans');
  const first = await playground.untilResult((result) => result.length === 4);
  await page.getByRole('tab', { name: 'two' }).click();
  const second = await playground.untilResult((result) => result.length === 5);

  await playground.open('text-spans', '&mode=stream');
  await expect(playground.tabs).toHaveCount(1);
  await expect(playground.tabs).toHaveAccessibleName(/^New/);
  expect(await playground.untilResult((result) => result.length === 4)).toEqual(withOrigin(first));
  await expect(page.getByRole('button', { name: 'Submit', exact: true })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();

  await playground.open('text-spans', '&mode=stream&model=two');
  expect(await playground.untilResult((result) => result.length === 5)).toEqual(withOrigin(second));
  const { result } = await playground.submit();
  expect(result).toEqual(withOrigin(second));
});

test('stream goes on with an annotation of this person instead of copying', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-review', '&mode=stream');
  await expect(playground.tabs).toHaveCount(1);
  await expect(playground.tabs).toHaveAccessibleName(/^Annotation 101/);
  await expect(page.getByRole('button', { name: 'Update', exact: true })).toBeVisible();
  await expect(playground.rows).toHaveCount(5);
});

test('quick view has a tab for each annotation and prediction; arrows walk them', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-review');
  await expect(playground.tabs).toHaveCount(3);
  const names = [/^Annotation 101/, /^apron-7/, /^apron-6/];
  for (const [i, name] of names.entries()) await expect(playground.tabs.nth(i)).toHaveAccessibleName(name);
  await expect(playground.tabs.first()).toHaveAttribute('aria-selected', 'true');

  await playground.tabs.first().focus();
  for (const [i, count] of [
    [1, 9],
    [2, 2],
    [0, 5],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(playground.tabs.nth(i)).toBeFocused();
    await expect(playground.tabs.nth(i)).toHaveAttribute('aria-selected', 'true');
    await expect(playground.rows).toHaveCount(count);
  }
  await page.getByRole('button', { name: 'New annotation' }).click();
  await expect(playground.tabs).toHaveCount(4);
  await expect(page.getByText('No regions yet')).toBeVisible();
  await page.getByRole('tab', { name: 'apron-6' }).click();
  await expect(page.getByRole('button', { name: 'Copy prediction to a new annotation' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Submit' })).toHaveCount(0);
});

for (const mode of ['quick-view', 'stream'])
  test(`predictions=0 in ${mode} neither shows nor copies any`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open('text-spans', `&mode=${mode}&predictions=0`);
    await expect(playground.tabs).toHaveCount(1);
    await expect(playground.tabs).toHaveAccessibleName(/^New/);
    await expect(page.getByText('No regions yet')).toBeVisible();
    expect(await playground.result()).toEqual([]);
    await page.getByRole('tab', { name: /^Layers/ }).click();
    await expect(page.getByText('Predictions are not shown in this project.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Copy .*to a new annotation/ })).toHaveCount(0);
  });

test('readonly=1 lets a person look and change nothing', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-review', '&readonly=1');
  const before = await playground.untilResult((result) => result.length === 8);
  const middle = await playground.imagePoint(27.5, 83.8, { width: 600, height: 403 });
  await page.mouse.click(middle.x, middle.y);
  await playground.expectSelected('tug');
  await playground.drag(middle, { x: middle.x + 30, y: middle.y - 30 });
  for (const key of ['ArrowRight', 'Delete', '1', 'Control+Enter', 'Control+d']) await page.keyboard.press(key);
  for (const name of ['Submit', 'Update', 'Skip', 'New annotation', 'Delete annotation'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await playground.expectSelected('tug');
  await expect(playground.rows).toHaveCount(5);
  await expect(playground.log).not.toContainText(/onChange|onUpdate/);

  await page.getByRole('tab', { name: 'apron-7' }).click();
  await expect(playground.rows).toHaveCount(9);
  await expect(page.getByRole('button', { name: 'Copy prediction to a new annotation' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Annotation 101' }).click();
  expect(await playground.untilResult((result) => result.length === 8)).toEqual(before);
});
