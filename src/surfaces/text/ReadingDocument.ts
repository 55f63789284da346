import type { UnknownRecord } from '../../core';
import type { TextRange } from './granularity';
import type { Line } from './lines';

/** A text node and its place. Offsets are UTF-16 units of the whole text; what lies between two leaves (a blank line between turns, a `<br>`) has no node. */
export interface Leaf extends Line {
  readonly node: Text;
}

/** What is shown and painted together: an element that is observed for visibility. */
export interface Piece extends Line {
  readonly element: HTMLElement;
}

/** What a section is made of while it is open. */
export interface SectionParts {
  readonly leaves: readonly Leaf[];
  readonly pieces: readonly Piece[];
}

/**
 * A part of a long document that is cut into blocks when it comes near. Until then it holds one text node, so that the browser finds, selects
 * and reads it all the same.
 */
export interface Section extends Piece {
  /** The only text node of the closed section: fills its empty element with it. */
  close(): Text;
  /** Fills its empty element with its blocks. */
  open(): SectionParts;
}

/** A document on the page. */
export interface BodyParts {
  /** Holds all leaves; in a shadow root of its own where the document is isolated. */
  readonly element: HTMLElement;
  /** In order, at least one unit long each. */
  readonly leaves: readonly Leaf[];
  /** In order, not overlapping; together they hold all leaves. */
  readonly pieces: readonly Piece[];
  /** The block (line, turn, paragraph) that a text node stands in. */
  readonly blockOf: (node: Text) => HTMLElement | undefined;
  /** In order; all closed: `leaves` holds their one node, and `pieces` the sections themselves. */
  readonly sections?: readonly Section[];
}

/** How the regions of one object say where they lie in its text. `TextRange`s are UTF-16 units of the document's text. */
export interface SpanPlaces {
  /** What a value covers, clipped to the text; undefined when it covers nothing: offsets outside, a path to nowhere. */
  unitsOf(value: unknown): TextRange | undefined;
  /** Values of new regions on selected text: one as a rule, several where what lies between is not shown, none where nothing may be labelled. */
  valuesOf(range: TextRange): readonly UnknownRecord[];
  /** The keys of a region's value that change when its ends are moved to `range`; undefined when it cannot lie there. */
  moved(value: unknown, range: TextRange): UnknownRecord | undefined;
}

/** What a reading surface shows: a text, how it is put on the page, and how regions say their places in it. */
export interface ReadingDocument {
  readonly text: string;
  readonly places: SpanPlaces;
  /** Fills `element`, which is empty. `columns` is a guess of characters a row, for the height of what was never shown. */
  build(element: HTMLElement, columns: number): BodyParts;
  /** The paragraph that holds an offset, where line breaks of `text` do not tell. */
  paragraphAt?(offset: number): TextRange;
}
