import { reaction } from 'mobx';
import { type Region, Scope } from '../../../core';
import type { LayerSpans } from '../LayerSpans';
import type { TextStage } from '../TextStage';
import { placesByOffset } from './rulerPlaces';
import { SpanCounts } from './SpanCounts';
import type { FoundPlaces } from './TextSearch';

/** Regions on the left, what was found on the right. */
const REGIONS_PART = 0.6;

/** Least height of a mark, in pixels of the screen. */
const LEAST_PX = 2;

/**
 * The strip beside the scroll bar: where regions and found places lie, and what part is in view. Regions are counted by place as they come and go;
 * painting looks at the counts, not at the regions, once a frame and only when something changed. Scrolling moves the frame and paints nothing.
 */
export class TextRuler {
  /** Paints, for tests. */
  paints = 0;
  readonly #stage: TextStage;
  readonly #canvas: HTMLCanvasElement;
  readonly #window: HTMLElement;
  readonly #places: FoundPlaces;
  readonly #scope = new Scope();
  #layerScope = new Scope();
  #counts = new SpanCounts(1);
  #frame = 0;
  #isDragging = false;

  constructor(stage: TextStage, places: FoundPlaces, canvas: HTMLCanvasElement, frame: HTMLElement) {
    this.#stage = stage;
    this.#places = places;
    this.#canvas = canvas;
    this.#window = frame;
    const view = stage.elements.body.ownerDocument.defaultView as Window & typeof globalThis;
    const { editor, elements } = stage;
    const size = new view.ResizeObserver(() => this.#request());
    for (const element of [elements.body, elements.frame]) size.observe(element);
    this.#scope.add(() => size.disconnect());
    const root = canvas.closest('[data-theme]');
    const theme = new view.MutationObserver(() => this.#request());
    if (root) theme.observe(root, { attributeFilter: ['data-theme'] });
    this.#scope.add(() => theme.disconnect());
    this.#scope.listen(view.matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.#request());
    this.#scope.add(() => view.cancelAnimationFrame(this.#frame));
    this.#scope.add(() => this.#layerScope.dispose());
    this.#scope.listen(elements.frame, 'scroll', () => this.#follow());
    this.#scope.add(
      reaction(
        () => [editor.active, editor.active?.visibilityEpoch],
        () => this.#countAll(),
        { fireImmediately: true },
      ),
    );
    this.#scope.add(
      reaction(
        () => [...places.values()],
        () => this.#request(),
      ),
    );
    this.#scope.listen(canvas, 'pointerdown', (event: PointerEvent) => this.#press(event));
    this.#scope.listen(canvas, 'pointermove', (event: PointerEvent) => this.#isDragging && this.#jump(event));
    for (const type of ['pointerup', 'pointercancel']) this.#scope.listen(canvas, type, () => (this.#isDragging = false));
  }

  #countAll(): void {
    this.#layerScope.dispose();
    this.#layerScope = new Scope();
    this.#counts = new SpanCounts(this.#stage.text.length);
    const { active } = this.#stage;
    this.#request();
    if (!active) return;
    const { layer } = active;
    for (const region of layer.orderedRegions) this.#count(active, region, 1);
    this.#layerScope.add(
      layer.onRegions((deltas) => {
        for (const { before, after } of deltas) {
          this.#count(active, before, -1);
          this.#count(active, after, 1);
        }
        this.#request();
      }),
    );
  }

  #count(spans: LayerSpans, region: Region | undefined, by: 1 | -1): void {
    if (region?.object !== this.#stage.node.name || spans.layer.isHidden(region.id)) return;
    const units = spans.unitsOf(region.value);
    if (units) this.#counts.add(this.#stage.styles.colorOf({ id: region.id, ...units, spans, region }), units, by);
  }

  #request(): void {
    const view = this.#canvas.ownerDocument.defaultView;
    if (this.#frame || this.#scope.disposed || !view) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #paint(): void {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const ratio = this.#canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1;
    const context = this.#canvas.getContext('2d');
    this.#follow();
    if (!context || width === 0 || height === 0) return;
    this.paints++;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    const rowOf = placesByOffset(this.#stage, height);
    const split = width * REGIONS_PART;
    for (const { color, start, end } of this.#counts.runs()) {
      const top = rowOf(start);
      context.fillStyle = color;
      context.fillRect(0, top, split - 1, Math.max(LEAST_PX, rowOf(end) - top));
    }
    // A canvas knows no tokens: the style sheet gives it the colour of what was found.
    context.fillStyle = this.#canvas.ownerDocument.defaultView?.getComputedStyle(this.#canvas).color ?? '';
    for (const starts of this.#places.values()) {
      let last = -1;
      for (const start of starts) {
        const top = Math.floor(rowOf(start));
        if (top === last) continue;
        last = top;
        context.fillRect(split, top, width - split, LEAST_PX);
      }
    }
  }

  /** The part in view. */
  #follow(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#stage.elements.frame;
    const { clientHeight: height } = this.#canvas;
    const { style } = this.#window;
    style.blockSize = `${Math.max(4, (clientHeight / scrollHeight) * height)}px`;
    style.transform = `translateY(${(scrollTop / scrollHeight) * height}px)`;
    style.display = scrollHeight > clientHeight ? '' : 'none';
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#isDragging = true;
    this.#canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.#jump(event);
  }

  #jump({ clientY }: PointerEvent): void {
    const { frame } = this.#stage.elements;
    const { top, height } = this.#canvas.getBoundingClientRect();
    frame.scrollTop = ((clientY - top) / height) * frame.scrollHeight - frame.clientHeight / 2;
  }

  dispose(): void {
    this.#scope.dispose();
  }
}
