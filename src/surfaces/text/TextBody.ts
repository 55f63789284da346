import type { Line } from './lines';
import type { BodyParts, Leaf, Piece, Section } from './ReadingDocument';
import { type DomPoint, keepSelection } from './rootSelection';

/** Told what took the place of what: pieces of a section that was opened, or the section when it was closed. */
export type PiecesListener = (gone: readonly Piece[], come: readonly Piece[]) => void;

/** Index of the last entry that starts at or before `offset`. */
function indexAt(entries: readonly Line[], offset: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((entries[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Puts `parts` in the place of the entries of `[start, end)`; answers those. */
function replaceIn<T extends Line>(entries: T[], { start, end }: Line, parts: readonly T[]): T[] {
  const from = indexAt(entries, start);
  return entries.splice(from, indexAt(entries, end - 1) - from + 1, ...parts);
}

/** A document's text as it stands on the page. What was built stays, so places stay valid and a person's selection alive; sections alone open and close. */
export class TextBody {
  readonly text: string;
  readonly element: HTMLElement;
  readonly #leaves: Leaf[];
  readonly #pieces: Piece[];
  readonly #blockOf: BodyParts['blockOf'];
  readonly #sections: readonly Section[];
  readonly #leafOfNode: Map<Node, Leaf>;
  /** Opened sections, the one used last at the end. */
  readonly #open = new Set<Section>();
  readonly #listeners = new Set<PiecesListener>();

  constructor(text: string, { element, leaves, pieces, blockOf, sections = [] }: BodyParts) {
    this.text = text;
    this.element = element;
    this.#leaves = [...leaves];
    this.#pieces = [...pieces];
    this.#blockOf = blockOf;
    this.#sections = sections;
    this.#leafOfNode = new Map(leaves.map((leaf) => [leaf.node, leaf]));
  }

  /** Text nodes in order, as they are now. */
  get leaves(): readonly Leaf[] {
    return this.#leaves;
  }

  /** Pieces in order, as they are now; a closed section is one. */
  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** Sections that are open, the one used last at the end. */
  get openSections(): ReadonlySet<Section> {
    return this.#open;
  }

  onPieces(listener: PiecesListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Cuts a section into its blocks, or notes that it is used. */
  open(section: Section): void {
    const isNew = !this.#open.delete(section);
    this.#open.add(section);
    if (isNew) this.#swap(section, () => section.open());
  }

  /** Makes a section one text node again. */
  close(section: Section): void {
    if (!this.#open.delete(section)) return;
    this.#swap(section, () => ({ leaves: [{ start: section.start, end: section.end, node: section.close() }], pieces: [section] }));
  }

  #swap(section: Section, fill: Section['open']): void {
    const restore = keepSelection(this, section);
    section.element.replaceChildren();
    const { leaves, pieces } = fill();
    for (const { node } of replaceIn(this.#leaves, section, leaves)) this.#leafOfNode.delete(node);
    for (const leaf of leaves) this.#leafOfNode.set(leaf.node, leaf);
    const gone = replaceIn(this.#pieces, section, pieces);
    restore();
    for (const listener of this.#listeners) listener(gone, pieces);
  }

  /** Opens what holds some of `[start, end)`. */
  openAt(start: number, end = start + 1): void {
    const { length } = this.#sections;
    for (let i = indexAt(this.#sections, start); i < length; i++) {
      const section = this.#sections[i];
      if (!section || section.start >= end) return;
      if (section.end > start) this.open(section);
    }
  }

  /** The text node point of an offset: for a range's `end` the one behind the last character, not before the next. */
  pointAt(offset: number, side: 'start' | 'end'): DomPoint | undefined {
    const leaf = this.leaves[indexAt(this.leaves, side === 'end' ? Math.max(offset - 1, 0) : offset)];
    return leaf && { node: leaf.node, offset: Math.min(Math.max(offset - leaf.start, 0), leaf.end - leaf.start) };
  }

  /** The block (line, turn, paragraph) of an offset. */
  blockAt(offset: number): HTMLElement | undefined {
    this.openAt(offset);
    const leaf = this.leaves[indexAt(this.leaves, offset)];
    return leaf && this.#blockOf(leaf.node);
  }

  /** The piece that holds an offset, or the one before it. */
  pieceAt(offset: number): Piece | undefined {
    return this.pieces[indexAt(this.pieces, offset)];
  }

  /** Pieces that hold some of `[start, end)`. */
  piecesOf(start: number, end: number): readonly Piece[] {
    if (this.pieces.length === 0) return [];
    return this.pieces.slice(indexAt(this.pieces, start), indexAt(this.pieces, Math.max(end - 1, start)) + 1);
  }

  /** Sets `range` to `[start, end)`. */
  place(range: Range, start: number, end: number): Range {
    const from = this.pointAt(start, 'start');
    const to = this.pointAt(end, 'end');
    if (from && to) {
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
    }
    return range;
  }

  /** Where the text of a node starts and ends; undefined for what is no text node of this text. */
  leafOf(node: Node): Leaf | undefined {
    return this.#leafOfNode.get(node);
  }

  /** Offset of a point of the DOM: exact in the text, the nearest text behind it elsewhere inside, the ends for what lies before or behind. */
  offsetOf(container: Node, offset: number): number {
    const leaf = this.#leafOfNode.get(container);
    if (leaf) return leaf.start + Math.min(offset, leaf.end - leaf.start);
    const range = container.ownerDocument?.createRange();
    if (!range) return 0;
    range.setStart(container, offset);
    let low = 0;
    let high = this.leaves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.leaves[middle];
      if (entry && range.comparePoint(entry.node, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return this.leaves[low]?.start ?? this.text.length;
  }
}
