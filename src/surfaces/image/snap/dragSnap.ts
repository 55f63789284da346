import type { Path, Point } from '../../../core';
import { applyTo } from '../../../geometry';
import type { ImageController } from '../imageController';
import { boxPath, movingShapeOf } from './Snapper';
import type { MovingShape } from './snap';

/** What an anchor that is being dragged has moved: vertices that lie elsewhere than at rest, with the edges between them. */
export interface Dragged {
  readonly shape: MovingShape;
  readonly except: ReadonlySet<string>;
}

/** What of the regions in hand is elsewhere than at rest; undefined where nothing is, or where their kind has no lines. */
export function draggedShape(controller: ImageController): Dragged | undefined {
  const { shown } = controller.group;
  const before = shown ? boxesOf(controller) : linesOf(controller);
  if (!before) return undefined;
  const { rest, now, except } = before;
  const moved = now.map((path, i) => movedPart(rest[i], path)).filter((path) => path !== undefined);
  return moved.length > 0 ? { shape: joined(moved), except } : undefined;
}

interface Before {
  readonly rest: readonly Path[];
  readonly now: readonly Path[];
  readonly except: ReadonlySet<string>;
}

/** Of a group its box counts; one that was turned has no box any more. */
function boxesOf(controller: ImageController): Before | undefined {
  const { shown } = controller.group;
  if (!shown?.box || shown.matrix[1] !== 0) return undefined;
  const rest = boxPath(shown.box);
  const now = { ...rest, points: rest.points.map((point) => applyTo(shown.matrix, point)) };
  return { rest: [rest], now: [now], except: shown.ids };
}

function linesOf(controller: ImageController): Before | undefined {
  const { drafts, layer, snapper } = controller;
  const region = layer?.selectedRegion;
  const draft = region && drafts.get(region.id);
  if (!region || draft === undefined) return undefined;
  return { rest: snapper.outlineOf(region), now: snapper.outlineOf(region, draft), except: new Set(drafts.keys()) };
}

/** The vertices of `now` that are not where they were, in their order. A path with other vertices than before has moved as a whole. */
function movedPart(rest: Path | undefined, now: Path): { points: readonly Point[]; edges: MovingShape['edges'] } | undefined {
  const same = rest?.points.length === now.points.length ? rest.points : undefined;
  const isMoved = (i: number): boolean => {
    const [a, b] = [same?.[i], now.points[i]];
    return !a || !b || a.x !== b.x || a.y !== b.y;
  };
  const moved = now.points.map((_, i) => isMoved(i));
  if (!moved.includes(true)) return undefined;
  const { edges } = movingShapeOf([now]);
  const places = new Set(now.points.filter((_, i) => moved[i]));
  return {
    points: movingShapeOf([{ points: [...places], closed: false }]).points,
    edges: edges.filter(([a, b]) => places.has(a) && places.has(b)),
  };
}

function joined(parts: readonly MovingShape[]): MovingShape {
  return { points: parts.flatMap((part) => part.points), edges: parts.flatMap((part) => part.edges) };
}
