import type { Point, Region, Scope, ToolKey } from '../../core';
import { clamp } from '../../geometry';
import { DrawKeys } from './drawKeys';
import { type Mover, moverOf } from './gestures/move';
import type { ImageController } from './imageController';
import type { SurfaceInput } from './surfaceInput';
import { toolPointer } from './surfacePointer';
import { groupOf } from './transform/group';
import { allowedTurn, type GroupTransform, turning } from './transform/groupTransform';
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
/** Screen pixels around the last click that count as hit. */
const CLICK_REACH = 5;

/** Degrees that a press turns by, and with Alt. */
const TURN = 1;
const BIG_TURN = 15;
const NONE: ReadonlySet<string> = new Set();

type Handled = boolean;
type Burst = 'anchor' | 'move' | 'resize' | 'rotate';

/** Regions that a burst of presses moves or turns, and how far they have come. */
interface Nudge {
  readonly regions: readonly Region[];
  readonly mover: Mover;
  delta: Point;
  degrees: number;
  last: GroupTransform | undefined;
}

/** The keys of a focused surface: what the pointer can do, without one. Keys it does not use go on to the editor. */
export class SurfaceKeys {
  readonly #controller: ImageController;
  readonly #input: SurfaceInput;
  readonly #drawing: DrawKeys;
  #endBurst: (() => void) | undefined;
  #burstKind: Burst | undefined;
  #nudge: Nudge | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(controller: ImageController, input: SurfaceInput, element: HTMLElement, scope: Scope) {
    this.#controller = controller;
    this.#input = input;
    this.#drawing = new DrawKeys(controller);
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
    this.#endBurst = this.#burstKind = undefined;
    end?.();
    this.#nudge = undefined;
  }

  #down(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.isComposing) return;
    const handled =
      this.#drawing.down(event, ARROWS[event.key]) ||
      this.#ofDrawing(event) ||
      this.#ofPlace(event) ||
      this.#ofAnchors(event) ||
      this.#ofSelection(event) ||
      this.#ofTurn(event) ||
      this.#ofArrows(event);
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
    this.#controller.cursor.place(undefined);
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
    // With Control or Alt it saves and decides.
    if (
      event.key !== 'Enter' ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      !drawing ||
      runner.isBusy ||
      !this.#controller.hand.mayDraw
    )
      return false;
    const { width, height } = viewport.view;
    const middle = toPct(viewport.view, { x: width / 2, y: height / 2 });
    const pct = { x: clamp(middle.x, 0, 100), y: clamp(middle.y, 0, 100) };
    // Alt and Enter mean something else: with Shift it is a point that is not meant.
    const alt = event.shiftKey && drawing.tool.signed === true;
    const pointer = { screen: { x: width / 2, y: height / 2 }, pct, shift: false, alt, ctrl: false, touch: false };
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
      this.#begin('anchor');
      const step = event.shiftKey ? BIG_STEP : 1;
      anchor.drag({ x: anchor.at.x + arrow.x * step, y: anchor.at.y + arrow.y * step }, keysOf(event));
      this.#burst('anchor', () => anchor.drop?.());
      return true;
    }
    const act =
      event.key === 'Delete' || event.key === 'Backspace'
        ? anchor.remove
        : event.key === 'Insert' || event.key === '+'
          ? anchor.insert
          : undefined;
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
    if (event.altKey) return this.#resize(regions, arrow, step);
    const nudge = this.#nudgeOf('move', regions);
    // Where places are on the edges of pixels, a step is one of those.
    const pixel = regions.some((region) => controller.snapper.keepsToPixels(region.control)) ? Math.max(1, viewport.view.scale) : 1;
    const by = deltaToPct(viewport.view, { x: arrow.x * step * pixel, y: arrow.y * step * pixel });
    nudge.last = nudge.mover.by({ x: nudge.delta.x + by.x, y: nudge.delta.y + by.y }, false);
    nudge.delta = { x: nudge.last.matrix[4], y: nudge.last.matrix[5] };
    this.#show(nudge, nudge.last, () => controller.describeSelection());
    return true;
  }

  /** `<` and `>` turn what is selected, with Alt by larger steps. */
  #ofTurn(event: KeyboardEvent): Handled {
    const way = event.key === '<' ? -1 : event.key === '>' ? 1 : 0;
    if (way === 0 || event.ctrlKey || event.metaKey) return false;
    const controller = this.#controller;
    const regions = controller.selectedHere.filter((region) => controller.canChange(region.id));
    if (regions.length === 0) return false;
    const nudge = this.#nudgeOf('rotate', regions);
    const { canTurn, hull, centre, extent } = groupOf(controller, nudge.regions);
    if (!canTurn) return false;
    nudge.degrees = allowedTurn(hull, nudge.degrees + way * (event.altKey ? BIG_TURN : TURN), centre, extent);
    const words = controller.translate('image.turned', { degrees: Math.round(nudge.degrees * 10) / 10 });
    this.#show(nudge, turning(nudge.degrees, centre, extent), () => controller.say(words));
    return true;
  }

  /** Control and A select all that is seen; Alt and a period what lies below the last click. */
  #ofSelection(event: KeyboardEvent): Handled {
    const controller = this.#controller;
    const { layer, clicks, viewport } = controller;
    const scene = controller.regions.active;
    if (!layer || !scene) return false;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a') {
      this.flush();
      layer.selectRegions(scene.list(undefined, NONE).map((region) => region.id));
      return true;
    }
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (event.key !== '.' && event.code !== 'Period')) return false;
    const below = clicks.below(layer.selectedRegion?.id, (at) => controller.hits(toPct(viewport.view, at), CLICK_REACH));
    if (below) layer.selectRegions([below.id]);
    return below !== undefined;
  }

  /** What the presses of one burst change together, from how it was when the burst began. */
  #nudgeOf(kind: 'move' | 'rotate', regions: readonly Region[]): Nudge {
    this.#begin(kind);
    // A burst before this one may have been kept just now.
    const fresh = regions.map((region) => this.#controller.layer?.peek(region.id) ?? region);
    this.#nudge ??= { regions: fresh, mover: moverOf(this.#controller, fresh), delta: { x: 0, y: 0 }, degrees: 0, last: undefined };
    return this.#nudge;
  }

  #show({ regions }: Nudge, transform: GroupTransform, told: () => void): void {
    const { group } = this.#controller;
    group.show(regions, transform);
    this.#burst(transform.name, () => {
      group.keep(regions, transform);
      told();
    });
  }

  #resize(regions: readonly Region[], arrow: Point, step: number): Handled {
    const controller = this.#controller;
    this.#begin('resize');
    const now = regions.map(({ id }) => controller.layer?.peek(id)).filter((region) => region !== undefined);
    const drafted = now.map((region) => ({ ...region, value: controller.drafts.get(region.id) ?? region.value }));
    const delta = deltaToPct(controller.viewport.view, { x: arrow.x * step, y: arrow.y * step });
    const values = this.#resized(drafted, arrow, delta);
    if (values.size === 0) return false;
    controller.setDrafts(values);
    this.#burst('resize', () => {
      controller.commitValues('resize', controller.drafts);
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

  /** Presses of another kind keep what the ones before did. */
  #begin(kind: Burst): void {
    if (this.#burstKind !== kind) this.flush();
  }

  #burst(kind: Burst, end: () => void): void {
    this.#burstKind = kind;
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
