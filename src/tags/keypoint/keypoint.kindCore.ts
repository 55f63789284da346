import type { KindCore } from '../../core';
import { shortNumber } from '../../geometry';

/** A point in percent of the unrotated image. */
export interface KeyPointValue {
  readonly x: number;
  readonly y: number;
  /** Its size: the radius it is shown with, in percent of the image's width for both directions. 0 = as small as can be seen. */
  readonly width: number;
}

/** What the editor knows of points before an image is on screen. */
export const keypointKindCore: KindCore<KeyPointValue> = {
  name: 'keypoint',
  isValid: ({ x, y, width }) => Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(width) && width >= 0,
  describe: ({ x, y }) => `${shortNumber(x)}, ${shortNumber(y)} %`,
};
