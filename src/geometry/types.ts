/** A point or a vector; the unit is in the name of what holds it (`pointPct`, `deltaImg`). */
export interface Vec {
  readonly x: number;
  readonly y: number;
}

/** An axis-parallel box; sizes are not negative unless a function says so. */
export interface AxisBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A natural size in image pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point as the wire and long outlines hold it: no object per point. */
export type Pair = readonly [x: number, y: number];
