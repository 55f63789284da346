import { expect, test } from './guardedTest';
import { Playground } from './playground';

const button = (playground: Playground, name: string) => playground.page.getByRole('button', { name, exact: true });
const calls = (playground: Playground, name: string) => playground.log.getByRole('listitem').filter({ hasText: name });

test('a save that fails says so and loses nothing; Retry saves; the next save is an update', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans', '&fail=1');
  await playground.copy();
  await playground.untilResult((result) => result[0]?.origin === 'prediction');
  const easter = await playground.textPoint(87);
  await page.mouse.click(easter.x, easter.y);
  await playground.label('Organization').click();
  const changed = await playground.untilResult((result) => String(result[3]?.value.labels) === 'Organization');

  await button(playground, 'Submit').click();
  const alert = page.getByRole('alert').filter({ hasText: 'Submitting failed' });
  await expect(alert).toContainText('The playground refused this save, as asked.');
  await expect(alert).toContainText('Your work is kept.');
  await expect(playground.tabs.first()).toHaveAccessibleName(/Unsaved changes/);
  expect(await playground.result()).toEqual(changed);
  await page.keyboard.press('Control+z');
  await playground.untilResult((result) => String(result[3]?.value.labels) !== 'Organization');
  await page.keyboard.press('Control+Shift+z');
  await playground.untilResult((result) => String(result[3]?.value.labels) === 'Organization');

  await alert.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('tab', { name: /^Annotation 1001/ })).toHaveAccessibleName(/Saved/);
  await expect(alert).toHaveCount(0);
  await expect(button(playground, 'Submit')).toHaveCount(0);
  expect(await playground.result()).toEqual(changed);

  await playground.label('Fact').click();
  await expect(page.getByRole('tab', { name: /^Annotation 1001/ })).toHaveAccessibleName(/Unsaved changes/);
  const { result, id } = await playground.submit('Update');
  expect(id).toBe(1001);
  expect(result[3]?.value.labels).toEqual(['Fact']);
  await expect(page.getByRole('tab', { name: /^Annotation 1001/ })).toHaveAccessibleName(/Saved/);

  await page.getByRole('button', { name: 'Reload task' }).click();
  await expect(page.getByRole('tab', { name: /^Annotation 1001/ })).toBeVisible();
  expect(await playground.untilResult((stored) => stored.length === 4)).toEqual(result);
});

test('a failed save can be dismissed and submitted again by the key', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans', '&fail=1');
  await playground.copy();
  await page.getByRole('document', { name: 'Text text' }).focus();
  await page.keyboard.press('Control+Enter');
  const alert = page.getByRole('alert').filter({ hasText: 'Submitting failed' });
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tab', { name: /^Annotation 1001/ })).toHaveAccessibleName(/Saved/);
  await expect(calls(playground, 'onSubmit')).not.toHaveCount(0);
});

test('an annotation is skipped, and the skip is taken back', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans');
  await playground.copy();
  await button(playground, 'Skip').click();
  await expect(page.getByText('Was skipped')).toBeVisible();
  await expect(page.getByRole('tab', { name: /Skipped/ })).toHaveAttribute('aria-selected', 'true');
  for (const name of ['Submit', 'Update', 'Skip']) await expect(button(playground, name)).toHaveCount(0);
  await expect(calls(playground, 'onSkip').first()).toBeVisible();

  await button(playground, 'Cancel skip').click();
  await expect(page.getByText('Was skipped')).toHaveCount(0);
  await expect(calls(playground, 'onUnskip').first()).toBeVisible();
  await expect(page.getByRole('tab', { name: /Skipped/ })).toHaveCount(0);
  const { result } = await playground.submit('Update');
  expect(result).toHaveLength(4);
});

test('deleting an annotation asks first', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-review');
  await expect(playground.tabs).toHaveCount(3);
  const dialog = page.getByRole('dialog', { name: 'Delete this annotation?' });
  await button(playground, 'Delete annotation').click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await button(playground, 'Delete annotation').click();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(playground.tabs).toHaveCount(3);
  await expect(playground.log).not.toContainText('onDelete');

  await button(playground, 'Delete annotation').click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(playground.tabs).toHaveCount(2);
  await expect(page.getByRole('tab', { name: /^Annotation 101/ })).toHaveCount(0);
  await expect(calls(playground, 'onDelete').first()).toBeVisible();
  await page.getByRole('button', { name: 'Reload task' }).click();
  await expect(playground.tabs).toHaveCount(2);
});
