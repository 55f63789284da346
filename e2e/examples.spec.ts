import { expect, test } from './guardedTest';
import { Playground, type Result } from './playground';

/** The results with an origin, as they are after a copy. */
const copied = (results: readonly Result[], origin = 'prediction') => results.map((result) => ({ ...result, origin }));

const AIRPORT = { width: 600, height: 403 };
const STREET = { width: 800, height: 450 };
const RECEIPT = { width: 864, height: 1296 };

test('image-boxes-and-choice: copy, move, relabel, draw, delete, choose, submit', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-boxes-and-choice');
  await expect(playground.tabs).toHaveCount(1);
  await expect(playground.rows).toHaveCount(2);
  const [plane, car, choice] = await playground.untilResult((result) => result.length === 3);
  if (!plane || !car || !choice) throw new Error('three results are expected');

  const onPlane = await playground.imagePoint(20, 35, AIRPORT);
  await page.mouse.click(onPlane.x, onPlane.y);
  await playground.expectSelected('result1');
  const onCar = await playground.imagePoint(78, 86, AIRPORT);
  await page.mouse.click(onCar.x, onCar.y);
  await playground.expectSelected('result2');

  await playground.copy();
  expect(await playground.untilResult((result) => result[0]?.origin === 'prediction')).toEqual(copied([plane, car, choice]));

  // Moved by 60 pixels of the screen to the right: in percent, 60 of the shown width.
  const shown = (await playground.imagePoint(100, 0, AIRPORT)).x - (await playground.imagePoint(0, 0, AIRPORT)).x;
  await playground.drag(onPlane, { x: onPlane.x + 60, y: onPlane.y });
  const moved = await playground.untilResult((result) => result[0]?.value.x !== plane.value.x);
  expect(moved[0]?.value.x as number).toBeCloseTo((plane.value.x as number) + (60 / shown) * 100, 6);
  expect(moved[0]).toEqual({ ...plane, origin: 'prediction-changed', value: { ...plane.value, x: moved[0]?.value.x } });
  expect(moved.slice(1)).toEqual(copied([car, choice]));

  await page.mouse.click(onCar.x, onCar.y);
  await playground.label('Airplane').click();
  const relabelled = await playground.untilResult((result) => String(result[1]?.value.rectanglelabels) === 'Airplane');
  expect(relabelled[1]).toEqual({ ...car, origin: 'prediction-changed', value: { ...car.value, rectanglelabels: ['Airplane'] } });

  await page.keyboard.press('Escape');
  await playground.label('Car').click();
  await playground.drag(await playground.imagePoint(22, 72, AIRPORT), await playground.imagePoint(30, 78, AIRPORT));
  await expect(playground.rows).toHaveCount(3);
  const drawn = (await playground.untilResult((result) => result.length === 4)).find(({ origin }) => origin === 'manual');
  expect(drawn).toMatchObject({
    type: 'rectanglelabels',
    from_name: 'label',
    to_name: 'image',
    original_width: 600,
    original_height: 403,
    image_rotation: 0,
  });
  for (const [key, value] of Object.entries({ x: 22, y: 72, width: 8, height: 6 }))
    expect(Math.abs((drawn?.value[key] as number) - value)).toBeLessThan(0.2);
  expect(drawn?.value.rectanglelabels).toEqual(['Car']);

  await page.keyboard.press('Escape');
  await page.mouse.click(onCar.x, onCar.y);
  await playground.expectSelected('result2');
  await page.keyboard.press('Delete');
  await expect(playground.rows).toHaveCount(2);

  await page.getByRole('checkbox', { name: 'Boeing' }).click();
  const { result } = await playground.submit();
  expect(result.map(({ id }) => id)).toEqual(['result1', 'result3', drawn?.id]);
  expect(result[0]).toEqual(moved[0]);
  expect(result[1]).toEqual({ ...choice, origin: 'prediction-changed', value: { choices: ['Boeing'] } });
  expect(result[2]).toEqual(drawn);
});

test('image-unlabelled-shapes: traps are reported, shapes are edited, labels are added as second results', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('image-unlabelled-shapes');
  await expect(playground.rows).toHaveCount(4);
  const [box, polygon, ellipse, point] = await playground.untilResult((result) => result.length === 4);
  if (!box || !polygon || !ellipse || !point) throw new Error('four results are expected');
  const problems = await playground.problems();
  expect(problems).toContain('keypoint');
  expect(problems).toContain("'kp'");
  expect(problems).not.toContain('Ellipse');

  const onBuilding = await playground.imagePoint(70, 45, STREET);
  const onVan = await playground.imagePoint(30, 45, STREET);
  await page.mouse.click(onBuilding.x, onBuilding.y);
  await playground.expectSelected('ABC');
  await page.mouse.click(onVan.x, onVan.y);
  await playground.expectSelected('GHI');

  await playground.copy();
  await page.mouse.click(onVan.x, onVan.y);
  await playground.label('Vehicle').click();
  const labelled = await playground.untilResult((result) => result.length === 5);
  expect(labelled[1]).toEqual({ ...polygon, origin: 'prediction-changed' });
  expect(labelled[2]).toEqual({
    id: 'GHI',
    from_name: 'labels',
    to_name: 'image',
    type: 'labels',
    origin: 'prediction-changed',
    original_width: 800,
    original_height: 450,
    image_rotation: 0,
    value: { ...polygon.value, labels: ['Vehicle'], ...('closed' in (labelled[2]?.value ?? {}) && { closed: true }) },
  });

  // The first vertex, dragged.
  const vertex = await playground.imagePoint(20.93, 28.9, STREET);
  const to = await playground.imagePoint(16, 24, STREET);
  await playground.drag(vertex, to);
  const reshaped = await playground.untilResult((result) => JSON.stringify(result[1]?.value) !== JSON.stringify(polygon.value));
  const points = reshaped[1]?.value.points as number[][];
  expect(points[0]?.[0]).toBeCloseTo(16, 1);
  expect(points[0]?.[1]).toBeCloseTo(24, 1);
  expect(points.slice(1)).toEqual((polygon.value.points as number[][]).slice(1));
  expect(reshaped[2]?.value.points).toEqual(points);

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Rectangle/ }).click();
  await playground.drag(await playground.imagePoint(10, 80, STREET), await playground.imagePoint(14, 95, STREET));
  await expect(playground.rows).toHaveCount(5);
  await page.keyboard.press('v');
  await page.keyboard.press('Escape');
  await page.mouse.click(onBuilding.x, onBuilding.y);
  await playground.expectSelected('ABC');
  await page.keyboard.press('Delete');
  await expect(playground.rows).toHaveCount(4);

  const { result } = await playground.submit();
  expect(result.filter(({ id }) => id === 'JKL')).toEqual(copied([ellipse]));
  expect(result.filter(({ id }) => id === 'DEF')).toEqual(copied([point]));
  expect(result.some(({ id }) => id === 'ABC')).toBe(false);
  expect(result.at(-1)).toMatchObject({ type: 'rectangle', from_name: 'rect', origin: 'manual' });
});

test('ocr: one region of three results is moved, relabelled and transcribed; a second one is added', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('ocr');
  await expect(playground.rows).toHaveCount(1);
  const before = await playground.untilResult((result) => result.length === 3);
  await playground.copy();

  const onTotal = await playground.imagePoint(53, 62.7, RECEIPT);
  await page.mouse.click(onTotal.x, onTotal.y);
  await playground.expectSelected('bb1');
  const field = playground.questions.getByRole('textbox');
  await field.fill('TOTAL 27.21');
  await field.press('Enter');
  const typed = await playground.untilResult((result) => String(result[2]?.value.text) === 'TOTAL 27.21');
  expect(typed[2]).toEqual({ ...before[2], origin: 'prediction-changed', value: { ...before[2]?.value, text: ['TOTAL 27.21'] } });
  expect(typed[0]).toEqual({ ...before[0], origin: 'prediction-changed' });

  await playground.label('Handwriting').click();
  const relabelled = await playground.untilResult((result) => String(result[1]?.value.labels) === 'Handwriting');
  expect(relabelled[1]).toEqual({ ...before[1], origin: 'prediction-changed', value: { ...before[1]?.value, labels: ['Handwriting'] } });

  // Going to the field scrolled the page.
  const nowOnTotal = await playground.imagePoint(53, 62.7, RECEIPT);
  await playground.drag(nowOnTotal, { x: nowOnTotal.x + 20, y: nowOnTotal.y + 10 });
  const moved = await playground.untilResult((result) => result[0]?.value.x !== before[0]?.value.x);
  for (const result of moved) {
    expect(result.value.x).toBe(moved[0]?.value.x);
    expect(result.value.y).toBe(moved[0]?.value.y);
    expect(result.value.width).toBe(before[0]?.value.width);
  }

  await page.keyboard.press('Escape');
  await playground.label('Text').click();
  await page.getByRole('button', { name: /^Rectangle/ }).click();
  await playground.drag(await playground.imagePoint(30, 10, RECEIPT), await playground.imagePoint(70, 14, RECEIPT));
  await expect(playground.rows).toHaveCount(2);
  const added = await playground.untilResult((result) => result.length === 5);
  expect(added.slice(3).map(({ type }) => type)).toEqual(['rectangle', 'labels']);
  expect(added[3]?.id).toBe(added[4]?.id);

  // The transcription is required: submitting leads to the region that lacks it.
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText('Input for the textarea "transcription" is required.').first()).toBeVisible();
  await playground.expectSelected(String(added[3]?.id));
  const missing = playground.questions.getByRole('textbox');
  await missing.fill('GARDEN');
  await missing.press('Enter');
  const { result } = await playground.submit();
  expect(result.map(({ type }) => type)).toEqual(['rectangle', 'labels', 'textarea', 'rectangle', 'labels', 'textarea']);
  expect(result[5]?.value).toEqual({ ...(result[3]?.value ?? {}), text: ['GARDEN'] });
});

test('text-classification: the completion is the annotation; a copied choice is changed', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-classification');
  await expect(playground.tabs).toHaveCount(2);
  const [completion] = await playground.untilResult((result) => result.length === 1);
  expect(completion?.value).toEqual({ choices: ['Positive'] });
  expect(completion).not.toHaveProperty('id');
  await page.locator('[role="tab"][data-type="prediction"]').click();
  await playground.copy();
  await expect(page.getByRole('checkbox', { name: 'Neutral' })).toBeChecked();
  await page.getByRole('checkbox', { name: 'Negative' }).click();
  const { result } = await playground.submit();
  expect(result).toHaveLength(1);
  expect(result[0]).toMatchObject({
    from_name: 'sentiment_class',
    to_name: 'message',
    type: 'choices',
    value: { choices: ['Negative'] },
    origin: 'prediction-changed',
  });
});

test('text-spans: spans of two models are hit, moved by their ends, relabelled, added and deleted', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans');
  await expect(playground.tabs).toHaveCount(2);
  await expect(playground.rows).toHaveCount(4);
  const before = await playground.untilResult((result) => result.length === 4);
  for (const { id, value } of before) {
    const { x, y } = await playground.textPoint(value.start as number);
    await page.mouse.click(x, y);
    await playground.expectSelected(String(id));
  }
  await page.locator('[role="tab"][data-type="prediction"]').nth(1).click();
  await expect(playground.rows).toHaveCount(5);
  await page.locator('[role="tab"][data-type="prediction"]').nth(0).click();
  await playground.copy();

  const jerusalem = await playground.textPoint(50);
  await page.mouse.click(jerusalem.x, jerusalem.y);
  await playground.label('Organization').click();
  const relabelled = await playground.untilResult((result) => String(result[1]?.value.labels) === 'Organization');
  expect(relabelled[1]).toEqual({ ...before[1], origin: 'prediction-changed', value: { ...before[1]?.value, labels: ['Organization'] } });

  // The span grows by a character at its end.
  await page.keyboard.press('Alt+ArrowRight');
  const grown = await playground.untilResult((result) => result[1]?.value.end === 57);
  expect(grown[1]?.value).toEqual({ ...before[1]?.value, end: 57, text: 'Jerusalem.', labels: ['Organization'] });

  await page.keyboard.press('Escape');
  await playground.label('Person').click();
  await playground.selectText(136, 144);
  await expect(playground.rows).toHaveCount(5);
  const added = (await playground.untilResult((result) => result.length === 5)).find(({ origin }) => origin === 'manual');
  expect(added).toMatchObject({
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: { start: 136, end: 144, text: 'tourists', labels: ['Person'] },
  });

  await page.keyboard.press('Escape');
  const easter = await playground.textPoint(87);
  await page.mouse.click(easter.x, easter.y);
  await playground.expectSelected('jkl');
  await page.keyboard.press('Delete');
  const { result } = await playground.submit();
  expect(result).toEqual([{ ...before[0], origin: 'prediction' }, grown[1], { ...before[2], origin: 'prediction' }, added]);
});

test('text-spans: a text that begins with a space keeps its offsets', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-spans', '&task=2');
  await expect(playground.rows).toHaveCount(5);
  for (const { id, value } of await playground.untilResult((result) => result.length === 5)) {
    for (const at of [value.start as number, (value.end as number) - 1]) {
      await page.keyboard.press('Escape');
      const { x, y } = await playground.textPoint(at);
      await page.mouse.click(x, y);
      await playground.expectSelected(String(id));
    }
  }
});

test('text-per-region-textarea: the wrong control is reported, the span works and is written back as it came', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open('text-per-region-textarea');
  await expect(playground.rows).toHaveCount(1);
  const before = await playground.untilResult((result) => result.length === 2);
  const problems = await playground.problems();
  expect(problems).toMatch(/no control named 'ner'/i);
  expect(problems).toMatch(/did you mean 'label'/i);
  await playground.copy();
  const motorbike = await playground.textPoint(138);
  await page.mouse.click(motorbike.x, motorbike.y);
  await playground.expectSelected('def');
  const field = page.getByRole('textbox', { name: 'entity' });
  await field.fill('nay');
  await field.press('Enter');
  const { result } = await playground.submit();
  expect(result[0]).toEqual({ ...before[0], origin: 'prediction-changed' });
  expect(result[1]).toEqual({ ...before[1], origin: 'prediction-changed', value: { start: 135, end: 144, text: ['yay', 'nay'] } });
});
