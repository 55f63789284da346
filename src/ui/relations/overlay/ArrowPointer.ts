import type { Point } from '../../../core';
import type { ArrowHit, Arrows } from './Arrows';
import { isOnControl } from './controlsOn';

/** How near a pointer must be to mean an arrow, in pixels; a fingertip covers more. */
const REACH = 6;
const TOUCH_REACH = 12;
/** On a region, an arrow must be hit this exactly, and the region be no smaller than that. */
const EXACT = 3;
const LARGE_REGION = 60;
/** Nearer than this it was a click. */
const SLIP = 4;

function reachOf(event: MouseEvent): number {
  return 'pointerType' in event && event.pointerType === 'touch' ? TOUCH_REACH : REACH;
}

function pointOf({ clientX, clientY }: MouseEvent): Point {
  return { x: clientX, y: clientY };
}

/**
 * Pointing at arrows and clicking them. They lie over the surfaces, yet nothing is taken from those but clicks that mean an arrow: a press on a line may
 * begin a selection of text, and only the click that it turns out to be is the arrow's. Labels are buttons and take presses too.
 */
export class ArrowPointer {
  readonly #arrows: Arrows;
  #point: Point | undefined;
  #pressed: (Point & { readonly chip: string | undefined }) | undefined;
  #isOurs = false;
  #frame = 0;

  constructor(arrows: Arrows) {
    this.#arrows = arrows;
    const { scope } = arrows;
    const { root, stage } = arrows.elements;
    const capture = { capture: true };
    scope.listen(root, 'pointermove', (event: PointerEvent) => this.#move(event), { ...capture, passive: true });
    scope.listen(root, 'pointerleave', () => this.#leave());
    scope.listen(root, 'pointerdown', (event: PointerEvent) => this.#down(event), capture);
    for (const type of ['mousedown', 'pointerup', 'mouseup']) scope.listen(root, type, (event: MouseEvent) => this.#keep(event), capture);
    scope.listen(root, 'click', (event: MouseEvent) => this.#click(event), capture);
    scope.listen(root, 'dblclick', (event: MouseEvent) => this.#doubleClick(event), capture);
    scope.add(() => root.ownerDocument.defaultView?.cancelAnimationFrame(this.#frame));
    scope.add(() => {
      this.#leave();
      stage.classList.remove('le-on-arrow');
    });
    // What lies under a resting pointer may change below it.
    arrows.onPaint(() => this.#point && this.#hover());
  }

  /** Whether arrows may be picked now: not while something is drawn, panned or linked. */
  get #isFree(): boolean {
    const { editor } = this.#arrows;
    return editor.labeling.tool.type === 'select' && !editor.linking;
  }

  #isOnStage(event: Event): boolean {
    return event.composedPath().includes(this.#arrows.elements.stage);
  }

  #move(event: PointerEvent): void {
    this.#point = event.pointerType !== 'touch' && event.buttons === 0 && this.#isOnStage(event) ? pointOf(event) : undefined;
    const view = this.#arrows.elements.root.ownerDocument.defaultView;
    if (this.#frame || !view) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#hover();
    });
  }

  #leave(): void {
    this.#point = undefined;
    this.#hover();
  }

  #hover(): void {
    const { editor, elements } = this.#arrows;
    const { active } = editor;
    const point = this.#point;
    const found = point && this.#isFree ? this.#arrows.hit(point, REACH) : undefined;
    const hit = found && this.#yields(found, active?.hovered) ? undefined : found;
    if (hit || this.#isOurs) {
      this.#isOurs = hit !== undefined;
      active?.setHoveredRelation(hit?.relationId);
    }
    elements.stage.classList.toggle('le-on-arrow', hit !== undefined);
  }

  /** Whether a region under the pointer goes before the arrow: a label never yields, a line over a large shape only where it is not hit exactly. */
  #yields(hit: ArrowHit, regionId: string | undefined): boolean {
    const { editor, surfaces } = this.#arrows;
    const layer = editor.active;
    if (hit.on === 'chip' || regionId === undefined || !layer) return false;
    const region = layer.peek(regionId);
    const place = region && surfaces.places.get(region.object)?.placeOf(regionId, layer.id);
    if (!place || place.first !== place.last) return place !== undefined;
    const { width, height } = place.first;
    return hit.distance > EXACT || Math.min(width, height) < LARGE_REGION;
  }

  #hitOf(event: MouseEvent): ArrowHit | undefined {
    if (!this.#isFree || !this.#isOnStage(event) || isOnControl(event)) return undefined;
    const hit = this.#arrows.hit(pointOf(event), reachOf(event));
    if (!hit || hit.on === 'chip') return hit;
    return this.#yields(hit, this.#arrows.surfaces.regionAt(event.clientX, event.clientY)) ? undefined : hit;
  }

  #down(event: PointerEvent): void {
    const hit = event.button === 0 ? this.#hitOf(event) : undefined;
    this.#pressed = event.button === 0 ? { ...pointOf(event), chip: hit?.on === 'chip' ? hit.relationId : undefined } : undefined;
    this.#keep(event);
  }

  /** Presses on a label go no further; neither does the second press on a selected line: it would select a word. */
  #keep(event: MouseEvent): void {
    const isChip = this.#pressed?.chip !== undefined;
    const isSecond = event.type === 'mousedown' && event.detail > 1 && this.#isSelected(this.#hitOf(event));
    if (!isChip && !isSecond) return;
    event.stopPropagation();
    // Not for `pointerdown`: without it there would be no click.
    if (event.type === 'mousedown') event.preventDefault();
  }

  #isSelected(hit: ArrowHit | undefined): boolean {
    return hit !== undefined && this.#arrows.editor.active?.selectedRelation === hit.relationId;
  }

  #click(event: MouseEvent): void {
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (event.button !== 0 || !pressed || Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > SLIP) return;
    const hit = this.#hitOf(event);
    if (!hit) return;
    // The surface would take it for a click on nothing, which unselects.
    event.stopPropagation();
    this.#arrows.editor.active?.selectRelation(hit.relationId);
  }

  #doubleClick(event: MouseEvent): void {
    const hit = this.#hitOf(event);
    if (!hit) return;
    event.stopPropagation();
    event.preventDefault();
    this.#arrows.editor.askRelation(hit.relationId);
  }
}
