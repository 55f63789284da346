import type { Box } from '../../core';

/**
 * What is painted of an object, in its pixels, cropped to what is painted: a mask of one region.
 * `box` is as tight as can be, so that two planes with the same coverage are equal; an empty plane has a box of zero width.
 */
export interface MaskPlane {
  /** Size of the object in pixels. */
  readonly width: number;
  readonly height: number;
  /** The painted box in pixels; empty = zero width. */
  readonly box: Box;
  /** Coverage of that box, row by row, 0..255. */
  readonly alpha: Uint8Array;
}

/** One stroke of a round pen. */
export interface Stroke {
  /** In pixels of the object; `pressure` 0 to 1 scales the diameter, absent = 1. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly pressure?: number }[];
  /** In pixels of the object. */
  readonly diameter: number;
  readonly erase: boolean;
}
