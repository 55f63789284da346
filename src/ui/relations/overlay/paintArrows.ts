import type { Box, Point, Relation } from '../../../core';
import type { Cubic } from '../../../geometry';
import type { Side } from './ends';
import { inkOn } from './palette';
import type { Route } from './route';

/** How an arrow stands out now. */
export type Standing = 'plain' | 'dim' | 'strong';

/** An arrow as it is painted. Pixels of the page. */
export interface PaintedArrow {
  readonly route: Route;
  /** `#rrggbb`, visible on the ground. */
  readonly color: string;
  readonly direction: Relation['direction'];
  readonly standing: Standing;
  /** Of a prediction laid over: thinner and broken. */
  readonly overlay: boolean;
  readonly opacity: number;
  /** Many are in sight: each is lighter. */
  readonly isCrowded: boolean;
}

/** A label as it is painted. */
export interface PaintedChip {
  readonly box: Box;
  readonly text: string;
  readonly color: string;
  readonly standing: Standing;
  readonly isSelected: boolean;
}

/** Fits between two rows of usual text. */
export const CHIP_HEIGHT = 13;
export const CHIP_FONT = '10px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const CHIP_PADDING = 4;
const CHIP_LONGEST = 180;

const HEAD_PX = 8;
const OPACITY: Readonly<Record<Standing, number>> = { plain: 1, dim: 0.16, strong: 1 };

function alpha(hex: string, part: number): string {
  return `${hex}${Math.round(part * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** Adds a route to the path. */
function addRoute(context: CanvasRenderingContext2D, curves: readonly Cubic[]): void {
  const [first] = curves;
  if (!first) return;
  context.moveTo(first[0].x, first[0].y);
  for (const [, b, c, d] of curves) context.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
}

/** Unit vector in which a route arrives at its end, or leaves its start backwards. */
function headingOf(curves: readonly Cubic[], end: 'from' | 'to'): Point {
  const curve = end === 'to' ? curves.at(-1) : curves[0];
  if (!curve) return { x: 0, y: 1 };
  const points = end === 'to' ? [...curve].reverse() : curve;
  const [tip] = points;
  for (const point of points.slice(1)) {
    const [dx, dy] = [(tip?.x ?? 0) - point.x, (tip?.y ?? 0) - point.y];
    const length = Math.hypot(dx, dy);
    if (length > 0.5) return { x: dx / length, y: dy / length };
  }
  return { x: 0, y: 1 };
}

function tipOf(curves: readonly Cubic[], end: 'from' | 'to'): Point {
  return (end === 'to' ? curves.at(-1)?.[3] : curves[0]?.[0]) ?? { x: 0, y: 0 };
}

function addHead(context: CanvasRenderingContext2D, tip: Point, { x, y }: Point, size: number): void {
  const half = size * 0.42;
  context.moveTo(tip.x, tip.y);
  context.lineTo(tip.x - x * size - y * half, tip.y - y * size + x * half);
  context.lineTo(tip.x - x * size * 0.75, tip.y - y * size * 0.75);
  context.lineTo(tip.x - x * size + y * half, tip.y - y * size - x * half);
  context.closePath();
}

/** Two strokes that say: it goes on there. */
function addBeyond(context: CanvasRenderingContext2D, tip: Point, { x, y }: Point): void {
  for (const back of [1, 5]) {
    const at = { x: tip.x - x * back, y: tip.y - y * back };
    context.moveTo(at.x - x * 4 - y * 4, at.y - y * 4 + x * 4);
    context.lineTo(at.x, at.y);
    context.lineTo(at.x - x * 4 + y * 4, at.y - y * 4 - x * 4);
  }
}

/** Heads and round ends of an arrow, those that are filled; `addMarks` for those that are not. */
function addEnds(context: CanvasRenderingContext2D, { route, direction }: PaintedArrow, width: number, size: number): void {
  for (const end of ['from', 'to'] as const) {
    if (route.ends[end].beyond) continue;
    const tip = tipOf(route.curves, end);
    if (direction === 'bi' || (end === 'to') === (direction === 'right')) addHead(context, tip, headingOf(route.curves, end), size);
    else {
      context.moveTo(tip.x + width + 0.75, tip.y);
      context.arc(tip.x, tip.y, width + 0.75, 0, 2 * Math.PI);
    }
  }
}

function addMarks(context: CanvasRenderingContext2D, { route }: PaintedArrow): void {
  for (const end of ['from', 'to'] as const)
    if (route.ends[end].beyond) addBeyond(context, tipOf(route.curves, end), headingOf(route.curves, end));
}

function lineStyle(context: CanvasRenderingContext2D, { route, color }: PaintedArrow): string | CanvasGradient {
  const { from, to } = route.ends;
  if (!from.beyond && !to.beyond) return color;
  const [a, b] = [tipOf(route.curves, 'from'), tipOf(route.curves, 'to')];
  const gradient = context.createLinearGradient(a.x, a.y, b.x, b.y);
  gradient.addColorStop(0, from.beyond ? alpha(color, 0.25) : color);
  gradient.addColorStop(from.beyond ? 0.6 : 0.4, color);
  gradient.addColorStop(1, to.beyond ? alpha(color, 0.25) : color);
  return gradient;
}

function widthOf({ standing, isCrowded }: PaintedArrow): number {
  if (standing === 'strong') return 2.25;
  return isCrowded ? 1.1 : 1.5;
}

/** Paints one arrow; `ground` is the colour of the page below, which sets it off from what it crosses. */
export function paintArrow(context: CanvasRenderingContext2D, arrow: PaintedArrow, ground: string): void {
  const { route, color, standing, overlay, opacity, isCrowded } = arrow;
  const width = widthOf(arrow);
  context.save();
  context.lineJoin = context.lineCap = 'round';
  context.globalAlpha = OPACITY[standing] * opacity * (isCrowded && standing === 'plain' ? 0.85 : 1);
  context.beginPath();
  addRoute(context, route.curves);
  if (standing !== 'dim') {
    context.strokeStyle = alpha(ground, standing === 'strong' ? 0.9 : 0.55);
    context.lineWidth = width + (standing === 'strong' ? 3 : 1.5);
    context.stroke();
  }
  if (overlay) context.setLineDash([4, 3]);
  context.strokeStyle = lineStyle(context, arrow);
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = context.strokeStyle = color;
  context.beginPath();
  addEnds(context, arrow, width, HEAD_PX + (standing === 'strong' ? 2 : 0));
  context.fill();
  if (route.ends.from.beyond || route.ends.to.beyond) {
    context.beginPath();
    addMarks(context, arrow);
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.restore();
}

/**
 * Paints many arrows that do not stand out, those of a colour as one path: a call for each costs more than the pixels. They are alike in all but colour and
 * direction.
 */
export function paintCrowd(context: CanvasRenderingContext2D, arrows: readonly PaintedArrow[], ground: string): void {
  const colors = new Map<string, PaintedArrow[]>();
  for (const arrow of arrows) {
    const same = colors.get(arrow.color);
    if (same) same.push(arrow);
    else colors.set(arrow.color, [arrow]);
  }
  context.save();
  context.lineJoin = context.lineCap = 'round';
  for (const [color, same] of colors) {
    const [first] = same;
    if (!first) continue;
    const width = widthOf(first);
    context.globalAlpha = OPACITY[first.standing] * (first.standing === 'plain' ? 0.85 : 1);
    context.beginPath();
    for (const { route } of same) addRoute(context, route.curves);
    if (first.standing !== 'dim') {
      context.strokeStyle = alpha(ground, 0.55);
      context.lineWidth = width + 1.5;
      context.stroke();
    }
    context.strokeStyle = context.fillStyle = color;
    context.lineWidth = width;
    context.stroke();
    context.beginPath();
    for (const arrow of same) addMarks(context, arrow);
    context.stroke();
    context.beginPath();
    for (const arrow of same) addEnds(context, arrow, width, HEAD_PX);
    context.fill();
  }
  context.restore();
}

/** What a label is written as: not longer than can be read at a glance. `beyond` shows where an end out of sight lies. */
export function chipText(context: CanvasRenderingContext2D, label: string, beyond: Side | undefined): string {
  const arrow = beyond === undefined ? '' : { top: ' ↑', bottom: ' ↓', left: ' ←', right: ' →' }[beyond];
  let kept = label;
  while (kept.length > 1 && context.measureText(`${kept}…${arrow}`).width > CHIP_LONGEST)
    kept = kept.slice(0, Math.floor(kept.length * 0.85));
  return `${kept === label ? label : `${kept}…`}${arrow}`.trim();
}

export function chipWidth(context: CanvasRenderingContext2D, text: string): number {
  return Math.ceil(context.measureText(text).width) + 2 * CHIP_PADDING;
}

function roundBox(context: CanvasRenderingContext2D, { x, y, width, height }: Box, r: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, r);
}

/** Paints a label on its arrow. `ink` is the colour of text on `ground`. */
export function paintChip(context: CanvasRenderingContext2D, chip: PaintedChip, ground: string, ink: string): void {
  const { box, text, color, standing, isSelected } = chip;
  context.save();
  context.globalAlpha = standing === 'dim' ? 0.35 : 1;
  roundBox(context, { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 }, 5);
  context.fillStyle = isSelected ? ink : ground;
  context.fill();
  roundBox(context, box, 4);
  context.fillStyle = color;
  context.fill();
  context.fillStyle = inkOn(color);
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.direction = 'inherit';
  context.fillText(text, box.x + box.width / 2, box.y + box.height / 2 + 0.5);
  context.restore();
}

/** A line round what an arrow begins or ends at. */
export function paintRing(context: CanvasRenderingContext2D, box: Box, color: string): void {
  context.save();
  roundBox(context, { x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4 }, 4);
  context.fillStyle = alpha(color, 0.14);
  context.fill();
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
}

/** The relation that is being made, up to where it is pointed now. */
export function paintRubber(context: CanvasRenderingContext2D, from: Point, to: Point, color: string, ground: string): void {
  const reach = Math.min(60, Math.hypot(to.x - from.x, to.y - from.y) / 2);
  const up = to.y < from.y ? -reach : reach;
  const curves: readonly Cubic[] = [[from, { x: from.x, y: from.y + up }, { x: to.x, y: to.y - up * 0.5 }, to]];
  context.save();
  context.lineCap = 'round';
  context.beginPath();
  addRoute(context, curves);
  context.strokeStyle = ground;
  context.lineWidth = 5;
  context.stroke();
  context.setLineDash([6, 4]);
  context.strokeStyle = color;
  context.lineWidth = 2.25;
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = color;
  context.beginPath();
  addHead(context, to, headingOf(curves, 'to'), HEAD_PX + 3);
  context.fill();
  context.restore();
}
