import type { KindCore } from '../../core';
import { boundsOfPairs, type Pair, shortNumber } from '../../geometry';

/** An outline in percent of the unrotated image; open ones are lines that can be continued. */
export interface PolygonValue {
  readonly points: readonly Pair[];
  readonly closed: boolean;
}

/** Fewer vertices make no closed shape. */
export const LEAST_CLOSED = 3;
export const LEAST_OPEN = 1;

/** What the editor knows of outlines before an image is on screen. */
export const polygonKindCore: KindCore<PolygonValue> = {
  name: 'polygon',

  isValid: ({ points, closed }) =>
    points.length >= (closed ? LEAST_CLOSED : LEAST_OPEN) && points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),

  describe({ points }) {
    const { x, y, width, height } = boundsOfPairs(points);
    return `${shortNumber(x)}, ${shortNumber(y)} · ${shortNumber(width)} × ${shortNumber(height)} % · ${points.length} points`;
  },
};
