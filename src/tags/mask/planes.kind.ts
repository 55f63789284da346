import type { Extent } from '../../core';
import { MaskError, type MaskPlane, type Stroke } from '../../geometry/masks';
import type { MaskStroke } from './mask.kindCore';

/** How a value holds a mask, and how one is made of it. */
export interface MaskForm<V> {
  /** Soft edges; without, a pixel is painted or not. */
  readonly antialias: boolean;
  /** Nothing painted: not fit to be kept. */
  readonly empty: V;
  /** What is painted, without strokes over it; undefined where the value cannot be unpacked for this image. */
  planeOf(value: V, extent: Extent): MaskPlane | undefined;
  /** The value of a mask; it is packed when its content is asked for. */
  valueOf(plane: MaskPlane): V;
  /** A value with strokes over it. */
  withStrokes(value: V | undefined, strokes: readonly MaskStroke[]): V;
  strokesOf(value: V): readonly MaskStroke[];
}

/** Something kept, until there is too much of it. */
interface Kept<T> {
  item: T | undefined;
  readonly bytes: number;
}

/**
 * What was made of objects, for as long as they live and no longer than the most recent ones take `limit` bytes: an undo history holds
 * hundreds of masks, whose pixels nobody looks at. Losing one costs only making it again.
 */
export class RecentCache<K extends object, T> {
  readonly #kept = new WeakMap<K, Kept<T>>();
  /** The oldest first. */
  readonly #recent = new Set<Kept<T>>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: K): T | undefined {
    const kept = this.#kept.get(key);
    if (!kept || kept.item === undefined) return undefined;
    this.#recent.delete(kept);
    this.#recent.add(kept);
    return kept.item;
  }

  set(key: K, item: T, bytes: number): void {
    const before = this.#kept.get(key);
    if (before) this.#forget(before);
    const kept = { item, bytes };
    this.#kept.set(key, kept);
    this.#recent.add(kept);
    this.#bytes += bytes;
    for (const oldest of this.#recent) {
      if (this.#bytes <= this.#limit || oldest === kept) break;
      this.#forget(oldest);
    }
  }

  #forget(kept: Kept<T>): void {
    if (!this.#recent.delete(kept)) return;
    this.#bytes -= kept.bytes;
    kept.item = undefined;
  }
}

/** Makes a plane, or none of what is broken: what is wrong was said when the result was read. */
export function unpacked(make: () => MaskPlane): MaskPlane | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof MaskError) return undefined;
    throw error;
  }
}

/** Strokes in pixels of an object. */
export function strokesIn(strokes: readonly MaskStroke[], { width, height }: Extent): readonly Stroke[] {
  return strokes.map(({ points, diameter, erase }) => ({
    points: points.map(({ x, y, pressure }) => ({
      x: (x * width) / 100,
      y: (y * height) / 100,
      ...(pressure !== undefined && { pressure }),
    })),
    diameter: (diameter * width) / 100,
    erase,
  }));
}
