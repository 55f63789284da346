import type { Extent, Kind, Path, Point, Region } from '../../../core';
import type { ImageController } from '../imageController';

/** Places nearer than this are one place, in percent; at least half a pixel of the image is. */
const SAME = 1e-6;
/** More vertices than this are no dragged vertex any more. */
const MOST = 8;

/** What was done to one outline: a vertex put elsewhere, a new one on an edge, one taken away. */
type Edit =
  | { readonly type: 'put'; readonly was: Point; readonly to: Point }
  | { readonly type: 'add'; readonly after: Point; readonly before: Point; readonly to: Point }
  | { readonly type: 'drop'; readonly after: Point; readonly was: Point; readonly before: Point };

function same(a: Point, b: Point, reach: Point): boolean {
  return Math.abs(a.x - b.x) <= reach.x && Math.abs(a.y - b.y) <= reach.y;
}

function equal(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a.x === b.x && a.y === b.y;
}

/** The edits that make `now` of `rest`; none for changes of another sort, such as a move of the whole. */
function editsOf(rest: Path, now: Path): readonly Edit[] {
  const [a, b] = [rest.points, now.points];
  if (a.length === b.length) {
    const edits: Edit[] = [];
    a.forEach((was, i) => {
      const to = b[i];
      if (to && !equal(was, to)) edits.push({ type: 'put', was, to });
    });
    return edits.length > MOST || edits.length === a.length ? [] : edits;
  }
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (longer.length !== shorter.length + 1) return [];
  const at = longer.findIndex((point, i) => !equal(point, shorter[i]));
  if (longer.slice(at + 1).some((point, i) => !equal(point, shorter[at + i]))) return [];
  const [after, middle, before] = [longer.at(at - 1), longer[at], longer[(at + 1) % longer.length]];
  if (!after || !middle || !before) return [];
  return [longer === b ? { type: 'add', after, before, to: middle } : { type: 'drop', after, was: middle, before }];
}

/** The outline with an edit made where it has the same vertices; the same array where it has not. */
function edited(points: readonly Point[], edit: Edit, reach: Point): readonly Point[] {
  const n = points.length;
  const is = (i: number, place: Point): boolean => {
    const point = points[(i + n) % n];
    return point !== undefined && same(point, place, reach);
  };
  if (edit.type === 'put') return points.some((_, i) => is(i, edit.was)) ? points.map((p, i) => (is(i, edit.was) ? edit.to : p)) : points;
  if (edit.type === 'add') {
    const i = points.findIndex((_, j) => (is(j, edit.after) && is(j + 1, edit.before)) || (is(j, edit.before) && is(j + 1, edit.after)));
    return i < 0 ? points : points.toSpliced(i + 1, 0, edit.to);
  }
  const { after, before } = edit;
  const i = points.findIndex(
    (_, j) => is(j, edit.was) && ((is(j - 1, after) && is(j + 1, before)) || (is(j - 1, before) && is(j + 1, after))),
  );
  return i < 0 || n <= 3 ? points : points.toSpliced(i, 1);
}

/** A value with these lines, if its kind can say exactly them. */
function valueWith(kind: Kind<unknown>, paths: readonly Path[], extent: Extent): unknown {
  const made = kind.fromOutline?.(paths, extent).value;
  const said = made === undefined ? [] : (kind.outline?.(made, extent) ?? []);
  const exact =
    said.length === paths.length &&
    paths.every((path, i) => path.points.length === said[i]?.points.length && path.points.every((p, j) => equal(p, said[i]?.points[j])));
  return exact ? made : undefined;
}

/**
 * The values that neighbours get when a region's outline changes at vertices they share with it: those of editable regions on the same
 * page whose kind can be made of its lines. Knows no tag.
 */
export function sharedChanges(controller: ImageController, region: Region, value: unknown): ReadonlyMap<string, unknown> {
  const { snapper, pages } = controller;
  const scene = controller.regions.active;
  const changes = new Map<string, unknown>();
  if (!scene || !controller.editor.settings.sharedBorders) return changes;
  const { extent } = pages;
  const reach = { x: Math.max(SAME, 50 / extent.width), y: Math.max(SAME, 50 / extent.height) };
  const rest = snapper.outlineOf(region);
  const now = snapper.outlineOf(region, value);
  const self = new Set([region.id]);
  for (const [i, path] of rest.entries()) {
    const next = now[i];
    for (const edit of next ? editsOf(path, next) : []) {
      const at = edit.type === 'add' ? edit.after : edit.was;
      const box = { x: at.x - reach.x, y: at.y - reach.y, width: 2 * reach.x, height: 2 * reach.y };
      for (const other of scene.list(box, self)) {
        const kind = scene.shapeOf(other)?.kind;
        // What is combined pixel by pixel has no vertices of its own.
        if (!kind?.fromOutline || kind.combine || !controller.canChange(other.id)) continue;
        const lines = snapper.outlineOf(other, changes.get(other.id) ?? other.value);
        const paths = lines.map(({ points, closed }) => ({ points: edited(points, edit, reach), closed }));
        if (paths.every(({ points }, j) => points === lines[j]?.points)) continue;
        const made = valueWith(kind, paths, extent);
        if (made !== undefined) changes.set(other.id, made);
      }
    }
  }
  return changes;
}
