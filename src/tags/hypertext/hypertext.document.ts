import type { BodyParts, Leaf, Piece, ReadingDocument, SpanPlaces } from '../../surfaces/text';
import { partsOf } from '../../surfaces/text';
import { adoptSheets, type PageSheet } from './css.document';
import { globalIn, spanAt } from './hypertext.codec';
import { isPageSpan, type PageSpan, pathOfSpan } from './hypertext.kind';
import type { ParsedPage } from './parse.document';
import type { PageNode, PageTree } from './tree.codec';

/** A block is painted at once up to this many units of text: few enough to paint, many enough that a book is not 50,000 observed elements. */
const PIECE_UNITS = 2000;
/** Where lines run through it, cutting would cost more than painting. */
const LINES_UNITS = 16_000;

/** In a long page blocks are larger: what is observed and skipped one by one costs the browser time in every frame. */
const LONG_PIECE_UNITS = 8000;

/** A page this long is laid out as far as it is in sight: whole, it would take seconds. */
const LONG_UNITS = 300_000;
/** What may be laid out by itself without looking different; markers of list items would be cut off. */
const APART = /^(?:article|blockquote|div|figure|h[1-6]|ol|p|pre|section|table|ul)$/;

/** Takes from a selection what holds no letter: Label Studio never starts or ends a region in white space between tags, nor before the letter that follows. */
function tightened(
  { texts, textAt, text }: PageTree,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  const isBlank = ({ start, end }: PageNode): boolean => text.slice(start, end).trim() === '';
  let first = textAt(from, 'start');
  let at = first ? texts.indexOf(first) : -1;
  while (first && isBlank(first)) first = texts[++at];
  let last = textAt(to, 'end');
  at = last ? texts.indexOf(last) : -1;
  while (last && isBlank(last)) last = texts[--at];
  if (!first || !last) return undefined;
  const start = Math.max(from, first.start);
  const end = Math.min(to, last.end);
  return start < end ? { start, end } : undefined;
}

/** Places that results name by XPaths or by code points of the whole page. */
export function pagePlaces(page: PageTree): SpanPlaces {
  const { points } = page;
  const fullOf = (from: number, to: number): PageSpan | undefined => {
    const range = tightened(page, from, to);
    return range && spanAt({ start: points.toCodePoint(range.start), end: points.toCodePoint(range.end) }, page);
  };
  return {
    unitsOf(value) {
      const global = isPageSpan(value) ? globalIn(value, page) : undefined;
      if (!global) return undefined;
      const start = points.toUnit(global.start);
      const end = points.toUnit(global.end);
      return start < end ? { start, end } : undefined;
    },
    valuesOf({ start, end }) {
      const value = fullOf(start, end);
      return value ? [{ ...value }] : [];
    },
    moved(value, { start, end }) {
      const span = fullOf(start, end);
      if (!span?.globalOffsets) return undefined;
      const isShort = isPageSpan(value) && !pathOfSpan(value) && typeof value.start === 'number';
      return isShort ? { ...span.globalOffsets } : { ...span };
    },
  };
}

/** Cuts a page into pieces. Done once: text that lies bare between the parts of a huge element gets elements of its own. */
class Cutter {
  readonly leaves: Leaf[] = [];
  readonly pieces: Piece[] = [];
  readonly #page: ParsedPage;
  readonly #most: number;

  constructor(page: ParsedPage, columns: number) {
    this.#page = page;
    const isLong = page.tree.text.length > LONG_UNITS;
    this.#most = isLong ? LONG_PIECE_UNITS : PIECE_UNITS;
    this.#cut(page.root);
    if (isLong) for (const piece of this.pieces) setApart(piece, columns);
    // White space between pieces belongs to the piece before, so that every leaf is in one.
    for (const [i, piece] of this.pieces.entries()) {
      const end = this.pieces[i + 1]?.start ?? page.tree.text.length;
      this.pieces[i] = { element: piece.element, start: i === 0 ? 0 : piece.start, end };
    }
  }

  #cut(element: Element): void {
    const length = this.#unitsIn(element);
    if (length === 0) return;
    if (length <= this.#most || (length <= LINES_UNITS && !this.#holdsBlocks(element))) {
      this.#piece(element, this.#textsIn(element));
      return;
    }
    for (const child of [...element.childNodes]) {
      if (child.nodeType === 1) this.#cut(child as Element);
      else if (child.nodeType === 3) this.#cutText(child as Text);
    }
  }

  #unitsIn(element: Element): number {
    const node = this.#page.nodeOf.get(element);
    return node ? node.end - node.start : 0;
  }

  #holdsBlocks(element: Element): boolean {
    return [...element.children].some((child) => this.#page.nodeOf.get(child)?.traits.isBlock);
  }

  #textsIn(element: Element): Text[] {
    const texts: Text[] = [];
    const walker = element.ownerDocument.createTreeWalker(element, 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    return texts;
  }

  #leaf(node: Text): Leaf | undefined {
    const place = this.#page.nodeOf.get(node);
    const leaf = place && { node, start: place.start, end: place.end };
    if (leaf && leaf.start < leaf.end) this.leaves.push(leaf);
    return leaf;
  }

  #piece(element: Element, texts: readonly Text[]): void {
    const leaves = texts.flatMap((node) => this.#leaf(node) ?? []);
    const start = leaves[0]?.start;
    if (start !== undefined) this.pieces.push({ element: element as HTMLElement, start, end: leaves.at(-1)?.end ?? start });
  }

  /** A text node that stands bare in a large element. */
  #cutText(node: Text): void {
    const place = this.#page.nodeOf.get(node);
    if (!place || node.data.trim() === '') {
      this.#leaf(node);
      return;
    }
    for (const { start, end } of partsOf(this.#page.tree.text, place)) {
      const span = node.ownerDocument.createElement('span');
      const part = start === place.start && end === place.end ? node : node.ownerDocument.createTextNode('');
      node.parentNode?.insertBefore(span, node);
      if (part !== node) part.data = node.data.slice(start - place.start, end - place.start);
      span.append(part);
      this.leaves.push({ node: part, start, end });
      this.pieces.push({ element: span, start, end });
    }
    if (node.parentNode && !this.leaves.some((leaf) => leaf.node === node)) node.remove();
  }
}

/** The base of every page: its own world, nothing of the host's type where it is framed. Rules of the page itself come after. */
function baseSheet(isInline: boolean): PageSheet {
  const world = isInline
    ? '.le-page { white-space: normal; line-height: inherit }'
    : `html { all: initial; display: block; color: #1b1f27; background: #fff; color-scheme: light; font: 16px/var(--le-page-leading, 1.6) system-ui, sans-serif }
       body { margin: 8px; min-block-size: 0 }`;
  return {
    text: `:host { display: block; white-space: normal; cursor: auto; text-decoration-skip-ink: none }
      ${world}
      [data-le-hidden] { display: none !important }
      [data-le-tag="textarea"], [data-le-tag="button"], [data-le-tag="select"] { display: inline-block; padding: 0 6px; border: 1px solid; border-radius: 3px }
      [data-le-tag="textarea"] { white-space: pre-wrap }
      [data-le-tag="option"] { display: block }
      [data-le-tag="plaintext"], [data-le-tag="xmp"], [data-le-tag="listing"] { white-space: pre-wrap; font-family: monospace }
      [data-le-link] { color: LinkText; text-decoration: underline }
      a, img { -webkit-user-drag: none }
      img { max-inline-size: 100% }
      img:not([src]) { display: inline-block; min-inline-size: 24px; min-block-size: 24px; outline: 1px dashed GrayText; outline-offset: -1px }`,
    media: '',
    isOurs: true,
  };
}

/** A page that was parsed and made harmless, as the reading surface shows it. */
export function pageDocument(page: ParsedPage): ReadingDocument {
  const { tree } = page;
  let cut: Cutter | undefined;
  return {
    text: tree.text,
    places: pagePlaces(tree),
    paragraphAt(offset) {
      const after = tree.breaks.findIndex((place) => place > offset);
      const index = after < 0 ? tree.breaks.length : after;
      return { start: tree.breaks[index - 1] ?? 0, end: tree.breaks[index] ?? tree.text.length };
    },
    build(element, columns): BodyParts {
      cut ??= new Cutter(page, columns);
      const doc = element.ownerDocument;
      // An element takes one shadow root in its life, and React may open the same document twice in one element.
      const host = doc.createElement('div');
      host.className = 'le-page-host';
      const shadow = host.attachShadow({ mode: 'open' });
      adoptSheets(shadow, [baseSheet(page.isInline), ...page.sheets]);
      shadow.append(page.top);
      shadow.addEventListener('click', (event) => followInside(event, shadow));
      element.append(host);
      const { leaves, pieces } = cut;
      return { element: page.top, leaves, pieces, blockOf: (node) => blockOf(page, node) };
    },
  };
}

function blockOf({ nodeOf, top }: ParsedPage, node: Text): HTMLElement {
  let at = node.parentElement;
  while (at && at !== top && !nodeOf.get(at)?.traits.isBlock) at = at.parentElement;
  return at ?? top;
}

/** A link to a place in the page leads there, and not the host's page elsewhere. */
function followInside(event: Event, shadow: ShadowRoot): void {
  const href = (event.target as Element | null)?.closest?.('a[href^="#"]')?.getAttribute('href');
  if (!href) return;
  event.preventDefault();
  shadow.getElementById(href.slice(1))?.scrollIntoView({ block: 'nearest' });
}

/** Lets the browser skip a block until it comes into sight; `lh` follows the font, so the guess of its height needs no layout to be made. */
function setApart({ element, start, end }: Piece, columns: number): void {
  if (!APART.test(element.localName)) return;
  element.style.contentVisibility = 'auto';
  element.style.containIntrinsicBlockSize = `auto ${Math.ceil((end - start) / columns)}lh`;
}
