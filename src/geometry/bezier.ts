import { boundsOfPoints } from './box';
import { clamp } from './number';
import type { AxisBox, Vec } from './types';

/** A cubic Bézier curve: its start, the two control points, its end. */
export type Cubic = readonly [start: Vec, control1: Vec, control2: Vec, end: Vec];

/** Samples to begin a search with: two extrema and an inflection of a cubic fit well between them. */
const SAMPLES = 24;
/** More chords than this make no visible difference on the largest picture. */
const MOST_CHORDS = 512;

function between(a: Vec, b: Vec, t: number): Vec {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** The place at `t`, 0 to 1; exact at both ends. */
export function cubicAt([a, b, c, d]: Cubic, t: number): Vec {
  if (t <= 0) return a;
  if (t >= 1) return d;
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** The curve in two at `t` (de Casteljau); together they lie where it lay. */
export function splitCubic([a, b, c, d]: Cubic, t: number): readonly [Cubic, Cubic] {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  const middle = between(abc, bcd, t);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}

/** Where one coordinate of a cubic turns back, strictly inside 0 to 1: the roots of its derivative. */
function turns(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0;
  const b = 2 * (p2 - 2 * p1 + p0);
  const c = p1 - p0;
  const found: number[] = [];
  const d = b * b - 4 * a * c;
  if (d >= 0) {
    // The form that never subtracts numbers of nearly the same size.
    const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(d)) / 2;
    if (a !== 0) found.push(q / a);
    if (q !== 0) found.push(c / q);
  }
  return found.filter((t) => t > 0 && t < 1);
}

/** The axis-parallel box around a curve: of its ends and of where it turns, not of its control points. */
export function boundsOfCubic(curve: Cubic): AxisBox {
  const [a, b, c, d] = curve;
  const ts = [...turns(a.x, b.x, c.x, d.x), ...turns(a.y, b.y, c.y, d.y)];
  return boundsOfPoints([a, d, ...ts.map((t) => cubicAt(curve, t))]);
}

/**
 * The curve as a line whose chords leave it by at most one `unit` (x and y each in their own); without its start, its end included.
 * The number of chords follows from the largest second derivative.
 */
export function flattenCubic(curve: Cubic, unit: Vec): readonly Vec[] {
  const [a, b, c, d] = curve;
  const bend = (p: Vec, q: Vec, r: Vec): number => Math.hypot((p.x - 2 * q.x + r.x) / unit.x, (p.y - 2 * q.y + r.y) / unit.y);
  const chords = clamp(Math.ceil(Math.sqrt(0.75 * Math.max(bend(a, b, c), bend(b, c, d)))), 1, MOST_CHORDS);
  return Array.from({ length: chords }, (_, i) => cubicAt(curve, (i + 1) / chords));
}

/** Where along a curve (0 to 1) the place nearest to `point` lies, with x and y measured in `unit`. */
export function nearestOnCubic(curve: Cubic, point: Vec, unit: Vec = { x: 1, y: 1 }): number {
  const distanceAt = (t: number): number => {
    const { x, y } = cubicAt(curve, clamp(t, 0, 1));
    return Math.hypot((x - point.x) / unit.x, (y - point.y) / unit.y);
  };
  let best = 0;
  for (let i = 1; i <= SAMPLES; i++) if (distanceAt(i / SAMPLES) < distanceAt(best)) best = i / SAMPLES;
  for (let step = 1 / SAMPLES; step > 1e-9; step /= 2) {
    for (const t of [best - step, best + step]) if (distanceAt(t) < distanceAt(best)) best = clamp(t, 0, 1);
  }
  return best;
}
