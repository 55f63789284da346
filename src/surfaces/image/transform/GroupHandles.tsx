import { observer } from 'mobx-react-lite';
import { useMemo, useRef } from 'react';
import { Shape } from 'react-konva/es/ReactKonvaCore';
import type { Box, Point, Region } from '../../../core';
import { applyTo, BOX_HANDLES, type BoxHandle, type Matrix } from '../../../geometry';
import { useMessages } from '../../../ui/kit';
import { type Anchor, type HeldKeys, nearestAnchor, useAnchors } from '../anchors';
import type { ImageController } from '../imageController';
import { pctPerPixel, toPct, toScreen } from '../viewport';
import { groupOf } from './group';
import { allowedTurn, boxResizedTo, degreesBetween, type GroupTransform, resizing, STILL, turning } from './groupTransform';

/** Screen pixels. */
const SIZE = 9;
const ROTATE_DISTANCE = 28;
const LEAST_SIDE = 4;
const ROOM_FOR_MIDDLE = 40;
/** The handle that turns goes below a box that begins above this. */
const ROOM_ABOVE = 12;
/** Degrees that Shift turns by. */
const STEP = 15;
const COLOR = '#2f80ed';

const CURSORS = { nw: 'nwse-resize', se: 'nwse-resize', ne: 'nesw-resize', sw: 'nesw-resize' } as const;

function cursorOf({ key, u }: BoxHandle, viewTurn: number): string {
  const across = viewTurn % 180 !== 0;
  if (u === 0.5) return across ? 'ew-resize' : 'ns-resize';
  if (key === 'e' || key === 'w') return across ? 'ns-resize' : 'ew-resize';
  const cursor = CURSORS[key as keyof typeof CURSORS];
  if (!across) return cursor;
  return cursor === 'nwse-resize' ? 'nesw-resize' : 'nwse-resize';
}

/** Props of `GroupHandles`. */
export interface GroupHandlesProps {
  readonly controller: ImageController;
  /** What is changed together; each of them may be. */
  readonly regions: readonly Region[];
}

/** The box round several regions: it moves, scales and turns them together. Draws itself with one node, whatever they are. */
export const GroupHandles = observer(function GroupHandles({ controller, regions }: GroupHandlesProps) {
  const t = useMessages();
  const group = useMemo(() => groupOf(controller, regions), [controller, regions]);
  const last = useRef<GroupTransform>(undefined);

  /** Where the box lies now: a gesture takes it along. */
  const place = (): Matrix => {
    const { shown } = controller.group;
    return shown && !shown.isKept && shown.ids.size === regions.length ? shown.matrix : STILL;
  };
  const at = ({ box }: { readonly box: Box }, u: number, v: number, matrix = place()): Point =>
    toScreen(controller.viewport.view, applyTo(matrix, { x: box.x + box.width * u, y: box.y + box.height * v }));

  const edits = (make: (to: Point, keys: HeldKeys) => GroupTransform) => ({
    drag: (to: Point, keys: HeldKeys): void => {
      last.current = make(to, keys);
      controller.group.show(regions, last.current);
    },
    drop: (): void => {
      if (last.current) controller.group.keep(regions, last.current);
      last.current = undefined;
    },
    cancel: (): void => {
      last.current = undefined;
      controller.group.drop();
    },
    // A press on a handle must not pick what lies below it.
    tap: () => true,
  });

  const sizing = (handle: BoxHandle): Anchor => ({
    key: handle.key,
    at: at(group, handle.u, handle.v),
    cursor: cursorOf(handle, controller.viewport.view.turn),
    label: t(handle.u === 0.5 || handle.v === 0.5 ? 'image.side' : 'image.corner'),
    ...edits((to, keys) => {
      const { view } = controller.viewport;
      const per = pctPerPixel(view);
      const least = { x: per.x * LEAST_SIDE, y: per.y * LEAST_SIDE };
      const pixels = group.keepsToPixels ? group.extent : undefined;
      const box = boxResizedTo(group.box, handle, toPct(view, to), { least, keepShape: keys.shift, pixels });
      return group.keptInside(resizing(group.box, box, group.extent), (part) =>
        resizing(group.box, between(group.box, box, part), group.extent),
      );
    }),
  });

  /** Where the handle that turns stands, and the middle of the side it belongs to, before anything is turned. */
  const turnPlaces = (): { readonly foot: Point; readonly head: Point } => {
    const corners = [at(group, 0, 0, STILL), at(group, 1, 1, STILL)];
    const [left, right] = [Math.min(...corners.map((p) => p.x)), Math.max(...corners.map((p) => p.x))];
    const [top, bottom] = [Math.min(...corners.map((p) => p.y)), Math.max(...corners.map((p) => p.y))];
    const x = (left + right) / 2;
    if (top - ROTATE_DISTANCE >= ROOM_ABOVE) return { foot: { x, y: top }, head: { x, y: top - ROTATE_DISTANCE } };
    return { foot: { x, y: bottom }, head: { x, y: bottom + ROTATE_DISTANCE } };
  };
  const moved = (screen: Point): Point => {
    const { view } = controller.viewport;
    return toScreen(view, applyTo(place(), toPct(view, screen)));
  };

  const turn = (): Anchor => ({
    key: 'turn',
    at: moved(turnPlaces().head),
    cursor: 'grab',
    label: t('image.turn'),
    free: true,
    ...edits((to, keys) => {
      const centre = at(group, 0.5, 0.5, STILL);
      const degrees = degreesBetween(centre, turnPlaces().head, to);
      const wanted = keys.shift ? Math.round(degrees / STEP) * STEP : degrees;
      return turning(allowedTurn(group.hull, wanted, group.centre, group.extent), group.centre, group.extent);
    }),
  });

  const anchors = (): readonly Anchor[] => {
    const [a, b] = [at(group, 0, 0), at(group, 1, 1)];
    const room =
      controller.viewport.view.turn % 180 === 0
        ? { u: Math.abs(a.x - b.x), v: Math.abs(a.y - b.y) }
        : { u: Math.abs(a.y - b.y), v: Math.abs(a.x - b.x) };
    const shown = BOX_HANDLES.filter(({ u, v }) => (u === 0.5 ? room.u : v === 0.5 ? room.v : ROOM_FOR_MIDDLE) >= ROOM_FOR_MIDDLE);
    return [...(group.canScale ? shown.map(sizing) : []), ...(group.canTurn ? [turn()] : [])];
  };
  const focused = useAnchors({ find: (point, tolerance) => nearestAnchor(anchors(), point, tolerance), all: anchors });

  return (
    <Shape
      name="group-handles"
      listening={false}
      sceneFunc={(context) => {
        const corners = [at(group, 0, 0), at(group, 1, 0), at(group, 1, 1), at(group, 0, 1)];
        context.lineWidth = 1;
        context.strokeStyle = COLOR;
        context.beginPath();
        for (const { x, y } of corners) context.lineTo(x, y);
        context.closePath();
        context.setLineDash([5, 3]);
        context.stroke();
        context.setLineDash([]);
        if (group.canTurn) {
          const [foot, head] = [moved(turnPlaces().foot), moved(turnPlaces().head)];
          context.beginPath();
          context.moveTo(foot.x, foot.y);
          context.lineTo(head.x, head.y);
          context.stroke();
        }
        context.lineWidth = 1.5;
        for (const anchor of anchors()) {
          context.beginPath();
          if (anchor.key === 'turn') context.arc(anchor.at.x, anchor.at.y, SIZE / 2 + 1, 0, 2 * Math.PI);
          else context.rect(anchor.at.x - SIZE / 2, anchor.at.y - SIZE / 2, SIZE, SIZE);
          context.fillStyle = anchor.key === focused ? COLOR : '#fff';
          context.fill();
          context.stroke();
        }
      }}
    />
  );
});

/** A part of the way from one box to another. */
function between(from: Box, to: Box, part: number): Box {
  const on = (a: number, b: number): number => a + (b - a) * part;
  return { x: on(from.x, to.x), y: on(from.y, to.y), width: on(from.width, to.width), height: on(from.height, to.height) };
}
