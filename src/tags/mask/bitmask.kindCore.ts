import type { KindCore } from '../../core';
import type { MaskStroke } from './mask.kindCore';

/** What is painted of an image, pixel by pixel. */
export interface BitmaskValue {
  /** A PNG as a data URL, coloured where painted and transparent elsewhere; empty = nothing is painted. */
  readonly png: string;
  /** Strokes over it that are being painted. */
  readonly strokes?: readonly MaskStroke[] | undefined;
}

/** What the editor knows of bitmasks before an image is on screen. */
export const bitmaskKindCore: KindCore<BitmaskValue> = { name: 'bitmask', exactPixels: true, isValid: ({ png }) => png !== '' };
