import type { Page } from 'playwright/test';
import { Playground } from './playground';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A sample with a text, a page or a dialogue, and a mouse that is told words. */
export class Reading {
  readonly playground: Playground;

  constructor(readonly page: Page) {
    this.playground = new Playground(page);
  }

  /** The first and the last character of a phrase: where the mouse goes down and up. Looks into open shadow roots, as a reader does. */
  async #ends(phrase: string): Promise<readonly [Point, Point]> {
    const ends = await this.page
      .locator('.le-text')
      .first()
      .evaluate((frame, phrase) => {
        const nodes: Text[] = [];
        const collect = (node: Node): void => {
          if (node instanceof Text) nodes.push(node);
          if (node instanceof Element && node.matches('style, [hidden]')) return;
          for (const child of (node instanceof Element && node.shadowRoot ? node.shadowRoot : node).childNodes) collect(child);
        };
        collect(frame);
        const at = nodes
          .map(({ data }) => data)
          .join('')
          .indexOf(phrase);
        if (at < 0) return undefined;
        const boxAt = (place: number): DOMRect => {
          const range = document.createRange();
          let start = 0;
          for (const node of nodes) {
            if (place >= start && place < start + node.length) {
              range.setStart(node, place - start);
              range.setEnd(node, place - start + 1);
            }
            start += node.length;
          }
          return range.getBoundingClientRect();
        };
        const [first, last] = [boxAt(at), boxAt(at + phrase.length - 1)];
        return [
          { x: first.left + 0.5, y: first.top + first.height / 2 },
          { x: last.right - 0.5, y: last.top + last.height / 2 },
        ] as const;
      }, phrase);
    if (!ends) throw new Error(`the text does not hold “${phrase}”`);
    return ends;
  }

  /** Selects with the mouse: a phrase, or from its beginning to the end of another one. */
  async select(phrase: string, until = phrase): Promise<void> {
    const [from] = await this.#ends(phrase);
    const [, to] = await this.#ends(until);
    await this.playground.drag(from, to);
  }

  /** Clicks into a phrase. */
  async click(phrase: string): Promise<void> {
    const { x, y } = await this.middle(phrase);
    await this.page.mouse.click(x, y);
  }

  /** The middle of a phrase that stands in one line. */
  async middle(phrase: string): Promise<Point> {
    const [from, to] = await this.#ends(phrase);
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }
}
