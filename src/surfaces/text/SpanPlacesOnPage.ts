import type { Box } from '../../core';
import type { RegionPlace, SurfacePlaces } from '../../store';
import type { TextRange } from './granularity';
import { charAt } from './hitTest';
import type { LayerSpans } from './LayerSpans';
import { regionsAt } from './labelRange';
import type { TextStage } from './TextStage';

/** First and last line of a span, relative to the content: scrolling does not change them. */
interface Known extends TextRange {
  readonly first: Box;
  readonly last: Box;
  readonly isRtl: boolean;
}

/** Where the text's elements are. */
interface Measured {
  readonly origin: Box;
  readonly frame: Box;
}

function shifted({ x, y, width, height }: Box, by: Box): Box {
  return { x: x + by.x, y: y + by.y, width, height };
}

function contains({ x, y, width, height }: Box, px: number, py: number): boolean {
  return px >= x && py >= y && px < x + width && py < y + height;
}

/** Where the spans of a text are on the page. Text that was not laid out is never asked: that would lay it out. */
export class SpanPlacesOnPage implements SurfacePlaces {
  readonly #stage: TextStage;
  readonly #known = new Map<string, Known>();
  /** What the known places were measured in. */
  #layout = '';
  #measured: Measured | undefined;

  constructor(stage: TextStage) {
    this.#stage = stage;
    const { fonts } = stage.elements.body.ownerDocument;
    stage.scope.listen(fonts, 'loadingdone', () => this.#known.clear());
  }

  onMoved(listener: () => void): () => void {
    const end = this.#stage.onPaint(listener);
    return () => void end();
  }

  *idsInSight(layerId: string): Iterable<string> {
    for (const { id, spans } of this.#stage.shownInSight()) if (spans.layer.id === layerId) yield id;
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

  /** Only of text that is in sight or near it: the browser has laid that out. */
  #exactly({ layer }: LayerSpans, regionId: string, units: TextRange): RegionPlace | undefined {
    const { body, elements } = this.#stage;
    if (!this.#stage.isInSight(units.start) || !this.#stage.isInSight(units.end - 1)) return undefined;
    const { origin, frame } = this.#measure();
    const key = `${layer.id}|${regionId}`;
    let known = this.#known.get(key);
    if (known?.start !== units.start || known.end !== units.end) {
      const rects = [...body.place(elements.body.ownerDocument.createRange(), units.start, units.end).getClientRects()].filter(
        ({ width }) => width > 0,
      );
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) return undefined;
      const away = { x: -origin.x, y: -origin.y, width: 0, height: 0 };
      const isRtl = body.blockAt(units.start)?.matches(':dir(rtl)') === true;
      const from = shifted(first, away);
      known = { ...units, first: from, last: rects.length > 1 ? shifted(last, away) : from, isRtl };
      this.#known.set(key, known);
    }
    const first = shifted(known.first, origin);
    const last = known.last === known.first ? first : shifted(known.last, origin);
    return { first, last, frame, certainty: 'exact', isRtl: known.isRtl };
  }

  /** By the guessed or remembered size of the part that it is in. */
  #about(units: TextRange): RegionPlace | undefined {
    const [piece] = this.#stage.body.piecesOf(units.start, units.start + 1);
    if (!piece) return undefined;
    let shown: HTMLElement = piece.element;
    // The outermost that is skipped has a size of its own; what is in it has none yet.
    for (let at = piece.element.parentElement; at && at !== this.#stage.elements.frame; at = at.parentElement) {
      if (!shown.checkVisibility({ contentVisibilityAuto: true })) shown = at;
    }
    const rect = shown.getBoundingClientRect();
    if (rect.width === 0 && rect.height === 0) return undefined;
    const part = (units.start - piece.start) / Math.max(1, piece.end - piece.start);
    const box = { x: rect.x + rect.width / 2, y: rect.y + rect.height * part, width: 0, height: 0 };
    return { first: box, last: box, frame: this.frameBox(), certainty: 'about', isRtl: false };
  }

  /**
   * Where frame and content are now. Asked for each end of each arrow and the same for all of a painting: kept until the code that asks has come to its
   * end, and what it wrote has been laid out.
   */
  #measure(): Measured {
    if (this.#measured) return this.#measured;
    const { frame, over } = this.#stage.elements;
    const rect = frame.getBoundingClientRect();
    // A page that is zoomed by CSS has larger client pixels than the frame.
    const k = rect.width / (frame.offsetWidth || 1) || 1;
    this.#forgetOtherLayouts();
    this.#measured = {
      origin: over.getBoundingClientRect(),
      frame: {
        x: rect.x + frame.clientLeft * k,
        y: rect.y + frame.clientTop * k,
        width: frame.clientWidth * k,
        height: frame.clientHeight * k,
      },
    };
    queueMicrotask(() => {
      this.#measured = undefined;
    });
    return this.#measured;
  }

  #forgetOtherLayouts(): void {
    const { frame, body } = this.#stage.elements;
    const layout = `${body.offsetWidth} ${body.offsetHeight} ${body.offsetLeft} ${frame.className} ${JSON.stringify(frame.dataset)}`;
    if (layout !== this.#layout) this.#known.clear();
    this.#layout = layout;
  }
}
