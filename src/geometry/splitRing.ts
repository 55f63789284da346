import { crossesItself, polygonContains, signedArea } from './polygon';
import { sideOf } from './segment';
import type { Pair, Vec } from './types';

/** A cut this near to a vertex, as a share of the edge, goes through the vertex. */
const AT_VERTEX = 1e-9;
/** A part smaller than this share of the whole is a slip along the border. */
const LEAST_PART = 1e-9;

/** Where the line meets the border. */
interface Crossing {
  /** How far along the line: number of its segment and share of it. */
  readonly along: number;
  /** The border's vertex, or the new point on one of its edges. */
  readonly node: Pair;
  /** How far along the border: number of its edge and share of it. */
  readonly border: number;
}

function crossingOf(p: Pair, q: Pair, segment: number, ring: readonly Pair[], edge: number): Crossing | undefined {
  const a = ring[edge];
  const b = ring[(edge + 1) % ring.length];
  if (!a || !b) return undefined;
  const [sa, sb] = [sideOf(p, q, a), sideOf(p, q, b)];
  const [sp, sq] = [sideOf(a, b, p), sideOf(a, b, q)];
  if (sa === sb || sp === sq) return undefined;
  const t = sa / (sa - sb);
  const s = sp / (sp - sq);
  if (!(t >= -AT_VERTEX && t <= 1 + AT_VERTEX && s >= -AT_VERTEX && s <= 1 + AT_VERTEX)) return undefined;
  const along = segment + Math.min(1, Math.max(0, s));
  if (t <= AT_VERTEX) return { along, node: a, border: edge };
  if (t >= 1 - AT_VERTEX) return { along, node: b, border: (edge + 1) % ring.length };
  return { along, node: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t], border: edge + t };
}

/** All meetings in order along the line, each once: a line through a vertex meets both of its edges there. */
function crossingsOf(ring: readonly Pair[], line: readonly Pair[]): readonly Crossing[] {
  const found: Crossing[] = [];
  line.slice(1).forEach((q, segment) => {
    const p = line[segment];
    for (let edge = 0; p && edge < ring.length; edge++) {
      const crossing = crossingOf(p, q, segment, ring, edge);
      if (crossing) found.push(crossing);
    }
  });
  found.sort((a, b) => a.along - b.along);
  return found.filter(({ along, border }, i) => {
    const before = found[i - 1];
    return !before || Math.abs(border - before.border) > AT_VERTEX || along - before.along > AT_VERTEX;
  });
}

function pointAlong(line: readonly Pair[], along: number): Vec {
  const segment = Math.min(line.length - 2, Math.floor(along));
  const [a, b] = [line[segment], line[segment + 1]];
  if (!a || !b) return { x: Number.NaN, y: Number.NaN };
  const share = along - segment;
  return { x: a[0] + (b[0] - a[0]) * share, y: a[1] + (b[1] - a[1]) * share };
}

/** A stretch of the line through the inside, from border to border. */
interface Chord {
  readonly from: Crossing;
  readonly to: Crossing;
  /** Vertices of the line between them. */
  readonly inner: readonly Pair[];
}

function chordsOf(ring: readonly Pair[], line: readonly Pair[]): readonly Chord[] {
  const crossings = crossingsOf(ring, line);
  return crossings.slice(1).flatMap((to, i): Chord[] => {
    const from = crossings[i];
    if (!from || from.border === to.border) return [];
    // Between two meetings the line is inside or outside as a whole: any place of it tells, and the first stretch is as good as any.
    const end = Math.min(to.along, Math.floor(from.along) + 1);
    const middle = pointAlong(line, end - from.along > AT_VERTEX ? (from.along + end) / 2 : (end + Math.min(to.along, end + 1)) / 2);
    if (!polygonContains(ring, middle)) return [];
    const inner = line.filter((_, at) => at > from.along + AT_VERTEX && at < to.along - AT_VERTEX);
    return [{ from, to, inner }];
  });
}

/** The ring with the ends of the chords put in where they lie. */
function withNodes(ring: readonly Pair[], chords: readonly Chord[]): readonly Pair[] {
  const ends = [...new Set(chords.flatMap(({ from, to }) => [from, to]))].filter(({ border }) => !Number.isInteger(border));
  ends.sort((a, b) => a.border - b.border);
  return ring.flatMap((vertex, edge) => [vertex, ...ends.filter(({ border }) => Math.floor(border) === edge).map(({ node }) => node)]);
}

function cut(part: readonly Pair[], { from, to, inner }: Chord): readonly (readonly Pair[])[] | undefined {
  const [a, b] = [part.indexOf(from.node), part.indexOf(to.node)];
  if (a < 0 || b < 0) return undefined;
  const between = (start: number, end: number): readonly Pair[] =>
    start <= end ? part.slice(start, end + 1) : [...part.slice(start), ...part.slice(0, end + 1)];
  return [
    [...between(a, b), ...inner.toReversed()],
    [...between(b, a), ...inner],
  ];
}

/**
 * The parts that a line cuts a ring into, largest first; just the ring where the line does not lead through it from border to border,
 * undefined where the line crosses itself. Vertices of the ring are the very ones; each part runs round as the ring does, and what they
 * share is the same to the last bit, so that their areas add up.
 */
export function splitRing(ring: readonly Pair[], line: readonly Pair[]): readonly (readonly Pair[])[] | undefined {
  if (crossesItself(line, false)) return undefined;
  const whole = Math.abs(signedArea(ring));
  const chords = chordsOf(ring, line);
  const taken: Chord[] = [];
  let parts: readonly (readonly Pair[])[] = [withNodes(ring, chords)];
  for (const chord of chords) {
    const next = parts.flatMap((part) => cut(part, chord) ?? [part]);
    if (next.length === parts.length || next.some((part) => Math.abs(signedArea(part)) <= whole * LEAST_PART)) continue;
    parts = next;
    taken.push(chord);
  }
  if (taken.length === 0) return [ring];
  // What a slip along the border put in is no corner of any part.
  const corners = new Set<Pair>([...ring, ...taken.flatMap(({ from, to, inner }) => [from.node, to.node, ...inner])]);
  parts = parts.map((part) => part.filter((point) => corners.has(point)));
  return parts.toSorted((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)));
}
