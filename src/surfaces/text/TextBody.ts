import type { Line } from './lines';
import type { BodyParts, Leaf, Piece } from './ReadingDocument';

/** A point of the DOM. */
export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

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

/** A document's text as it stands on the page. Built once and never changed, so places stay valid and a person's selection stays alive. */
export class TextBody {
  readonly text: string;
  readonly element: HTMLElement;
  readonly leaves: readonly Leaf[];
  readonly pieces: readonly Piece[];
  readonly #blockOf: BodyParts['blockOf'];
  readonly #leafOfNode: ReadonlyMap<Node, Leaf>;

  constructor(text: string, { element, leaves, pieces, blockOf }: BodyParts) {
    this.text = text;
    this.element = element;
    this.leaves = leaves;
    this.pieces = pieces;
    this.#blockOf = blockOf;
    this.#leafOfNode = new Map(leaves.map((leaf) => [leaf.node, leaf]));
  }

  /** The text node point of an offset: for a range's `end` the one behind the last character, not before the next. */
  pointAt(offset: number, side: 'start' | 'end'): DomPoint | undefined {
    const leaf = this.leaves[indexAt(this.leaves, side === 'end' ? Math.max(offset - 1, 0) : offset)];
    return leaf && { node: leaf.node, offset: Math.min(Math.max(offset - leaf.start, 0), leaf.end - leaf.start) };
  }

  /** The block (line, turn, paragraph) of an offset. */
  blockAt(offset: number): HTMLElement | undefined {
    const leaf = this.leaves[indexAt(this.leaves, offset)];
    return leaf && this.#blockOf(leaf.node);
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
