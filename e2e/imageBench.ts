import { expect } from './guardedTest';
import { Playground, type Result } from './playground';

/** Percent of a picture. */
export type Place = readonly [x: number, y: number];

/** A sample with a picture, and a mouse that is told places in percent of it. */
export class ImageBench {
  readonly playground: Playground;

  constructor(
    readonly page: Playground['page'],
    readonly size: { readonly width: number; readonly height: number },
  ) {
    this.playground = new Playground(page);
  }

  at([x, y]: Place): Promise<{ x: number; y: number }> {
    return this.playground.imagePoint(x, y, this.size);
  }

  async click(...places: readonly Place[]): Promise<void> {
    for (const place of places) {
      const { x, y } = await this.at(place);
      await this.page.mouse.click(x, y);
    }
  }

  /** The image takes the keys. */
  async focus(): Promise<void> {
    await this.page.locator('.le-image-surface').focus();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.playground.drag(await this.at(from), await this.at(to));
  }

  /** Arms a label; two controls may have one of that name. */
  async arm(label: string, control = 0): Promise<void> {
    await this.playground.label(label).nth(control).click();
    await expect(this.playground.label(label).nth(control)).toHaveAttribute('aria-pressed', 'true');
  }

  /** What is on the screen at places of the picture. */
  async looks(...places: readonly Place[]): Promise<() => Promise<(readonly number[])[]>> {
    const spots = await Promise.all(places.map((place) => this.at(place)));
    await this.page.mouse.move(5, 5);
    return async () => {
      const colors: (readonly number[])[] = [];
      for (const spot of spots) colors.push(await this.playground.pixel(spot));
      return colors;
    };
  }

  /** Waits until there are so many regions, and answers the newest. */
  async drawn(count: number): Promise<Result> {
    await expect(this.playground.rows).toHaveCount(count);
    const results = await this.playground.untilWholeResult((result) => new Set(result.map(({ id }) => id)).size === count);
    return results.at(-1) as Result;
  }
}
