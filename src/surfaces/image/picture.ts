import { matrixOf, type View } from './viewport';

/** How the picture is shown. */
export interface PictureLook {
  readonly smoothing: boolean;
  /** Percent; 100 = as it is. */
  readonly brightness: number;
  readonly contrast: number;
}

/**
 * Shows a picture as the view has it: an element under the canvases, placed by a transform. The browser decodes and scales it off the main
 * thread; drawn on a canvas, a picture of 12 megapixels was decoded anew in the middle of a frame (150 ms), and cost 10 to 30 ms each frame
 * of a zoom. Styles are set on the element, since a host's `img { max-width: 100% }` would win over a layered sheet.
 */
export function placePicture({ style }: HTMLImageElement, view: View, look: PictureLook): void {
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
    imageRendering: look.smoothing ? '' : 'pixelated',
    filter: look.brightness === 100 && look.contrast === 100 ? '' : `brightness(${look.brightness}%) contrast(${look.contrast}%)`,
    transform: `matrix(${[a * kx, b * kx, c * ky, d * ky, e, f].join()})`,
  });
}
