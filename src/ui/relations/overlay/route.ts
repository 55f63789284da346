import type { Point } from '../../../core';
import { type Cubic, clamp } from '../../../geometry';
import { type ArrowEnd, type ArrowEnds, middleOf, type Side } from './ends';
import { airOf, CORNER_PX, Gutters, isRow, rounded, straight } from './gutters';
import { type Span, spread } from './spread';

/** Where an arrow runs. Each curve begins where the one before ended. */
export interface Route {
  readonly curves: readonly Cubic[];
  readonly ends: ArrowEnds;
}

/** How an arrow gets from one box to the other. */
type Course =
  /** Over the row that both stand in. */
  | 'arc'
  /** Out of a side and into the one that faces it. */
  | 'down'
  | 'across';

interface Fastening {
  readonly side: Side;
  /** Along the side; x on top and bottom. */
  place: number;
}

interface Plan {
  readonly ends: ArrowEnds;
  readonly course: Course;
  readonly from: Fastening;
  readonly to: Fastening;
}

/** Between fastenings on one side. */
const GAP_PX = 9;
/** Sides shorter than this are treated as if they were as long: arrows at a single letter must not run into one. */
const LEAST_SIDE_PX = 10;
/** Of a long side, this part lies round its middle and is where arrows are fastened. */
const USED = 0.36;

/** How high an arc goes over shapes that lie in one another. */
const OVER_PX = 12;
/** Curves less steep than this run along the rows. */
const STEEP = 0.7;
const CRAMPED_PX = 14;

/** Distance between two intervals; negative when they overlap. */
function gapBetween(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(b - (a + aLength), a - (b + bLength));
}

function courseOf({ from, to }: ArrowEnds): Course {
  const beyond = from.beyond ?? to.beyond;
  const [a, b] = [from.box, to.box];
  const gapX = gapBetween(a.x, a.width, b.x, b.width);
  const gapY = gapBetween(a.y, a.height, b.y, b.height);
  if (beyond) {
    if (beyond === 'top' || beyond === 'bottom') return gapY >= 0 || gapX < 0 ? 'down' : 'across';
    return gapX >= 0 || gapY < 0 ? 'across' : 'down';
  }
  const rows = isRow(a) && isRow(b);
  if (rows && Math.abs(middleOf(a).y - middleOf(b).y) < Math.min(a.height, b.height) / 2) return 'arc';
  if (gapX < 0 && gapY < 0) return 'arc';
  if (rows && gapY >= 0) return 'down';
  return gapY >= gapX ? 'down' : 'across';
}

function sidesOf({ from, to }: ArrowEnds, course: Course): readonly [Side, Side] {
  const [p, q] = [middleOf(from.box), middleOf(to.box)];
  const facing: readonly [Side, Side] =
    course === 'arc'
      ? ['top', 'top']
      : course === 'down'
        ? p.y <= q.y
          ? ['bottom', 'top']
          : ['top', 'bottom']
        : p.x <= q.x
          ? ['right', 'left']
          : ['left', 'right'];
  return [from.beyond ?? facing[0], to.beyond ?? facing[1]];
}

/** Whether places on a side are x. */
function isLevel(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

/** The part of a side where arrows may be fastened. */
function roomOf({ box, beyond }: ArrowEnd, side: Side): Span {
  const [start, length] = isLevel(side) ? [box.x, box.width] : [box.y, box.height];
  if (beyond) return { start: start + Math.min(4, length / 2), end: start + length - Math.min(4, length / 2) };
  if (length >= LEAST_SIDE_PX) return { start: start + 3, end: start + length - 3 };
  const middle = start + length / 2;
  return { start: middle - LEAST_SIDE_PX / 2, end: middle + LEAST_SIDE_PX / 2 };
}

function wantedPlace(end: ArrowEnd, other: ArrowEnd, side: Side): number {
  if (end.beyond) return end.at;
  const along = isLevel(side) ? 'x' : 'y';
  const middle = middleOf(end.box)[along];
  const length = isLevel(side) ? end.box.width : end.box.height;
  const goal = other.beyond && isLevel(other.beyond) === isLevel(side) ? other.at : middleOf(other.box)[along];
  return middle + clamp(goal - middle, -length * USED, length * USED);
}

/** One end of one plan among those that are fastened to the same side. */
interface Fastened {
  readonly fastening: Fastening;
  readonly end: ArrowEnd;
  readonly wanted: number;
  readonly rank: number;
  readonly turn: number;
  readonly index: number;
}

/** Arcs to the left leave on the left and the nearest of them first, those to the right on the right and the nearest last: so they nest. */
function rankOf(plan: Plan, end: ArrowEnd, other: ArrowEnd, side: Side): readonly [rank: number, turn: number] {
  const along = isLevel(side) ? 'x' : 'y';
  const [own, goal] = [middleOf(end.box)[along], middleOf(other.box)[along]];
  if (plan.course === 'arc') return [goal < own ? 0 : 2, -goal];
  return [1, other.beyond && isLevel(other.beyond) === isLevel(side) ? other.at : goal];
}

/** Fans out what is fastened to one side. Ends at the same place share it, whatever region they are of. */
function fanOut(plans: readonly Plan[]): void {
  const sides = new Map<string, Fastened[]>();
  plans.forEach((plan, index) => {
    for (const [fastening, end, other] of [
      [plan.from, plan.ends.from, plan.ends.to],
      [plan.to, plan.ends.to, plan.ends.from],
    ] as const) {
      const { x, y, width, height } = end.box;
      const key = `${fastening.side}|${Math.round(x)}|${Math.round(y)}|${Math.round(width)}|${Math.round(height)}`;
      const [rank, turn] = rankOf(plan, end, other, fastening.side);
      const one = { fastening, end, wanted: wantedPlace(end, other, fastening.side), rank, turn, index };
      const found = sides.get(key);
      if (found) found.push(one);
      else sides.set(key, [one]);
    }
  });
  for (const all of sides.values()) {
    const [first] = all;
    if (!first) continue;
    all.sort((a, b) => a.rank - b.rank || a.turn - b.turn || a.index - b.index);
    const { start, end } = roomOf(first.end, first.fastening.side);
    const wanted = all.map((one) => one.wanted);
    // In order, else one that wants to be left of its neighbour would push all others.
    const sorted = first.end.beyond ? wanted : [...wanted].sort((a, b) => a - b);
    const middle = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
    const centred = sorted.map((one, i) => (one + middle + (i - (sorted.length - 1) / 2) * GAP_PX) / 2);
    spread(centred, start, end, GAP_PX).forEach((place, i) => {
      const one = all[i];
      if (one) one.fastening.place = place;
    });
  }
}

function pointOf({ box }: ArrowEnd, { side, place }: Fastening): Point {
  if (isLevel(side)) return { x: place, y: side === 'top' ? box.y : box.y + box.height };
  return { x: side === 'left' ? box.x : box.x + box.width, y: place };
}

/** Leaves both sides at a right angle. */
function swung(a: Point, aSide: Side, b: Point, bSide: Side): Cubic {
  const reach = Math.max(10, Math.min(Math.hypot(b.x - a.x, b.y - a.y) * 0.45, 160));
  return [a, outOf(a, aSide, reach), outOf(b, bSide, reach), b];
}

/** From a side outwards. What lies beyond a frame is left inwards. */
function outOf({ x, y }: Point, side: Side, by: number): Point {
  if (side === 'top') return { x, y: y - by };
  if (side === 'bottom') return { x, y: y + by };
  return { x: side === 'left' ? x - by : x + by, y };
}

const OPPOSITE: Readonly<Record<Side, Side>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/** The way into the frame from an end that lies beyond it, out of the box from any other. */
function wayOf(end: ArrowEnd, side: Side): Side {
  return end.beyond ? OPPOSITE[end.beyond] : side;
}

/** What is in sight touches the edge that the other end lies beyond: there is no room for a curve. */
function isCramped({ from, to }: ArrowEnds, a: Point, b: Point): boolean {
  const beyond = from.beyond ?? to.beyond;
  return beyond !== undefined && (isLevel(beyond) ? Math.abs(a.y - b.y) : Math.abs(a.x - b.x)) < CRAMPED_PX;
}

/** The far side of a box that can be seen, so that a line can be seen that leaves it where there is no room beside it. */
function throughBox(end: ArrowEnd, { side, place }: Fastening, point: Point): Point {
  return end.beyond ? point : pointOf(end, { side: OPPOSITE[side], place });
}

/** Two arrows between the very same points run beside each other. */
function setApart(points: Map<string, number>, a: Point, b: Point): [Point, Point] {
  const keyOf = ({ x, y }: Point): string => `${Math.round(x * 10)} ${Math.round(y * 10)}`;
  const [p, q] = [keyOf(a), keyOf(b)];
  const key = p < q ? `${p} ${q}` : `${q} ${p}`;
  const times = points.get(key) ?? 0;
  points.set(key, times + 1);
  const by = times * 4;
  const isFlat = Math.abs(a.y - b.y) < Math.abs(a.x - b.x);
  const shift = (point: Point): Point => (isFlat ? { x: point.x, y: point.y + by } : { x: point.x + by, y: point.y });
  return times === 0 ? [a, b] : [shift(a), shift(b)];
}

/**
 * Runs arrows so that none lies on another: fanned out where they share an end, each in a lane of its own over a row or between two rows, at right angles
 * out of the boxes elsewhere. The order of arrows decides between equals. Routes are in the order of `arrows`.
 */
export function routeArrows(arrows: readonly ArrowEnds[]): readonly Route[] {
  const plans = arrows.map((ends): Plan => {
    const course = courseOf(ends);
    const [from, to] = sidesOf(ends, course);
    return { ends, course, from: { side: from, place: 0 }, to: { side: to, place: 0 } };
  });
  fanOut(plans);
  const routes: (readonly Cubic[])[] = plans.map(() => []);
  const put = (index: number, curves: readonly Cubic[]): void => {
    routes[index] = curves;
  };
  const gutters = new Gutters(airOf(arrows));
  const taken = new Map<string, number>();
  plans.forEach(({ ends, course, from, to }, index) => {
    const [a, b] = setApart(taken, pointOf(ends.from, from), pointOf(ends.to, to));
    const inRows = isRow(ends.from.box) && isRow(ends.to.box) && !ends.from.beyond && !ends.to.beyond;
    if (course === 'arc') {
      // Over one and the same spot an arc would have no width.
      const near = Math.abs(a.x - b.x) < 2 * CORNER_PX;
      const [left, right] = near
        ? [
            { ...a, x: a.x - CORNER_PX },
            { ...b, x: b.x + CORNER_PX },
          ]
        : [a, b];
      const top = Math.min(a.y, b.y);
      if (inRows) gutters.add(index, left, right, top, 'top');
      else put(index, rounded([left, { x: left.x, y: top - OVER_PX }, { x: right.x, y: top - OVER_PX }, right]));
      return;
    }
    // A shallow curve would run through the words of all rows between.
    const isShallow = Math.abs(a.x - b.x) > Math.max(2 * CORNER_PX, STEEP * Math.abs(a.y - b.y));
    if (course === 'down' && inRows && isShallow) gutters.add(index, a, b, a.y, from.side);
    else if (isCramped(ends, a, b)) put(index, [straight(throughBox(ends.from, from, a), throughBox(ends.to, to, b))]);
    else put(index, [swung(a, wayOf(ends.from, from.side), b, wayOf(ends.to, to.side))]);
  });
  gutters.route(put);
  return plans.map(({ ends }, i) => ({ ends, curves: routes[i] ?? [] }));
}
