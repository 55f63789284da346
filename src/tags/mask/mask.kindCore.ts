import type { Extent, KindCore, Point } from '../../core';

/** One stroke of a round pen. */
export interface MaskStroke {
  /** Percent of the object; how hard the pen was pressed scales the diameter. */
  readonly points: readonly (Point & { readonly pressure?: number })[];
  /** Percent of the object's width. */
  readonly diameter: number;
  readonly erase: boolean;
}

/** What Label Studio's saved drafts hold instead of a finished `rle`, as it came. */
export interface MaskDraft {
  /** Strokes since the mask was packed: `{ type, relativePoints, relativeStrokeWidth }`. */
  readonly touches?: unknown;
  /** A PNG that the magic wand left. */
  readonly maskDataURL?: unknown;
}

/** What is painted of an image. */
export interface MaskValue {
  /** Packed coverage of each pixel, as `rle-pack` packs RGBA; empty = nothing is painted. */
  readonly rle: readonly number[];
  /** Size of the image that it was made for, where its result says so; else it is the image's own. */
  readonly size?: Extent | undefined;
  /** Strokes over it that are being painted. */
  readonly strokes?: readonly MaskStroke[] | undefined;
  readonly draft?: MaskDraft | undefined;
}

/** Header and one run: nothing shorter holds a pixel. */
const LEAST_BYTES = 9;

/** What the editor knows of masks before an image is on screen. */
export const maskKindCore: KindCore<MaskValue> = {
  name: 'mask',
  isValid: ({ rle, draft }) => rle.length >= LEAST_BYTES || draft !== undefined,
};
