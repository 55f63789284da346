import type { Point, Region, Scope, ToolKey } from '../../core';
import { clamp } from '../../geometry';
import { movedValues } from './gestures/move';
import type { ImageController } from './imageController';
import type { SurfaceInput } from './surfaceInput';
import { toolPointer } from './surfacePointer';
import { deltaToPct, pctPerPixel, toPct } from './viewport';

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Presses this close together are one change. */
const BURST_MS = 600;
const BIG_STEP = 10;
const PAN_STEP = 40;

type Handled = boolean;

/** The keys of a focused surface: what the pointer can do, without one. Keys it does not use go on to the editor. */
export class SurfaceKeys {
  readonly #controller: ImageController;
  readonly #input: SurfaceInput;
  #endBurst: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(controller: ImageController, input: SurfaceInput, element: HTMLElement, scope: Scope) {
    this.#controller = controller;
    this.#input = input;
    scope.listen(element, 'keydown', (event: KeyboardEvent) => this.#down(event));
    scope.listen(element, 'keyup', (event: KeyboardEvent) => this.#up(event));
    scope.listen(element, 'blur', () => this.#leave());
    scope.listen(element, 'pointerdown', () => this.flush(), { capture: true });
    scope.add(controller.editor.onFlush(() => this.flush()));
    scope.add(() => this.flush());
  }

  /** Keeps what was nudged so far: one commit a burst of presses. */
  flush(): void {
    clearTimeout(this.#timer);
    const end = this.#endBurst;
    this.#endBurst = undefined;
    end?.();
  }

  #down(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.isComposing) return;
    const handled = this.#ofDrawing(event) || this.#ofPlace(event) || this.#ofAnchors(event) || this.#ofArrows(event);
    if (!handled) {
      // What the editor does with other keys (undo, delete, another label) must see the nudges as made.
      if (!['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) this.flush();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #up(event: KeyboardEvent): void {
    if (event.key === ' ') this.#input.spaceHeld = false;
  }

  #leave(): void {
    this.#input.spaceHeld = false;
    this.#controller.focusAnchor(undefined);
    this.flush();
  }

  #ofDrawing(event: KeyboardEvent): Handled {
    const { runner } = this.#controller;
    const key = toolKeyOf(event);
    if (!key) return false;
    if (runner.isBusy) {
      const used = runner.input({ type: 'key', key });
      if (!used && key === 'Escape') runner.drop();
      return used || key === 'Escape';
    }
    return key === 'Escape' && (this.#input.cancel() || this.#controller.focusAnchor(undefined));
  }

  #ofPlace(event: KeyboardEvent): Handled {
    if (event.key === ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#input.spaceHeld = true;
      return true;
    }
    const { drawing, runner, viewport } = this.#controller;
    if (event.key !== 'Enter' || !drawing || runner.isBusy || !this.#controller.mayDraw) return false;
    const { width, height } = viewport.view;
    const middle = toPct(viewport.view, { x: width / 2, y: height / 2 });
    const pct = { x: clamp(middle.x, 0, 100), y: clamp(middle.y, 0, 100) };
    const pointer = { screen: { x: width / 2, y: height / 2 }, pct, shift: false, alt: false, ctrl: false, touch: false };
    // A double click is what every tool makes a shape of default size from.
    for (const type of ['down', 'up', 'down', 'up', 'double'] as const) {
      runner.input(toolPointer(type, { ...pointer, timeStamp: event.timeStamp }));
    }
    return true;
  }

  /** `.` and `,` walk the anchors of the selected region; arrows move the one in hand. */
  #ofAnchors(event: KeyboardEvent): Handled {
    const controller = this.#controller;
    const anchors = controller.anchors.all();
    if (anchors.length === 0 || event.ctrlKey || event.metaKey) return false;
    const at = anchors.findIndex((anchor) => anchor.key === controller.anchors.focused);
    if ((event.key === '.' || event.key === ',') && !event.altKey) {
      this.flush();
      const next = anchors[(at + (event.key === '.' ? 1 : at < 0 ? 0 : -1) + anchors.length) % anchors.length];
      controller.focusAnchor(next);
      return true;
    }
    const anchor = anchors[at];
    if (!anchor) return false;
    const arrow = event.altKey ? undefined : ARROWS[event.key];
    if (arrow && anchor.drag) {
      const step = event.shiftKey ? BIG_STEP : 1;
      anchor.drag({ x: anchor.at.x + arrow.x * step, y: anchor.at.y + arrow.y * step }, keysOf(event));
      this.#burst(() => anchor.drop?.());
      return true;
    }
    const act = event.key === 'Delete' || event.key === 'Backspace' ? anchor.remove : event.key === 'Insert' ? anchor.insert : undefined;
    if (!act) return false;
    this.flush();
    act();
    return true;
  }

  #ofArrows(event: KeyboardEvent): Handled {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey) return false;
    const controller = this.#controller;
    const { viewport } = controller;
    const regions = controller.selectedHere.filter((region) => controller.canChange(region.id));
    const step = event.shiftKey ? BIG_STEP : 1;
    if (regions.length === 0) {
      if (event.altKey || !viewport.isZoomed) return false;
      viewport.panBy({ x: -arrow.x * PAN_STEP, y: -arrow.y * PAN_STEP });
      return true;
    }
    const now = regions.map((region) => ({ ...region, value: controller.drafts.get(region.id) ?? region.value }));
    const delta = deltaToPct(viewport.view, { x: arrow.x * step, y: arrow.y * step });
    const values = event.altKey ? this.#resized(now, arrow, delta) : movedValues(controller, now, delta);
    if (values.size === 0) return false;
    controller.setDrafts(values);
    this.#burst(() => {
      controller.commitValues(event.altKey ? 'resize' : 'move', controller.drafts);
      controller.describeSelection();
    });
    return true;
  }

  /** Right and down grow, left and up shrink, as the view lies. */
  #resized(regions: readonly Region[], arrow: Point, delta: Point): ReadonlyMap<string, unknown> {
    const controller = this.#controller;
    const values = new Map<string, unknown>();
    const { view } = controller.viewport;
    const least = pctPerPixel(view);
    const sign = arrow.x + arrow.y;
    for (const region of regions) {
      const scene = controller.regions.active;
      const kind = scene?.shapeOf(region)?.kind;
      if (!scene || !kind?.resize) continue;
      const from = scene.boundsOf(region);
      const width = clamp(from.width + sign * Math.abs(delta.x), least.x, Math.max(least.x, 100 - from.x));
      const height = clamp(from.height + sign * Math.abs(delta.y), least.y, Math.max(least.y, 100 - from.y));
      const extent = { width: view.imageWidth, height: view.imageHeight };
      values.set(region.id, kind.resize(region.value, from, { ...from, width, height }, extent));
    }
    return values;
  }

  #burst(end: () => void): void {
    this.#endBurst = end;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), BURST_MS);
  }
}

function keysOf(event: KeyboardEvent): { shift: boolean; alt: boolean; ctrl: boolean } {
  return { shift: event.shiftKey, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey };
}

function toolKeyOf(event: KeyboardEvent): ToolKey['key'] | undefined {
  const command = event.ctrlKey || event.metaKey;
  const letter = event.key.toLowerCase();
  if (command && letter === 'z') return event.shiftKey ? 'redo' : 'undo';
  if (command && letter === 'y') return 'redo';
  if (command || event.altKey) return undefined;
  return event.key === 'Escape' || event.key === 'Enter' || event.key === 'Backspace' ? event.key : undefined;
}
