import { groupsOf, type Line, linesOf, partsOf } from './lines';

/** A text node and its place. Offsets are UTF-16 units of the whole text. */
export interface Leaf extends Line {
  readonly node: Text;
}

/** What is shown and painted together: an element that is observed for visibility. */
export interface Piece extends Line {
  readonly element: HTMLElement;
}

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

/**
 * The text as DOM: a block for each line inside groups that the browser skips while they are out of sight, the exact
 * characters, nothing else. Built once and never changed, so places stay valid and a person's selection stays alive.
 */
export class TextBody {
  readonly text: string;
  readonly element: HTMLElement;
  readonly leaves: Leaf[] = [];
  readonly pieces: Piece[] = [];
  readonly #leafOfNode = new Map<Node, Leaf>();

  /** Fills `element`, which must be empty. `columns` is a guess of characters a row, for the height of what was never shown. */
  constructor(element: HTMLElement, text: string, columns: number) {
    this.element = element;
    this.text = text;
    const doc = element.ownerDocument;
    const all = doc.createDocumentFragment();
    let number = 0;
    for (const lines of groupsOf(linesOf(text))) {
      const group = doc.createElement('div');
      group.className = 'le-text-group';
      let rows = 0;
      for (const line of lines) {
        number++;
        rows += Math.max(1, Math.ceil((line.end - line.start) / columns));
        group.append(this.#block(doc, line, number, group));
      }
      // `lh` follows the font, so the guess needs no layout to be made.
      group.style.containIntrinsicBlockSize = `auto ${rows}lh`;
      all.append(group);
    }
    element.append(all);
  }

  #block(doc: Document, line: Line, number: number, group: HTMLElement): HTMLElement {
    const block = doc.createElement('div');
    block.className = 'le-text-line';
    block.dir = 'auto';
    block.dataset.line = String(number);
    const parts = partsOf(this.text, line);
    for (const part of parts) {
      const node = doc.createTextNode(this.text.slice(part.start, part.end));
      const leaf: Leaf = { ...part, node };
      this.leaves.push(leaf);
      this.#leafOfNode.set(node, leaf);
      if (parts.length === 1) block.append(node);
      else {
        const span = doc.createElement('span');
        span.append(node);
        block.append(span);
        this.pieces.push({ ...part, element: span });
      }
    }
    const last = this.pieces.at(-1);
    if (parts.length === 1) {
      if (last?.element === group) this.pieces[this.pieces.length - 1] = { ...last, end: line.end };
      else this.pieces.push({ element: group, start: line.start, end: line.end });
    }
    return block;
  }

  /** The text node point of an offset: for a range's `end` the one behind the last character, not before the next. */
  pointAt(offset: number, side: 'start' | 'end'): DomPoint | undefined {
    const leaf = this.leaves[indexAt(this.leaves, side === 'end' ? Math.max(offset - 1, 0) : offset)];
    return leaf && { node: leaf.node, offset: Math.min(Math.max(offset - leaf.start, 0), leaf.end - leaf.start) };
  }

  /** The line block of an offset. */
  blockAt(offset: number): HTMLElement | undefined {
    return this.leaves[indexAt(this.leaves, offset)]?.node.parentElement?.closest<HTMLElement>('.le-text-line') ?? undefined;
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
