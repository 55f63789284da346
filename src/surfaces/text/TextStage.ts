import { reaction } from 'mobx';
import { type ConfigNode, Scope } from '../../core';
import type { EditorStore, Overlay } from '../../store';
import { SurfaceMenu } from '../../ui/kit';
import type { TextRange } from './granularity';
import { HighlightPainter } from './HighlightPainter';
import { LayerSpans } from './LayerSpans';
import type { MarkPainter } from './painter';
import type { Piece, ReadingDocument } from './ReadingDocument';
import { RectanglePainter } from './RectanglePainter';
import { Sight, type StageElements } from './Sight';
import { type ShownSpan, SpanStyles } from './SpanStyles';
import { FIRST_LANE, lanesOf, type Mark, PENDING_STYLE } from './style';
import { TextBody } from './TextBody';

/** Further marks on a part of the text: what was searched for, a place to choose. They need not be clipped to it. */
export type MarkSource = (start: number, end: number) => readonly Mark[];

/** What a model is asked about and what it suggests, as layers laid over. */
function passingLayers({ assist: { promptLayer, suggestions } }: EditorStore): Overlay[] {
  const layers = [promptLayer, suggestions].filter((layer) => layer !== undefined);
  return layers.map((layer) => ({ layer, visible: true, color: undefined, opacity: 1 }));
}

/**
 * Keeps what is painted over a text equal to the editor's layers. Everything is done a piece at a time, once a frame, for
 * the pieces in sight that were touched: cost does not depend on the size of the text or the number of regions.
 */
export class TextStage {
  readonly editor: EditorStore;
  readonly node: ConfigNode;
  readonly document: ReadingDocument;
  readonly elements: StageElements;
  readonly body: TextBody;
  readonly scope = new Scope();
  /** Paints of pieces, for tests: an edit must not repaint the text. */
  paints = 0;
  /** The region that was made last by hand here: what is asked at it gets the focus, once. */
  fresh: string | undefined;
  /** Where a person reads: at the caret, behind what was labelled last, at the region that was gone to last. */
  readingAt = 0;
  readonly #painter: MarkPainter;
  readonly styles: SpanStyles;
  /** What lies at a place and what can be done with it. */
  readonly menu = new SurfaceMenu();
  readonly #sight: Sight;
  readonly #dirty = new Set<Piece>();
  readonly #afterPaint = new Set<() => void>();
  readonly #sources = new Map<string, MarkSource>();
  #layers: LayerSpans[] = [];
  #pending: TextRange | undefined;
  #frame = 0;

  constructor(editor: EditorStore, node: ConfigNode, document: ReadingDocument, elements: StageElements) {
    this.editor = editor;
    this.node = node;
    this.document = document;
    this.elements = elements;
    const view = elements.body.ownerDocument.defaultView as Window & typeof globalThis;
    const { fontSize, inlineSize } = view.getComputedStyle(elements.body);
    const fitting = Math.floor(Number.parseFloat(inlineSize) / (Number.parseFloat(fontSize) * 0.5)) || 0;
    const columns = editor.settings.wrapLines ? Math.max(20, fitting) : Number.POSITIVE_INFINITY;
    this.body = new TextBody(document.text, document.build(elements.body, columns));
    this.scope.add(() => elements.body.replaceChildren());
    const prefix = `${editor.uid}-${node.key}`.replace(/[^\w-]/g, '_');
    this.#painter =
      view.CSS.highlights && view.Highlight
        ? new HighlightPainter(this.body, view, this.body.element.getRootNode() as Document | ShadowRoot, `le-${prefix}`)
        : new RectanglePainter(this.body, elements.under);
    this.scope.add(() => this.#painter.dispose());
    this.styles = new SpanStyles(editor, node, view);
    this.#sight = new Sight(this.body, elements, {
      enter: (piece) => {
        this.#dirty.add(piece);
        this.#request();
      },
      leave: (piece) => this.#painter.paint(piece, []),
      moved: () => {
        this.#painter.relocate();
        for (const listener of this.#afterPaint) listener();
      },
    });
    this.scope.add(() => this.#sight.dispose());
    for (const piece of this.#sight.pieces) this.#dirty.add(piece);
    this.#observeLayers();
    this.scope.add(() => view.cancelAnimationFrame(this.#frame));
    this.#paint();
  }

  get text(): string {
    return this.body.text;
  }

  get layers(): readonly LayerSpans[] {
    return this.#layers;
  }

  /** Spans of the layer that is on screen; undefined when none is. */
  get active(): LayerSpans | undefined {
    return this.#layers.find((spans) => spans.overlay === undefined);
  }

  /** Text that was selected without a label: it waits for one. */
  get pending(): TextRange | undefined {
    return this.#pending;
  }

  setPending(range: TextRange | undefined): void {
    this.touch(this.#pending?.start ?? 0, this.#pending?.end ?? 0);
    this.#pending = range && range.start < range.end ? range : undefined;
    if (this.#pending) this.touch(this.#pending.start, this.#pending.end);
  }

  /** Paints further marks, of the pieces in sight only; `undefined` takes those of this kind away. `touch` when they change. */
  setMarks(kind: string, source: MarkSource | undefined): void {
    if (source) this.#sources.set(kind, source);
    else this.#sources.delete(kind);
    this.touch();
  }

  /** Runs after every paint and every change of the layout, in the same frame. */
  onPaint(listener: () => void): () => void {
    this.#afterPaint.add(listener);
    return () => this.#afterPaint.delete(listener);
  }

  /** Spans on the characters of `[start, end)` that are shown, in order of start; overlays come first. */
  shownIn(start: number, end: number): ShownSpan[] {
    return this.#layers.flatMap((spans) =>
      spans.index.overlapping(start, end).flatMap((span) => {
        const region = spans.layer.isHidden(span.id) ? undefined : spans.layer.peek(span.id);
        return region ? [{ ...span, spans, region }] : [];
      }),
    );
  }

  /** What is shown in sight. */
  shownInSight(): ShownSpan[] {
    const seen = new Map<string, ShownSpan>();
    for (const { start, end } of this.#sight.pieces) {
      for (const span of this.shownIn(start, end)) seen.set(`${span.spans.layer.id}|${span.id}`, span);
    }
    return [...seen.values()];
  }

  /** Pieces that are in sight or near it: the browser has laid them out. */
  get piecesInSight(): ReadonlySet<Piece> {
    return this.#sight.pieces;
  }

  isInSight(offset: number): boolean {
    const piece = this.body.pieceAt(offset);
    return piece !== undefined && this.#sight.pieces.has(piece) && offset < piece.end;
  }

  /** The place of a region of the active layer as it is now, a change in progress included. */
  unitsOf(regionId: string): TextRange | undefined {
    return this.#draftUnits(regionId) ?? this.active?.index.get(regionId);
  }

  /** Selects the region that lies before or behind the selected one, else the place that is read, and shows it; `false` at the ends. */
  selectNextByPlace(step: 1 | -1): boolean {
    const { active, editor } = this;
    if (!active) return false;
    const order = active.index.overlapping(0, this.text.length).filter(({ id }) => !active.layer.isHidden(id));
    const at = order.findIndex(({ id }) => id === active.layer.selection.at(-1));
    const next = at < 0 ? this.#beside(order, step) : order[at + step];
    if (!next) return false;
    this.readingAt = next.start;
    active.layer.selectRegions([next.id]);
    editor.reveal(next.id);
    return true;
  }

  /** The first region behind the place that is read, or the last one before it; where nothing was read yet, the last one of all. */
  #beside<S extends TextRange>(order: readonly S[], step: 1 | -1): S | undefined {
    const { readingAt } = this;
    if (step === 1) return order.find(({ start }) => start >= readingAt);
    return readingAt === 0 ? order.at(-1) : order.findLast(({ start }) => start < readingAt);
  }

  /** Marks a part of the text, or all of it, for repainting in the next frame. */
  touch(start = 0, end = this.text.length): void {
    for (const piece of this.#sight.pieces) if (piece.start < end && piece.end > start) this.#dirty.add(piece);
    this.#request();
  }

  #request(): void {
    if (this.#frame || this.scope.disposed) return;
    this.#frame = this.#window.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  get #window(): Window & typeof globalThis {
    return this.elements.body.ownerDocument.defaultView as Window & typeof globalThis;
  }

  #paint(): void {
    for (const piece of this.#dirty) {
      if (!this.#sight.pieces.has(piece)) continue;
      this.paints++;
      this.#painter.paint(piece, this.#marksOf(piece));
    }
    this.#dirty.clear();
    for (const listener of this.#afterPaint) listener();
  }

  #draftUnits(regionId: string): TextRange | undefined {
    const draft = this.editor.annotation?.draft;
    return draft?.regionId === regionId && draft.object === this.node.name ? this.active?.unitsOf(draft.value) : undefined;
  }

  #marksOf(piece: Piece): Mark[] {
    const shown = this.shownIn(piece.start, piece.end);
    const draft = this.editor.annotation?.draft;
    const region =
      draft?.regionId !== undefined && draft.object === this.node.name ? this.editor.annotation?.peek(draft.regionId) : undefined;
    const units = region && this.#draftUnits(region.id);
    const stored = region ? shown.filter(({ id, spans }) => id !== region.id || spans.overlay) : shown;
    const { active } = this;
    const all = region && units && active ? [...stored, { id: region.id, ...units, spans: active, region }] : stored;
    const lanes = lanesOf(all);
    const marks = all.map((span, i): Mark => ({ ...this.#clip(span, piece), style: this.styles.styleOf(span, lanes[i] ?? FIRST_LANE) }));
    if (this.#pending) marks.push({ ...this.#clip(this.#pending, piece), style: PENDING_STYLE });
    for (const source of this.#sources.values()) {
      for (const mark of source(piece.start, piece.end)) marks.push({ ...this.#clip(mark, piece), style: mark.style });
    }
    return marks.filter(({ start, end }) => start < end);
  }

  #clip({ start, end }: TextRange, piece: Piece): TextRange {
    return { start: Math.max(start, piece.start), end: Math.min(end, piece.end) };
  }

  #observeLayers(): void {
    const { editor } = this;
    this.scope.add(
      reaction(
        () => ({ active: editor.active, overlays: [...editor.overlays.filter(({ visible }) => visible), ...passingLayers(editor)] }),
        ({ active, overlays }) => {
          const wanted = overlays.filter(({ layer }) => layer !== active).map((overlay) => ({ layer: overlay.layer, overlay }));
          this.#show(active ? [...wanted, { layer: active, overlay: undefined }] : wanted);
        },
        { fireImmediately: true },
      ),
    );
    let drafted: TextRange | undefined;
    this.scope.add(
      reaction(
        () => editor.annotation?.draft,
        (draft) => {
          if (drafted) this.touch(drafted.start, drafted.end);
          drafted = draft?.object === this.node.name ? this.active?.unitsOf(draft.value) : undefined;
          if (drafted) this.touch(drafted.start, drafted.end);
        },
      ),
    );
    this.scope.add(() => this.#show([]));
  }

  #show(wanted: readonly { readonly layer: LayerSpans['layer']; readonly overlay: LayerSpans['overlay'] }[]): void {
    const before = this.#layers;
    // What was selected to be labelled belongs to the annotation it was selected in.
    if (wanted.at(-1)?.layer !== before.at(-1)?.layer) this.setPending(undefined);
    this.#layers = wanted.map(({ layer, overlay }) => {
      const known = before.find((spans) => spans.layer === layer);
      if (!known) return new LayerSpans(layer, overlay, this.node.name, this.document.places, (start, end) => this.touch(start, end));
      known.overlay = overlay;
      return known;
    });
    for (const spans of before) if (!this.#layers.includes(spans)) spans.dispose();
    this.touch();
  }

  dispose(): void {
    this.scope.dispose();
  }
}
