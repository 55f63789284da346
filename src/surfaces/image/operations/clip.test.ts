import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../../core';
import { clip, type Part } from './clip';

function box(x: number, y: number, width: number, height: number): Path {
  return {
    points: [
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
    ],
    closed: true,
  };
}

function areaOf({ points }: Path): number {
  return points.reduce((sum, p, i) => {
    const q = points[(i + 1) % points.length] ?? p;
    return sum + (p.x * q.y - q.x * p.y) / 2;
  }, 0);
}

function total(parts: readonly Part[]): number {
  return parts.reduce((sum, [outer, ...holes]) => {
    const own = outer ? Math.abs(areaOf(outer)) : 0;
    return sum + own - holes.reduce((cut, hole) => cut + Math.abs(areaOf(hole)), 0);
  }, 0);
}

describe('clip', () => {
  it('joins neighbours into one ring', () => {
    const [part, ...more] = clip([box(0, 0, 10, 10)], [[box(10, 0, 10, 10)]], 'union');
    expect(more).toEqual([]);
    expect(part).toHaveLength(1);
    expect(total(part ? [part] : [])).toBe(200);
  });

  it('leaves a hole where something is cut out of the middle', () => {
    const parts = clip([box(0, 0, 10, 10)], [[box(4, 4, 2, 2)]], 'subtract');
    expect(parts.map((part) => part.length)).toEqual([2]);
    expect(total(parts)).toBe(96);
  });

  it('falls into parts where it is cut through', () => {
    const parts = clip([box(0, 0, 10, 10)], [[box(-1, 4, 12, 2)]], 'subtract');
    expect(parts.map((part) => part.length)).toEqual([1, 1]);
    expect(total(parts)).toBe(80);
  });

  it('has no part where nothing is shared', () => {
    expect(clip([box(0, 0, 10, 10)], [[box(20, 0, 5, 5)]], 'intersect')).toEqual([]);
  });

  it('keeps the holes that came with a shape', () => {
    const parts = clip([box(0, 0, 10, 10), box(2, 2, 2, 2)], [[box(20, 0, 5, 5)]], 'union');
    expect(total(parts)).toBe(96 + 25);
  });

  it('adds up: what is shared and what is not is the whole', () => {
    const side = fc.integer({ min: 1, max: 60 });
    const at = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.tuple(at, at, side, side), fc.tuple(at, at, side, side), (a, b) => {
        const [first, second] = [box(...a), box(...b)];
        const whole = total(clip([first], [[second]], 'union'));
        const shared = total(clip([first], [[second]], 'intersect'));
        const rest = total(clip([first], [[second]], 'subtract'));
        const others = total(clip([second], [[first]], 'subtract'));
        expect(rest + shared + others).toBeCloseTo(whole, 9);
      }),
    );
  });
});
