import { PCT_TOLERANCE } from './box';
import type { AxisBox } from './types';

/** Halvings of the way that is left: the stop is exact to a 16 millionth of the way. */
const HALVINGS = 24;

/** Whether a box lies on the object (0..100 percent), rounding errors aside. */
export function isBoxInside({ x, y, width, height }: AxisBox): boolean {
  return x >= -PCT_TOLERANCE && y >= -PCT_TOLERANCE && x + width <= 100 + PCT_TOLERANCE && y + height <= 100 + PCT_TOLERANCE;
}

/**
 * How far a change may go so that a shape which was on the object stays on it: the value at 1 where that lies inside (though
 * the way there may not), else the last one on the way. A shape that was not inside to begin with is free.
 */
export function farthestInside<V>(valueAt: (share: number) => V, boundsOf: (value: V) => AxisBox): V {
  const whole = valueAt(1);
  if (isBoxInside(boundsOf(whole)) || !isBoxInside(boundsOf(valueAt(0)))) return whole;
  let low = 0;
  let high = 1;
  for (let i = 0; i < HALVINGS; i++) {
    const share = (low + high) / 2;
    if (isBoxInside(boundsOf(valueAt(share)))) low = share;
    else high = share;
  }
  return valueAt(low);
}
