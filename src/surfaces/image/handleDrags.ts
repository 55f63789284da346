import { useRef } from 'react';
import type { HandlesProps, Point } from '../../core';
import type { Anchor, HeldKeys } from './anchors';

const CURSORS = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const;

/** The resize cursor along a direction on the screen. */
export function resizeCursor(from: Point, to: Point): string {
  const degrees = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return CURSORS[(Math.round(degrees / 45) + 8) % 4] ?? 'move';
}

/** What an anchor does when it is dragged, beside where it is. */
export type HandleDrag = Required<Pick<Anchor, 'key' | 'drag' | 'drop' | 'cancel' | 'tap'>>;

/** Makes the drag of one handle: `make` answers a new value from the one that the drag began with; `name` describes it in the history. */
export type MakeHandleDrag<V> = (key: string, name: string, make: (from: V, to: Point, keys: HeldKeys) => V) => HandleDrag;

/**
 * Drags of handles: a draft for each move, one commit at the end.
 * @example
 * const dragOf = useHandleDrags(props);
 * const corner: Anchor = { at, cursor: 'move', ...dragOf('corner', 'resize', (from, to) => resized(from, toPct(to))) };
 */
export function useHandleDrags<V>({
  value,
  onDraft,
  onCommit,
}: Pick<HandlesProps<V>, 'value' | 'onDraft' | 'onCommit'>): MakeHandleDrag<V> {
  // Of the component, not of an anchor: each draft makes new anchors, and the keyboard goes on with those.
  const start = useRef<{ readonly value: V }>(undefined);
  return (key, name, make) => {
    let latest: { readonly value: V } | undefined;
    return {
      key,
      drag(to, keys) {
        start.current ??= { value };
        latest = { value: make(start.current.value, to, keys) };
        onDraft(latest.value);
      },
      drop() {
        start.current = undefined;
        if (latest) onCommit(latest.value, name);
        else onDraft(undefined);
      },
      cancel() {
        start.current = undefined;
        onDraft(undefined);
      },
      // A press on a handle must not pick what lies below it.
      tap: () => true,
    };
  };
}
