import type { Box } from '../../core';
import type { RegionPlace, SurfacePlaces } from '../../store';
import type { TextRange } from './granularity';
import { charAt } from './hitTest';
import type { LayerSpans } from './LayerSpans';
import { regionsAt } from './labelRange';
import type { Piece } from './ReadingDocument';
import type { TextStage } from './TextStage';

/** First and last line of a span, each relative to the piece that it is in: neither scrolling nor what happens to other pieces changes them. */
interface Known extends TextRange {
  readonly first: Box;
  readonly last: Box;
  readonly firstIn: Piece;
  readonly lastIn: Piece;
  /** What the two were measured in. */
  readonly size: string;
  readonly isRtl: boolean;
}

/** Lines of a piece, relative to it. */
interface KnownLines {
  readonly size: string;
  readonly boxes: readonly Box[];
}

/** Regions of a layer on each piece in sight. */
interface KnownIds {
  readonly epochs: string;
  readonly byPiece: Map<Piece, readonly string[]>;
}

/** Where the text's elements are. */
interface Measured {
  readonly frame: Box;
  readonly pieces: Map<Piece, DOMRect>;
  /** Of what was not laid out: its outermost element that is skipped. */
  readonly skipped: Map<Piece, DOMRect>;
}

function sizeOf({ width, height }: DOMRect): string {
  return `${width} ${height}`;
}

function shifted({ x, y, width, height }: Box, by: { readonly x: number; readonly y: number }): Box {
  return { x: x + by.x, y: y + by.y, width, height };
}

function contains({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && py >= y && px < x + width && py < y + height;
}

/** Where the spans of a text are on the page. Text that was not laid out is never asked: that would lay it out. */
export class SpanPlacesOnPage implements SurfacePlaces {
  readonly #stage: TextStage;
  readonly #known = new Map<string, Known>();
  readonly #lines = new Map<Piece, KnownLines>();
  readonly #ids = new Map<string, KnownIds>();
  #measured: Measured | undefined;

  constructor(stage: TextStage) {
    this.#stage = stage;
    const { fonts } = stage.elements.body.ownerDocument;
    stage.scope.listen(fonts, 'loadingdone', () => this.#forget());
    stage.scope.add(
      stage.body.onPieces(() => {
        this.#forget();
        this.#ids.clear();
      }),
    );
  }

  onMoved(listener: () => void): () => void {
    const end = this.#stage.onPaint(listener);
    return () => void end();
  }

  *idsInSight(layerId: string): Iterable<string> {
    const spans = this.#stage.layers.find(({ layer }) => layer.id === layerId);
    if (!spans) return;
    const { index, layer } = spans;
    const epochs = `${layer.epoch} ${layer.visibilityEpoch}`;
    let known = this.#ids.get(layerId);
    if (known?.epochs !== epochs) {
      known = { epochs, byPiece: new Map() };
      this.#ids.set(layerId, known);
    }
    for (const piece of this.#stage.piecesInSight) {
      let ids = known.byPiece.get(piece);
      if (!ids) {
        ids = index.overlapping(piece.start, piece.end).flatMap(({ id }) => (layer.isHidden(id) ? [] : [id]));
        known.byPiece.set(piece, ids);
      }
      yield* ids;
    }
  }

  placeOf(regionId: string, layerId: string): RegionPlace | undefined {
    const spans = this.#stage.layers.find(({ layer }) => layer.id === layerId);
    if (!spans || spans.layer.isHidden(regionId)) return undefined;
    const units = spans.overlay ? spans.index.get(regionId) : this.#stage.unitsOf(regionId);
    return units && (this.#exactly(spans, regionId, units) ?? this.#about(units));
  }

  regionAt(x: number, y: number): string | undefined {
    const { body, elements } = this.#stage;
    if (!contains(elements.frame.getBoundingClientRect(), x, y)) return undefined;
    const root = elements.frame.getRootNode() as Document | ShadowRoot;
    const badge = root.elementFromPoint(x, y);
    if (badge instanceof HTMLElement && elements.over.contains(badge) && badge.dataset.region) return badge.dataset.region;
    const offset = charAt(body, x, y);
    return offset === undefined ? undefined : regionsAt(this.#stage, offset)[0];
  }

  frameBox(): Box {
    return this.#measure().frame;
  }

  scrollBy(x: number, y: number): boolean {
    const { frame } = this.#stage.elements;
    this.#measured = undefined;
    const before = [frame.scrollLeft, frame.scrollTop];
    frame.scrollBy({ left: x, top: y, behavior: 'instant' });
    return before[0] !== frame.scrollLeft || before[1] !== frame.scrollTop;
  }

  *linesIn(box: Box): Iterable<Box> {
    const { pieces } = this.#measure();
    for (const piece of this.#stage.piecesInSight) {
      const at = this.#placeOfPiece(piece, pieces);
      if (at.bottom <= box.y || at.top >= box.y + box.height || at.right <= box.x || at.left >= box.x + box.width) continue;
      for (const line of this.#linesOf(piece, at)) {
        const shown = shifted(line, at);
        if (shown.y < box.y + box.height && shown.y + shown.height > box.y && shown.x < box.x + box.width && shown.x + shown.width > box.x)
          yield shown;
      }
    }
  }

  #forget(): void {
    this.#known.clear();
    this.#lines.clear();
  }

  #linesOf(piece: Piece, at: DOMRect): readonly Box[] {
    const size = sizeOf(at);
    let known = this.#lines.get(piece);
    if (known?.size !== size) {
      known = { size, boxes: this.#rectsOf(piece).map((rect) => shifted(rect, { x: -at.x, y: -at.y })) };
      this.#lines.set(piece, known);
    }
    return known.boxes;
  }

  #rectsOf({ start, end }: TextRange): readonly DOMRect[] {
    const { body, elements } = this.#stage;
    return [...body.place(elements.body.ownerDocument.createRange(), start, end).getClientRects()].filter(({ width }) => width > 0);
  }

  #placeOfPiece(piece: Piece, pieces: Map<Piece, DOMRect>): DOMRect {
    let at = pieces.get(piece);
    if (!at) {
      at = piece.element.getBoundingClientRect();
      pieces.set(piece, at);
    }
    return at;
  }

  /** Only of text that is in sight or near it: the browser has laid that out. */
  #exactly({ layer }: LayerSpans, regionId: string, units: TextRange): RegionPlace | undefined {
    const { body, piecesInSight } = this.#stage;
    const key = `${layer.id}|${regionId}`;
    let known = this.#known.get(key);
    const isSame = known?.start === units.start && known.end === units.end;
    const [firstIn, lastIn] =
      known && isSame ? [known.firstIn, known.lastIn] : [body.pieceAt(units.start), body.pieceAt(Math.max(units.end - 1, units.start))];
    if (!firstIn || !lastIn || !piecesInSight.has(firstIn) || !piecesInSight.has(lastIn)) return undefined;
    const { frame, pieces } = this.#measure();
    const [from, to] = [this.#placeOfPiece(firstIn, pieces), this.#placeOfPiece(lastIn, pieces)];
    const size = firstIn === lastIn ? sizeOf(from) : `${sizeOf(from)} ${sizeOf(to)}`;
    if (!known || !isSame || known.size !== size) {
      const rects = this.#rectsOf(units);
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) return undefined;
      const begin = shifted(first, { x: -from.x, y: -from.y });
      const end = rects.length > 1 ? shifted(last, { x: -to.x, y: -to.y }) : begin;
      const isRtl = body.blockAt(units.start)?.matches(':dir(rtl)') === true;
      known = { start: units.start, end: units.end, first: begin, last: end, firstIn, lastIn, size, isRtl };
      this.#known.set(key, known);
    }
    const first = shifted(known.first, from);
    const last = known.last === known.first ? first : shifted(known.last, to);
    return { first, last, frame, certainty: 'exact', isRtl: known.isRtl };
  }

  /** By the guessed or remembered size of the part that it is in. */
  #about(units: TextRange): RegionPlace | undefined {
    const piece = this.#stage.body.pieceAt(units.start);
    if (!piece) return undefined;
    const { frame, skipped } = this.#measure();
    let rect = skipped.get(piece);
    if (!rect) {
      rect = this.#skippedPart(piece);
      skipped.set(piece, rect);
    }
    if (rect.width === 0 && rect.height === 0) return undefined;
    const part = (units.start - piece.start) / Math.max(1, piece.end - piece.start);
    const box = { x: rect.x + rect.width / 2, y: rect.y + rect.height * part, width: 0, height: 0 };
    return { first: box, last: box, frame, certainty: 'about', isRtl: false };
  }

  #skippedPart({ element }: Piece): DOMRect {
    let shown: HTMLElement = element;
    // The outermost that is skipped has a size of its own; what is in it has none yet.
    for (let at = element.parentElement; at && at !== this.#stage.elements.frame; at = at.parentElement) {
      if (!shown.checkVisibility({ contentVisibilityAuto: true })) shown = at;
    }
    return shown.getBoundingClientRect();
  }

  /**
   * Where frame and pieces are now. Asked for each end of each arrow and the same for all of a painting: kept until the code that asks has come to its
   * end, and what it wrote has been laid out.
   */
  #measure(): Measured {
    if (this.#measured) return this.#measured;
    const { frame } = this.#stage.elements;
    const rect = frame.getBoundingClientRect();
    // A page that is zoomed by CSS has larger client pixels than the frame.
    const k = rect.width / (frame.offsetWidth || 1) || 1;
    this.#measured = {
      frame: {
        x: rect.x + frame.clientLeft * k,
        y: rect.y + frame.clientTop * k,
        width: frame.clientWidth * k,
        height: frame.clientHeight * k,
      },
      pieces: new Map(),
      skipped: new Map(),
    };
    queueMicrotask(() => {
      this.#measured = undefined;
    });
    return this.#measured;
  }
}
