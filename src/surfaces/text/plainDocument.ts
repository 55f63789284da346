import type { CodePoints } from '../../geometry';
import type { TextRange } from './granularity';
import { groupsOf, type Line, linesOf, partsOf } from './lines';
import type { BodyParts, Leaf, Piece, ReadingDocument, SpanPlaces } from './ReadingDocument';
import { spanOfValue } from './spanOfValue';

/** Places that count code points from the start of the text. */
export function codePointPlaces(points: CodePoints): SpanPlaces {
  const spanOf = ({ start, end }: TextRange) => ({ start: points.toCodePoint(start), end: points.toCodePoint(end) });
  return {
    unitsOf(value) {
      const span = spanOfValue(value);
      if (!span) return undefined;
      const start = points.toUnit(span.start);
      const end = points.toUnit(span.end);
      return start < end ? { start, end } : undefined;
    },
    valuesOf: (range) => [spanOf(range)],
    moved: (_, range) => spanOf(range),
  };
}

/** Lines as DOM: a block for each inside groups that the browser skips while they are out of sight, the exact characters, nothing else. */
class LinesBuilder {
  readonly leaves: Leaf[] = [];
  readonly pieces: Piece[] = [];
  readonly #text: string;
  readonly #doc: Document;

  constructor(text: string, doc: Document) {
    this.#text = text;
    this.#doc = doc;
  }

  all(columns: number): DocumentFragment {
    const all = this.#doc.createDocumentFragment();
    let number = 0;
    for (const lines of groupsOf(linesOf(this.#text))) {
      const group = this.#doc.createElement('div');
      group.className = 'le-text-group';
      let rows = 0;
      for (const line of lines) {
        number++;
        rows += Math.max(1, Math.ceil((line.end - line.start) / columns));
        group.append(this.#block(line, number, group));
      }
      // `lh` follows the font, so the guess needs no layout to be made.
      group.style.containIntrinsicBlockSize = `auto ${rows}lh`;
      all.append(group);
    }
    return all;
  }

  #block(line: Line, number: number, group: HTMLElement): HTMLElement {
    const block = this.#doc.createElement('div');
    block.className = 'le-text-line';
    block.dir = 'auto';
    block.dataset.line = String(number);
    const parts = partsOf(this.#text, line);
    for (const part of parts) {
      const node = this.#doc.createTextNode(this.#text.slice(part.start, part.end));
      this.leaves.push({ ...part, node });
      if (parts.length === 1) block.append(node);
      else {
        const span = this.#doc.createElement('span');
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
}

/** A plain text: every character as it came, regions in code points. */
export function plainDocument(text: string, points: CodePoints): ReadingDocument {
  return {
    text,
    places: codePointPlaces(points),
    build(element, columns): BodyParts {
      const builder = new LinesBuilder(text, element.ownerDocument);
      element.append(builder.all(columns));
      const { leaves, pieces } = builder;
      return { element, leaves, pieces, blockOf: (node) => node.parentElement?.closest<HTMLElement>('.le-text-line') ?? undefined };
    },
  };
}
