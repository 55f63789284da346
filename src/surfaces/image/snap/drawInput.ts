import type { Point, ToolPointer } from '../../../core';
import type { ImageController } from '../imageController';
import { type SurfacePointer, toolPointer } from '../surfacePointer';
import type { IndexedPath } from './outlines';
import type { SnappedPoint, VertexRef } from './snap';

const NONE: ReadonlySet<string> = new Set();

/** Where a pointer that draws sticks. Alt draws freely, and so do brushes. */
export function drawnAt(controller: ImageController, pointer: SurfacePointer): SnappedPoint | undefined {
  const { snapper, runner, drawing } = controller;
  if (!snapper.isOn || pointer.alt || drawing?.tool.paints) return undefined;
  const drawnOn = runner.preview?.regionId;
  return snapper.point(pointer.pct, drawnOn === undefined ? NONE : new Set([drawnOn]));
}

/** Gives a pointer to the tool in hand, stuck to what lies near. Answers whether the tool made something of it. */
export function drawInput(controller: ImageController, type: ToolPointer['type'], pointer: SurfacePointer): boolean {
  const { runner, snapper } = controller;
  const at = drawnAt(controller, pointer);
  if (type === 'down') {
    const from = runner.isBusy ? snapper.vertex : undefined;
    snapper.vertex = at?.vertex;
    if (from && at?.vertex && pointer.ctrl) drawAlong(controller, from, at.vertex, pointer);
  }
  const used = runner.input(toolPointer(type, at ? { ...pointer, pct: at.at } : pointer));
  snapper.show(at && runner.isBusy ? [at] : []);
  return used;
}

/** Two vertices of one outline, the second with Control: the vertices between them, the shorter way round, are drawn too. */
function drawAlong(controller: ImageController, from: VertexRef, to: VertexRef, pointer: SurfacePointer): void {
  const { runner, snapper, layer } = controller;
  const region = from.region === to.region && from.path === to.path ? layer?.peek(to.region) : undefined;
  const path = region && snapper.outlineOf(region)[to.path];
  if (!path || !drawsLine(controller)) return;
  for (const point of verticesBetween(path, from.index, to.index)) {
    const there = { ...pointer, pct: point };
    // Exactly there: near vertices are no double clicks, and none of them closes the shape.
    runner.input(toolPointer('down', there), true);
    runner.input(toolPointer('up', there), true);
  }
}

/** Whether what is being drawn is a line of clicks: an open path. */
export function drawsLine({ runner, snapper }: ImageController): boolean {
  const { preview } = runner;
  if (!preview) return false;
  const [path] = snapper.linesOf(preview.control, preview.value);
  return path !== undefined && !path.closed;
}

function lengthOf(points: readonly Point[]): number {
  let sum = 0;
  for (const [i, b] of points.entries()) {
    const a = points[i - 1];
    if (a) sum += Math.hypot(a.x - b.x, a.y - b.y);
  }
  return sum;
}

/** The vertices from one to another without those two, the shorter way round a ring. */
function verticesBetween({ points, closed }: Pick<IndexedPath, 'points' | 'closed'>, from: number, to: number): readonly Point[] {
  const n = points.length;
  const walk = (step: 1 | -1): Point[] => {
    const way: Point[] = [];
    for (let i = from; ; i = (i + step + n) % n) {
      const point = points[i];
      if (point) way.push(point);
      if (i === to) return way;
    }
  };
  if (!closed) return walk(from <= to ? 1 : -1).slice(1, -1);
  const [forth, back] = [walk(1), walk(-1)];
  return (lengthOf(forth) <= lengthOf(back) ? forth : back).slice(1, -1);
}
