/** A canvas of the surface: its size is the surface's, its pixels are the screen's, and it paints in the next frame when it was asked to. */
export class SurfaceCanvas {
  readonly #element: HTMLCanvasElement;
  readonly #paint: (context: CanvasRenderingContext2D) => void;
  #width = 0;
  #height = 0;
  #ratio = 1;
  #cancel: (() => void) | undefined;

  /** `paint` gets an empty canvas whose unit is a CSS pixel. */
  constructor(element: HTMLCanvasElement, paint: (context: CanvasRenderingContext2D) => void) {
    this.#element = element;
    this.#paint = paint;
  }

  setSize(width: number, height: number): void {
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    this.#fit();
  }

  setPixelRatio(ratio: number): void {
    if (ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#fit();
  }

  /** Empties it. */
  #fit(): void {
    const { style } = this.#element;
    this.#element.width = this.#width * this.#ratio;
    this.#element.height = this.#height * this.#ratio;
    style.width = `${this.#width}px`;
    style.height = `${this.#height}px`;
    this.redraw();
  }

  redraw(): void {
    // The window it is shown in: that of another one may be hidden, and gives no frames.
    const view = this.#element.ownerDocument.defaultView;
    if (this.#cancel || !view) return;
    const frame = view.requestAnimationFrame(() => {
      // First: what is painted may ask for the next frame.
      this.#cancel = undefined;
      this.#draw();
    });
    this.#cancel = () => view.cancelAnimationFrame(frame);
  }

  #draw(): void {
    const context = this.#element.getContext('2d');
    if (!context || this.#width === 0 || this.#height === 0) return;
    context.resetTransform();
    context.clearRect(0, 0, this.#element.width, this.#element.height);
    context.scale(this.#ratio, this.#ratio);
    context.save();
    this.#paint(context);
    context.restore();
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
