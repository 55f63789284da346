/** A box in the object's own units: percent of an image, code points of a text (`y`, `height` 0). */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point in the object's own units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What pure geometry must know of the object: its natural size in pixels, since percent are not square. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * A geometry type with its pure functions. Works on percent of the unrotated object (`Extent` gives the aspect).
 * Every function answers a new value and never changes its argument.
 */
export interface Kind<V> {
  /** Name of the kind, such as `rectangle`; unique in an editor. */
  readonly name: string;
  /** The axis-parallel box around it. */
  bounds(value: V, extent: Extent): Box;
  /** Whether `point` is on it, give or take `tolerance` (in percent of width and height, from screen pixels). */
  contains(value: V, point: Point, tolerance: Point, extent: Extent): boolean;
  /** Moved by `delta`, kept inside the object as a whole where it was inside. */
  move(value: V, delta: Point, extent: Extent): V;
  /** Scaled so that `from` becomes `to` (both boxes in object units); absent where a kind cannot be scaled. */
  resize?(value: V, from: Box, to: Box, extent: Extent): V;
  /** Fit to be kept: finite numbers, enough points, larger than nothing. */
  isValid(value: V): boolean;
  /** A few words for lists and screen readers, such as `12.5, 20 · 30 × 10 %`. */
  describe?(value: V): string;
}

/**
 * Typed identity: makes a kind without registering it anywhere.
 * @example
 * export const circle = defineKind<CircleValue>({ name: 'circle', bounds, contains, move, isValid });
 */
export function defineKind<V>(kind: Kind<V>): Kind<V> {
  return kind;
}
