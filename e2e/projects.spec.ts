import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';
import { expect, test } from './guardedTest';
import { Projects, predictedBox, writePictureFolder } from './projects';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to in the page: rule, element, why. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    type Axe = { run(): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }> };
    const { axe } = globalThis as unknown as { axe: Axe };
    const found = await axe.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}

interface StoredTask {
  readonly id: number;
  readonly data: { readonly image: string };
  readonly annotations: readonly { readonly result: readonly { readonly id: string; readonly value: Record<string, unknown> }[] }[];
}

interface Coco {
  readonly images: readonly { readonly id: number; readonly file_name: string; readonly width: number; readonly height: number }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
  readonly annotations: readonly { readonly image_id: number; readonly category_id: number; readonly bbox: readonly number[] }[];
}

const SIZE = { width: 600, height: 403 };

test('a folder is imported, five tasks are labelled lowest score first over a reload, and leave as JSON and COCO', async ({
  page,
}, info) => {
  test.setTimeout(120_000);
  const folder = info.outputPath('shop');
  writePictureFolder(folder, 7, SIZE);
  const projects = new Projects(page);
  await projects.create('Airport', 'image-boxes-and-choice');
  await projects.importFolder(folder);
  await projects.untilImported('7 tasks imported with 7 files that they name.');
  await expect(projects.rows).toHaveCount(7);
  await expect(page.getByRole('progressbar', { name: 'Done' })).toHaveAttribute('aria-valuetext', '0 of 7 done');

  await page.getByLabel('Order').selectOption('prediction-score-min');
  await expect(page.getByLabel('Order')).toHaveValue('prediction-score-min');
  await page.getByRole('button', { name: 'Label tasks' }).click();
  const order = [1, 2, 3, 4, 5, 6, 7].toSorted((a, b) => predictedBox(a).score - predictedBox(b).score).slice(0, 5);
  const boeing = page.getByRole('checkbox', { name: 'Boeing' });
  for (const [at, n] of order.entries()) {
    await projects.untilTask(100 + n);
    await page.keyboard.press('1');
    await expect(boeing).toBeChecked();
    if (at === 2) {
      await page.reload();
      await projects.untilTask(100 + n);
      await expect(boeing).toBeChecked();
    }
    await page.keyboard.press('Control+Enter');
  }
  await expect(page.getByRole('progressbar', { name: 'Done' })).toHaveAttribute('aria-valuetext', '5 of 7 done');
  await page.getByRole('button', { name: 'All tasks' }).click();
  await expect(page.getByRole('radio', { name: 'Done 5' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Draft 0' })).toBeVisible();

  const json = await projects.export('JSON');
  expect(json.name).toBe('Airport-json.json');
  const tasks = JSON.parse(json.bytes.toString()) as StoredTask[];
  expect(tasks.map(({ id }) => id)).toEqual(order.map((n) => 100 + n).toSorted());
  for (const { id, data, annotations } of tasks) {
    const n = id - 100;
    expect(data).toEqual({ image: `photos/${n}.jpg` });
    expect(annotations).toHaveLength(1);
    const [box, choice] = annotations[0]?.result ?? [];
    expect(box).toMatchObject({ id: `box-${n}`, value: { ...predictedBox(n).box, rectanglelabels: ['Airplane'] } });
    expect(choice?.value).toEqual({ choices: ['Boeing'] });
  }

  const coco = await projects.export('COCO');
  const { images, annotations, categories } = JSON.parse(coco.bytes.toString()) as Coco;
  expect(coco.losses).toContain('does not hold everything');
  expect(annotations).toHaveLength(5);
  for (const { image_id, category_id, bbox } of annotations) {
    const image = images.find(({ id }) => id === image_id);
    expect(image).toMatchObject(SIZE);
    const { box } = predictedBox(Number(/(\d+)\.jpg$/.exec(image?.file_name ?? '')?.[1]));
    const wanted = [
      (box.x * SIZE.width) / 100,
      (box.y * SIZE.height) / 100,
      (box.width * SIZE.width) / 100,
      (box.height * SIZE.height) / 100,
    ];
    for (const [at, side] of wanted.entries()) expect(bbox[at]).toBeCloseTo(side, 1);
    expect(categories.find(({ id }) => id === category_id)?.name).toBe('Airplane');
  }
});

test('refused rows are told with file and line, also after a reload; what was imported can be taken away again', async ({ page }) => {
  const projects = new Projects(page);
  await projects.create('Rows', 'text-classification');
  await projects.drop([
    { name: 'reviews.csv', text: 'my_text,stars\ngood,5\nbad,1,too,many\nfine,3\n' },
    { name: 'tasks.json', text: '[{"data": {"my_text": "from json"}},\n 17,\n {"data": {"my_text": "another"}}]' },
  ]);
  await projects.untilImported(/tasks imported, \d finding/);
  const { import: status } = projects;
  await status.locator('summary').click();
  const table = status.getByRole('region', { name: 'Rows and files not imported as they stand' });
  await expect(table.getByRole('rowheader', { name: 'tasks.json:2' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: 'reviews.csv:3' })).toBeVisible();
  await expect(projects.list).toContainText('from json');
  await expect(projects.list).toContainText('fine');

  await page.reload();
  await page.getByText(/that were not imported as they stand/).click();
  await expect(page.getByRole('rowheader', { name: 'tasks.json:2' })).toBeVisible();

  const before = await projects.rows.count();
  await projects.paste('{"data": {"my_text": "pasted"}}');
  await projects.untilImported('1 task imported.');
  await expect(projects.rows).toHaveCount(before + 1);
  await page.getByRole('button', { name: 'Take these tasks away again' }).click();
  await expect(projects.rows).toHaveCount(before);
  await page.reload();
  await expect(projects.rows).toHaveCount(before);
});

test('a list of 20,000 tasks is walked by keys with few elements on the page', async ({ page }) => {
  test.setTimeout(120_000);
  const projects = new Projects(page);
  await projects.create('Many', 'text-classification');
  const lines = Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ my_text: `line ${at + 1}` })).join('\n');
  await projects.importFiles([{ name: 'many.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(lines) }]);
  await expect(projects.import).toContainText('20,000 tasks imported.', { timeout: 90_000 });
  await page.reload();
  await expect(projects.list).toHaveAttribute('aria-rowcount', '20001');
  expect(await projects.rows.count()).toBeLessThan(80);

  await projects.list.focus();
  await page.keyboard.press('End');
  const last = projects.list.locator('[data-task="20000"]');
  await expect(last).toBeVisible();
  await expect(last).toHaveAttribute('data-active', 'true');
  expect(await projects.rows.count()).toBeLessThan(80);
  await page.getByRole('searchbox', { name: 'Search tasks' }).fill('line 1234');
  await expect(projects.rows).toHaveCount(12);
  await page.getByRole('button', { name: 'ID' }).click();
  await expect(projects.rows.first()).toHaveAttribute('data-task', '12349');
  await projects.list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await projects.untilTask(12348);
});

test('skip, taking it up again, delete and what is kept of a project', async ({ page }) => {
  const projects = new Projects(page);
  await projects.create('Work', 'text-classification');
  await projects.paste('first\nsecond\nthird');
  await projects.untilImported('3 tasks imported.');
  await page.getByRole('button', { name: 'Label tasks' }).click();
  await projects.untilTask(1);
  await page.getByRole('button', { name: 'Postpone' }).click();
  await projects.untilTask(2);
  await page.getByRole('button', { name: 'Skip', exact: true }).click();
  await projects.untilTask(3);
  await page.keyboard.press('1');
  await page.keyboard.press('Alt+PageUp');
  await projects.untilTask(2);
  await expect(page.getByText('Was skipped')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel skip' }).click();
  await expect(page.getByText('Was skipped')).toHaveCount(0);
  // What was begun on the task ahead is there.
  await page.keyboard.press('Alt+PageDown');
  await projects.untilTask(3);
  await expect(page.getByRole('checkbox', { name: 'Positive' })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await projects.untilTask(1);

  await page.getByRole('button', { name: 'All tasks' }).click();
  for (const name of ['To do 1', 'Done 2', 'Skipped 0']) await expect(page.getByRole('radio', { name })).toBeVisible();
  await projects.list.locator('[data-task="3"]').click();
  await projects.untilTask(3);
  await page.getByRole('button', { name: 'Delete annotation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(projects.list.locator('[data-task="3"]')).toContainText('To do');

  await page.getByRole('button', { name: 'Projects', exact: true }).click();
  const card = page.getByRole('listitem').filter({ hasText: 'Work' });
  await expect(card).toContainText('3 tasks');
  await expect(card.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '1 of 3 done');
  await card.getByRole('button', { name: 'Rename Work' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Renamed');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copy config of Renamed to a new project' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete Renamed', exact: true }).click();
  await page.getByRole('button', { name: 'Delete the project' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('listitem')).toContainText('Renamed (copy)');
});

test('a check says what was meant, and renames it', async ({ page }) => {
  const projects = new Projects(page);
  await projects.create('Check', 'text-classification');
  const result = { from_name: 'sentimentclass', to_name: 'message', type: 'choices', value: { choices: ['positive'] } };
  await projects.paste(JSON.stringify({ data: { my_text: 'hi' }, predictions: [{ result: [result] }] }));
  await projects.untilImported('1 task imported');
  await page.getByRole('button', { name: 'Check…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check of tasks and config' });
  await expect(dialog.getByRole('row', { name: /sentiment_class/ })).toContainText('did you mean Positive');
  await dialog.getByRole('button', { name: 'Rename in all tasks' }).click();
  await expect(dialog).toContainText('No errors');
  await expect(dialog.getByRole('group', { name: 'Renames that would mend it' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Label tasks' }).click();
  await projects.untilTask(1);
  await expect(page.getByRole('checkbox', { name: 'Positive' })).toBeChecked();
});

for (const theme of ['light', 'dark'] as const) {
  for (const [where, width] of [
    ['wide', 1280],
    ['narrow', 400],
  ] as const) {
    test(`axe finds nothing among the projects: ${theme}, ${where}`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const projects = new Projects(page);
      await projects.create('Looks', 'text-classification', `&theme=${theme}`);
      const clean = async (what: string) => expect(await violations(page), what).toEqual([]);
      await clean('an empty project');
      await projects.paste('[{"data": {"my_text": "one"}, "predictions": [{"score": 0.5, "result": []}]}, 17, {"my_text": "two"}]');
      await projects.untilImported('2 tasks imported, 1 finding');
      await projects.import.locator('summary').click();
      await clean('the list, and what was refused');
      for (const name of ['Check…', 'Export…', 'Config and settings…', 'Paste…']) {
        await page.getByRole('button', { name }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        if (name === 'Export…') {
          const download = page.getByRole('button', { name: 'Download' });
          await expect(page.getByRole('status', { name: 'Check of the export' })).toContainText('Nobody has labelled a task yet');
          await expect(download).toBeDisabled();
          await page.getByRole('checkbox', { name: 'Also tasks nobody has labelled' }).check();
          await expect(download).toBeEnabled();
        }
        await clean(name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
        await expect(page.getByRole('button', { name })).toBeFocused();
      }
      await page.getByRole('button', { name: 'Label tasks' }).click();
      await projects.untilTask(1);
      await clean('the stream');
      await page.getByRole('button', { name: 'All tasks' }).click();
      await projects.rows.first().click();
      await projects.untilTask(1);
      await clean('quick view');
      await page.getByRole('button', { name: 'Projects', exact: true }).click();
      await expect(page.getByRole('listitem')).toHaveCount(1);
      await clean('the list of projects');
      await page.getByRole('button', { name: 'New project…' }).click();
      await clean('a new project');
    });
  }
}
