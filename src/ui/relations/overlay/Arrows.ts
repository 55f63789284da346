import { reaction } from 'mobx';
import { type Box, type Point, Scope } from '../../../core';
import type { EditorStore } from '../../../store';
import { ArrowCanvas, type ArrowElements, type Sheet } from './ArrowCanvas';
import { ArrowLabels, type Labelled } from './ArrowLabels';
import { controlsOn } from './controlsOn';
import { type Candidate, Candidates, type DrawnArrow, drawnArrows, focusOf } from './drawnArrows';
import { middleOf, sharedBox } from './ends';
import { boundsOfRoute, distanceTo } from './nearest';
import { type PaintedArrow, paintArrow, paintChip, paintCrowd, paintRing, paintRubber, type Standing } from './paintArrows';
import { type Route, routeArrows } from './route';
import { ShownSurfaces } from './ShownSurfaces';

/** An arrow with where it runs. */
interface Shown extends Labelled {
  standing: Standing;
  /** When it was first asked for: most are never pointed at. */
  bounds: Box | undefined;
  chip: Box | undefined;
}

/** What of an arrow a point hits. */
export interface ArrowHit {
  readonly relationId: string;
  readonly on: 'chip' | 'line';
  readonly distance: number;
}

/** More arrows at once than this are drawn finer. */
const CROWD = 80;

/** Draws the relations in sight: once a frame when something moved or changed, else not at all. */
export class Arrows {
  readonly editor: EditorStore;
  readonly elements: ArrowElements;
  readonly scope = new Scope();
  readonly surfaces: ShownSurfaces;
  readonly #canvas: ArrowCanvas;
  readonly #labels = new ArrowLabels();
  readonly #candidates: Candidates;
  /** What may be in sight; undefined when something but the scroll offset has changed. */
  #near: readonly Candidate[] | undefined;
  /** Where the controls on the stage are; undefined when they may have moved. */
  #controls: readonly Box[] | undefined;
  readonly #afterPaint = new Set<() => void>();
  #shown: readonly Shown[] = [];
  #leftOut = 0;
  /** Where the pointer is while a relation is being made. */
  #rubber: Point | undefined;
  #frame = 0;
  /** What is seen of the stage, in client pixels. */
  #view: Box = { x: 0, y: 0, width: 0, height: 0 };

  constructor(editor: EditorStore, elements: ArrowElements) {
    this.editor = editor;
    this.elements = elements;
    const { root, stage } = elements;
    this.#canvas = new ArrowCanvas(elements);
    const { scope } = this;
    const view = root.ownerDocument.defaultView as Window & typeof globalThis;
    scope.add(() => view.cancelAnimationFrame(this.#frame));
    this.#candidates = new Candidates(editor);
    this.surfaces = new ShownSurfaces(editor, scope, () => {
      this.#near = undefined;
      this.request();
    });
    scope.add(
      reaction(
        () => this.#content(),
        () => {
          this.#candidates.forget();
          this.#changed();
        },
      ),
    );
    // Whatever is scrolled inside the editor; scrolling the page moves the canvas with it.
    scope.listen(root, 'scroll', ({ target }: Event) => this.#scrolled(target), { capture: true, passive: true });
    const size = new view.ResizeObserver(() => this.#changed());
    for (const element of [root, stage, ...stage.children]) size.observe(element);
    const theme = new view.MutationObserver(() => this.#changed());
    theme.observe(root, { attributeFilter: ['data-theme', 'class', 'style', 'dir'] });
    scope.add(() => {
      size.disconnect();
      theme.disconnect();
    });
    scope.listen(view.matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.#changed());
    this.request();
  }

  /** Anything may have changed: what was kept from frame to frame is asked for anew. */
  #changed(): void {
    this.#near = undefined;
    this.#controls = undefined;
    this.#canvas.forget();
    this.request();
  }

  /** What is scrolled on the stage takes its regions along, not the controls beside them. */
  #scrolled(target: EventTarget | null): void {
    if (target instanceof Node && target.contains(this.elements.stage)) this.#controls = undefined;
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

  /** The end of the relation that is being made follows the pointer; undefined: it follows what the keyboard points at. */
  setRubber(at: Point | undefined): void {
    if (at === this.#rubber) return;
    this.#rubber = at;
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
    for (const one of own) {
      one.bounds ??= boundsOfRoute(one.route);
      const distance = distanceTo(one.route, { x, y }, reach, one.bounds);
      if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
        best = { relationId: one.arrow.relation.id, on: 'line', distance };
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
    this.#view = this.#canvas.place();
    const { places } = this.surfaces;
    this.#near ??= this.#candidates.near(places);
    const { arrows, leftOut } = this.#view.width > 0 ? drawnArrows(this.#near, places, this.#view) : { arrows: [], leftOut: 0 };
    this.#leftOut = leftOut;
    const focus = focusOf(this.editor, arrows);
    const routes = routeArrows(arrows.map(({ ends }) => ends));
    this.#shown = arrows.flatMap((arrow, i): Shown[] => {
      const route = routes[i];
      const standing = focus.size === 0 ? 'plain' : focus.has(arrow) ? 'strong' : 'dim';
      return route && route.curves.length > 0 ? [{ arrow, route, standing, bounds: undefined, chip: undefined }] : [];
    });
    const sheet = this.#canvas.begin();
    if (sheet) this.#draw(sheet);
    for (const listener of this.#afterPaint) listener();
  }

  #draw(sheet: Sheet): void {
    const { context, palette, ground, accent } = sheet;
    const isCrowded = this.#shown.length > CROWD;
    const crowd: PaintedArrow[] = [];
    /** What stands out lies over everything else. */
    const above: (() => void)[] = [];
    for (const { arrow, route, standing } of this.#shown) {
      const color = palette.on(arrow.color, ground);
      const overlay = arrow.overlay !== undefined;
      const opacity = overlay ? 0.6 * arrow.overlay.opacity : 1;
      const painted = { route, color, direction: arrow.relation.direction, standing, overlay, opacity, isCrowded };
      if (isCrowded && !overlay && standing !== 'strong') crowd.push(painted);
      else if (standing !== 'strong') paintArrow(context, painted, ground);
      else
        above.push(() => {
          if (this.#isPointedAt(arrow)) this.#ring(context, arrow, color);
          paintArrow(context, painted, ground);
        });
    }
    paintCrowd(context, crowd, ground);
    for (const paint of above) paint();
    this.#drawChips(sheet);
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

  #drawChips({ context, palette, ground, ink }: Sheet): void {
    this.#controls ??= controlsOn(this.elements.stage);
    const around = { surfaces: this.surfaces.places.values(), view: this.#view, taken: this.#controls };
    for (const { of, text, box } of this.#labels.place(context, this.#shown, around)) {
      of.chip = box;
      const { layer, overlay, relation, color } = of.arrow;
      const isSelected = !overlay && layer.selectedRelation === relation.id;
      paintChip(context, { box, text, color: palette.on(color, ground), standing: of.standing, isSelected }, ground, ink);
    }
  }

  /** The relation that is being made: from its region to the pointer, or to what the keyboard points at. */
  #drawRubber(context: CanvasRenderingContext2D, color: string, ground: string): void {
    const { active, linking } = this.editor;
    if (!linking || !active) return;
    const boxOf = (id: string | undefined): Box | undefined => {
      const region = id === undefined ? undefined : active.peek(id);
      const place = region && this.surfaces.places.get(region.object)?.placeOf(region.id, active.id);
      return place?.certainty === 'exact' ? sharedBox(place.last, place.frame) : undefined;
    };
    const [from, to] = [boxOf(linking.fromId), boxOf(linking.toId)];
    if (to) paintRing(context, to, color);
    if (!from) return;
    paintRing(context, from, color);
    const at = this.#rubber ?? (to && middleOf(to));
    if (!at) return;
    const above = at.y < from.y + from.height / 2;
    paintRubber(context, { x: from.x + from.width / 2, y: above ? from.y : from.y + from.height }, at, color, ground);
  }
}
