import type { Box, Point } from '../../../core';
import { type Cubic, clamp } from '../../../geometry';
import { type ArrowEnd, type ArrowEnds, middleOf, type Side } from './ends';
import { lanesOf, type Span, spread } from './spread';

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

/** Boxes up to this height are words in a row. */
const ROW_PX = 48;
/** Between fastenings on one side. */
const GAP_PX = 9;
/** Sides shorter than this are treated as if they were as long: arrows at a single letter must not run into one. */
const LEAST_SIDE_PX = 10;
/** Of a long side, this part lies round its middle and is where arrows are fastened. */
const USED = 0.36;

const ARC_BASE_PX = 9;
const ARC_STEP_PX = 5;
const ARC_ROOM_PX = 24;
/** Rows this near to each other have a gutter between them, not text. */
const GUTTER_PX = 44;
const CORNER_PX = 6;
const LANE_MARGIN_PX = 4;

function isRow({ height }: Box): boolean {
  return height <= ROW_PX;
}

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

function straight(a: Point, b: Point): Cubic {
  return [a, { x: a.x + (b.x - a.x) / 3, y: a.y + (b.y - a.y) / 3 }, { x: a.x + ((b.x - a.x) * 2) / 3, y: a.y + ((b.y - a.y) * 2) / 3 }, b];
}

/** Control point of a quarter circle, as a part of its radius. */
const ROUND = 0.5523;

/** Lines through points that lie above or beside one another in turn, with round corners. */
function rounded(points: readonly Point[]): readonly Cubic[] {
  const curves: Cubic[] = [];
  let [at] = points;
  for (let i = 1; at && i < points.length; i++) {
    const [corner, next] = [points[i], points[i + 1]];
    if (!corner) break;
    if (!next) {
      curves.push(straight(at, corner));
      break;
    }
    const [before, after] = [Math.hypot(corner.x - at.x, corner.y - at.y), Math.hypot(next.x - corner.x, next.y - corner.y)];
    const r = Math.min(CORNER_PX, before, after / 2);
    const toward = (p: Point, length: number, by: number): Point => {
      const k = length > 0 ? by / length : 0;
      return { x: corner.x + (p.x - corner.x) * k, y: corner.y + (p.y - corner.y) * k };
    };
    const [start, end] = [toward(at, before, r), toward(next, after, r)];
    curves.push(straight(at, start));
    curves.push([start, toward(at, before, r * (1 - ROUND)), toward(next, after, r * (1 - ROUND)), end]);
    at = end;
  }
  return curves;
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

/** One that runs along others in the same row or gutter. */
interface Laned {
  readonly index: number;
  readonly a: Point;
  readonly b: Point;
  readonly span: Span;
}

function laned(index: number, a: Point, b: Point): Laned {
  return { index, a, b, span: { start: Math.min(a.x, b.x), end: Math.max(a.x, b.x) } };
}

function groupInto(groups: Map<string, Laned[]>, key: string, one: Laned): void {
  const found = groups.get(key);
  if (found) found.push(one);
  else groups.set(key, [one]);
}

/** Arcs over one row: the shorter, the lower. */
function arcsOver(row: readonly Laned[], put: (index: number, curves: readonly Cubic[]) => void): void {
  const lanes = lanesOf(
    row.map(({ span }) => span),
    LANE_MARGIN_PX,
  );
  const most = Math.max(...lanes, 1);
  const step = Math.min(ARC_STEP_PX, ARC_ROOM_PX / most);
  row.forEach(({ index, a, b }, i) => {
    const y = Math.min(a.y, b.y) - ARC_BASE_PX - (lanes[i] ?? 0) * step;
    put(index, rounded([a, { x: a.x, y }, { x: b.x, y }, b]));
  });
}

/** Lines through the gutter between two rows. */
function linesThrough(gutter: readonly Laned[], put: (index: number, curves: readonly Cubic[]) => void): void {
  const lanes = lanesOf(
    gutter.map(({ span }) => span),
    LANE_MARGIN_PX,
  );
  const most = Math.max(...lanes) + 1;
  gutter.forEach(({ index, a, b }, i) => {
    const y = Math.min(a.y, b.y) + (Math.abs(b.y - a.y) * ((lanes[i] ?? 0) + 1)) / (most + 1);
    put(index, rounded([a, { x: a.x, y }, { x: b.x, y }, b]));
  });
}

/** Two arrows between the very same points run beside each other. */
function setApart(points: Map<string, number>, a: Point, b: Point): [Point, Point] {
  const [p, q] = [`${a.x.toFixed(1)} ${a.y.toFixed(1)}`, `${b.x.toFixed(1)} ${b.y.toFixed(1)}`];
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
  const rows = new Map<string, Laned[]>();
  const gutters = new Map<string, Laned[]>();
  const taken = new Map<string, number>();
  plans.forEach(({ ends, course, from, to }, index) => {
    const [a, b] = setApart(taken, pointOf(ends.from, from), pointOf(ends.to, to));
    if (course === 'arc') {
      // Over one and the same spot an arc would have no width.
      const near = Math.abs(a.x - b.x) < 2 * CORNER_PX;
      const [left, right] = near
        ? [
            { ...a, x: a.x - CORNER_PX },
            { ...b, x: b.x + CORNER_PX },
          ]
        : [a, b];
      groupInto(rows, String(Math.round(Math.min(a.y, b.y) / 8)), laned(index, left, right));
      return;
    }
    const [aWay, bWay] = [wayOf(ends.from, from.side), wayOf(ends.to, to.side)];
    const dy = Math.abs(a.y - b.y);
    if (course === 'down' && dy < GUTTER_PX && Math.abs(a.x - b.x) > Math.max(2 * CORNER_PX, dy)) {
      groupInto(gutters, `${Math.round(Math.min(a.y, b.y) / 6)} ${Math.round(Math.max(a.y, b.y) / 6)}`, laned(index, a, b));
      return;
    }
    put(index, [swung(a, aWay, b, bWay)]);
  });
  for (const row of rows.values()) arcsOver(row, put);
  for (const gutter of gutters.values()) linesThrough(gutter, put);
  return plans.map(({ ends }, i) => ({ ends, curves: routes[i] ?? [] }));
}
