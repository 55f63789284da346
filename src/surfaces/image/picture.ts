import { matrixOf, type View } from './viewport';

/** How the picture is shown. */
export interface PictureLook {
  readonly smoothing: boolean;
  /** Percent; 100 = as it is. */
  readonly brightness: number;
  readonly contrast: number;
}

/** A picture on the page, under the canvases. */
export interface ShownPicture {
  readonly element: HTMLElement;
  /** Puts it where the view has it. `ratio`: device pixels per CSS pixel. */
  place(view: View, look: PictureLook, ratio: number): void;
  /** Lets go of what it holds. */
  dispose(): void;
}

/** Styles of the look. Set on the element, as all that follow, since a host's `img { max-width: 100% }` would win over a layered sheet. */
export function styleOf({ smoothing, brightness, contrast }: PictureLook): Partial<CSSStyleDeclaration> {
  return {
    imageRendering: smoothing ? '' : 'pixelated',
    filter: brightness === 100 && contrast === 100 ? '' : `brightness(${brightness}%) contrast(${contrast}%)`,
  };
}

/** Makes an element the plane of the picture: its CSS pixels are pixels of the picture. */
export function placePlane(style: CSSStyleDeclaration, view: View): void {
  const [a, b, c, d, e, f] = matrixOf(view);
  const [kx, ky] = [100 / view.imageWidth, 100 / view.imageHeight];
  Object.assign(style, {
    position: 'absolute',
    left: '0',
    top: '0',
    display: 'block',
    width: `${view.imageWidth}px`,
    height: `${view.imageHeight}px`,
    maxWidth: 'none',
    maxHeight: 'none',
    margin: '0',
    transformOrigin: '0 0',
    pointerEvents: 'none',
    transform: `matrix(${[a * kx, b * kx, c * ky, d * ky, e, f].join()})`,
  });
}

/**
 * A picture as one element, placed by a transform. The browser decodes and scales it off the main thread; drawn on a canvas, a picture of 12
 * megapixels was decoded anew in the middle of a frame (150 ms), and cost 10 to 30 ms each frame of a zoom.
 */
export class WholePicture implements ShownPicture {
  readonly element: HTMLImageElement;

  constructor(image: HTMLImageElement) {
    this.element = image;
  }

  place(view: View, look: PictureLook): void {
    placePlane(this.element.style, view);
    Object.assign(this.element.style, styleOf(look));
  }

  dispose(): void {
    this.element.remove();
  }
}
