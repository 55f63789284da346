import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright/test';
import { expect } from './guardedTest';

/** A result as the playground shows it. */
export type Result = { readonly [key: string]: unknown; readonly value: { readonly [key: string]: unknown } };

/** The playground as a person uses it: by what can be seen and named. */
export class Playground {
  readonly tabs: Locator;
  readonly rows: Locator;
  /** Questions about the selected region, beside it on its image. */
  readonly questions: Locator;
  readonly log: Locator;

  constructor(readonly page: Page) {
    this.tabs = page.getByRole('tablist', { name: 'Annotations and predictions' }).getByRole('tab');
    this.questions = page.getByRole('region', { name: /^Questions about the selected region/ });
    this.rows = page.getByRole('grid', { name: 'Regions' }).getByRole('row');
    this.log = page.getByRole('region', { name: 'Log of callbacks' });
  }

  async open(sample: string, query = ''): Promise<void> {
    await this.page.goto(`/?sample=${sample}&theme=light${query}`);
    await expect(this.log).toContainText('onReady');
    await this.surfaceReady();
  }

  /** The picture is decoded, or the text is there. */
  async surfaceReady(): Promise<void> {
    await expect(this.page.locator('.le-image-frame[data-status="ready"], .le-text, .le-table').first()).toBeVisible({ timeout: 15_000 });
  }

  /** What the result panel shows of the layer on screen; it is made once the page is idle. */
  async result(): Promise<Result[]> {
    const text = await this.page.getByRole('region', { name: 'Result JSON' }).locator('pre').textContent();
    return JSON.parse(text || '[]') as Result[];
  }

  /** Waits until the result panel shows what `test` accepts. */
  async untilResult(test: (result: Result[]) => boolean): Promise<Result[]> {
    await expect.poll(async () => test(await this.result()), { timeout: 10_000, intervals: [50] }).toBe(true);
    return this.result();
  }

  /** All of the result, of masks too: the panel shows the beginning of long ones. */
  async wholeResult(): Promise<Result[]> {
    const downloading = this.page.waitForEvent('download');
    // Without the focus, which stays where the person works.
    await this.page.getByRole('button', { name: 'Download', exact: true }).dispatchEvent('click');
    return JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as Result[];
  }

  /** Waits until all of the result is what `test` accepts. */
  async untilWholeResult(test: (result: Result[]) => boolean): Promise<Result[]> {
    let result: Result[] = [];
    const accepted = async () => {
      result = await this.wholeResult();
      return test(result);
    };
    await expect.poll(accepted, { timeout: 15_000, intervals: [100] }).toBe(true);
    return result;
  }

  async copy(): Promise<void> {
    await this.page.getByRole('button', { name: 'Copy prediction to a new annotation' }).click();
    await expect(this.page.locator('[role="tab"][data-type="annotation"][aria-selected="true"]')).toBeVisible();
  }

  /** Submits, and answers what the host was given. */
  async submit(name: 'Submit' | 'Update' = 'Submit'): Promise<{ readonly result: Result[]; readonly [key: string]: unknown }> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await expect(this.page.getByRole('button', { name: 'Update', exact: true })).toBeVisible();
    return this.submitted(name);
  }

  /** What the host was given last. */
  async submitted(name: 'Submit' | 'Update' = 'Submit'): Promise<{ readonly result: Result[]; readonly [key: string]: unknown }> {
    const entry = this.log
      .getByRole('listitem')
      .filter({ hasText: name === 'Submit' ? 'onSubmit' : 'onUpdate' })
      .first();
    await expect(entry).toBeVisible();
    await entry.locator('summary').click();
    return JSON.parse((await entry.locator('pre').textContent()) ?? '');
  }

  row(region: string): Locator {
    return this.page.locator(`[role="row"][data-region="${region}"]`);
  }

  async expectSelected(region: string): Promise<void> {
    await expect(this.row(region)).toHaveAttribute('aria-selected', 'true');
  }

  label(name: string): Locator {
    return this.page.locator(`.le-label[data-label="${name}"]`);
  }

  async problems(): Promise<string> {
    await this.page.getByRole('tab', { name: /^Problems/ }).click();
    const panel = this.page.getByRole('tabpanel').last();
    await expect(panel.getByRole('listitem').first()).toBeVisible();
    const text = (await panel.textContent()) ?? '';
    await this.page.getByRole('tab', { name: /^Regions/ }).click();
    return text;
  }

  /** Client pixel of a place on the image, in percent of it (the view is fitted: the image fills the stage's width or height from the top left). */
  async imagePoint(
    xPct: number,
    yPct: number,
    size: { readonly width: number; readonly height: number },
  ): Promise<{ x: number; y: number }> {
    // The picture is fitted into whole pixels.
    const box = await this.page.locator('.le-image-surface').evaluate((surface) => {
      const { x, y } = surface.getBoundingClientRect();
      return { x, y, width: surface.clientWidth, height: surface.clientHeight };
    });
    const scale = Math.min(box.width / size.width, box.height / size.height);
    return { x: box.x + (xPct / 100) * size.width * scale, y: box.y + (yPct / 100) * size.height * scale };
  }

  /** Red, green and blue of what is on the screen at a client point. */
  async pixel({ x, y }: { x: number; y: number }): Promise<readonly number[]> {
    const png = await this.page.screenshot({ clip: { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 }, scale: 'css' });
    const data: Buffer[] = [];
    for (let at = png.indexOf('IDAT'); png.toString('latin1', at, at + 4) === 'IDAT'; at += png.readUInt32BE(at - 4) + 12)
      data.push(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    // One byte for the filter, which leaves the first pixel as it is.
    return [...inflateSync(Buffer.concat(data)).subarray(1, 4)];
  }

  /** Waits for the white handle of a selected region: handles are loaded on demand. */
  async untilHandle(point: { x: number; y: number }): Promise<void> {
    await expect.poll(async () => Math.min(...(await this.pixel(point)))).toBeGreaterThan(230);
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** Client pixel in the middle of a character of the text, counted in code points. */
  async textPoint(codePoint: number): Promise<{ x: number; y: number }> {
    const point = await this.page.locator('.le-text-body').evaluate((body, at) => {
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      let left = at;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const characters = [...(node.textContent ?? '')];
        if (left < characters.length) {
          const start = characters.slice(0, left).join('').length;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + (characters[left] ?? '').length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2, left: x, right: x + width };
        }
        left -= characters.length;
      }
      return undefined;
    }, codePoint);
    if (!point) throw new Error(`the text has no code point ${codePoint}`);
    return point;
  }

  /** Selects the code points from `start` to before `end` with the mouse. */
  async selectText(start: number, end: number): Promise<void> {
    const edge = async (at: number, side: 'left' | 'right') => {
      const point = (await this.textPoint(at)) as { x: number; y: number; left: number; right: number };
      return { x: side === 'left' ? point.left + 0.5 : point.right - 0.5, y: point.y };
    };
    await this.drag(await edge(start, 'left'), await edge(end - 1, 'right'));
  }
}
