import type { Box } from '../../../core';
import { sharedBox } from './ends';
import { CHIP_FONT } from './paintArrows';
import { Palette } from './palette';

/** The elements that arrows are drawn over and in. */
export interface ArrowElements {
  /** The editor's root, which never scrolls. */
  readonly root: HTMLElement;
  /** What is drawn over. */
  readonly stage: HTMLElement;
  /** Fills the root. */
  readonly canvas: HTMLCanvasElement;
}

/** What is painted on: an empty canvas whose unit is a pixel of the page, and the colours of the theme as `#rrggbb`. */
export interface Sheet {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly ground: string;
  readonly ink: string;
  readonly accent: string;
}

/** The canvas over what is seen of the stage. */
export class ArrowCanvas {
  readonly #elements: ArrowElements;
  readonly #context: CanvasRenderingContext2D | undefined;
  readonly #palette: Palette | undefined;
  #view: Box = { x: 0, y: 0, width: 0, height: 0 };
  #colors: Pick<Sheet, 'ground' | 'ink' | 'accent'> | undefined;

  constructor(elements: ArrowElements) {
    this.#elements = elements;
    this.#context = elements.canvas.getContext('2d') ?? undefined;
    this.#palette = this.#context && new Palette(this.#context);
  }

  /** Lays it where it belongs and answers that place in client pixels. Its own pixels are the screen's, also where a host scales us. */
  place(): Box {
    const { root, stage, canvas } = this.#elements;
    const outer = root.getBoundingClientRect();
    const seen = sharedBox(boxOf(stage), this.#room);
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
    return this.#view;
  }

  /** The theme may have changed. */
  forget(): void {
    this.#colors = undefined;
  }

  /** Empties it. */
  begin(): Sheet | undefined {
    const { canvas } = this.#elements;
    const [context, palette] = [this.#context, this.#palette];
    if (!context || !palette) return undefined;
    this.#colors ??= this.#colorsOf(palette);
    const ratio = this.#ratio;
    context.resetTransform();
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, -this.#view.x * ratio, -this.#view.y * ratio);
    context.font = CHIP_FONT;
    return { context, palette, ...this.#colors };
  }

  #colorsOf(palette: Palette): Pick<Sheet, 'ground' | 'ink' | 'accent'> {
    const { canvas } = this.#elements;
    const css = canvas.ownerDocument.defaultView?.getComputedStyle(canvas);
    const token = (name: string, otherwise: string): string => palette.hex(css?.getPropertyValue(name).trim() || otherwise);
    return { ground: token('--le-bg', '#ffffff'), ink: token('--le-text', '#1b1f27'), accent: token('--le-accent', '#2a5fe0') };
  }

  /** What is not scrolled out of sight by the editor itself: in a narrow editor stage and panel scroll together. */
  get #room(): Box {
    const { root, stage } = this.#elements;
    return sharedBox(boxOf(root), boxOf(stage.parentElement ?? root)) ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  get #ratio(): number {
    return this.#elements.root.ownerDocument.defaultView?.devicePixelRatio ?? 1;
  }
}

function boxOf(element: HTMLElement): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}
