import type { TextBody } from '../TextBody';
import { Hits } from './hits';

/** Tells whether text is on the page at all: what a filter or a page's own rules take out of the layout cannot be looked at. Text that is only scrolled away is. */
class Shown {
  readonly #body: TextBody;
  readonly #known = new Map<Element, boolean>();

  constructor(body: TextBody) {
    this.#body = body;
  }

  has(offset: number): boolean {
    const element = this.#body.pointAt(offset, 'start')?.node.parentElement;
    if (!element) return false;
    let isShown = this.#known.get(element);
    if (isShown === undefined) {
      isShown = element.checkVisibility();
      this.#known.set(element, isShown);
    }
    return isShown;
  }
}

/** The hits that both begin and end in text that is shown; yields now and then. */
export function* shownHits(hits: Hits, body: TextBody): Generator<void, Hits> {
  const shown = new Shown(body);
  const kept = new Hits();
  for (let i = 0; i < hits.length; i++) {
    const hit = hits.at(i);
    if (hit && shown.has(hit.start) && shown.has(hit.end - 1)) kept.add(hit.start, hit.end);
    if (i % 256 === 255) yield;
  }
  return kept;
}
