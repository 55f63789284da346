import { type ConfigNode, type ConfigTree, isRecord, itemOfStored, itemsOf, type Region } from '../../core';
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

/** A result's vertices, where it has any: their own points are what was labelled, and lines between them may be curves. */
function verticesOf({ results }: Region): readonly unknown[] | undefined {
  for (const { value } of results) if (isRecord(value) && Array.isArray(value.vertices)) return value.vertices;
  return undefined;
}

function skeletonOfVertices(vertices: readonly unknown[], { width, height }: Size): Skeleton {
  const points = new Map<string, Pair>();
  const bones: Bone[] = [];
  const nameOfId = new Map<unknown, string>();
  vertices.forEach((vertex, i) => {
    if (isRecord(vertex) && vertex.id !== null && vertex.id !== undefined && !nameOfId.has(String(vertex.id)))
      nameOfId.set(String(vertex.id), String(i + 1));
  });
  vertices.forEach((vertex, i) => {
    if (!isRecord(vertex)) return;
    const name = String(i + 1);
    points.set(name, [(Number(vertex.x) * width) / 100, (Number(vertex.y) * height) / 100]);
    // Without the key a vertex follows the one before it in the list; null starts a line.
    const before = vertex.prevPointId === undefined ? (i > 0 ? String(i) : undefined) : nameOfId.get(String(vertex.prevPointId));
    if (before !== undefined && before !== name && vertex.prevPointId !== null) bones.push([before, name]);
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
