import type { Piece, Section } from './ReadingDocument';
import type { TextBody } from './TextBody';

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

/** Sections are opened before the browser lays them out: Chromium lays out what is one and a half screens away. */
const NEAR = '200%';

/** So many sections stay open behind the reader: about a megabyte. */
const MOST_OPEN = 32;

/** Knows which pieces of a text are in sight; opens the sections that come near and closes those that were left longest ago. */
export class Sight {
  readonly pieces = new Set<Piece>();
  readonly #body: TextBody;
  readonly #listener: SightListener;
  readonly #inSight: IntersectionObserver;
  readonly #near: IntersectionObserver;
  readonly #nearSections = new Set<Section>();
  readonly #size: ResizeObserver;
  readonly #pieceOf = new Map<Element, Piece>();
  readonly #sectionOf: ReadonlyMap<Element, Section>;
  readonly #forget: () => void;

  constructor(body: TextBody, elements: StageElements, listener: SightListener) {
    this.#body = body;
    this.#listener = listener;
    this.#sectionOf = new Map(body.sections.map((section) => [section.element, section]));
    body.openAt(0, FIRST_UNITS);
    for (const piece of body.pieces) {
      if (piece.start > FIRST_UNITS) break;
      this.pieces.add(piece);
    }
    const view = elements.body.ownerDocument.defaultView as Window & typeof globalThis;
    const { frame: root } = elements;
    this.#inSight = new view.IntersectionObserver((entries) => this.#see(entries), { root, rootMargin: `${MARGIN_PX}px` });
    this.#near = new view.IntersectionObserver((entries) => this.#approach(entries), { root, rootMargin: NEAR });
    for (const { element } of body.sections) this.#near.observe(element);
    this.#observe(body.pieces);
    this.#forget = body.onPieces((gone, come) => this.#replace(gone, come));
    this.#size = new view.ResizeObserver(() => listener.moved());
    this.#size.observe(elements.body);
  }

  #observe(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      // A closed section has nothing that could be painted.
      if (this.#sectionOf.has(piece.element)) continue;
      this.#pieceOf.set(piece.element, piece);
      this.#inSight.observe(piece.element);
    }
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const piece = this.#pieceOf.get(target);
      if (!piece || isIntersecting === this.pieces.has(piece)) continue;
      if (isIntersecting) this.pieces.add(piece);
      else this.pieces.delete(piece);
      if (isIntersecting) this.#listener.enter(piece);
      else this.#listener.leave(piece);
    }
  }

  #approach(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const section = this.#sectionOf.get(target);
      if (!section) continue;
      if (isIntersecting) {
        this.#nearSections.add(section);
        this.#body.open(section);
      } else this.#nearSections.delete(section);
    }
    const { openSections } = this.#body;
    if (openSections.size <= MOST_OPEN) return;
    for (const section of [...openSections]) {
      if (openSections.size <= MOST_OPEN) return;
      if (!this.#nearSections.has(section)) this.#body.close(section);
    }
  }

  #replace(gone: readonly Piece[], come: readonly Piece[]): void {
    for (const piece of gone) {
      this.#inSight.unobserve(piece.element);
      this.#pieceOf.delete(piece.element);
      if (this.pieces.delete(piece)) this.#listener.leave(piece);
    }
    this.#observe(come);
  }

  dispose(): void {
    this.#forget();
    this.#near.disconnect();
    this.#inSight.disconnect();
    this.#size.disconnect();
  }
}
