import type { Box, Point } from '../../../core';
import type { Arrows } from './Arrows';
import { sharedBox } from './ends';

/** Nearer than this the grip was clicked, not dragged. */
const SLIP = 4;
/** The grip stays while the pointer is this near to it: it lies beside the region, so the pointer has to leave that. */
const NEAR_PX = 30;
/** From a frame's edge inwards, what is dragged scrolls it. */
const EDGE_PX = 28;
const SCROLL_PX = 14;
/** Beside the last character, above it: under it stands the next line, and before it the resize handle. */
const ASIDE_PX = 9;

/** Linking with the pointer: a grip beside a region, dragged to another one; and a rubber arrow whenever a relation is being made. */
export class LinkPointer {
  readonly #arrows: Arrows;
  readonly #grip: HTMLElement;
  #drag: { readonly pointerId: number; readonly from: string; readonly start: Point; isMoved: boolean } | undefined;
  /** The region that the grip stands beside. */
  #region: string | undefined;
  #at: Point | undefined;
  #point: Point | undefined;
  #frame = 0;

  constructor(arrows: Arrows, grip: HTMLElement) {
    this.#arrows = arrows;
    this.#grip = grip;
    const { scope } = arrows;
    const { root } = arrows.elements;
    scope.listen(root, 'pointermove', (event: PointerEvent) => this.#move(event), { capture: true, passive: true });
    scope.listen(grip, 'pointerdown', (event: PointerEvent) => this.#press(event));
    scope.listen(grip, 'pointerup', (event: PointerEvent) => this.#release(event));
    scope.listen(grip, 'pointercancel', () => this.#giveUp());
    scope.listen(grip, 'lostpointercapture', () => this.#giveUp());
    scope.listen(grip, 'pointerenter', () => this.#region !== undefined && arrows.editor.active?.setHovered(this.#region));
    scope.listen(root.ownerDocument, 'keydown', (event: KeyboardEvent) => this.#key(event), { capture: true });
    scope.add(() => root.ownerDocument.defaultView?.cancelAnimationFrame(this.#frame));
    scope.add(() => this.#giveUp());
    arrows.onPaint(() => this.#place());
  }

  get #view(): Window | null {
    return this.#grip.ownerDocument.defaultView;
  }

  // The grip

  /** The region that a relation could be begun at here: the one pointed at, else the one selected. */
  #offered(): string | undefined {
    const { annotation, labeling, linking } = this.#arrows.editor;
    if (this.#drag) return this.#drag.from;
    if (!annotation?.editable || annotation.count < 2 || labeling.tool.type !== 'select' || linking || annotation.draft) return undefined;
    const near = this.#region !== undefined && this.#isNear() ? this.#region : undefined;
    const id = annotation.hovered ?? near ?? annotation.selectedRegion?.id;
    return id !== undefined && annotation.lockReason(id) === undefined ? id : undefined;
  }

  #isNear(): boolean {
    return (
      this.#at !== undefined && this.#point !== undefined && Math.hypot(this.#at.x - this.#point.x, this.#at.y - this.#point.y) < NEAR_PX
    );
  }

  #place(): void {
    const { editor, surfaces, elements } = this.#arrows;
    this.#region = this.#offered();
    const region = this.#region === undefined ? undefined : editor.annotation?.peek(this.#region);
    const place = region && editor.annotation && surfaces.places.get(region.object)?.placeOf(region.id, editor.annotation.id);
    const seen = place?.certainty === 'exact' ? sharedBox(place.last, place.frame) : undefined;
    const at =
      seen && place ? this.#beside(seen, place.frame, place.isRtl, place.first === place.last && seen.height > NEAR_PX) : undefined;
    this.#at = at;
    this.#grip.hidden = at === undefined || (this.#drag?.isMoved ?? false);
    if (!at) return;
    const { root } = elements;
    const outer = root.getBoundingClientRect();
    const k = outer.width / (root.offsetWidth || 1) || 1;
    this.#grip.style.left = `${(at.x - outer.x) / k - root.clientLeft}px`;
    this.#grip.style.top = `${(at.y - outer.y) / k - root.clientTop}px`;
  }

  /** Beside the end of a word; at the middle of the right side of what is taller than that, where captions and corners are not. */
  #beside({ x, y, width, height }: Box, frame: Box, isRtl: boolean, isTall: boolean): Point {
    const wanted = isRtl ? x - ASIDE_PX : x + width + (isTall ? 2 * ASIDE_PX : ASIDE_PX);
    const top = isTall ? y + height / 2 : y - 2;
    return {
      x: Math.min(Math.max(wanted, frame.x + ASIDE_PX), frame.x + frame.width - ASIDE_PX),
      y: Math.max(top, frame.y + ASIDE_PX),
    };
  }

  // Dragging

  #press(event: PointerEvent): void {
    if (event.button !== 0 || this.#region === undefined || this.#drag) return;
    // The focus stays where it is, and no text is selected.
    event.preventDefault();
    event.stopPropagation();
    if (event.isTrusted) this.#grip.setPointerCapture(event.pointerId);
    this.#drag = { pointerId: event.pointerId, from: this.#region, start: { x: event.clientX, y: event.clientY }, isMoved: false };
  }

  #move(event: PointerEvent): void {
    this.#point = { x: event.clientX, y: event.clientY };
    const { editor } = this.#arrows;
    const drag = this.#drag;
    if (
      drag &&
      event.pointerId === drag.pointerId &&
      !drag.isMoved &&
      Math.hypot(event.clientX - drag.start.x, event.clientY - drag.start.y) > SLIP
    ) {
      drag.isMoved = true;
      editor.startLinking(drag.from);
      // It was refused: the store says why.
      if (!editor.linking) this.#drag = undefined;
    }
    if (editor.linking || (this.#at && !this.#drag)) this.#request();
  }

  #release(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.pointerId) return;
    this.#drag = undefined;
    const { editor, surfaces } = this.#arrows;
    if (!drag.isMoved) {
      // A click on the grip: the next region that is clicked is the end.
      editor.startLinking(drag.from);
      this.#request();
      return;
    }
    const target = surfaces.regionAt(event.clientX, event.clientY);
    editor.endLinking(target === drag.from ? undefined : target);
    this.#arrows.setRubber(undefined);
    this.#arrows.request();
  }

  #giveUp(): void {
    const drag = this.#drag;
    this.#drag = undefined;
    this.#arrows.setRubber(undefined);
    if (drag?.isMoved) this.#arrows.editor.endLinking();
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#drag) return;
    event.preventDefault();
    event.stopPropagation();
    this.#giveUp();
  }

  #request(): void {
    const view = this.#view;
    if (this.#frame || this.#arrows.scope.disposed || !view) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#follow();
    });
  }

  /** Once a frame while the pointer moves: what is it over, and does what it is over have to be scrolled. */
  #follow(): void {
    const { editor, surfaces } = this.#arrows;
    const { linking } = editor;
    const point = this.#point;
    if (!linking || !point) {
      this.#arrows.setRubber(undefined);
      // The pointer may have left the grip behind: nothing else is drawn anew for that.
      this.#place();
      return;
    }
    const over = surfaces.regionAt(point.x, point.y);
    const toId = over === linking.fromId ? undefined : over;
    editor.aimLink(toId);
    this.#arrows.setRubber(point);
    if (this.#drag && this.#scrolls(point)) this.#request();
  }

  /** Scrolls what the pointer is at the edge of; answers whether anything moved. */
  #scrolls(point: Point): boolean {
    const { surfaces, elements } = this.#arrows;
    const surface = surfaces.at(point.x, point.y);
    const frame = surface?.frameBox();
    const pull = (at: number, start: number, length: number): number =>
      at < start + EDGE_PX ? -SCROLL_PX : at > start + length - EDGE_PX ? SCROLL_PX : 0;
    if (surface && frame && surface.scrollBy(pull(point.x, frame.x, frame.width), pull(point.y, frame.y, frame.height))) return true;
    const { stage } = elements;
    const view = stage.getBoundingClientRect();
    const before = stage.scrollTop;
    stage.scrollBy({ top: pull(point.y, view.y, view.height), behavior: 'instant' });
    return stage.scrollTop !== before;
  }
}
