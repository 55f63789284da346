import type { ConfigNode, Region } from '../../core';
import type { EditorStore } from '../../store';
import type { LayerSpans } from './LayerSpans';
import type { IndexedSpan } from './SpanIndex';
import { type Lane, type MarkStyle, styleOf } from './style';

/** A span that is not hidden. */
export interface ShownSpan extends IndexedSpan {
  readonly spans: LayerSpans;
  readonly region: Region;
}

/** How spans are painted now. */
export class SpanStyles {
  readonly #editor: EditorStore;
  readonly #node: ConfigNode;
  readonly #view: Window & typeof globalThis;
  readonly #colors = new Map<string, boolean>();

  constructor(editor: EditorStore, node: ConfigNode, view: Window & typeof globalThis) {
    this.#editor = editor;
    this.#node = node;
    this.#view = view;
  }

  /** Whatever a config or a host says a colour is goes into a style sheet only when it is one. Asked once a colour: half of the painting it was else. */
  #color(color: unknown): string | undefined {
    if (typeof color !== 'string') return undefined;
    let isColor = this.#colors.get(color);
    if (isColor === undefined) {
      isColor = this.#view.CSS.supports('color', color);
      this.#colors.set(color, isColor);
    }
    return isColor ? color : undefined;
  }

  /** One colour for all regions of a layer or of the text, where one was given. */
  #sharedColor({ spans }: ShownSpan): string | undefined {
    return this.#color(spans.overlay?.color) ?? this.#color(this.#node.attrs.highlightColor);
  }

  /** The CSS colour of a region. */
  colorOf(span: ShownSpan): string {
    return this.#sharedColor(span) ?? this.#color(this.#editor.lookOf(span.region).stroke) ?? 'gray';
  }

  /** How a region's text is painted in its state; `lane` is its line among those of the spans it overlaps. */
  styleOf(span: ShownSpan, lane: Lane): MarkStyle {
    const { id, spans, region } = span;
    const { overlay } = spans;
    const look = this.#editor.lookOf(region);
    const stroke = this.#color(look.stroke) ?? 'gray';
    const safe = { ...look, stroke, fill: this.#color(look.fill) ?? stroke };
    return styleOf(safe, this.#sharedColor(span), {
      selected: !overlay && spans.isSelected(id),
      hovered: spans.isHovered(id),
      overlay: overlay !== undefined,
      opacity: overlay?.opacity ?? 1,
      lane,
    });
  }
}
