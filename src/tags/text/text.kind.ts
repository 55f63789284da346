import { defineKind } from '../../core';
import { clamp } from '../../geometry';

/** A span of a text in code points, `end` exclusive. */
export interface SpanValue {
  readonly start: number;
  readonly end: number;
}

/** Geometry of labelled text: `x` is the code point, `y` is always 0. */
export const spanKind = defineKind<SpanValue>({
  name: 'span',
  bounds: ({ start, end }) => ({ x: Math.min(start, end), y: 0, width: Math.abs(end - start), height: 0 }),
  contains: ({ start, end }, { x }, tolerance) => x >= start - tolerance.x && x < end + tolerance.x,
  move: (value, { x }, { width }) => {
    const shift = clamp(Math.round(x), -value.start, Math.max(width - value.end, -value.start));
    return { ...value, start: value.start + shift, end: value.end + shift };
  },
  isValid: ({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start,
  describe: ({ start, end }) => `${start}–${end}`,
});
