import type { Piece } from './ReadingDocument';

/** The elements a text is shown in; React renders them and then leaves their content alone. */
export interface StageElements {
  /** Scrolls, and has the focus. */
  readonly frame: HTMLElement;
  /** Behind the text. */
  readonly under: HTMLElement;
  readonly body: HTMLElement;
  /** Over the text. */
  readonly over: HTMLElement;
}

/** What happens to pieces. */
export interface SightListener {
  enter(piece: Piece): void;
  leave(piece: Piece): void;
  /** Widths, fonts, or heights that were a guess until now: places changed. */
  moved(): void;
}

/** What is in sight before the browser has told: enough for a first screen. */
const FIRST_UNITS = 6000;

/** Pieces this near to the frame are in sight already, so that they are painted before they are seen. */
const MARGIN_PX = 300;

/** Knows which pieces of a text are in sight. */
export class Sight {
  readonly pieces = new Set<Piece>();
  readonly #inSight: IntersectionObserver;
  readonly #size: ResizeObserver;

  constructor(pieces: readonly Piece[], { frame, body }: StageElements, listener: SightListener) {
    const view = body.ownerDocument.defaultView as Window & typeof globalThis;
    for (const piece of pieces) {
      if (piece.start > FIRST_UNITS) break;
      this.pieces.add(piece);
    }
    const pieceOf = new Map<Element, Piece>(pieces.map((piece) => [piece.element, piece]));
    this.#inSight = new view.IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const piece = pieceOf.get(target);
          if (!piece || isIntersecting === this.pieces.has(piece)) continue;
          if (isIntersecting) this.pieces.add(piece);
          else this.pieces.delete(piece);
          if (isIntersecting) listener.enter(piece);
          else listener.leave(piece);
        }
      },
      { root: frame, rootMargin: `${MARGIN_PX}px 0px` },
    );
    for (const { element } of pieces) this.#inSight.observe(element);
    this.#size = new view.ResizeObserver(() => listener.moved());
    this.#size.observe(body);
  }

  dispose(): void {
    this.#inSight.disconnect();
    this.#size.disconnect();
  }
}
