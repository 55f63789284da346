import { type ConfigNode, type ConfigTree, isRecord, itemOfStored, itemsOf, type Region, type UnknownRecord } from '../../core';
import type { Pair, Size } from '../../geometry';
import type { OutlineShape } from './imageShape';

/** Named places of an annotation, in pixels. */
export type NamedPoints = ReadonlyMap<string, Pair>;

/** Two points that are joined, by their names. */
export type Bone = readonly [from: string, to: string];

/** The key points that annotations of one category have. */
export class CategoryPoints {
  /** In the order in which annotations list them. */
  readonly names = new Set<string>();
  readonly #bones = new Map<string, Bone>();

  addBones(bones: readonly Bone[]): void {
    for (const bone of bones) this.#bones.set(bone.join('\n'), bone);
  }

  /** Pairs of places in `names`, from 1. */
  skeleton(): readonly (readonly [number, number])[] {
    const places = new Map([...this.names].map((name, i) => [name, i + 1]));
    return [...this.#bones.values()].map(([from, to]) => [places.get(from) ?? 0, places.get(to) ?? 0]);
  }

  /** `x, y, v` for each name: 2 = labelled and visible, 0 = not labelled. */
  list(points: NamedPoints): readonly number[] {
    return [...this.names].flatMap((name) => {
      const point = points.get(name);
      return point ? [point[0], point[1], 2] : [0, 0, 0];
    });
  }
}

/** The place that a label has in the output of a model, which Label Studio's exports order key points by. */
function modelIndexOf({ node }: { readonly node: ConfigNode | undefined }): number {
  const text = node?.written.get('model_index')?.text;
  const index = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isInteger(index) ? index : Number.POSITIVE_INFINITY;
}

/**
 * The key points that a category has once one of its regions has the point `label` of `control` below it: all labels of that control, so that the list does
 * not depend on which of them were found; those that the category's own label lets in (`groupCanContain`) where it says so.
 */
export function pointNames({ byName }: ConfigTree, label: string, control: string, category: string, owner: string): readonly string[] {
  const node = byName.get(control);
  const parent = byName.get(owner);
  const allowed = parent && itemOfStored(parent, category)?.attrs.groupCanContain;
  const only = typeof allowed === 'string' ? allowed.split(',').map((name) => name.trim()) : [];
  const offered = node ? [...itemsOf(node)].sort((a, b) => compare(modelIndexOf(a), modelIndexOf(b))).map(({ stored }) => stored) : [];
  const names = offered.filter((name) => only.length === 0 || only.includes(name));
  return names.includes(label) ? names : [...names, label];
}

/** Infinities are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** An open path as points and bones. */
export interface Skeleton {
  readonly points: NamedPoints;
  readonly bones: readonly Bone[];
}

/** A path's vertices, where its geometry has any: their own points are what was labelled, and lines between them may be curves. */
function verticesOf({ value }: Region): readonly UnknownRecord[] | undefined {
  const vertices: unknown = isRecord(value) ? value.vertices : undefined;
  return Array.isArray(vertices) && vertices.every(isRecord) ? vertices : undefined;
}

/** An id as links compare it: models write numbers too. Undefined for what is none. */
function idOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

function skeletonOfVertices(vertices: readonly UnknownRecord[], { width, height }: Size): Skeleton {
  const points = new Map<string, Pair>();
  const bones: Bone[] = [];
  const nameOfId = new Map<string, string>();
  vertices.forEach(({ id }, i) => {
    const key = idOf(id);
    if (key !== undefined && !nameOfId.has(key)) nameOfId.set(key, String(i + 1));
  });
  vertices.forEach(({ x, y, prevPointId }, i) => {
    if (typeof x !== 'number' || typeof y !== 'number') return;
    const name = String(i + 1);
    points.set(name, [(x * width) / 100, (y * height) / 100]);
    // Without the key a vertex follows the one before it in the list; null starts a line.
    const before = prevPointId === undefined ? (i > 0 ? String(i) : undefined) : nameOfId.get(idOf(prevPointId) ?? '');
    if (before !== undefined && before !== name) bones.push([before, name]);
  });
  return { points, bones };
}

/** An open path as key points named `1`, `2` … and the bones between them. */
export function skeletonOf(region: Region, { lines }: OutlineShape, size: Size): Skeleton {
  const vertices = verticesOf(region);
  if (vertices) return skeletonOfVertices(vertices, size);
  const points = new Map<string, Pair>();
  const bones: Bone[] = [];
  for (const line of lines) {
    line.forEach((point, i) => {
      const name = String(points.size + 1);
      points.set(name, point);
      if (i > 0) bones.push([String(points.size - 1), name]);
    });
  }
  return { points, bones };
}
