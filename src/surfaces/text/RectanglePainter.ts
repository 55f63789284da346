import { isVertical } from './endLine';
import type { MarkPainter } from './painter';
import type { Piece } from './ReadingDocument';
import type { Mark } from './style';
import type { TextBody } from './TextBody';

interface Placed {
  readonly mark: Mark;
  readonly rects: readonly DOMRect[];
}

/** Where the CSS Custom Highlight API is missing: rectangles behind the text, from the places of visible pieces. */
export class RectanglePainter implements MarkPainter {
  readonly #body: TextBody;
  readonly #under: HTMLElement;
  readonly #marks = new Map<Piece, readonly Mark[]>();
  readonly #boxes = new Map<Piece, HTMLElement>();

  /** `under` is positioned behind the text and as large as it. */
  constructor(body: TextBody, under: HTMLElement) {
    this.#body = body;
    this.#under = under;
  }

  paint(piece: Piece, marks: readonly Mark[]): void {
    if (marks.length === 0) this.#marks.delete(piece);
    else this.#marks.set(piece, marks);
    this.#draw([piece]);
  }

  relocate(): void {
    this.#draw([...this.#marks.keys()]);
  }

  /** Reads all places first, then writes: a write between reads would lay the page out again. */
  #draw(pieces: readonly Piece[]): void {
    const origin = this.#under.getBoundingClientRect();
    const range = this.#under.ownerDocument.createRange();
    const placed = pieces.map((piece): [Piece, Placed[]] => [
      piece,
      (this.#marks.get(piece) ?? []).map((mark) => ({ mark, rects: [...this.#body.place(range, mark.start, mark.end).getClientRects()] })),
    ]);
    for (const [piece, marks] of placed) {
      this.#boxes.get(piece)?.remove();
      this.#boxes.delete(piece);
      if (marks.length === 0) continue;
      const box = this.#under.ownerDocument.createElement('div');
      const sorted = [...marks].sort((a, b) => a.mark.style.priority - b.mark.style.priority);
      for (const { mark, rects } of sorted) for (const rect of rects) box.append(this.#rectangle(mark, rect, origin));
      this.#under.append(box);
      this.#boxes.set(piece, box);
    }
  }

  #rectangle({ style }: Mark, rect: DOMRect, origin: DOMRect): HTMLElement {
    const element = this.#under.ownerDocument.createElement('div');
    element.className = 'le-text-rectangle';
    // Rows that run from top to bottom have their lines at the left, as highlights do.
    const lies = isVertical(this.#body);
    const [wider, higher] = lies ? [style.offset, 0] : [0, style.offset];
    Object.assign(element.style, {
      left: `${rect.left - origin.left - wider}px`,
      top: `${rect.top - origin.top}px`,
      width: `${rect.width + wider}px`,
      height: `${rect.height + higher}px`,
      backgroundColor: style.background,
    });
    const line = `${style.thickness}px ${style.line} ${style.color}`;
    if (style.line !== 'none') element.style[lies ? 'borderLeft' : 'borderBottom'] = line;
    if (style.boxed) element.style[lies ? 'borderRight' : 'borderTop'] = line;
    return element;
  }

  dispose(): void {
    this.#under.replaceChildren();
    this.#marks.clear();
    this.#boxes.clear();
  }
}
