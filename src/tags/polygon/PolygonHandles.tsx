import { observer } from 'mobx-react-lite';
import { useRef } from 'react';
import { Shape } from 'react-konva/es/ReactKonvaCore';
import type { HandlesProps, Point } from '../../core';
import { snapToPixelEdge } from '../../geometry';
import { type Anchor, type HeldKeys, useAnchors } from '../../surfaces/image';
import { useMessages } from '../../ui/kit';
import { insertVertex, moveVertex, removeVertex } from './polygon.kind';
import type { PolygonValue } from './polygon.kindCore';

/** Screen pixels. */
const SIZES = { small: 6, medium: 9, large: 12 } as const;
const MIDDLE_SIZE = 5;
/** Edges shorter than this have no handle in their middle. */
const ROOM_FOR_MIDDLE = 30;
/** Vertices that stand closer than this part of their size are one blot: most are left out. 6,000 circles took several frames to fill. */
const CROWDED = 0.4;
/** Milliseconds in which a double click on a new vertex is the second half of the click that made it. */
const DOUBLE_MS = 500;

interface Edit {
  readonly from: PolygonValue;
  readonly index: number;
}

/** Handles of a longer outline are drawn one alone while it is dragged. */
const MOST_WHILE_DRAGGED = 500;

/** The vertices of an outline, drawn by one node however many they are, and the middles of its edges. */
export const PolygonHandles = observer(function PolygonHandles(props: HandlesProps<PolygonValue>) {
  const { value, attrs, color, toScreen, toPct, extent, onDraft, onCommit } = props;
  const t = useMessages();
  const editing = useRef<Edit>(undefined);
  const inserted = useRef({ index: -1, time: 0 });
  const latest = useRef<PolygonValue>(undefined);
  const { points, closed } = value;

  const screenAt = (index: number): Point => {
    const [x, y] = points[index % points.length] ?? [0, 0];
    return toScreen({ x, y });
  };
  const pctAt = (screen: Point): Point => (attrs.snap === 'pixel' ? snapToPixelEdge(toPct(screen), extent) : toPct(screen));
  const commit = (next: PolygonValue): void => {
    if (next !== value) onCommit(next, 'reshape');
  };
  const remove = (index: number): void => commit(removeVertex(value, index));
  const insert = (edge: number, at: Point): void => {
    inserted.current = { index: edge + 1, time: performance.now() };
    commit(insertVertex(value, edge, at));
  };

  /** Drags one vertex of the outline as it was when the drag began. */
  const moves = (begin: () => Edit) => ({
    drag: (to: Point): void => {
      editing.current ??= begin();
      latest.current = moveVertex(editing.current.from, editing.current.index, pctAt(to));
      onDraft(latest.current);
    },
    drop: (): void => {
      const next = latest.current;
      editing.current = latest.current = undefined;
      if (next) onCommit(next, 'reshape');
    },
    cancel: (): void => {
      editing.current = latest.current = undefined;
      onDraft(undefined);
    },
  });

  const vertex = (index: number): Anchor => ({
    key: `v${index}`,
    at: screenAt(index),
    cursor: 'move',
    label: t('image.vertex', { index: index + 1, count: points.length }),
    ...moves(() => ({ from: value, index })),
    tap: (keys: HeldKeys) => {
      if (keys.alt) remove(index);
      // A click on an open outline takes it up again, at its first vertex it closes: that is the tool's.
      return closed || keys.alt;
    },
    double: () => {
      const echo = inserted.current.index === index && performance.now() - inserted.current.time < DOUBLE_MS;
      if (!echo) remove(index);
    },
    remove: () => remove(index),
    insert: () => insert(index, middlePct(index)),
  });

  const middlePct = (edge: number): Point => {
    const [a, b] = [points[edge], points[(edge + 1) % points.length]];
    return a && b ? { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2 } : { x: 0, y: 0 };
  };
  const middle = (edge: number): Anchor => {
    const at = middlePct(edge);
    return {
      key: `e${edge}`,
      at: toScreen(at),
      cursor: 'copy',
      ...moves(() => ({ from: insertVertex(value, edge, at), index: edge + 1 })),
      tap: () => insert(edge, at),
    };
  };
  const edges = closed ? points.length : points.length - 1;
  const middleOf = (edge: number): Point | undefined => {
    const [a, b] = [screenAt(edge), screenAt(edge + 1)];
    if (Math.hypot(a.x - b.x, a.y - b.y) < ROOM_FOR_MIDDLE) return undefined;
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  };

  /** Plain loops: an outline may have thousands of vertices, and this runs on every move of the pointer. */
  const find = (point: Point, tolerance: number): Anchor | undefined => {
    let best: { index: number; distance: number } | undefined;
    for (let index = 0; index < points.length; index++) {
      const at = screenAt(index);
      const distance = Math.hypot(at.x - point.x, at.y - point.y);
      if (distance <= tolerance && (!best || distance < best.distance)) best = { index, distance };
    }
    if (best) return vertex(best.index);
    for (let edge = 0; edge < edges; edge++) {
      const at = middleOf(edge);
      if (at && Math.hypot(at.x - point.x, at.y - point.y) <= tolerance) return middle(edge);
    }
    return undefined;
  };
  const focused = useAnchors({ find, all: () => points.map((_, index) => vertex(index)) });

  const size = SIZES[attrs.pointSize as keyof typeof SIZES] ?? SIZES.small;
  const square = attrs.pointStyle === 'rectangle';
  return (
    <Shape
      name="polygon-handles"
      listening={false}
      sceneFunc={(context, shape) => {
        const { width, height } = shape.getLayer()?.getCanvas() ?? { width: 0, height: 0 };
        const isSeen = ({ x, y }: Point): boolean => x > -size && y > -size && x < width + size && y < height + size;
        context.lineWidth = 1.5;
        context.strokeStyle = color;
        context.fillStyle = '#fff';
        context.beginPath();
        // Of a long outline only what is in hand is drawn while it moves: thousands of dots would cost more than the outline.
        const held = points.length > MOST_WHILE_DRAGGED ? editing.current?.index : undefined;
        for (let edge = 0; held === undefined && edge < edges; edge++) {
          const at = middleOf(edge);
          if (!at || !isSeen(at)) continue;
          context.moveTo(at.x + MIDDLE_SIZE / 2, at.y);
          context.arc(at.x, at.y, MIDDLE_SIZE / 2, 0, 2 * Math.PI);
        }
        context.globalAlpha = 0.7;
        context.fill();
        context.stroke();
        context.globalAlpha = 1;
        context.beginPath();
        const trace = (at: Point): void => {
          if (square) {
            context.rect(at.x - size / 2, at.y - size / 2, size, size);
            return;
          }
          context.moveTo(at.x + size / 2, at.y);
          context.arc(at.x, at.y, size / 2, 0, 2 * Math.PI);
        };
        let last: Point | undefined;
        const [first, end] = held === undefined ? [0, points.length] : [held, held + 1];
        for (let index = first; index < end; index++) {
          const at = screenAt(index);
          if (!isSeen(at) || (last && Math.hypot(at.x - last.x, at.y - last.y) < size * CROWDED)) continue;
          trace(at);
          last = at;
        }
        context.fill();
        context.stroke();
        if (!focused?.startsWith('v')) return;
        context.beginPath();
        trace(screenAt(Number(focused.slice(1))));
        context.fillStyle = color;
        context.fill();
      }}
    />
  );
});
