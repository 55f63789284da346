import type { KindCore, Point } from '../../core';
import { boundsOfPairs, type Pair, shortNumber } from '../../geometry';

/** A vertex as Label Studio stores it; keys that are not named here are kept. Percent of the unrotated image. */
export interface Vertex {
  /** Unique in its path. */
  readonly id?: string | number | null;
  readonly x: number;
  readonly y: number;
  /** The vertex its line comes from; null starts a line. Where the key is missing it is the one before it in the list. */
  readonly prevPointId?: string | number | null;
  /** Its lines are curves, drawn out by its control points. */
  readonly isBezier?: boolean;
  /** Of the line that comes to it. */
  readonly controlPoint1?: Point;
  /** Of the lines that leave it. */
  readonly controlPoint2?: Point;
  /** Its control points do not mirror each other. */
  readonly disconnected?: boolean;
  readonly isBranching?: boolean;
  readonly [key: string]: unknown;
}

/** A line, a ring or a skeleton of vertices. */
export interface VectorValue {
  readonly vertices: readonly Vertex[];
  readonly closed: boolean;
}

/** A ring has an inside from three vertices on, or two where one is curved. */
export function leastOfRing(vertices: readonly Vertex[]): number {
  return vertices.some(({ isBezier }) => isBezier === true) ? 2 : 3;
}

/** What the editor knows of paths before an image is on screen. */
export const vectorKindCore: KindCore<VectorValue> = {
  name: 'vector',

  isValid: ({ vertices, closed }) =>
    vertices.length >= (closed ? leastOfRing(vertices) : 1) && vertices.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),

  describe({ vertices }) {
    const { x, y, width, height } = boundsOfPairs(vertices.map((vertex): Pair => [vertex.x, vertex.y]));
    const points = vertices.length === 1 ? '1 point' : `${vertices.length} points`;
    return `${shortNumber(x)}, ${shortNumber(y)} · ${shortNumber(width)} × ${shortNumber(height)} % · ${points}`;
  },
};
