import { reaction } from 'mobx';
import { type Region, Scope } from '../../core';
import type { AnnotationStore, Overlay, PredictionStore } from '../../store';
import type { TextRange } from './granularity';
import type { SpanPlaces } from './ReadingDocument';
import { type IndexedSpan, SpanIndex } from './SpanIndex';

/** A layer that the text shows. */
export type ShownLayer = AnnotationStore | PredictionStore;

/** Told which part of the text looks different now; without a part: all of it. */
export type TouchListener = (start?: number, end?: number) => void;

/** The spans of one layer on one text, by place, kept up to date from the layer's deltas: O(1) an edit, never a walk through all. */
export class LayerSpans {
  readonly layer: ShownLayer;
  /** How it is laid over; undefined for the layer that is active. */
  overlay: Overlay | undefined;
  readonly index = new SpanIndex();
  readonly #object: string;
  readonly #places: SpanPlaces;
  readonly #touch: TouchListener;
  readonly #scope = new Scope();
  #selected: ReadonlySet<string> = new Set();
  #hovered: string | undefined;

  constructor(layer: ShownLayer, overlay: Overlay | undefined, object: string, places: SpanPlaces, touch: TouchListener) {
    this.layer = layer;
    this.overlay = overlay;
    this.#object = object;
    this.#places = places;
    this.#touch = touch;
    for (const id of layer.orderedIds) this.#enter(id, layer.peek(id));
    this.#scope.add(
      layer.onRegions((deltas) => {
        for (const { id, after } of deltas) {
          this.#touchSpan(id);
          this.#enter(id, after);
          this.#touchSpan(id);
        }
      }),
    );
    this.#scope.add(
      reaction(
        () => layer.visibilityEpoch,
        () => touch(),
      ),
    );
    this.#scope.add(
      reaction(
        () => layer.selection,
        (ids) => this.#select(ids),
        { fireImmediately: true },
      ),
    );
    this.#scope.add(
      reaction(
        () => layer.hovered,
        (id) => this.#hover(id),
        { fireImmediately: true },
      ),
    );
  }

  isSelected(id: string): boolean {
    return this.#selected.has(id);
  }

  isHovered(id: string): boolean {
    return this.#hovered === id;
  }

  /** The units of the text that a value covers, clipped to it; undefined when it covers nothing. */
  unitsOf(value: unknown): TextRange | undefined {
    return this.#places.unitsOf(value);
  }

  #enter(id: string, region: Region | undefined): void {
    const units = region?.object === this.#object ? this.unitsOf(region.value) : undefined;
    if (units) this.index.set({ id, ...units });
    else this.index.delete(id);
  }

  #touchSpan(id: string | undefined): void {
    const span: IndexedSpan | undefined = id === undefined ? undefined : this.index.get(id);
    if (span) this.#touch(span.start, span.end);
  }

  #select(ids: readonly string[]): void {
    const before = this.#selected;
    this.#selected = new Set(ids);
    for (const id of before) if (!this.#selected.has(id)) this.#touchSpan(id);
    for (const id of this.#selected) if (!before.has(id)) this.#touchSpan(id);
  }

  #hover(id: string | undefined): void {
    this.#touchSpan(this.#hovered);
    this.#hovered = id;
    this.#touchSpan(id);
  }

  dispose(): void {
    this.#scope.dispose();
  }
}
