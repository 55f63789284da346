import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { expect } from './guardedTest';

/** The playground's projects, as a person uses them. */
export class Projects {
  readonly list: Locator;
  readonly rows: Locator;
  readonly import: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole('grid', { name: 'Tasks' });
    this.rows = this.list.locator('[data-task]');
    this.import = page.getByRole('region', { name: 'Import' });
  }

  /** A new project with a template's config. */
  async create(title: string, template: string, query = ''): Promise<void> {
    await this.page.goto(`/?projects${query}`);
    await this.page.getByRole('button', { name: 'New project…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New project' });
    await dialog.getByLabel('Name').fill(title);
    await dialog.getByLabel('Start from').selectOption(template);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
    await expect(this.page.getByRole('button', { name: 'Import files…' })).toBeEnabled();
  }

  async importFiles(files: string | { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.page.getByLabel('Files to import').setInputFiles(files);
  }

  async importFolder(folder: string): Promise<void> {
    await this.page.getByLabel('Folder to import').setInputFiles(folder);
  }

  /** Pastes on the page, as Ctrl+V does. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((words) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', words);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** Drops files on the page. */
  async drop(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((given) => {
      const made = new DataTransfer();
      for (const { name, text } of given) made.items.add(new File([text], name));
      return made;
    }, files);
    const target = this.page.locator('.pg-drop');
    await target.dispatchEvent('dragenter', { dataTransfer: transfer });
    await target.dispatchEvent('drop', { dataTransfer: transfer });
  }

  async untilImported(words: string | RegExp): Promise<void> {
    await expect(this.import).toContainText(words, { timeout: 30_000 });
  }

  /** The id of the task in the editor, by the address. */
  async task(): Promise<number> {
    return Number(new URL(this.page.url()).searchParams.get('task'));
  }

  /** The task is open, and its picture or text is there. */
  async untilTask(id: number): Promise<void> {
    await expect(this.page.getByRole('heading', { name: `Task ${id}`, exact: true })).toBeVisible();
    const main = this.page.getByRole('main', { name: `Task ${id}`, exact: true });
    await expect(main).toHaveAttribute('aria-busy', 'false');
    await expect(main.locator('.le-image-frame[data-status="ready"], .le-text').first()).toBeVisible({ timeout: 15_000 });
  }

  /** Exports, and answers the file. */
  async export(format: string): Promise<{ readonly name: string; readonly bytes: Buffer; readonly losses: string }> {
    await this.page.getByRole('button', { name: 'Export…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Export' });
    await dialog.getByLabel('Format', { exact: true }).selectOption(format);
    const button = dialog.getByRole('button', { name: 'Download' });
    await expect(button).toBeEnabled();
    const losses = (await dialog.getByRole('region', { name: 'What this format cannot hold' }).textContent()) ?? '';
    const downloading = this.page.waitForEvent('download');
    await button.click();
    const download = await downloading;
    const bytes = readFileSync(await download.path());
    await dialog.getByRole('button', { name: 'Close' }).click();
    return { name: download.suggestedFilename(), bytes, losses };
  }
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a model said of picture `n`: a box, and a score that orders the pictures otherwise than their numbers. */
export function predictedBox(n: number): { readonly score: number; readonly box: Box } {
  return { score: ((n * 3) % 8) / 10, box: { x: 5 * n, y: 20, width: 10, height: 5 * n } };
}

/** A folder of pictures with a JSON of tasks beside them, as a model's author hands it over. */
export function writePictureFolder(folder: string, count: number, size: { readonly width: number; readonly height: number }): void {
  mkdirSync(path.join(folder, 'photos'), { recursive: true });
  const picture = readFileSync('public/samples/airport.jpg');
  const tasks = Array.from({ length: count }, (_, at) => {
    const n = at + 1;
    writeFileSync(path.join(folder, 'photos', `${n}.jpg`), picture);
    const { score, box } = predictedBox(n);
    const result = {
      id: `box-${n}`,
      type: 'rectanglelabels',
      from_name: 'label',
      to_name: 'image',
      original_width: size.width,
      original_height: size.height,
      image_rotation: 0,
      value: { ...box, rotation: 0, rectanglelabels: ['Airplane'] },
    };
    return { id: 100 + n, data: { image: `photos/${n}.jpg` }, predictions: [{ id: n, model_version: 'one', score, result: [result] }] };
  });
  writeFileSync(path.join(folder, 'tasks.json'), JSON.stringify(tasks));
}
