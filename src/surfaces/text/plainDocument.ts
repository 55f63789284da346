import type { CodePoints } from '../../geometry';
import type { TextRange } from './granularity';
import { groupsOf, type Line, type LineSection, linesOf, partsOf, sectionsOf } from './lines';
import type { BodyParts, Leaf, Piece, ReadingDocument, Section, SectionParts, SpanPlaces } from './ReadingDocument';
import { spanOfValue } from './spanOfValue';

/** Places that count code points from the start of the text. */
function codePointPlaces(points: CodePoints): SpanPlaces {
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

/**
 * A line so long is a column of blocks: laid out as one, a megabyte costs half a second at every change of the width. The row before each cut may
 * be shorter than its fellows, which nobody sees, and nothing else differs.
 */
const LONG_LINE = 64_000;

/** A block of such a column: larger ones make jumps through it lay out more than is seen. */
const BLOCK_UNITS = 4000;

/** `lh` follows the font, so the guess needs no layout to be made. */
function guessRows(element: HTMLElement, rows: number): void {
  element.style.containIntrinsicBlockSize = `auto ${rows}lh`;
}

/** Lines as DOM: a block for each inside groups that the browser skips while they are out of sight, the exact characters, nothing else. */
class LinesBuilder {
  readonly leaves: Leaf[] = [];
  readonly pieces: Piece[] = [];
  readonly #text: string;
  readonly #doc: Document;
  readonly #columns: number;

  constructor(text: string, doc: Document, columns: number) {
    this.#text = text;
    this.#doc = doc;
    this.#columns = columns;
  }

  #rowsOf({ start, end }: Line): number {
    return Math.max(1, Math.ceil((end - start) / this.#columns));
  }

  /** The lines of a section, of which the first has the given number. */
  lines({ start, end, first }: LineSection): DocumentFragment {
    const all = this.#doc.createDocumentFragment();
    let number = first;
    for (const lines of groupsOf(linesOf(this.#text, start, end))) {
      const group = this.#doc.createElement('div');
      group.className = 'le-text-group';
      let rows = 0;
      for (const line of lines) {
        rows += this.#rowsOf(line);
        group.append(this.block(line, number++, group));
      }
      guessRows(group, rows);
      all.append(group);
    }
    return all;
  }

  /** One line: a piece of its group, or cut into pieces of its own when it is long. */
  block(line: Line, number: number, group?: HTMLElement): HTMLElement {
    const block = this.#doc.createElement('div');
    block.className = 'le-text-line';
    block.dir = 'auto';
    block.dataset.line = String(number);
    const isLong = line.end - line.start > LONG_LINE;
    const parts = isLong ? partsOf(this.#text, line, BLOCK_UNITS) : partsOf(this.#text, line);
    block.classList.toggle('le-text-long', isLong);
    for (const part of parts) {
      const node = this.#doc.createTextNode(this.#text.slice(part.start, part.end));
      this.leaves.push({ ...part, node });
      if (parts.length === 1 && group) block.append(node);
      else {
        const span = this.#doc.createElement('span');
        if (isLong) guessRows(span, this.#rowsOf(part));
        span.append(node);
        block.append(span);
        this.pieces.push({ ...part, element: span });
      }
    }
    const last = this.pieces.at(-1);
    if (parts.length === 1 && group) {
      if (last?.element === group) this.pieces[this.pieces.length - 1] = { ...last, end: line.end };
      else this.pieces.push({ element: group, start: line.start, end: line.end });
    }
    return block;
  }
}

/** A section of lines on the page, closed. */
function createSection(text: string, section: LineSection, columns: number, doc: Document): Section {
  const { start, end, rows } = section;
  const element = doc.createElement('div');
  element.className = 'le-text-section';
  guessRows(element, rows);
  return {
    start,
    end,
    element,
    close() {
      const node = doc.createTextNode(text.slice(start, end));
      element.append(node);
      return node;
    },
    open(): SectionParts {
      const builder = new LinesBuilder(text, doc, columns);
      element.append(builder.lines(section));
      return builder;
    },
  };
}

function buildLines(text: string, element: HTMLElement, columns: number): BodyParts {
  const doc = element.ownerDocument;
  const all = doc.createDocumentFragment();
  const [leaves, pieces, sections]: [Leaf[], Piece[], Section[]] = [[], [], []];
  for (const lines of sectionsOf(text, columns)) {
    const { start, end, first } = lines;
    if (end - start > LONG_LINE) {
      const builder = new LinesBuilder(text, doc, columns);
      all.append(builder.block(lines, first));
      for (const leaf of builder.leaves) leaves.push(leaf);
      for (const piece of builder.pieces) pieces.push(piece);
      continue;
    }
    const section = createSection(text, lines, columns, doc);
    leaves.push({ start, end, node: section.close() });
    pieces.push(section);
    sections.push(section);
    all.append(section.element);
  }
  element.append(all);
  const blockOf = (node: Text) => node.parentElement?.closest<HTMLElement>('.le-text-line') ?? undefined;
  return { element, leaves, pieces, blockOf, sections };
}

/** A plain text: every character as it came, regions in code points. */
export function plainDocument(text: string, points: CodePoints): ReadingDocument {
  return { text, places: codePointPlaces(points), build: (element, columns) => buildLines(text, element, columns) };
}
