import type { Box, Region } from '../../core';
import { boxToPct, boxToScreen, type View } from './viewport';

/** What a plate shows: asked for regions and for their painting, never told. */
export interface PlateContent {
  /** Regions that touch a box of percent (all when absent), bottom to top. */
  list(box: Box | undefined): readonly Region[];
  /** About how many those are; cheaper. */
  count(box: Box): number;
  /** Paints regions; the context is in screen pixels of the view. */
  paint(context: CanvasRenderingContext2D, regions: readonly Region[], from: number, to: number, view: View, coarse: boolean): void;
  /** Screen pixels that painting may reach beyond a region's bounds. */
  readonly reach: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
}

/** What a plate needs of its surroundings. */
export interface PlateHost {
  /** Asks for another `draw` soon. */
  redraw(): void;
  /** Calls back after a time; answers what cancels it. */
  after(ms: number, run: () => void): () => void;
  createCanvas(): HTMLCanvasElement;
}

/** The surroundings of a plate that is shown in an element, once it is on the page. */
export function plateHost(element: () => HTMLElement | undefined, redraw: () => void): PlateHost {
  return {
    redraw,
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    createCanvas: () => {
      const shown = element();
      if (!shown) throw new Error('LabelEditor: an image was painted before it was attached to the page; attach it first.');
      return shown.ownerDocument.createElement('canvas');
    },
  };
}

/** Up to here everything is painted anew whenever the view changes: it costs less than a frame. */
const DIRECT = 600;
/** Above this, outlines are one pixel; and they stay so until there are fewer by a margin, lest they flicker while panning. */
const COARSE = 2000;
/** Above this, painting is spread over frames. */
const AT_ONCE = 12000;
const SLICE = 5000;
/** The view must rest this long before a scaled bitmap is replaced by a sharp one. */
const IDLE_MS = 120;
/** More changed places than this are painted as one. */
const MANY = 64;

interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  view: View;
  ratio: number;
  coarse: boolean;
  /** Regions painted when it was painted whole. */
  count: number;
  /** Boxes in percent that changed since they were painted. */
  dirty: Box[];
  stale: boolean;
  /** Its painting was not finished. */
  partial: boolean;
}

interface Job {
  readonly target: Painted;
  readonly regions: readonly Region[];
  next: number;
}

function sameFrame(a: View, b: View): boolean {
  return (
    a.width === b.width && a.height === b.height && a.turn === b.turn && a.imageWidth === b.imageWidth && a.imageHeight === b.imageHeight
  );
}

function surfaceOf(view: View): Box {
  return { x: 0, y: 0, width: view.width, height: view.height };
}

function showsAll(view: View): boolean {
  const all = boxToScreen(view, { x: 0, y: 0, width: 100, height: 100 });
  return all.x > -1 && all.y > -1 && all.x + all.width < view.width + 1 && all.y + all.height < view.height + 1;
}

/**
 * The painting of a layer's regions as a bitmap. Panning shifts it and paints the strips that came into view; an edit paints the places it
 * is about; zooming with many regions in view scales it, and a sharp one follows when the view rests. What is more than a frame's work is
 * spread over frames. So a frame costs what changed, not how much there is.
 */
export class Plate {
  /** Paintings of everything in view, and of parts: what tests count. */
  readonly painted = { full: 0, parts: 0, scaled: 0 };
  readonly #content: PlateContent;
  readonly #host: PlateHost;
  #front: Painted | undefined;
  /** The whole image, as it was last seen whole: fills the margins while zooming out. */
  #overview: Painted | undefined;
  #job: Job | undefined;
  #cancelIdle: (() => void) | undefined;
  #rested = false;
  #lastView: View | undefined;

  constructor(content: PlateContent, host: PlateHost) {
    this.#content = content;
    this.#host = host;
  }

  /** Whether what it shows is sharp and complete. */
  get isSettled(): boolean {
    return (
      this.#front !== undefined &&
      !this.#job &&
      !this.#cancelIdle &&
      !this.#front.stale &&
      !this.#front.partial &&
      this.#front.dirty.length === 0
    );
  }

  /** Painting over several frames, or waiting for the view to rest. */
  get isBusy(): boolean {
    return this.#job !== undefined || this.#cancelIdle !== undefined;
  }

  /** Something within a box of percent changed; everything did, when absent. */
  invalidate(box?: Box): void {
    for (const painted of new Set([this.#front, this.#overview, this.#job?.target])) {
      if (!painted) continue;
      if (box && painted.dirty.length < MANY) painted.dirty.push(box);
      else painted.stale = true;
    }
    if (this.#overview?.stale) this.#overview = undefined;
  }

  /** Draws the best painting there is, after painting what may be painted now. The target is scaled by `ratio` already. */
  draw(target: CanvasRenderingContext2D, view: View, ratio: number): void {
    // What it has painted so far is shown scaled until the view rests.
    if (this.#job && this.#job.target.view !== view) this.#job = undefined;
    if (this.#job) this.#work(this.#job);
    else this.#update(view, ratio);
    this.#lastView = view;
    const front = this.#front;
    if (!front) return;
    if (front.view !== view && this.#overview && this.#overview !== front) this.#blitAround(target, this.#overview, front, view);
    this.#blit(target, front, view);
  }

  dispose(): void {
    this.#cancelIdle?.();
    for (const painted of [this.#front, this.#overview, this.#job?.target]) {
      // Chromium keeps a canvas's memory until it is collected; an empty one costs nothing.
      if (painted) painted.canvas.width = painted.canvas.height = 0;
    }
    this.#front = this.#overview = this.#job = undefined;
  }

  #update(view: View, ratio: number): void {
    const front = this.#front;
    if (!front || front.ratio !== ratio || !sameFrame(front.view, view)) {
      this.#overview = undefined;
      this.#repaint(view, ratio);
      return;
    }
    if (this.#rested || front.stale) {
      this.#repaint(view, ratio);
      return;
    }
    if (front.view === view) {
      this.#repaintDirty(front);
      return;
    }
    const count = this.#content.count(this.#within(view, surfaceOf(view)));
    if (front.view.scale === view.scale && this.#shift(front, view)) {
      if (front.partial || this.#isCoarse(count) !== front.coarse) this.#waitForRest();
      return;
    }
    if (count <= DIRECT) {
      this.#repaint(view, ratio);
      return;
    }
    this.painted.scaled++;
    if (this.#lastView !== view) this.#waitForRest();
  }

  #isCoarse(count: number): boolean {
    return count > (this.#front?.coarse ? COARSE * 0.75 : COARSE);
  }

  #waitForRest(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = this.#host.after(IDLE_MS, () => {
      this.#cancelIdle = undefined;
      this.#rested = true;
      this.#host.redraw();
    });
  }

  #repaint(view: View, ratio: number): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#rested = false;
    const whole = showsAll(view);
    const regions = this.#content.list(whole ? undefined : this.#within(view, surfaceOf(view)));
    this.painted.full++;
    const keep = this.#front && regions.length > AT_ONCE;
    const target = this.#cleared(keep ? undefined : this.#spare(view), view, ratio, regions.length);
    const job: Job = { target, regions, next: 0 };
    if (!keep) this.#front = target;
    this.#job = job;
    this.#work(job);
  }

  /** A slice of a painting; the last one puts it in front. */
  #work(job: Job): void {
    const { target, regions } = job;
    const end = regions.length <= AT_ONCE ? regions.length : Math.min(regions.length, job.next + SLICE);
    target.context.setTransform(target.ratio, 0, 0, target.ratio, 0, 0);
    this.#content.paint(target.context, regions, job.next, end, target.view, target.coarse);
    job.next = end;
    if (end < regions.length) {
      this.#host.redraw();
      return;
    }
    this.#job = undefined;
    target.partial = false;
    this.#front = target;
    this.#repaintDirty(target);
    if (target.stale) this.#host.redraw();
  }

  #cleared(old: Painted | undefined, view: View, ratio: number, count: number): Painted {
    const coarse = this.#isCoarse(count);
    const painted = old ?? this.#blank(view, ratio, coarse);
    const [width, height] = [Math.floor(view.width * ratio), Math.floor(view.height * ratio)];
    if (painted.canvas.width !== width) painted.canvas.width = width;
    if (painted.canvas.height !== height) painted.canvas.height = height;
    painted.context.setTransform(1, 0, 0, 1, 0, 0);
    painted.context.clearRect(0, 0, width, height);
    return Object.assign(painted, { view, ratio, coarse, count, dirty: [], stale: false, partial: true });
  }

  #blank(view: View, ratio: number, coarse: boolean): Painted {
    const canvas = this.#host.createCanvas();
    const context = canvas.getContext('2d');
    if (!context)
      throw new Error('LabelEditor: the browser gave no 2D canvas, so regions cannot be painted; free memory or close other pages.');
    return { canvas, context, view, ratio, coarse, count: 0, dirty: [], stale: false, partial: true };
  }

  /** A bitmap to paint on. One that shows the whole image, and many regions, is set aside as the overview when another view follows. */
  #spare(view: View): Painted | undefined {
    const front = this.#front;
    if (
      !front ||
      front.stale ||
      front.partial ||
      front.count <= DIRECT ||
      showsAll(view) ||
      !showsAll(front.view) ||
      !sameFrame(front.view, view)
    )
      return front;
    const old = this.#overview;
    this.#overview = front;
    return old;
  }

  /** Moves the bitmap by whole device pixels and paints what came into view. Answers false when it does not come out whole or nothing would be left. */
  #shift(front: Painted, view: View): boolean {
    const { canvas, context, ratio } = front;
    const [dx, dy] = [(view.x - front.view.x) * ratio, (view.y - front.view.y) * ratio];
    const [sx, sy] = [Math.round(dx), Math.round(dy)];
    const isWhole = Math.abs(dx - sx) < 0.01 && Math.abs(dy - sy) < 0.01;
    if (!isWhole || Math.abs(sx) >= canvas.width || Math.abs(sy) >= canvas.height) return false;
    this.#repaintDirty(front);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = 'copy';
    context.drawImage(canvas, sx, sy);
    context.globalCompositeOperation = 'source-over';
    front.view = view;
    const { width, height } = canvas;
    if (sx !== 0) this.#paintPart(front, { x: sx > 0 ? 0 : width + sx, y: 0, width: Math.abs(sx), height });
    if (sy !== 0) this.#paintPart(front, { x: 0, y: sy > 0 ? 0 : height + sy, width, height: Math.abs(sy) });
    return true;
  }

  #repaintDirty(painted: Painted): void {
    const { dirty } = painted;
    if (dirty.length === 0) return;
    painted.dirty = [];
    const { reach } = this.#content;
    for (const box of dirty) {
      const on = boxToScreen(painted.view, box);
      const [x0, y0] = [(on.x - reach.left) * painted.ratio, (on.y - reach.top) * painted.ratio];
      const [x1, y1] = [(on.x + on.width + reach.right) * painted.ratio, (on.y + on.height + reach.bottom) * painted.ratio];
      const [left, top] = [Math.max(0, Math.floor(x0)), Math.max(0, Math.floor(y0))];
      const [right, bottom] = [Math.min(painted.canvas.width, Math.ceil(x1)), Math.min(painted.canvas.height, Math.ceil(y1))];
      if (right > left && bottom > top) this.#paintPart(painted, { x: left, y: top, width: right - left, height: bottom - top });
    }
  }

  /** Paints a box of whole device pixels anew: everything that may reach into it, cut at its edge. */
  #paintPart(painted: Painted, device: Box): void {
    const { context, ratio, view } = painted;
    this.painted.parts++;
    const box = { x: device.x / ratio, y: device.y / ratio, width: device.width / ratio, height: device.height / ratio };
    const regions = this.#content.list(this.#within(view, box));
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(device.x, device.y, device.width, device.height);
    context.clip();
    context.clearRect(device.x, device.y, device.width, device.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#content.paint(context, regions, 0, regions.length, view, painted.coarse);
    context.restore();
  }

  /** The percent that can reach into a box of the screen. */
  #within(view: View, box: Box): Box {
    const { left, top, right, bottom } = this.#content.reach;
    return boxToPct(view, { x: box.x - right, y: box.y - bottom, width: box.width + left + right, height: box.height + top + bottom });
  }

  #blit(target: CanvasRenderingContext2D, painted: Painted, view: View): void {
    const k = view.scale / painted.view.scale;
    const { canvas, ratio } = painted;
    const [x, y] = [view.x - painted.view.x * k, view.y - painted.view.y * k];
    target.drawImage(canvas, x, y, (canvas.width / ratio) * k, (canvas.height / ratio) * k);
  }

  #blitAround(target: CanvasRenderingContext2D, overview: Painted, front: Painted, view: View): void {
    this.#repaintDirty(overview);
    const k = view.scale / front.view.scale;
    target.save();
    target.beginPath();
    target.rect(0, 0, view.width, view.height);
    target.rect(view.x - front.view.x * k, view.y - front.view.y * k, view.width * k, view.height * k);
    target.clip('evenodd');
    this.#blit(target, overview, view);
    target.restore();
  }
}
