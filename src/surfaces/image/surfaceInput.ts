import { type Scope, toolsOf } from '../../core';
import { startPan } from './gestures/pan';
import { clickAt, doubleClickAt, gestureOf } from './gestures/press';
import type { ImageController } from './imageController';
import { type Pinch, startPinch } from './pinch';
import { drawInput, drawnAt } from './snap/drawInput';
import { distance, type Gesture, grabOf, readPointer, type SurfacePointer, toleranceOf } from './surfacePointer';
import { wheelFactor } from './wheel';

const MIDDLE = 1;
const RIGHT = 2;
/** The other end of a pen. */
const ERASER = 5;
/** A hand lies on the glass as long after a pen was seen. */
const PALM_MS = 10_000;
/** A finger that rests as long asks for the menu. */
const LONG_PRESS_MS = 550;
/** Screen pixels that a resting finger rolls. */
const REST_SLACK = 8;

/** Listens to the pointers of a surface and turns them into gestures. */
export class SurfaceInput {
  readonly #controller: ImageController;
  readonly #element: HTMLElement;
  readonly #pressed = new Map<number, SurfacePointer>();
  #gesture: Gesture | undefined;
  #pinch: Pinch | undefined;
  #clicked: SurfacePointer | undefined;
  #longPress: (() => void) | undefined;
  #pen = { seen: Number.NEGATIVE_INFINITY, isDown: false };
  /** Takes the tool in hand again after the other end of the pen. */
  #turnPenBack: (() => void) | undefined;
  readonly #scope: Scope;
  /** Space is held: every press pans. */
  spaceHeld = false;

  constructor(controller: ImageController, element: HTMLElement, scope: Scope) {
    this.#controller = controller;
    this.#element = element;
    this.#scope = scope;
    scope.listen(element, 'pointerdown', (event: PointerEvent) => this.#down(event));
    scope.listen(element, 'pointermove', (event: PointerEvent) => this.#move(event));
    scope.listen(element, 'pointerup', (event: PointerEvent) => this.#up(event));
    scope.listen(element, 'pointercancel', (event: PointerEvent) => this.#gone(event));
    scope.listen(element, 'lostpointercapture', (event: PointerEvent) => this.#gone(event));
    scope.listen(element, 'pointerleave', () => this.#leave());
    scope.listen(element, 'click', (event: MouseEvent) => this.#click(event));
    scope.listen(element, 'dblclick', (event: MouseEvent) => doubleClickAt(controller, this.#read(event)));
    scope.listen(element, 'contextmenu', (event: PointerEvent) => this.#menu(event));
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
    this.#endLongPress();
    gesture?.cancel();
    this.#putPenBack();
    return gesture !== undefined;
  }

  #read(event: MouseEvent): SurfacePointer {
    return readPointer(event, this.#element.getBoundingClientRect(), this.#controller.viewport.view);
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== MIDDLE && event.button !== ERASER) return;
    const pointer = this.#read(event);
    // The hand that holds the pen lies on the glass.
    if (pointer.touch && this.#pen.isDown) return;
    if (event.pointerType === 'pen') this.#penDown(event);
    this.#clicked = undefined;
    this.#controller.cursor.place(undefined);
    this.#pressed.set(event.pointerId, pointer);
    // Events that a script makes have no pointer to capture.
    if (event.isTrusted) this.#element.setPointerCapture(event.pointerId);
    if (pointer.touch && this.#pressed.size === 2) {
      this.cancel();
      this.#pinch = startPinch(this.#controller.viewport, [...this.#pressed.values()]);
      return;
    }
    if (this.#gesture || this.#pinch) return;
    if (event.button === ERASER && !this.#turnPen()) return;
    const { runner } = this.#controller;
    if (pointer.touch && !runner.isBusy) this.#startLongPress(event, pointer);
    const palm = pointer.touch && event.timeStamp - this.#pen.seen < PALM_MS;
    this.#gesture = palm ? this.#panOnly(pointer) : gestureOf(this.#controller, pointer, event.button === MIDDLE || this.spaceHeld);
    this.#setCursor(pointer, true);
  }

  #move(event: PointerEvent): void {
    const pointer = this.#read(event);
    if (event.pointerType === 'pen') this.#pen.seen = event.timeStamp;
    const isPressed = this.#pressed.has(event.pointerId);
    if (isPressed) this.#pressed.set(event.pointerId, pointer);
    if (this.#pinch) {
      if (isPressed) this.#pinch([...this.#pressed.values()]);
      return;
    }
    // Of a second pointer nothing is wanted while the first is at work.
    if (this.#gesture && !isPressed) return;
    this.#controller.setPointer(pointer.screen);
    if (this.#gesture) {
      for (const one of this.#finelyRead(event, pointer)) this.#gesture.move(one);
      return;
    }
    if (event.movementX !== 0 || event.movementY !== 0) this.#controller.cursor.place(undefined);
    this.#hover(pointer);
  }

  /** All places a brush went through since the last event: a frame's worth of them comes as one. */
  #finelyRead(event: PointerEvent, last: SurfacePointer): readonly SurfacePointer[] {
    const { drawing, runner, viewport } = this.#controller;
    const events = drawing?.tool.paints && runner.isBusy ? event.getCoalescedEvents() : [];
    if (events.length < 2) return [last];
    const rect = this.#element.getBoundingClientRect();
    return events.map((one) => readPointer(one, rect, viewport.view));
  }

  #up(event: PointerEvent): void {
    const pointer = this.#read(event);
    const isPressed = this.#pressed.delete(event.pointerId);
    if (event.pointerType === 'pen') this.#pen.isDown = false;
    if (this.#pinch) {
      this.#endPinch();
      return;
    }
    if (!isPressed) return;
    this.#endLongPress();
    const gesture = this.#gesture;
    this.#gesture = undefined;
    // The click itself is decided by the `click` event that follows: it knows whether it is the second of two.
    if (gesture?.end(pointer) === true && event.button === 0) this.#clicked = pointer;
    this.#putPenBack();
    this.#setCursor(pointer, false);
  }

  /** One finger of two was lifted: the other one goes on panning. */
  #endPinch(): void {
    if (this.#pressed.size >= 2) return;
    this.#pinch = undefined;
    const [left] = this.#pressed.values();
    if (left) this.#gesture = this.#panOnly(left);
  }

  /** A pan that is never a click. */
  #panOnly(start: SurfacePointer): Gesture {
    const pan = startPan(this.#controller, start);
    return { ...pan, end: (pointer) => void pan.end(pointer) };
  }

  /** A pen touches: fingers that were there are the hand that holds it. */
  #penDown(event: PointerEvent): void {
    this.#pen = { seen: event.timeStamp, isDown: true };
    for (const [id, { touch }] of this.#pressed) {
      if (!touch) continue;
      this.#pressed.delete(id);
      this.#pinch = undefined;
      this.cancel();
    }
  }

  /** The other end of the pen erases, where what is drawn with has an eraser; else it does nothing. */
  #turnPen(): boolean {
    const { drawing, editor } = this.#controller;
    const definition = drawing && editor.config.byName.get(drawing.control)?.definition;
    const eraser = definition && toolsOf(definition).find((tool) => tool.sized === 'eraser');
    if (!drawing || !eraser) return false;
    const { tool } = editor.labeling;
    editor.labeling.setTool({ type: 'draw', control: drawing.control, tool: eraser.id });
    this.#turnPenBack = () => editor.labeling.setTool(tool);
    return true;
  }

  #putPenBack(): void {
    const back = this.#turnPenBack;
    this.#turnPenBack = undefined;
    back?.();
  }

  #startLongPress(event: PointerEvent, start: SurfacePointer): void {
    // A brush that rests paints a dot.
    if (this.#controller.drawing?.tool.paints) return;
    const { pointerId, clientX, clientY } = event;
    this.#longPress = this.#scope.after(LONG_PRESS_MS, () => {
      const now = this.#pressed.get(pointerId);
      if (!now || distance(now.screen, start.screen) > REST_SLACK) return;
      this.cancel();
      this.#openMenu(start, { x: clientX, y: clientY });
    });
  }

  #endLongPress(): void {
    this.#longPress?.();
    this.#longPress = undefined;
  }

  /** A right click or the menu key. What touch makes of a long press comes by our own clock, alike on all systems. */
  #menu(event: PointerEvent): void {
    event.preventDefault();
    const { runner } = this.#controller;
    if (event.pointerType === 'touch' || this.#gesture || runner.isBusy) return;
    if (event.button === RIGHT || event.ctrlKey) this.#openMenu(this.#read(event), { x: event.clientX, y: event.clientY });
    else this.openMenuAtSelection();
  }

  /** Opens the menu of what lies there: of a selected region before others, which a press on it selects. */
  #openMenu(pointer: SurfacePointer, at: { readonly x: number; readonly y: number }): void {
    const { layer, menu } = this.#controller;
    const hits = this.#controller.hits(pointer.pct, toleranceOf(pointer));
    const region = hits.find(({ id }) => layer?.isSelected(id)) ?? hits[0];
    if (region && !layer?.isSelected(region.id)) layer?.selectRegions([region.id]);
    menu.open(at, region?.id);
  }

  /** Opens the menu of the selected region where it lies, or in the middle of the surface. */
  openMenuAtSelection(): void {
    const controller = this.#controller;
    const [region] = controller.selectedHere;
    const rect = this.#element.getBoundingClientRect();
    const middle = { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
    controller.menu.open((region && controller.clientPointOf(region.id)) ?? middle, region?.id);
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
    if (event.pointerType === 'pen') this.#pen.isDown = false;
    if (!this.#pressed.delete(event.pointerId)) return;
    this.#pinch = undefined;
    this.cancel();
  }

  #leave(): void {
    if (this.#gesture) return;
    this.#controller.setPointer(undefined);
    this.#controller.snapper.clear();
    this.#controller.layer?.setHovered(undefined);
  }

  #hover(pointer: SurfacePointer): void {
    const { runner, layer, drawing, snapper } = this.#controller;
    if (runner.isBusy) {
      drawInput(this.#controller, 'move', pointer);
      return;
    }
    if (pointer.touch) return;
    const [top] = this.#controller.hits(pointer.pct, toleranceOf(pointer));
    if (layer && layer.hovered !== top?.id) layer.setHovered(top?.id);
    this.#setCursor(pointer, false, top?.id);
    // Where the first press would stick; on a region it selects, unless Control is held.
    const at = drawing && (!top || pointer.ctrl) ? drawnAt(this.#controller, pointer) : undefined;
    snapper.show(at ? [at] : []);
  }

  #setCursor(pointer: SurfacePointer, held: boolean, hovered?: string): void {
    const { editor, runner, drawing, layer, anchors } = this.#controller;
    const { tool } = editor.labeling;
    const pans = this.spaceHeld || tool.type === 'pan';
    const anchor = pans || runner.isBusy ? undefined : anchors.find(pointer.screen, grabOf(pointer), pointer);
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
    viewport.zoomBy(wheelFactor(event, attrs.zoomBy, viewport.pixelRatio), this.#read(event).screen);
  }
}
