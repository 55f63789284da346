import type { Box, Point, Region } from '../../core';
import type { LayerScene } from './layerScene';
import { paintEnvOf } from './layerScene';
import type { SnapMark } from './snap/snap';
import type { Preview } from './toolRunner';
import type { GroupShown } from './transform/groupChange';
import type { GroupPicture } from './transform/groupPicture';
import { boxToScreen, toScreen, type View } from './viewport';

/** What lies over the regions at rest. */
export interface Front {
  readonly scene: LayerScene | undefined;
  readonly hovered: string | undefined;
  readonly selection: readonly string[];
  /** Values of regions being changed, by id. */
  readonly drafts: ReadonlyMap<string, unknown>;
  readonly preview: Preview | undefined;
  /** The region that a preview would become, for its look. */
  readonly previewRegion: Region | undefined;
  /** A box of selection, in screen pixels. */
  readonly band: Box | undefined;
  readonly crosshair: Point | undefined;
  /** Many regions that are changed together, shown as one bitmap. */
  readonly group: GroupShown | undefined;
  /** Where things stick to other regions, in percent. */
  readonly marks: readonly SnapMark[];
  /** Where the keyboard draws, in percent. */
  readonly cursor: Point | undefined;
  /** The circle of the brush in hand, in screen pixels. */
  readonly brush: { readonly at: Point; readonly radius: number } | undefined;
}

/** More selected regions than this are not told apart from the others by eye; painting them all would cost every frame. */
const MOST_SELECTED = 2000;

function isInView(scene: LayerScene, region: Region, view: View): boolean {
  const on = boxToScreen(view, scene.boundsOf(region));
  return on.x < view.width && on.y < view.height && on.x + on.width > 0 && on.y + on.height > 0;
}

function paintRegions(context: CanvasRenderingContext2D, front: Front, scene: LayerScene, view: View): void {
  const env = paintEnvOf(view, false);
  const selected = new Set(front.selection);
  const show = (id: string, state: { selected: boolean; hovered: boolean }): boolean => {
    const region = scene.layer.peek(id);
    if (front.group?.ids.has(id) || !region || !scene.isHere(region) || scene.layer.isHidden(id)) return false;
    const draft = front.drafts.get(id);
    if (draft === undefined && !isInView(scene, region, view)) return false;
    scene.paint(context, region, env, state, draft);
    return true;
  };
  let shown = 0;
  for (const id of front.selection) {
    if (shown >= MOST_SELECTED) break;
    if (id !== front.preview?.regionId && show(id, { selected: true, hovered: front.hovered === id })) shown++;
  }
  for (const id of front.drafts.keys()) if (!selected.has(id)) show(id, { selected: false, hovered: false });
  if (front.hovered !== undefined && !selected.has(front.hovered) && front.hovered !== front.preview?.regionId) {
    show(front.hovered, { selected: false, hovered: true });
  }
}

function paintBand(context: CanvasRenderingContext2D, band: Box): void {
  context.fillStyle = 'rgba(47, 128, 237, 0.12)';
  context.strokeStyle = 'rgba(47, 128, 237, 0.9)';
  context.lineWidth = 1;
  context.fillRect(band.x, band.y, band.width, band.height);
  context.strokeRect(band.x + 0.5, band.y + 0.5, band.width, band.height);
}

interface Line {
  readonly width: number;
  readonly color: string;
  readonly dash?: number[];
}

const LIGHT = 'rgba(255, 255, 255, 0.9)';
const DARK = 'rgba(0, 0, 0, 0.85)';

/** Strokes the path twice, so that it is seen on any ground. */
function strokeTwice(context: CanvasRenderingContext2D, below: Line, above: Line): void {
  for (const { width, color, dash = [] } of [below, above]) {
    context.lineWidth = width;
    context.strokeStyle = color;
    context.setLineDash(dash);
    context.stroke();
  }
  context.setLineDash([]);
}

/** Two lines through the pointer. */
function paintCrosshair(context: CanvasRenderingContext2D, at: Point, view: View): void {
  const [x, y] = [Math.round(at.x) + 0.5, Math.round(at.y) + 0.5];
  context.beginPath();
  context.moveTo(0, y);
  context.lineTo(view.width, y);
  context.moveTo(x, 0);
  context.lineTo(x, view.height);
  strokeTwice(context, { width: 1, color: LIGHT }, { width: 1, color: DARK, dash: [3, 3] });
}

/** The circle that a brush would paint. */
function paintBrush(context: CanvasRenderingContext2D, { at, radius }: NonNullable<Front['brush']>): void {
  context.beginPath();
  context.arc(at.x, at.y, Math.max(1, radius), 0, 2 * Math.PI);
  strokeTwice(context, { width: 3, color: DARK }, { width: 1, color: LIGHT });
}

const GUIDE = '#ff2bd6';

/** A ring where something sticks, and the edge it sticks to. */
function paintMarks(context: CanvasRenderingContext2D, marks: readonly SnapMark[], view: View): void {
  context.strokeStyle = GUIDE;
  for (const { at, line } of marks) {
    const { x, y } = toScreen(view, at);
    context.beginPath();
    if (line) {
      const [a, b] = [toScreen(view, line[0]), toScreen(view, line[1])];
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
    }
    context.lineWidth = 1;
    context.stroke();
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.stroke();
  }
}

/** A line that a tool draws beside its shape, on any ground. */
function paintGuide(context: CanvasRenderingContext2D, points: readonly Point[], view: View): void {
  context.beginPath();
  for (const point of points) {
    const { x, y } = toScreen(view, point);
    context.lineTo(x, y);
  }
  strokeTwice(context, { width: 3, color: LIGHT }, { width: 2, color: GUIDE, dash: [6, 4] });
}

const CURSOR_REACH = 14;

/** A cross with an open middle. */
function paintCursor(context: CanvasRenderingContext2D, at: Point, view: View): void {
  const on = toScreen(view, at);
  const [x, y] = [Math.round(on.x) + 0.5, Math.round(on.y) + 0.5];
  context.beginPath();
  for (const [u, v] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    context.moveTo(x + 3 * u, y + 3 * v);
    context.lineTo(x + CURSOR_REACH * u, y + CURSOR_REACH * v);
  }
  strokeTwice(context, { width: 3, color: LIGHT }, { width: 1, color: DARK });
}

/** Paints what is selected, hovered, drawn or changed: over the others, and alone while they rest. */
export function paintFront(context: CanvasRenderingContext2D, front: Front, view: View, picture: GroupPicture): void {
  const { scene, preview, previewRegion } = front;
  if (scene) {
    paintRegions(context, front, scene, view);
    picture.draw(context, front.group, scene, view);
    if (preview && previewRegion) {
      scene.paint(context, previewRegion, paintEnvOf(view, false), { selected: true, hovered: false }, preview.value);
    }
  }
  if (preview?.guide) paintGuide(context, preview.guide, view);
  if (front.band) paintBand(context, front.band);
  if (front.marks.length > 0) paintMarks(context, front.marks, view);
  if (front.brush) paintBrush(context, front.brush);
  if (front.crosshair) paintCrosshair(context, front.crosshair, view);
  if (front.cursor) paintCursor(context, front.cursor, view);
}
