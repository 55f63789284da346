import type { Vec } from '..';

/** A pen's way from one point to the next: the hull of two discs. */
export interface Taper {
  readonly a: Vec;
  readonly b: Vec;
  readonly ra: number;
  readonly rb: number;
}

/** A stretch of a row, empty where `right < left`. */
export type Span = readonly [left: number, right: number];

const NO_SPAN: Span = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/**
 * Answers the distance of a point from the border of a taper, negative inside, in pixels: shape by shape the same as the nearest of all
 * discs that the pen lays on its way. After Inigo Quilez, "2D distance functions: uneven capsule".
 */
export function taperDistances({ a, b, ra, rb }: Taper): (x: number, y: number) => number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  // Math.hypot takes ten times as long, and this is asked for every pixel of a rim.
  const length = Math.sqrt(dx * dx + dy * dy);
  const toDisc = (centre: Vec, radius: number) => (x: number, y: number) =>
    Math.sqrt((x - centre.x) * (x - centre.x) + (y - centre.y) * (y - centre.y)) - radius;
  const toA = toDisc(a, ra);
  const toB = toDisc(b, rb);
  // One disc holds the other, or there is one only.
  if (length <= Math.abs(ra - rb)) return ra >= rb ? toA : toB;
  const [ux, uy] = [dx / length, dy / length];
  const sine = (ra - rb) / length;
  const cosine = Math.sqrt(1 - sine * sine);
  return (x, y) => {
    const px = x - a.x;
    const py = y - a.y;
    const across = Math.abs(px * uy - py * ux);
    const along = px * ux + py * uy;
    const foot = cosine * along - sine * across;
    if (foot < 0) return toA(x, y);
    if (foot > cosine * length) return toB(x, y);
    return cosine * across + sine * along - ra;
  };
}

/** The taper with both discs wider by `by`; undefined where one would vanish. */
export function grown(taper: Taper, by: number): Taper | undefined {
  const ra = taper.ra + by;
  const rb = taper.rb + by;
  return ra >= 0 && rb >= 0 ? { ...taper, ra, rb } : undefined;
}

function discSpan(centre: Vec, radius: number, y: number): Span {
  const dy = y - centre.y;
  const square = radius * radius - dy * dy;
  if (square < 0) return NO_SPAN;
  const half = Math.sqrt(square);
  return [centre.x - half, centre.x + half];
}

/** The four points where the two tangents touch the discs, in order round the taper; undefined where one disc holds the other. */
function tangentPoints({ a, b, ra, rb }: Taper): readonly [Vec, Vec, Vec, Vec] | undefined {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy);
  if (length <= Math.abs(ra - rb)) return undefined;
  const sine = (ra - rb) / length;
  const cosine = Math.sqrt(1 - sine * sine);
  const [ux, uy] = [dx / length, dy / length];
  const at = (centre: Vec, radius: number, side: number): Vec => ({
    x: centre.x + radius * (sine * ux - side * cosine * uy),
    y: centre.y + radius * (sine * uy + side * cosine * ux),
  });
  return [at(a, ra, 1), at(b, rb, 1), at(b, rb, -1), at(a, ra, -1)];
}

/** Answers the stretch of a row at height `y` that lies in the taper: the hull is convex, so there is one at most. */
export function taperSpans(taper: Taper): (y: number) => Span {
  const { a, b, ra, rb } = taper;
  const corners = tangentPoints(taper);
  return (y) => {
    const discA = discSpan(a, ra, y);
    const discB = discSpan(b, rb, y);
    let left = Math.min(discA[0], discB[0]);
    let right = Math.max(discA[1], discB[1]);
    if (!corners) return [left, right];
    for (let i = 0, from = corners[3]; i < 4; i += 1) {
      const to = corners[i] as Vec;
      if (from.y !== to.y && y >= Math.min(from.y, to.y) && y <= Math.max(from.y, to.y)) {
        const x = from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
      from = to;
    }
    return [left, right];
  };
}
