import type { Box, Extent } from '../../../core';

/** A piece of the picture to be made: `box` in its pixels, scaled to `size`. */
export interface Piece {
  readonly key: string;
  readonly box: Box;
  readonly size: Extent;
}

/** What the worker is told. */
export type ToWorker =
  /** The file, and the size of the level that is shown whole. Answered by `opened` or `failed`. */
  | { readonly type: 'open'; readonly file: Blob; readonly base: Extent }
  /** The pieces to be made next, in this order; those asked for before and not made yet are not wanted any more. */
  | { readonly type: 'want'; readonly pieces: readonly Piece[] };

/** What it says. */
export type FromWorker =
  /** `isOpaque`: nothing can be seen through the picture. */
  | { readonly type: 'opened'; readonly base: ImageBitmap; readonly isOpaque: boolean }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'piece'; readonly key: string; readonly bitmap: ImageBitmap };
