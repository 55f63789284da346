import type { Context } from 'konva/lib/Context';
import { observer } from 'mobx-react-lite';
import { useRef, useState } from 'react';
import { Shape } from 'react-konva/es/ReactKonvaCore';
import type { HandlesProps, Point } from '../../core';
import { cubicAt, nearestOnCubic, snapToPixelEdge } from '../../geometry';
import { type Anchor, type HeldKeys, useAnchors } from '../../surfaces/image';
import { useMessages } from '../../ui/kit';
import { cutRing, insertVertex, moveControl, moveVertex, moveVertices, removeVertices, toggleCurve } from './edits.kind';
import { limitsOf } from './limits.kind';
import { chainOf, controlOf, curveBetween, type Segment, segmentsOf } from './runs.kind';
import type { VectorValue } from './vector.kindCore';

/** Of `pointSize`. */
const SIZES = { small: 1, medium: 1.5, large: 2 } as const;
const MIDDLE_SIZE = 5;
/** Lines shorter than this have no handle in their middle, in screen pixels. */
const ROOM_FOR_MIDDLE = 30;
/** Paths with more curves than this show the control points of the vertices in hand only. */
const MOST_CONTROLS = 12;

type ControlName = 'controlPoint1' | 'controlPoint2';
const CONTROL_NAMES = ['controlPoint1', 'controlPoint2'] as const;

interface Held {
  /** Vertices collected by Ctrl and a click: they move and go together. */
  readonly vertices: ReadonlySet<number>;
  /** The vertex used last: its control points show. */
  readonly active: number | undefined;
  /** Indices mean nothing once there are more or fewer vertices. */
  readonly count: number;
}

const NONE: ReadonlySet<number> = new Set();

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Where a line is nearest to a point of the screen: how far off, and how far along. */
function nearestOnLine(from: Point, to: Point, point: Point): { readonly off: number; readonly t: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length2));
  return { off: distance(point, { x: from.x + dx * t, y: from.y + dy * t }), t };
}

/** Whether a point is in the box around a curve's points, which the curve never leaves. */
function isInHull(points: readonly Point[], { x, y }: Point, tolerance: number): boolean {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const within = (at: number, all: readonly number[]): boolean => at >= Math.min(...all) - tolerance && at <= Math.max(...all) + tolerance;
  return within(x, xs) && within(y, ys);
}

/**
 * The vertices of a path, the control points of its curves and the middles of its lines, drawn by one node however many they are.
 * Alt and a click deletes a vertex, or opens a ring at a line; Shift and a click divides a line, or makes a curve of a vertex and back;
 * Ctrl and a click collects vertices; Alt parts the two control points of a vertex while one is dragged.
 */
export const VectorHandles = observer(function VectorHandles(props: HandlesProps<VectorValue>) {
  const { value, attrs, color, toScreen, toPct, extent, onDraft, onCommit } = props;
  const t = useMessages();
  const limits = limitsOf(attrs);
  const { vertices, closed } = value;
  const count = vertices.length;
  const [kept, setHeld] = useState<Held>({ vertices: NONE, active: undefined, count });
  const held: Held = kept.count === count ? kept : { vertices: NONE, active: undefined, count };
  const from = useRef<VectorValue>(undefined);
  const latest = useRef<VectorValue>(undefined);

  const screenAt = (index: number): Point => toScreen(vertices[index] ?? { x: 0, y: 0 });
  const pctAt = (screen: Point): Point => (attrs.snap === 'pixel' ? snapToPixelEdge(toPct(screen), extent) : toPct(screen));
  const commit = (next: VectorValue): void => {
    if (next !== value) onCommit(next, 'reshape');
  };
  const activate = (active: number | undefined): void => setHeld({ vertices: NONE, active, count });
  const remove = (index: number): void =>
    commit(removeVertices(value, held.vertices.has(index) ? held.vertices : new Set([index]), limits.least));

  /** Drags something of the path as it was when the drag began. */
  const moves = (begin: () => VectorValue, moved: (start: VectorValue, to: Point, keys: HeldKeys | undefined) => VectorValue) => ({
    drag: (to: Point, keys?: HeldKeys): void => {
      from.current ??= begin();
      latest.current = moved(from.current, to, keys);
      onDraft(latest.current);
    },
    drop: (): void => {
      const next = latest.current;
      from.current = latest.current = undefined;
      if (next) onCommit(next, 'reshape');
    },
    cancel: (): void => {
      from.current = latest.current = undefined;
      onDraft(undefined);
    },
  });

  const curveOf = ({ from: a, to: b }: Segment) => {
    const [start, end] = [vertices[a], vertices[b]];
    return start && end && curveBetween(start, end);
  };
  const middleOf = (segment: Segment): { readonly at: Point; readonly room: number } => {
    const [a, b] = [screenAt(segment.from), screenAt(segment.to)];
    const curve = curveOf(segment);
    return { at: curve ? toScreen(cubicAt(curve, 0.5)) : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, room: distance(a, b) };
  };
  const inserted = (segment: Segment, at: Point, share: number): VectorValue =>
    count < limits.most ? insertVertex(value, segment, at, share) : value;
  /** Where `insertVertex` puts a vertex. */
  const placeOf = ({ from: a, to: b }: Segment): number => (b > a ? b : count);

  const canResume = (index: number): boolean => {
    if (closed || (count >= limits.most && !limits.closable)) return false;
    if (limits.skeleton) return true;
    const chain = chainOf(value);
    return chain ? index === chain[0] || index === chain.at(-1) : !segmentsOf(value).some((segment) => segment.from === index);
  };
  const tap = (index: number, keys: HeldKeys): boolean => {
    if (keys.alt) remove(index);
    else if (keys.shift) {
      if (limits.curves || vertices[index]?.isBezier === true) commit(toggleCurve(value, index));
      activate(index);
    } else if (keys.ctrl) {
      const next = new Set(held.vertices);
      if (!next.delete(index)) next.add(index);
      setHeld({ vertices: next, active: index, count });
    } else if (canResume(index)) return false;
    else activate(index);
    return true;
  };

  const vertexAnchor = (index: number): Anchor => ({
    key: `v${index}`,
    at: screenAt(index),
    cursor: 'move',
    label: t('image.vertex', { index: index + 1, count }),
    ...moves(
      () => {
        if (!held.vertices.has(index)) activate(index);
        return value;
      },
      (start, to) => {
        const place = pctAt(to);
        const { x, y } = start.vertices[index] ?? place;
        return held.vertices.has(index) && held.vertices.size > 1
          ? moveVertices(start, held.vertices, { x: place.x - x, y: place.y - y })
          : moveVertex(start, index, place);
      },
    ),
    tap: (keys) => tap(index, keys),
    remove: () => remove(index),
    insert: () => {
      const segment = segmentsOf(value).find((one) => one.from === index) ?? segmentsOf(value).find((one) => one.to === index);
      if (segment) commit(inserted(segment, toPct(middleOf(segment).at), 0.5));
    },
  });

  const controlAnchor = (index: number, name: ControlName, at: Point): Anchor => ({
    key: `${name === 'controlPoint1' ? 'a' : 'b'}${index}`,
    at: toScreen(at),
    cursor: 'move',
    label: t('image.vertex.control', { index: index + 1, number: name === 'controlPoint1' ? 1 : 2 }),
    ...moves(
      () => value,
      (start, to, keys) => moveControl(start, index, name, toPct(to), keys?.alt === true),
    ),
    tap: () => true,
  });

  const middleAnchor = (segment: Segment): Anchor => {
    const at = middleOf(segment).at;
    return {
      key: `e${segment.from}-${segment.to}`,
      at,
      cursor: 'copy',
      ...moves(
        () => inserted(segment, toPct(at), 0.5),
        (start, to) => (start === value ? value : moveVertex(start, placeOf(segment), pctAt(to))),
      ),
      tap: (keys) => commit(keys.alt ? cutRing(value, segment) : inserted(segment, toPct(at), 0.5)),
    };
  };

  /** The line under the pointer while Shift or Alt is held. */
  const lineAnchor = (point: Point, tolerance: number, keys: HeldKeys): Anchor | undefined => {
    if (!keys.shift && !(keys.alt && closed)) return undefined;
    let best: { segment: Segment; off: number; t: number } | undefined;
    for (const segment of segmentsOf(value)) {
      const curve = curveOf(segment);
      const [a, b] = [screenAt(segment.from), screenAt(segment.to)];
      const drawn = curve && ([a, toScreen(curve[1]), toScreen(curve[2]), b] as const);
      if (drawn && !isInHull(drawn, point, tolerance)) continue;
      const share = drawn && nearestOnCubic(drawn, point);
      const near = drawn && share !== undefined ? { off: distance(cubicAt(drawn, share), point), t: share } : nearestOnLine(a, b, point);
      if (near.off <= tolerance && (!best || near.off < best.off)) best = { segment, ...near };
    }
    if (!best) return undefined;
    const { segment, t: share } = best;
    const tapped = (): void => commit(keys.alt ? cutRing(value, segment) : inserted(segment, pctAt(point), share));
    return { key: `s${segment.from}-${segment.to}`, at: point, cursor: keys.alt ? 'crosshair' : 'copy', tap: tapped };
  };

  /** Vertices whose control points show: all of a short path, else what is in hand and what lies beside it. */
  const shownControls = (focused: string | undefined): readonly number[] => {
    const curved = vertices.flatMap(({ isBezier }, i) => (isBezier === true ? [i] : []));
    if (curved.length <= MOST_CONTROLS) return curved;
    const inHand = [held.active, focused && Number(focused.slice(1))];
    const near = new Set(inHand.flatMap((i) => (typeof i === 'number' ? [i - 1, i, i + 1] : [])));
    return curved.filter((i) => near.has(i));
  };
  const controlsOf = (index: number): readonly (readonly [ControlName, Point])[] =>
    CONTROL_NAMES.flatMap((name) => {
      const vertex = vertices[index];
      const point = vertex && controlOf(vertex, name);
      return point ? [[name, point] as const] : [];
    });

  /** Plain loops: a path may have thousands of vertices, and this runs on every move of the pointer. */
  const find = (point: Point, tolerance: number, keys: HeldKeys): Anchor | undefined => {
    let best: { index: number; off: number } | undefined;
    for (let index = 0; index < count; index++) {
      const off = distance(screenAt(index), point);
      if (off <= tolerance && (!best || off < best.off)) best = { index, off };
    }
    for (const index of shownControls(focused)) {
      for (const [name, at] of controlsOf(index)) {
        const off = distance(toScreen(at), point);
        if (off <= tolerance && (!best || off < best.off)) return controlAnchor(index, name, at);
      }
    }
    if (best) return vertexAnchor(best.index);
    if (count < limits.most) {
      for (const segment of segmentsOf(value)) {
        const { at, room } = middleOf(segment);
        if (room >= ROOM_FOR_MIDDLE && distance(at, point) <= tolerance) return middleAnchor(segment);
      }
    }
    return lineAnchor(point, tolerance, keys);
  };
  const all = (): readonly Anchor[] => {
    const shown = new Set(shownControls(focused));
    return vertices.flatMap((_, index) => [
      vertexAnchor(index),
      ...(shown.has(index) ? controlsOf(index).map(([name, at]) => controlAnchor(index, name, at)) : []),
    ]);
  };
  const focused: string | undefined = useAnchors({ find, all });

  const radius =
    (typeof attrs.pointSizeEnabled === 'number' ? attrs.pointSizeEnabled : 5) * (SIZES[attrs.pointSize as keyof typeof SIZES] ?? 1);
  const square = attrs.pointStyle === 'rectangle';
  const draw = (context: Context, seen: (at: Point) => boolean): void => {
    const dot = (at: Point, reach: number, asSquare: boolean): void => {
      if (!seen(at)) return;
      if (asSquare) {
        context.rect(at.x - reach, at.y - reach, 2 * reach, 2 * reach);
        return;
      }
      context.moveTo(at.x + reach, at.y);
      context.arc(at.x, at.y, reach, 0, 2 * Math.PI);
    };
    const group = (trace: () => void, fill: string, alpha = 1): void => {
      context.beginPath();
      trace();
      context.globalAlpha = alpha;
      context.fillStyle = fill;
      context.fill();
      context.stroke();
      context.globalAlpha = 1;
    };
    context.lineWidth = 1.5;
    context.strokeStyle = color;
    const shown = shownControls(focused).flatMap((index) => controlsOf(index).map(([name, at]) => ({ index, name, at: toScreen(at) })));
    group(
      () => {
        if (count >= limits.most) return;
        for (const segment of segmentsOf(value)) {
          const { at, room } = middleOf(segment);
          if (room >= ROOM_FOR_MIDDLE) dot(at, MIDDLE_SIZE / 2, false);
        }
      },
      '#fff',
      0.7,
    );
    context.lineWidth = 1;
    context.beginPath();
    for (const { index, at } of shown) {
      const vertex = screenAt(index);
      context.moveTo(vertex.x, vertex.y);
      context.lineTo(at.x, at.y);
    }
    context.stroke();
    group(() => {
      for (const { at } of shown) dot(at, radius * 0.7, false);
    }, color);
    context.lineWidth = 1.5;
    group(() => {
      for (let index = 0; index < count; index++) dot(screenAt(index), radius, square);
    }, '#fff');
    const marked = new Set([...held.vertices, ...(held.active === undefined ? [] : [held.active])]);
    if (focused?.startsWith('v')) marked.add(Number(focused.slice(1)));
    group(() => {
      for (const index of marked) if (vertices[index]) dot(screenAt(index), radius, square);
    }, color);
    const control = shown.find(({ index, name }) => focused === `${name === 'controlPoint1' ? 'a' : 'b'}${index}`);
    if (control) group(() => dot(control.at, radius, false), color);
  };
  return (
    <Shape
      name="vector-handles"
      listening={false}
      sceneFunc={(context, shape) => {
        const { width, height } = shape.getLayer()?.getCanvas() ?? { width: 0, height: 0 };
        draw(context, ({ x, y }) => x > -radius && y > -radius && x < width + radius && y < height + radius);
      }}
    />
  );
});
