import type { MarkPainter } from './painter';
import type { Piece } from './ReadingDocument';
import { declarationsOf, type Mark, type MarkStyle } from './style';
import type { TextBody } from './TextBody';

type View = Window & typeof globalThis;

/**
 * Paints with the CSS Custom Highlight API: one Highlight for each style, StaticRanges of visible pieces only, so the DOM
 * is never touched. Its names start with the given prefix; highlights of others are left alone.
 */
export class HighlightPainter implements MarkPainter {
  readonly #body: TextBody;
  readonly #view: View;
  readonly #root: Document | ShadowRoot;
  readonly #prefix: string;
  readonly #sheet: CSSStyleSheet;
  readonly #highlights = new Map<string, { readonly name: string; readonly highlight: Highlight }>();
  readonly #painted = new Map<Piece, (readonly [Highlight, StaticRange])[]>();
  #named = 0;

  constructor(body: TextBody, view: View, root: Document | ShadowRoot, prefix: string) {
    this.#body = body;
    this.#view = view;
    this.#root = root;
    this.#prefix = prefix;
    this.#sheet = new view.CSSStyleSheet();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  paint(piece: Piece, marks: readonly Mark[]): void {
    for (const [highlight, range] of this.#painted.get(piece) ?? []) highlight.delete(range);
    this.#painted.delete(piece);
    if (marks.length === 0) return;
    const painted: (readonly [Highlight, StaticRange])[] = [];
    for (const mark of marks) {
      const range = this.#rangeOf(mark);
      if (!range) continue;
      const highlight = this.#highlightOf(mark.style);
      highlight.add(range);
      painted.push([highlight, range]);
    }
    this.#painted.set(piece, painted);
  }

  #rangeOf({ start, end }: Mark): StaticRange | undefined {
    const from = this.#body.pointAt(start, 'start');
    const to = this.#body.pointAt(end, 'end');
    if (!from || !to) return undefined;
    return new this.#view.StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
  }

  #highlightOf(style: MarkStyle): Highlight {
    const known = this.#highlights.get(style.key);
    if (known) return known.highlight;
    const { highlights } = this.#view.CSS;
    let name: string;
    do name = `${this.#prefix}-${this.#named++}`;
    while (highlights.has(name));
    const highlight = new this.#view.Highlight();
    highlight.priority = style.priority;
    this.#sheet.insertRule(`::highlight(${name}) { ${declarationsOf(style)} }`, this.#sheet.cssRules.length);
    highlights.set(name, highlight);
    this.#highlights.set(style.key, { name, highlight });
    return highlight;
  }

  relocate(): void {
    // Highlights follow the text by themselves.
  }

  dispose(): void {
    for (const { name } of this.#highlights.values()) this.#view.CSS.highlights.delete(name);
    this.#highlights.clear();
    this.#painted.clear();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}
