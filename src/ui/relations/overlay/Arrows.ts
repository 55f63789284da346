import { reaction } from 'mobx';
import { type Box, type Point, Scope } from '../../../core';
import type { EditorStore } from '../../../store';
import { excerptOf } from '../../panels/regionTexts';
import { type ChipWish, placeChips } from './chips';
import { type DrawnArrow, drawnArrows, focusOf } from './drawnArrows';
import { sharedBox } from './ends';
import { boundsOfRoute, distanceTo } from './nearest';
import { CHIP_FONT, CHIP_HEIGHT, chipText, chipWidth, paintArrow, paintChip, paintRing, paintRubber, type Standing } from './paintArrows';
import { Palette } from './palette';
import { type Route, routeArrows } from './route';
import { ShownSurfaces } from './ShownSurfaces';

/** The elements that arrows are drawn over and in. */
export interface ArrowElements {
  /** The editor's root, which never scrolls. */
  readonly root: HTMLElement;
  /** What is drawn over. */
  readonly stage: HTMLElement;
  /** Fills the root. */
  readonly canvas: HTMLCanvasElement;
}

/** An arrow with where it runs. */
interface Shown {
  readonly arrow: DrawnArrow;
  readonly route: Route;
  readonly bounds: Box;
  chip: Box | undefined;
}

/** What of an arrow a point hits. */
export interface ArrowHit {
  readonly relationId: string;
  readonly on: 'chip' | 'line';
  readonly distance: number;
}

/** A relation that is being made: from a region to where the pointer is, or to a region that is pointed at. */
export interface Rubber {
  readonly fromId: string;
  readonly toId: string | undefined;
  readonly at: Point;
}

/** More labels at once than this hide what they label: they show for what is pointed at or selected. */
const MOST_CHIPS = 40;
/** More arrows at once than this are drawn finer. */
const CROWD = 80;

/** Draws the relations in sight: once a frame when something moved or changed, else not at all. */
export class Arrows {
  readonly editor: EditorStore;
  readonly elements: ArrowElements;
  readonly scope = new Scope();
  readonly surfaces: ShownSurfaces;
  readonly #context: CanvasRenderingContext2D | undefined;
  readonly #palette: Palette | undefined;
  readonly #afterPaint = new Set<() => void>();
  #shown: readonly Shown[] = [];
  #leftOut = 0;
  #rubber: Rubber | undefined;
  #frame = 0;
  /** What is seen of the stage, in client pixels. */
  #view: Box = { x: 0, y: 0, width: 0, height: 0 };

  constructor(editor: EditorStore, elements: ArrowElements) {
    this.editor = editor;
    this.elements = elements;
    const { root, stage, canvas } = elements;
    this.#context = canvas.getContext('2d') ?? undefined;
    this.#palette = this.#context && new Palette(this.#context);
    const { scope } = this;
    const view = root.ownerDocument.defaultView as Window & typeof globalThis;
    scope.add(() => view.cancelAnimationFrame(this.#frame));
    this.surfaces = new ShownSurfaces(editor, scope, () => this.request());
    scope.add(
      reaction(
        () => this.#content(),
        () => this.request(),
      ),
    );
    // Whatever is scrolled inside the editor; scrolling the page moves the canvas with it.
    scope.listen(root, 'scroll', () => this.request(), { capture: true, passive: true });
    const size = new view.ResizeObserver(() => this.request());
    for (const element of [root, stage, ...stage.children]) size.observe(element);
    const theme = new view.MutationObserver(() => this.request());
    theme.observe(root, { attributeFilter: ['data-theme', 'class', 'style', 'dir'] });
    scope.add(() => {
      size.disconnect();
      theme.disconnect();
    });
    scope.listen(view.matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.request());
    this.request();
  }

  /** Arrows drawn now, and those that could not be. */
  get counts(): { readonly drawn: number; readonly leftOut: number } {
    return { drawn: this.#shown.length, leftOut: this.#leftOut };
  }

  /** Where the arrow of a relation of the active layer runs now, in client pixels. */
  routeOf(relationId: string): Route | undefined {
    return this.#shown.find(({ arrow }) => arrow.relation.id === relationId && !arrow.overlay)?.route;
  }

  /** Paints in the next frame. */
  request(): void {
    const view = this.elements.root.ownerDocument.defaultView;
    if (this.#frame || this.scope.disposed || !view) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** Runs after each paint, in the same frame. */
  onPaint(listener: () => void): void {
    this.#afterPaint.add(listener);
  }

  setRubber(rubber: Rubber | undefined): void {
    if (rubber === this.#rubber) return;
    this.#rubber = rubber;
    this.request();
  }

  /** The arrow of the active layer at a point: labels before lines, the nearest line before others. */
  hit({ x, y }: Point, reach: number): ArrowHit | undefined {
    const own = this.#shown.filter(({ arrow }) => !arrow.overlay);
    for (const { arrow, chip } of own) {
      if (chip && x >= chip.x && y >= chip.y && x < chip.x + chip.width && y < chip.y + chip.height)
        return { relationId: arrow.relation.id, on: 'chip', distance: 0 };
    }
    let best: ArrowHit | undefined;
    for (const { arrow, route, bounds } of own) {
      const distance = distanceTo(route, { x, y }, reach, bounds);
      if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
        best = { relationId: arrow.relation.id, on: 'line', distance };
    }
    return best;
  }

  /** Everything but places that a painting depends on. */
  #content(): unknown {
    const { active, overlays, annotation, settings, linking } = this.editor;
    const layers = [active, ...overlays.filter(({ visible }) => visible).map(({ layer }) => layer)];
    return [
      overlays,
      settings.showRelations,
      settings.showLabels,
      linking,
      annotation?.draft,
      active?.selection,
      active?.hovered,
      active?.selectedRelation,
      active?.hoveredRelation,
      ...layers.flatMap((layer) => [layer, layer?.epoch, layer?.relationsEpoch, layer?.visibilityEpoch, layer?.relationVisibilityEpoch]),
    ];
  }

  #paint(): void {
    this.#place();
    const context = this.#context;
    if (!context || !this.#palette) return;
    const { arrows, leftOut } =
      this.#view.width > 0 ? drawnArrows(this.editor, this.surfaces.places, this.#view) : { arrows: [], leftOut: 0 };
    this.#leftOut = leftOut;
    const routes = routeArrows(arrows.map(({ ends }) => ends));
    this.#shown = arrows.flatMap((arrow, i) => {
      const route = routes[i];
      return route && route.curves.length > 0 ? [{ arrow, route, bounds: boundsOfRoute(route), chip: undefined }] : [];
    });
    this.#draw(context, this.#palette);
    for (const listener of this.#afterPaint) listener();
  }

  /** Lays the canvas over what is seen of the stage; its pixels are the screen's, also where a host scales us. */
  #place(): void {
    const { root, stage, canvas } = this.elements;
    const outer = root.getBoundingClientRect();
    const inner = stage.getBoundingClientRect();
    const seen = sharedBox({ x: inner.x, y: inner.y, width: inner.width, height: inner.height }, this.#roomOf(outer));
    this.#view = seen && seen.width >= 1 && seen.height >= 1 ? seen : { x: 0, y: 0, width: 0, height: 0 };
    const k = outer.width / (root.offsetWidth || 1) || 1;
    const ratio = this.#ratio;
    const [width, height] = [Math.round(this.#view.width * ratio), Math.round(this.#view.height * ratio)];
    // Setting a size empties a canvas, whatever the size was.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const { style } = canvas;
    style.left = `${(this.#view.x - outer.x) / k - root.clientLeft}px`;
    style.top = `${(this.#view.y - outer.y) / k - root.clientTop}px`;
    style.width = `${this.#view.width / k}px`;
    style.height = `${this.#view.height / k}px`;
  }

  /** What is not scrolled out of sight by the editor itself: in a narrow editor stage and panel scroll together. */
  #roomOf(outer: DOMRect): Box {
    const body = this.elements.stage.parentElement?.getBoundingClientRect() ?? outer;
    const box = ({ x, y, width, height }: DOMRect): Box => ({ x, y, width, height });
    return sharedBox(box(outer), box(body)) ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  get #ratio(): number {
    return this.elements.root.ownerDocument.defaultView?.devicePixelRatio ?? 1;
  }

  #draw(context: CanvasRenderingContext2D, palette: Palette): void {
    const { canvas } = this.elements;
    const view = canvas.ownerDocument.defaultView as Window;
    const css = view.getComputedStyle(canvas);
    const token = (name: string, otherwise: string): string => palette.hex(css.getPropertyValue(name).trim() || otherwise);
    const [ground, ink, accent] = [token('--le-bg', '#ffffff'), token('--le-text', '#1b1f27'), token('--le-accent', '#2a5fe0')];
    context.resetTransform();
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(this.#ratio, 0, 0, this.#ratio, -this.#view.x * this.#ratio, -this.#view.y * this.#ratio);
    context.font = CHIP_FONT;
    const focus = focusOf(
      this.editor,
      this.#shown.map(({ arrow }) => arrow),
    );
    const standingOf = ({ arrow }: Shown): Standing => (focus.size === 0 ? 'plain' : focus.has(arrow) ? 'strong' : 'dim');
    const isCrowded = this.#shown.length > CROWD;
    const ordered = [
      ...this.#shown.filter((one) => standingOf(one) !== 'strong'),
      ...this.#shown.filter((one) => standingOf(one) === 'strong'),
    ];
    for (const one of ordered) {
      const { arrow, route } = one;
      const color = palette.on(arrow.color, ground);
      const standing = standingOf(one);
      if (standing === 'strong' && this.#isPointedAt(arrow)) this.#ring(context, arrow, color);
      const { direction } = arrow.relation;
      const overlay = arrow.overlay !== undefined;
      paintArrow(
        context,
        { route, color, direction, standing, overlay, opacity: overlay ? 0.6 * arrow.overlay.opacity : 1, isCrowded },
        ground,
      );
    }
    this.#drawChips(context, palette, standingOf, ground, ink);
    this.#drawRubber(context, palette.on(accent, ground), ground);
  }

  #isPointedAt({ layer, relation }: DrawnArrow): boolean {
    return layer === this.editor.active && (layer.hoveredRelation === relation.id || layer.selectedRelation === relation.id);
  }

  #ring(context: CanvasRenderingContext2D, { places }: DrawnArrow, color: string): void {
    for (const { first, last, frame, certainty } of [places.from, places.to]) {
      if (certainty !== 'exact') continue;
      for (const box of first === last ? [first] : [first, last]) {
        const seen = sharedBox(box, frame);
        if (seen) paintRing(context, seen, color);
      }
    }
  }

  #drawChips(context: CanvasRenderingContext2D, palette: Palette, standingOf: (one: Shown) => Standing, ground: string, ink: string): void {
    const labelled = this.#shown.filter(({ arrow: { label, ends } }) => label !== '' || ends.from.beyond || ends.to.beyond);
    const strong = labelled.filter((one) => standingOf(one) === 'strong');
    const named = labelled.filter((one) => one.arrow.label !== '' && standingOf(one) !== 'strong');
    const others = named.length > MOST_CHIPS ? [] : named;
    const texts = [...strong, ...others]
      .map((one) => ({ one, text: this.#words(context, one, standingOf(one)) }))
      .filter(({ text }) => text);
    const wishes = texts.map(({ one: { route }, text }): ChipWish => ({ route, width: chipWidth(context, text), height: CHIP_HEIGHT }));
    const boxes = placeChips(wishes, this.#view);
    texts.forEach(({ one, text }, i) => {
      one.chip = boxes[i];
      if (!one.chip) return;
      const color = palette.on(one.arrow.color, ground);
      const isSelected = one.arrow.layer.selectedRelation === one.arrow.relation.id && !one.arrow.overlay;
      paintChip(context, { box: one.chip, text, color, standing: standingOf(one), isSelected }, ground, ink);
    });
  }

  /** Its labels; of one that stands out and leaves the frame, also what it leads to. */
  #words(context: CanvasRenderingContext2D, { arrow }: Shown, standing: Standing): string {
    const { from, to } = arrow.ends;
    const beyond = from.beyond ?? to.beyond;
    const far = beyond && standing === 'strong' ? arrow.layer.peek(from.beyond ? arrow.relation.fromId : arrow.relation.toId) : undefined;
    const where = far ? excerptOf(far) : '';
    return chipText(context, [arrow.label, where && `“${where}”`].filter(Boolean).join(' '), beyond);
  }

  #drawRubber(context: CanvasRenderingContext2D, color: string, ground: string): void {
    const { active } = this.editor;
    if (!this.#rubber || !active) return;
    const { fromId, toId, at } = this.#rubber;
    const boxOf = (id: string | undefined): Box | undefined => {
      const region = id === undefined ? undefined : active.peek(id);
      const place = region && this.surfaces.places.get(region.object)?.placeOf(region.id, active.id);
      return place && place.certainty === 'exact' ? place.last : undefined;
    };
    const [from, to] = [boxOf(fromId), boxOf(toId)];
    if (to && toId !== fromId) paintRing(context, to, color);
    if (!from) return;
    paintRing(context, from, color);
    const above = at.y < from.y + from.height / 2;
    paintRubber(context, { x: from.x + from.width / 2, y: above ? from.y : from.y + from.height }, at, color, ground);
  }
}
