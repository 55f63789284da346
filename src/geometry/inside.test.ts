import { describe, expect, it } from 'vitest';
import { farthestInside, isBoxInside } from './inside';

const boxAt = (x: number) => ({ x, y: 10, width: 20, height: 20 });

describe('farthestInside', () => {
  it('goes all the way where the end lies inside, though the way may not', () => {
    const there = farthestInside(
      (share) => boxAt(share === 1 ? 5 : share * 200),
      (box) => box,
    );
    expect(there.x).toBe(5);
  });

  it('stops at the edge', () => {
    const stopped = farthestInside(
      (share) => boxAt(share * 100),
      (box) => box,
    );
    expect(stopped.x).toBeCloseTo(80, 4);
    expect(isBoxInside(stopped)).toBe(true);
  });

  it('leaves what was outside already free', () => {
    expect(
      farthestInside(
        (share) => boxAt(-10 + share * 200),
        (box) => box,
      ).x,
    ).toBe(190);
  });
});
