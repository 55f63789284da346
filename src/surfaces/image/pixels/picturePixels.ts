import { unreadable } from './PixelError';
import { type Raster, workingSize } from './raster';

/** Pixels that the worker works with at most: sixteen megabytes, and a flood of all of them takes a tenth of a second. */
const MOST_IN_WORKER = 4_000_000;
/** The same without a worker, where the page waits for each slice, and for the copy of the pixels as a whole. */
const MOST_ON_PAGE = 1_000_000;

/** The picture as a bitmap that can be handed over, no larger than it is worked with. Throws a `PixelError` when it may not be read. */
export async function bitmapOf(image: HTMLImageElement): Promise<ImageBitmap> {
  const picture = { width: image.naturalWidth, height: image.naturalHeight };
  const { width, height } = workingSize(picture, MOST_IN_WORKER);
  const isSmaller = width < picture.width;
  try {
    return await createImageBitmap(image, isSmaller ? { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' } : {});
  } catch (error) {
    throw unreadable(error);
  }
}

/** The pixels, read on the page. Throws a `PixelError` when they may not be. */
export function rasterOf(image: HTMLImageElement): Raster {
  const { width, height } = workingSize({ width: image.naturalWidth, height: image.naturalHeight }, MOST_ON_PAGE);
  const canvas = image.ownerDocument.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  try {
    if (!context) throw new Error('no 2D context');
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  } catch (error) {
    throw unreadable(error);
  }
}
