import type { Box, Point } from '../../../core';
import { clamp } from '../../../geometry';
import type { RegionPlace } from '../../../store';

/** A side of a box. */
export type Side = 'top' | 'right' | 'bottom' | 'left';

/** What an arrow is fastened to. */
export interface ArrowEnd {
  readonly box: Box;
  /** The end itself is out of sight beyond this side of its frame: `box` is that side, as a line. */
  readonly beyond: Side | undefined;
  /** Where on that side it would like to be: x on top and bottom, y on left and right. */
  readonly at: number;
}

/** Both ends of an arrow, of which one at least is in sight. */
export interface ArrowEnds {
  readonly from: ArrowEnd;
  readonly to: ArrowEnd;
}

/** An arrow that leaves its frame leans this much towards where it goes, in pixels at most. */
const LEAN_PX = 60;
const LEAN = 0.3;

/** Ends keep away from the corners of a frame. */
const CORNER_PX = 8;

/** The middle of a box. */
export function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** What two boxes share; undefined when they share no point. A line shared counts. */
export function sharedBox(a: Box, b: Box): Box | undefined {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width >= 0 && height >= 0 ? { x, y, width, height } : undefined;
}

/** How far apart lines of two places are for a reader: another row counts more than the same distance along a row. */
function apart(a: Box, b: Box): number {
  const [p, q] = [middleOf(a), middleOf(b)];
  return Math.abs(p.x - q.x) + 3 * Math.abs(p.y - q.y);
}

/** What of a place is in sight: nothing of a guess or of another page. */
function seenOf({ certainty }: RegionPlace, box: Box, frame: Box | undefined): Box | undefined {
  const seen = frame && certainty === 'exact' ? sharedBox(box, frame) : undefined;
  // A sliver of a line at the edge of its frame is nothing a person could read.
  return seen && seen.height >= Math.min(4, box.height) && seen.width >= Math.min(4, box.width) ? seen : undefined;
}

/** The line boxes that two places are linked at: those in sight before others, then the nearest to each other. */
function linesOf(from: RegionPlace, to: RegionPlace, frames: { readonly from: Box | undefined; readonly to: Box | undefined }): [Box, Box] {
  let best: [Box, Box] = [from.first, to.first];
  let least = Number.POSITIVE_INFINITY;
  const ofFrom = from.first === from.last ? [from.first] : [from.last, from.first];
  const ofTo = to.first === to.last ? [to.first] : [to.first, to.last];
  for (const a of ofFrom) {
    const hidden = seenOf(from, a, frames.from) ? 0 : 1e6;
    for (const b of ofTo) {
      const cost = hidden + (seenOf(to, b, frames.to) ? 0 : 1e6) + apart(a, b);
      if (cost >= least) continue;
      least = cost;
      best = [a, b];
    }
  }
  return best;
}

/** Beyond which side of `frame` a box lies; of a box inside, the side nearest to `near`. */
function sideBeyond(box: Box, frame: Box, near: Point): Side {
  const beyond: readonly (readonly [Side, number])[] = [
    ['top', frame.y - (box.y + box.height)],
    ['bottom', box.y - (frame.y + frame.height)],
    ['left', frame.x - (box.x + box.width)],
    ['right', box.x - (frame.x + frame.width)],
  ];
  const [side, by] = beyond.reduce((most, one) => (one[1] > most[1] ? one : most));
  if (by >= -4) return side;
  return nearestSide(frame, near);
}

function nearestSide(frame: Box, { x, y }: Point): Side {
  const room: readonly (readonly [Side, number])[] = [
    ['right', Math.abs(frame.x + frame.width - x)],
    ['left', Math.abs(x - frame.x)],
    ['bottom', Math.abs(frame.y + frame.height - y)],
    ['top', Math.abs(y - frame.y)],
  ];
  return room.reduce((least, one) => (one[1] < least[1] ? one : least))[0];
}

/** A side of a box as a box without thickness. */
function sideOf({ x, y, width, height }: Box, side: Side): Box {
  if (side === 'top' || side === 'bottom') return { x, y: side === 'top' ? y : y + height, width, height: 0 };
  return { x: side === 'left' ? x : x + width, y, width: 0, height };
}

/** The end of an arrow whose box cannot be seen, at the edge of what can. */
function endBeyond(place: RegionPlace, box: Box, frame: Box, other: Box): ArrowEnd {
  const near = middleOf(other);
  const isElsewhere = place.certainty === 'elsewhere';
  const beyond = isElsewhere ? nearestSide(frame, near) : sideBeyond(box, frame, near);
  const side = sideOf(frame, beyond);
  const along = beyond === 'top' || beyond === 'bottom' ? 'x' : 'y';
  // Straight on from the other end, leaning a little to where it goes: a slanted line across the whole frame would say no more.
  const lean = place.certainty === 'exact' ? clamp((middleOf(box)[along] - near[along]) * LEAN, -LEAN_PX, LEAN_PX) : 0;
  const [start, length] = along === 'x' ? [side.x, side.width] : [side.y, side.height];
  const at = clamp(near[along] + lean, start + Math.min(CORNER_PX, length / 2), start + length - Math.min(CORNER_PX, length / 2));
  return { box: side, beyond, at };
}

/**
 * Where an arrow between two places begins and ends, as far as `view` shows it; undefined when neither end is in sight. What is out of sight
 * becomes a place at the edge of its frame.
 */
export function endsOf(from: RegionPlace, to: RegionPlace, view: Box): ArrowEnds | undefined {
  const frames = { from: sharedBox(from.frame, view), to: sharedBox(to.frame, view) };
  const [a, b] = linesOf(from, to, frames);
  const seen = { from: seenOf(from, a, frames.from), to: seenOf(to, b, frames.to) };
  if (!seen.from && !seen.to) return undefined;
  return {
    from: seen.from ? { box: seen.from, beyond: undefined, at: 0 } : endBeyond(from, a, frames.from ?? view, seen.to ?? b),
    to: seen.to ? { box: seen.to, beyond: undefined, at: 0 } : endBeyond(to, b, frames.to ?? view, seen.from ?? a),
  };
}
