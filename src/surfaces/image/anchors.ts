import { observable, runInAction } from 'mobx';
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Point } from '../../core';

/** Keys held during a gesture. */
export interface HeldKeys {
  readonly shift: boolean;
  readonly alt: boolean;
  /** Control, or Command on a Mac. */
  readonly ctrl: boolean;
}

/** A place of a region's handles that can be grabbed: a corner, a vertex. Points are screen pixels of the surface. */
export interface Anchor {
  /** Unique among the region's anchors. */
  readonly key: string;
  readonly at: Point;
  /** CSS cursor over it. */
  readonly cursor: string;
  /** What it is, for a screen reader. */
  readonly label?: string;
  /** It was dragged to a point, counted from where it was grabbed: called with the place it should take. */
  readonly drag?: (to: Point, keys: HeldKeys) => void;
  /** Its drag says a direction, not a place (it turns something): it never sticks to other regions. */
  readonly free?: boolean;
  /** The drag ended: keep the last draft. */
  readonly drop?: () => void;
  /** The drag was given up: drop the draft. */
  readonly cancel?: () => void;
  /** Pressed and released in place; `false` makes it a click on what lies there. */
  readonly tap?: (keys: HeldKeys) => boolean | void;
  readonly double?: (keys: HeldKeys) => void;
  /** Delete on it: takes it away. */
  readonly remove?: () => void;
  /** Insert on it: a new one after it. */
  readonly insert?: () => void;
}

/** The anchors of one region's handles. */
export interface AnchorField {
  /** The anchor within `tolerance` pixels of a point. Some are there only while a key is held, such as a line that Shift and a click divide. */
  find(point: Point, tolerance: number, keys: HeldKeys): Anchor | undefined;
  /** All of them in walking order, for the keyboard. */
  all(): readonly Anchor[];
}

/**
 * The anchors that are on the surface now. Handles draw themselves with one node and answer here where they can be grabbed, so that a
 * polygon of thousands of points costs no node per point and Konva's hit canvas stays off.
 */
export class AnchorFields {
  readonly #fields = new Set<() => AnchorField>();
  readonly #focused = observable.box<string | undefined>(undefined);

  /** Key of the anchor that the keyboard holds. Observable. */
  get focused(): string | undefined {
    return this.#focused.get();
  }

  focus(key: string | undefined): void {
    runInAction(() => this.#focused.set(key));
  }

  add(field: () => AnchorField): () => void {
    this.#fields.add(field);
    return () => this.#fields.delete(field);
  }

  find(point: Point, tolerance: number, keys: HeldKeys): Anchor | undefined {
    for (const field of this.#fields) {
      const found = field().find(point, tolerance, keys);
      if (found) return found;
    }
    return undefined;
  }

  all(): readonly Anchor[] {
    return [...this.#fields].flatMap((field) => field().all());
  }
}

export const AnchorContext = createContext<AnchorFields | undefined>(undefined);

/**
 * Makes a region's handles grabbable. Call it in a `Handles` component with what is true for the value being shown; wrapped in
 * `observer`, it follows the anchor that the keyboard holds. Answers that anchor's key.
 * @example
 * useAnchors({ find: (point, tolerance) => nearest(anchors, point, tolerance), all: () => anchors });
 */
export function useAnchors(field: AnchorField): string | undefined {
  const fields = useContext(AnchorContext);
  const latest = useRef(field);
  latest.current = field;
  useEffect(() => fields?.add(() => latest.current), [fields]);
  return fields?.focused;
}

/** The nearest anchor within reach; the first of equals. */
export function nearestAnchor(anchors: readonly Anchor[], point: Point, tolerance: number): Anchor | undefined {
  let best: Anchor | undefined;
  let least = tolerance;
  for (const anchor of anchors) {
    const distance = Math.hypot(anchor.at.x - point.x, anchor.at.y - point.y);
    if (distance <= least && (!best || distance < least)) {
      best = anchor;
      least = distance;
    }
  }
  return best;
}
