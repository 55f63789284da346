import type { Extent, PixelAsk } from '../../../core';
import type { PixelOutcome } from './pixelDesk';

/** What the worker is told. */
export type ToWorker =
  /** The picture to answer about, at most as large as it is to be worked with, and the size it really has. */
  | { readonly type: 'picture'; readonly bitmap: ImageBitmap; readonly picture: Extent }
  | { readonly type: 'ask'; readonly number: number; readonly ask: PixelAsk };

/** What it says. */
export type FromWorker =
  /** Its code runs: a page that forbids workers never hears this. */
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly number: number; readonly outcome: PixelOutcome }
  | { readonly type: 'failed'; readonly number: number; readonly message: string };
