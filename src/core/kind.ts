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

/** One line or ring of a shape, in the object's units. */
export interface Path {
  readonly points: readonly Point[];
  /** The last point is joined to the first: a ring. */
  readonly closed: boolean;
}

/** A shape that could be made, or why not in words for the person: what is wrong and what to do instead. */
export type Made<V> = { readonly value: V; readonly refusal?: never } | { readonly value?: never; readonly refusal: string };

/** How two shapes become one. */
export type Combination = 'union' | 'subtract' | 'intersect';

/** What everybody must know of a geometry type, whether or not its surface is mounted. */
export interface KindCore<V> {
  /** Name of the kind, such as `rectangle`; unique in an editor. */
  readonly name: string;
  /** Its regions are made of whole pixels: an image shows its own unsmoothed under them, unless the config says otherwise. */
  readonly exactPixels?: boolean;
  /** Fit to be kept: finite numbers, enough points, larger than nothing. */
  isValid(value: V): boolean;
  /** A few words for lists and screen readers, such as `12.5, 20 · 30 × 10 %`. */
  describe?(value: V): string;
}

/**
 * A geometry type with its pure functions. Works on percent of the unrotated object (`Extent` gives the aspect).
 * Every function answers a new value and never changes its argument.
 */
export interface Kind<V> extends KindCore<V> {
  /** The axis-parallel box around it. */
  bounds(value: V, extent: Extent): Box;
  /** Whether `point` is on it, give or take `tolerance` (in percent of width and height, from screen pixels). */
  contains(value: V, point: Point, tolerance: Point, extent: Extent): boolean;
  /** Moved by `delta`, kept inside the object as a whole where it was inside. */
  move(value: V, delta: Point, extent: Extent): V;
  /** Scaled so that `from` becomes `to` (both boxes in object units); absent where a kind cannot be scaled. */
  resize?(value: V, from: Box, to: Box, extent: Extent): V;
  /** Turned clockwise by `degrees` round `centre`, as seen on the unrotated object; absent where a kind cannot be turned. */
  rotate?(value: V, degrees: number, centre: Point, extent: Extent): V;
  /** Its lines: rings of outer borders and holes (even-odd), or open paths. For snapping and for turning one kind into another. */
  outline?(value: V, extent: Extent): readonly Path[];
  /** The shape of such rings (even-odd), or why this kind cannot say it. */
  fromOutline?(paths: readonly Path[], extent: Extent): Made<V>;
  /** Two shapes of this kind as one; `undefined` when nothing is left. Absent where outlines do as well. */
  combine?(a: V, b: V, how: Combination, extent: Extent): V | undefined;
  /** The same shape on an object of another size; absent where units say it all. */
  rescale?(value: V, from: Extent, to: Extent): V;
}

/**
 * Typed identity: makes a kind without registering it anywhere.
 * @example
 * export const circle = defineKind<CircleValue>({ name: 'circle', bounds, contains, move, isValid });
 */
export function defineKind<V>(kind: Kind<V>): Kind<V> {
  return kind;
}
