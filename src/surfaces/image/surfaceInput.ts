import type { Scope } from '../../core';
import { clickAt, doubleClickAt, gestureOf } from './gestures/press';
import type { ImageController } from './imageController';
import { type Pinch, startPinch } from './pinch';
import { type Gesture, readPointer, type SurfacePointer, toleranceOf, toolPointer } from './surfacePointer';
import { wheelFactor } from './wheel';

const MIDDLE = 1;

/** Listens to the pointers of a surface and turns them into gestures. */
export class SurfaceInput {
  readonly #controller: ImageController;
  readonly #element: HTMLElement;
  readonly #pressed = new Map<number, SurfacePointer>();
  #gesture: Gesture | undefined;
  #pinch: Pinch | undefined;
  #clicked: SurfacePointer | undefined;
  /** Space is held: every press pans. */
  spaceHeld = false;

  constructor(controller: ImageController, element: HTMLElement, scope: Scope) {
    this.#controller = controller;
    this.#element = element;
    scope.listen(element, 'pointerdown', (event: PointerEvent) => this.#down(event));
    scope.listen(element, 'pointermove', (event: PointerEvent) => this.#move(event));
    scope.listen(element, 'pointerup', (event: PointerEvent) => this.#up(event));
    scope.listen(element, 'pointercancel', (event: PointerEvent) => this.#gone(event));
    scope.listen(element, 'lostpointercapture', (event: PointerEvent) => this.#gone(event));
    scope.listen(element, 'pointerleave', () => this.#leave());
    scope.listen(element, 'click', (event: MouseEvent) => this.#click(event));
    scope.listen(element, 'dblclick', (event: MouseEvent) => doubleClickAt(controller, this.#read(event)));
    scope.listen(element, 'wheel', (event: WheelEvent) => this.#wheel(event), { passive: false });
    // The middle button would start scrolling the page.
    scope.listen(element, 'mousedown', (event: MouseEvent) => event.button === MIDDLE && event.preventDefault());
    scope.add(() => this.cancel());
  }

  get isBusy(): boolean {
    return this.#gesture !== undefined;
  }

  /** Gives up the gesture in progress. Answers whether there was one. */
  cancel(): boolean {
    const gesture = this.#gesture;
    this.#gesture = undefined;
    gesture?.cancel();
    return gesture !== undefined;
  }

  #read(event: MouseEvent): SurfacePointer {
    return readPointer(event, this.#element.getBoundingClientRect(), this.#controller.viewport.view);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== MIDDLE) return;
    const pointer = this.#read(event);
    this.#clicked = undefined;
    this.#pressed.set(event.pointerId, pointer);
    // Events that a script makes have no pointer to capture.
    if (event.isTrusted) this.#element.setPointerCapture(event.pointerId);
    if (pointer.touch && this.#pressed.size === 2) {
      this.cancel();
      this.#pinch = startPinch(this.#controller.viewport, [...this.#pressed.values()]);
      return;
    }
    if (this.#gesture) return;
    this.#gesture = gestureOf(this.#controller, pointer, event.button === MIDDLE || this.spaceHeld);
    this.#setCursor(pointer, true);
  }

  #move(event: PointerEvent): void {
    const pointer = this.#read(event);
    if (this.#pressed.has(event.pointerId)) this.#pressed.set(event.pointerId, pointer);
    if (this.#pinch) {
      this.#pinch([...this.#pressed.values()]);
      return;
    }
    this.#controller.setPointer(pointer.screen);
    if (this.#gesture) this.#gesture.move(pointer);
    else this.#hover(pointer);
  }

  #up(event: PointerEvent): void {
    const pointer = this.#read(event);
    this.#pressed.delete(event.pointerId);
    if (this.#pinch) {
      if (this.#pressed.size < 2) this.#pinch = undefined;
      return;
    }
    const gesture = this.#gesture;
    this.#gesture = undefined;
    // The click itself is decided by the `click` event that follows: it knows whether it is the second of two.
    if (gesture?.end(pointer) === true && event.button === 0) this.#clicked = pointer;
    this.#setCursor(pointer, false);
  }

  #click(event: MouseEvent): void {
    const pointer = this.#clicked;
    this.#clicked = undefined;
    const { runner } = this.#controller;
    if (pointer && this.#controller.editor.labeling.tool.type !== 'pan' && (event.detail < 2 || runner.isBusy))
      clickAt(this.#controller, pointer);
  }

  /** The pointer was taken away: by the system, or because the surface left the page. */
  #gone(event: PointerEvent): void {
    if (!this.#pressed.delete(event.pointerId)) return;
    this.#pinch = undefined;
    this.cancel();
  }

  #leave(): void {
    if (this.#gesture) return;
    this.#controller.setPointer(undefined);
    this.#controller.layer?.setHovered(undefined);
  }

  #hover(pointer: SurfacePointer): void {
    const { runner, layer } = this.#controller;
    if (runner.isBusy) {
      runner.input(toolPointer('move', pointer));
      return;
    }
    if (pointer.touch) return;
    const [top] = this.#controller.hits(pointer.pct, toleranceOf(pointer));
    if (layer && layer.hovered !== top?.id) layer.setHovered(top?.id);
    this.#setCursor(pointer, false, top?.id);
  }

  #setCursor(pointer: SurfacePointer, held: boolean, hovered?: string): void {
    const { editor, runner, drawing, layer, anchors } = this.#controller;
    const { tool } = editor.labeling;
    const pans = this.spaceHeld || tool.type === 'pan';
    const anchor = pans || runner.isBusy ? undefined : anchors.find(pointer.screen, toleranceOf(pointer) + 3, pointer);
    const movable = hovered !== undefined && layer?.isSelected(hovered) && this.#controller.canChange(hovered);
    const own = pans
      ? held
        ? 'grabbing'
        : 'grab'
      : anchor
        ? anchor.cursor
        : movable
          ? 'move'
          : drawing
            ? 'crosshair'
            : hovered
              ? 'pointer'
              : '';
    this.#element.style.cursor = own;
  }

  #wheel(event: WheelEvent): void {
    const { attrs, editor, viewport } = this.#controller;
    const zooms = event.ctrlKey || event.metaKey || editor.settings.wheelZooms;
    if (!attrs.zoom || !zooms || !viewport.isReady) return;
    // Without this the browser zooms the page.
    event.preventDefault();
    viewport.zoomBy(wheelFactor(event, attrs.zoomBy), this.#read(event).screen);
  }
}
