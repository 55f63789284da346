import { compareShallow, computed, observable, runInAction } from 'mobx';
import type { Box, Point } from '../../core';
import { applyTo, invert, type Matrix } from '../../geometry';

/** How far a view is turned, clockwise in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * Where the image lies on the surface: one frozen record, replaced whole. Screen pixels are CSS pixels from the surface's top left,
 * image pixels are those of the unrotated original, percent are of its width and height.
 */
export interface View {
  /** Size of the surface. */
  readonly width: number;
  readonly height: number;
  /** Natural size of the image. */
  readonly imageWidth: number;
  readonly imageHeight: number;
  readonly turn: Turn;
  /** Screen pixels per image pixel. */
  readonly scale: number;
  /** Screen position of the image's centre. */
  readonly x: number;
  readonly y: number;
}

const COS = { 0: 1, 90: 0, 180: -1, 270: 0 } as const;
const SIN = { 0: 0, 90: 1, 180: 0, 270: -1 } as const;

/** Size of the image on the screen, turned. */
export function sizeOnScreen(view: View): { readonly width: number; readonly height: number } {
  const across = view.turn % 180 === 0;
  const width = (across ? view.imageWidth : view.imageHeight) * view.scale;
  const height = (across ? view.imageHeight : view.imageWidth) * view.scale;
  return { width, height };
}

/** Handles of an outline with thousands of points ask for each of them, in each frame. */
const matrices = new WeakMap<View, Matrix>();

/** The affine matrix that takes percent to screen pixels. */
export function matrixOf(view: View): Matrix {
  let matrix = matrices.get(view);
  if (!matrix) {
    matrix = madeMatrixOf(view);
    matrices.set(view, matrix);
  }
  return matrix;
}

function madeMatrixOf(view: View): Matrix {
  const kx = (view.scale * view.imageWidth) / 100;
  const ky = (view.scale * view.imageHeight) / 100;
  const [cos, sin] = [COS[view.turn], SIN[view.turn]];
  const [ax, bx, cx, dx] = [kx * cos, kx * sin, -ky * sin, ky * cos];
  return [ax, bx, cx, dx, view.x - (ax + cx) * 50, view.y - (bx + dx) * 50];
}

export function toScreen(view: View, pct: Point): Point {
  return applyTo(matrixOf(view), pct);
}

export function toPct(view: View, screen: Point): Point {
  const back = invert(matrixOf(view));
  return back ? applyTo(back, screen) : { x: 0, y: 0 };
}

/** Percent of width and of height that one screen pixel covers. */
export function pctPerPixel(view: View): Point {
  return { x: 100 / (view.imageWidth * view.scale), y: 100 / (view.imageHeight * view.scale) };
}

function boxOfCorners(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** A box stays a box, since views turn by right angles only. */
export function boxToPct(view: View, box: Box): Box {
  return boxOfCorners(toPct(view, box), toPct(view, { x: box.x + box.width, y: box.y + box.height }));
}

export function boxToScreen(view: View, box: Box): Box {
  return boxOfCorners(toScreen(view, box), toScreen(view, { x: box.x + box.width, y: box.y + box.height }));
}

/** A screen vector in percent. */
export function deltaToPct(view: View, delta: Point): Point {
  const [origin, end] = [toPct(view, { x: 0, y: 0 }), toPct(view, delta)];
  return { x: end.x - origin.x, y: end.y - origin.y };
}

/** What part of an image is shown, whatever its size: `zoom` 1 = all of it fits, `x` and `y` are percent in the middle of the surface. */
export interface ViewPlace {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** What the tag's attributes say about the view. */
export interface ViewportOptions {
  readonly defaultZoom: 'auto' | 'original' | 'fit';
  /** May be smaller than fitted. */
  readonly negativeZoom: boolean;
  readonly horizontalAlignment: 'left' | 'center' | 'right';
  readonly verticalAlignment: 'top' | 'center' | 'bottom';
}

const MIN_ZOOM = 0.1;
const MAX_ZOOM = 100;
/** Factors per event beyond this are a mouse gone wild. */
const MAX_CHANGE = 1.3;
const ALIGN = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 } as const;

/** Start of the image along one axis, kept where a person can find it: free up to half a surface beyond the edges, less near fitted size. */
function keepInReach(start: number, size: number, room: number, zoom: number): number {
  const slack = Math.min(0.5, Math.max(0, zoom - 1)) * room;
  const low = Math.min(0, room - size) - slack;
  const high = Math.max(0, room - size) + slack;
  return Math.min(high, Math.max(low, start));
}

/** The view of one image, and every way to change it. Observable by `view`; knows no DOM. */
export class Viewport {
  readonly #view = observable.box<View>(
    { width: 0, height: 0, imageWidth: 1, imageHeight: 1, turn: 0, scale: 1, x: 0, y: 0 },
    { deep: false },
  );
  readonly #size = computed(() => ({ width: this.view.width, height: this.view.height }), { equals: compareShallow });
  /** Until a person zooms or pans, the view follows the surface's size. */
  #atDefault = true;
  /** A place that was asked for: until a person zooms or pans, the view keeps to it as sizes become known. */
  #held: ViewPlace | undefined;
  readonly options: ViewportOptions;
  readonly #pixelRatio = observable.box(1);

  constructor(options: ViewportOptions) {
    this.options = options;
  }

  get view(): View {
    return this.#view.get();
  }

  /** Device pixels of a CSS pixel. Pans go by whole ones, so that what is painted already can be shifted. */
  get pixelRatio(): number {
    return this.#pixelRatio.get();
  }

  setPixelRatio(ratio: number): void {
    runInAction(() => this.#pixelRatio.set(ratio));
  }

  /** Observers of it do not see pans and zooms. */
  get size(): { readonly width: number; readonly height: number } {
    return this.#size.get();
  }

  /** Whether there is anything to see: both sizes are known. */
  get isReady(): boolean {
    return this.size.width > 0 && this.size.height > 0;
  }

  get fitScale(): number {
    const { width, height } = sizeOnScreen({ ...this.view, scale: 1 });
    return Math.min(this.view.width / width, this.view.height / height) || 1;
  }

  /** The scale it opens with. */
  get defaultScale(): number {
    const fit = this.fitScale;
    if (this.options.defaultZoom === 'fit') return fit;
    return this.options.defaultZoom === 'original' ? 1 : Math.min(1, fit);
  }

  /** 1 = as it opens. */
  get zoom(): number {
    return this.view.scale / this.defaultScale;
  }

  get isZoomed(): boolean {
    const { width, height } = sizeOnScreen(this.view);
    return width > this.view.width + 1 || height > this.view.height + 1;
  }

  setSize(width: number, height: number): void {
    const { view } = this;
    if (width === view.width && height === view.height) return;
    const moved = { ...view, width, height, x: view.x + (width - view.width) / 2, y: view.y + (height - view.height) / 2 };
    this.#write(moved);
    if (!this.#keepAsked()) this.#place(moved);
  }

  /** A new natural size shows the image in the same place. */
  setImage(imageWidth: number, imageHeight: number): void {
    const { view } = this;
    if (imageWidth === view.imageWidth && imageHeight === view.imageHeight) return;
    const next = { ...view, imageWidth, imageHeight, scale: (view.scale * view.imageWidth) / imageWidth };
    this.#write(next);
    if (!this.#keepAsked()) this.#place(next);
  }

  setTurn(turn: Turn): void {
    const { view } = this;
    if (turn === view.turn) return;
    const centre = { x: view.width / 2, y: view.height / 2 };
    const pct = toPct(view, centre);
    const turned = { ...view, turn };
    this.#write(turned);
    if (this.#keepAsked()) return;
    const there = toScreen(turned, pct);
    this.#place({ ...turned, x: turned.x + centre.x - there.x, y: turned.y + centre.y - there.y });
  }

  /** Puts the view where nobody has changed it from; answers false when a person has. */
  #keepAsked(): boolean {
    if (this.#held) this.show(this.#held);
    else if (this.#atDefault) this.reset();
    return this.#held !== undefined || this.#atDefault;
  }

  /** What is shown now; undefined = as it opens. */
  get place(): ViewPlace | undefined {
    if (this.#held) return this.#held;
    if (this.#atDefault || !this.isReady) return undefined;
    return this.shown;
  }

  /** What is shown now, as it opens or not. */
  get shown(): ViewPlace {
    const { view } = this;
    return { zoom: view.scale / this.fitScale, ...toPct(view, { x: view.width / 2, y: view.height / 2 }) };
  }

  /** Shows a place; as it opens when absent. */
  show(place: ViewPlace | undefined): void {
    if (!place || !(place.zoom > 0 && Number.isFinite(place.zoom + place.x + place.y))) {
      this.reset();
      return;
    }
    this.#atDefault = false;
    this.#held = place;
    if (!this.isReady) return;
    const { view, fitScale } = this;
    const zoom = Math.min(MAX_ZOOM, Math.max(this.options.negativeZoom ? MIN_ZOOM : Math.min(1, this.defaultScale / fitScale), place.zoom));
    const next = { ...view, scale: fitScale * zoom };
    const there = toScreen(next, place);
    this.#place({ ...next, x: next.x + view.width / 2 - there.x, y: next.y + view.height / 2 - there.y });
  }

  /** Back to how it opens. */
  reset(): void {
    this.#atDefault = true;
    this.#held = undefined;
    this.#align(this.defaultScale);
  }

  /** The whole image, as large as it goes. */
  fit(): void {
    this.#atDefault = this.options.defaultZoom === 'fit';
    this.#held = undefined;
    this.#align(this.fitScale);
  }

  /** One image pixel is one CSS pixel; `at` stays where it is (the middle of the surface when absent). */
  actualSize(at?: Point): void {
    this.#zoomTo(1, at);
  }

  /** Scales by `factor` about the screen point `at`, which keeps showing the same place of the image. */
  zoomBy(factor: number, at?: Point): void {
    const { scale } = this.view;
    const fit = this.fitScale;
    // An image that was asked for in its actual size may be below what zooming out reaches.
    const least = Math.min(scale, this.options.negativeZoom ? fit * MIN_ZOOM : Math.min(fit, this.defaultScale));
    const capped = Math.min(MAX_CHANGE, Math.max(1 / MAX_CHANGE, factor));
    this.#zoomTo(Math.min(Math.max(fit * MAX_ZOOM, 1), Math.max(least, scale * capped)), at);
  }

  #zoomTo(scale: number, at?: Point): void {
    const { view } = this;
    const point = at ?? { x: view.width / 2, y: view.height / 2 };
    const k = scale / view.scale;
    this.#leave();
    this.#place({ ...view, scale, x: point.x + (view.x - point.x) * k, y: point.y + (view.y - point.y) * k });
  }

  /** Moves the image by screen pixels, from `from` when a gesture goes on. */
  panBy(delta: Point, from: View = this.view): void {
    const whole = (pixels: number): number => Math.round(pixels * this.pixelRatio) / this.pixelRatio;
    this.#leave();
    this.#place({ ...this.view, x: from.x + whole(delta.x), y: from.y + whole(delta.y) });
  }

  /** Pans as little as it takes to show a box of percent, zooming out when it is larger than the surface. */
  reveal(box: Box): void {
    const margin = 24;
    let on = boxToScreen(this.view, box);
    const room = { width: this.view.width - 2 * margin, height: this.view.height - 2 * margin };
    const k = Math.min(1, room.width / Math.max(1, on.width), room.height / Math.max(1, on.height));
    if (k < 1) {
      this.#zoomTo(Math.max(this.view.scale * k, this.fitScale), { x: on.x + on.width / 2, y: on.y + on.height / 2 });
      on = boxToScreen(this.view, box);
    }
    const into = (start: number, size: number, end: number): number =>
      start < margin ? margin - start : start + size > end - margin ? end - margin - start - size : 0;
    const delta = { x: into(on.x, on.width, this.view.width), y: into(on.y, on.height, this.view.height) };
    const inside = on.x >= 0 && on.y >= 0 && on.x + on.width <= this.view.width && on.y + on.height <= this.view.height;
    if (!inside) this.panBy(delta);
  }

  /** A person chose where to look. */
  #leave(): void {
    this.#atDefault = false;
    this.#held = undefined;
  }

  #align(scale: number): void {
    const { view, options } = this;
    const { width, height } = sizeOnScreen({ ...view, scale });
    const x = (view.width - width) * ALIGN[options.horizontalAlignment] + width / 2;
    const y = (view.height - height) * ALIGN[options.verticalAlignment] + height / 2;
    this.#write({ ...view, scale, x, y });
  }

  #place(view: View): void {
    const { width, height } = sizeOnScreen(view);
    const zoom = view.scale / Math.min(this.fitScale, this.defaultScale);
    // Zoomed all the way out it lies where it opened, however it was panned before.
    if (zoom <= 1 + 1e-6 && !this.options.negativeZoom) {
      this.#align(view.scale);
      return;
    }
    const x = keepInReach(view.x - width / 2, width, view.width, zoom) + width / 2;
    const y = keepInReach(view.y - height / 2, height, view.height, zoom) + height / 2;
    this.#write({ ...view, x, y });
  }

  #write(view: View): void {
    runInAction(() => this.#view.set(Object.freeze(view)));
  }
}
