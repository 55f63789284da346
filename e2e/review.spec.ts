import { expect, test } from './guardedTest';
import { Playground, type Result } from './playground';

// Wide enough for the side panel beside the data.
test.use({ viewport: { width: 1720, height: 900 } });

const AIRPORT = { width: 600, height: 403 };
/** Percent in the middle of regions of the sample image-review. */
/** Below the terminal, which a model outlines in front of it. */
const RED_JET = [80.8, 70.6] as const;
const GREEN_JET = [16.3, 63.8] as const;
const RED_CAR = [78.3, 86] as const;
const VAN = [25.7, 74.1] as const;

const byId = (results: readonly Result[], id: string) => results.filter((result) => result.id === id);
const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

async function openReview(
  page: Playground['page'],
): Promise<{ playground: Playground; at: (place: readonly [number, number]) => Promise<{ x: number; y: number }> }> {
  const playground = new Playground(page);
  await playground.open('image-review');
  await expect(playground.tabs).toHaveCount(3);
  return { playground, at: ([x, y]) => playground.imagePoint(x, y, AIRPORT) };
}

/** All that a person can try on the selected region with mouse and keys. */
async function tryEverything(playground: Playground, middle: { x: number; y: number }): Promise<void> {
  const { page } = playground;
  await playground.drag(middle, { x: middle.x + 40, y: middle.y + 20 });
  await playground.drag(await playground.imagePoint(93.67, 71.96, AIRPORT), await playground.imagePoint(97, 76, AIRPORT));
  for (const key of ['ArrowRight', 'Shift+ArrowUp', 'Alt+ArrowRight', '.', 'ArrowLeft', 'Delete', 'Backspace', '2'])
    await page.keyboard.press(key);
  await playground.label('Vehicle').click();
}

test('a read-only region resists the mouse, the keys and the panel', async ({ page }) => {
  const { playground, at } = await openReview(page);
  const before = await playground.untilResult((result) => result.length === 8);
  const middle = await at(RED_JET);
  await page.mouse.click(middle.x, middle.y);
  await playground.expectSelected('jet-2');
  await expect(page.getByText('This region is read-only')).toBeVisible();

  await tryEverything(playground, middle);
  await page.mouse.click(middle.x, middle.y);
  await playground.expectSelected('jet-2');

  const row = playground.row('jet-2');
  await row.hover();
  await expect(row.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  await expect(row.getByRole('button', { name: 'Unlock' })).toBeDisabled();
  const details = page.getByRole('region', { name: 'Details' });
  for (const name of ['X', 'Y', 'W', 'H', 'Angle', 'Note']) {
    const field = details.getByRole('textbox', { name, exact: true });
    const text = await field.inputValue();
    await field.click();
    await page.keyboard.type('7');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue(text);
  }
  const extent = details.getByRole('checkbox', { name: 'Whole' });
  // It says that it is disabled, so that Playwright would wait.
  await extent.click({ force: true });
  await expect(extent).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await expect(playground.log).not.toContainText('onChange');

  // What follows is told to the host, so what came before was not merely late.
  await page.getByRole('radio', { name: 'Night' }).click();
  const after = await playground.untilResult((result) => String(byId(result, 'light-1')[0]?.value.choices) === 'Night');
  expect(after.filter(({ id }) => id !== 'light-1')).toEqual(before.filter(({ id }) => id !== 'light-1'));
});

test('a hidden region starts hidden; the eye shows it and is no step of the history', async ({ page }) => {
  const { playground, at } = await openReview(page);
  const before = await playground.untilResult((result) => result.length === 8);
  const [middle, edge] = [await at(GREEN_JET), await at([16.3, 58.85])];
  await expect(playground.row('jet-3')).toHaveAttribute('data-hidden');
  const bare = await playground.pixel(edge);
  await page.mouse.click(middle.x, middle.y);
  await expect(playground.row('jet-3')).toHaveAttribute('aria-selected', 'false');

  await playground.row('jet-3').getByRole('button', { name: 'Show' }).click();
  await expect(playground.row('jet-3')).not.toHaveAttribute('data-hidden');
  await expect.poll(async () => distance(await playground.pixel(edge), bare)).toBeGreaterThan(20);
  await page.mouse.click(middle.x, middle.y);
  await playground.expectSelected('jet-3');
  await page.keyboard.press('Escape');
  await playground.row('jet-3').getByRole('button', { name: 'Hide' }).click();
  await expect.poll(async () => distance(await playground.pixel(edge), bare)).toBeLessThan(5);

  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  const { result } = await playground.submit('Update');
  expect(result).toEqual(before);
});

test('read-only and hidden survive a copy and a submit', async ({ page }) => {
  const { playground, at } = await openReview(page);
  await page.locator('[role="tab"][data-type="prediction"]').first().click();
  const before = await playground.untilResult((result) => result.length === 9);
  await playground.copy();
  for (const id of ['p-jet-3', 'p-car-2']) await expect(playground.row(id)).toHaveAttribute('data-hidden');
  const middle = await at(RED_JET);
  await page.mouse.click(middle.x, middle.y);
  await playground.expectSelected('p-jet-2');
  await tryEverything(playground, middle);

  // Its neighbour is free.
  await page.keyboard.press('Escape');
  const car = await at(RED_CAR);
  await page.mouse.click(car.x, car.y);
  await playground.expectSelected('p-car-1');
  await playground.drag(car, { x: car.x - 30, y: car.y });
  await playground.untilResult((result) => byId(result, 'p-car-1')[0]?.value.x !== byId(before, 'p-car-1')[0]?.value.x);

  const { result, ...annotation } = await playground.submit();
  expect(annotation).toMatchObject({ parent_prediction: 201 });
  expect(result.filter(({ id }) => id !== 'p-car-1')).toEqual(
    before.filter(({ id }) => id !== 'p-car-1').map((item) => ({ ...item, origin: 'prediction' })),
  );
  expect(byId(result, 'p-jet-2')[0]).toMatchObject({ readonly: true });
  expect(byId(result, 'p-jet-3')[0]).toMatchObject({ hidden: true });
  expect(byId(result, 'p-car-2')[0]).toMatchObject({ readonly: true, hidden: true });

  await page.getByRole('button', { name: 'Reload task' }).click();
  await expect(playground.tabs).toHaveCount(4);
  await page.getByRole('tab', { name: 'Annotation 1001' }).click();
  await expect(playground.row('p-car-2')).toHaveAttribute('data-hidden');
  await playground.row('p-car-2').click();
  await expect(page.getByText('This region is read-only')).toBeVisible();
});

test('a prediction is laid over the annotation: eye, colour, opacity', async ({ page }) => {
  const { playground, at } = await openReview(page);
  const before = await playground.untilResult((result) => result.length === 8);
  const edge = await at([25.67, 71.75]);
  const bare = await playground.pixel(edge);
  await page.getByRole('tab', { name: /^Layers/ }).click();
  await page.getByRole('button', { name: 'Show apron-6' }).click();
  await expect.poll(async () => distance(await playground.pixel(edge), bare)).toBeGreaterThan(20);

  await page.getByLabel('Colour of apron-6').fill('#00ff00');
  const isGreen = async () => {
    const [red = 0, green = 0, blue = 0] = await playground.pixel(edge);
    return green > red + 30 && green > blue + 30;
  };
  await expect.poll(isGreen).toBe(true);
  const opacity = page.getByRole('slider', { name: 'Opacity of apron-6' });
  await opacity.focus();
  await page.keyboard.press('End');
  await expect(opacity).toHaveValue('1');
  const opaque = await playground.pixel(edge);
  await page.keyboard.press('Home');
  await expect(opacity).toHaveValue('0.1');
  await expect.poll(async () => distance(await playground.pixel(edge), bare)).toBeLessThan(distance(opaque, bare) / 3);
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Label colours' }).click();
  await expect.poll(isGreen).toBe(false);

  // It is looked at, not touched: the annotation's own regions are.
  const van = await at(VAN);
  await page.mouse.click(van.x, van.y);
  await playground.drag(van, { x: van.x + 30, y: van.y });
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Hide apron-6' }).click();
  await expect.poll(async () => distance(await playground.pixel(edge), bare)).toBeLessThan(5);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  const { result } = await playground.submit('Update');
  expect(result).toEqual(before);
});

test('a prediction cannot be moved, relabelled, answered or deleted', async ({ page }) => {
  const { playground, at } = await openReview(page);
  await page.getByRole('tab', { name: 'apron-7' }).click();
  const before = await playground.untilResult((result) => result.length === 9);
  const car = await at(RED_CAR);
  await page.mouse.click(car.x, car.y);
  await playground.expectSelected('p-car-1');
  await playground.drag(car, { x: car.x - 30, y: car.y });
  await playground.drag(await at([81.2, 89.7]), await at([84, 92]));
  for (const key of ['ArrowRight', 'Alt+ArrowRight', 'Delete', 'Backspace', 'Control+z', '1']) await page.keyboard.press(key);
  await playground.label('Aircraft').click({ force: true });
  const day = page.getByRole('radio', { name: 'Day' });
  await day.click({ force: true });
  await expect(day).not.toBeChecked();

  // A drag selects by a box here, since nothing can be moved.
  await page.keyboard.press('Escape');
  await page.mouse.click(car.x, car.y);
  await playground.expectSelected('p-car-1');
  const row = playground.row('p-car-1');
  await row.hover();
  await expect(row.getByRole('button')).toHaveText(['']);
  await expect(row.getByRole('button', { name: 'Hide' })).toBeVisible();
  const details = page.getByRole('region', { name: 'Details' });
  await details.getByRole('checkbox', { name: 'Cut off' }).click({ force: true });
  await expect(details.getByRole('checkbox', { name: 'Cut off' })).not.toBeChecked();
  await details.getByRole('textbox', { name: 'Note' }).click();
  await page.keyboard.type('mine');
  await expect(details.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  for (const name of ['Submit', 'Update', 'Skip', 'Undo', 'Delete annotation'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);

  await expect(playground.log).not.toContainText('onChange');
  await playground.copy();
  const copy = await playground.untilResult((result) => result[0]?.origin === 'prediction');
  expect(copy).toEqual(before.map((item) => ({ ...item, origin: 'prediction' })));
});
