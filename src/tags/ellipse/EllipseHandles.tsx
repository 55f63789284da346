import type { Context } from 'konva/lib/Context';
import { observer } from 'mobx-react-lite';
import { Shape } from 'react-konva/es/ReactKonvaCore';
import type { HandlesProps, Point } from '../../core';
import {
  BOX_HANDLES,
  type BoxHandle,
  boundsOfEllipse,
  boxOfEllipse,
  ellipseInBox,
  normalizeDegrees,
  placeOn,
  resizedTo,
  shortTurn,
  stepped,
  toEllipseFrame,
} from '../../geometry';
import { type Anchor, type HeldKeys, nearestAnchor, resizeCursor, useAnchors, useHandleDrags } from '../../surfaces/image';
import { useMessages } from '../../ui/kit';
import { keptInside, withPositiveRadii } from './ellipse.kind';
import type { EllipseValue } from './ellipse.kindCore';

/** Screen pixels. */
const SIZE = 8;
const ROTATE_DISTANCE = 28;
const LEAST_RADIUS = 3;
/** Diameters shorter than this have no handles at the ends of their radii: they would cover the corners'. */
const ROOM_FOR_RADII = 40;
/** Degrees that Shift turns by. */
const STEP = 15;

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Draws the handles: the box that the corners belong to in dashes, squares on its corners, dots at the ends of the radii. */
function paintHandles(
  context: Context,
  anchors: readonly Anchor[],
  corners: readonly Point[],
  top: Point,
  color: string,
  focused: string | undefined,
): void {
  context.lineWidth = 1;
  context.strokeStyle = color;
  context.setLineDash([3, 3]);
  context.beginPath();
  for (const { x, y } of corners) context.lineTo(x, y);
  context.closePath();
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1.5;
  const turn = anchors.find(({ key }) => key === 'turn');
  if (turn) {
    context.beginPath();
    context.moveTo(top.x, top.y);
    context.lineTo(turn.at.x, turn.at.y);
    context.stroke();
  }
  for (const { key, at } of anchors) {
    context.beginPath();
    if (key.length === 2) context.rect(at.x - SIZE / 2, at.y - SIZE / 2, SIZE, SIZE);
    else context.arc(at.x, at.y, SIZE / 2 + (key === 'turn' ? 1 : 0), 0, 2 * Math.PI);
    context.fillStyle = key === focused ? color : '#fff';
    context.fill();
    context.stroke();
  }
}

/** Handles at the ends of the radii, on the corners of the box around, and the one that turns it. */
export const EllipseHandles = observer(function EllipseHandles(props: HandlesProps<EllipseValue>) {
  const { value, attrs, color, toScreen, toPct, extent, scale, viewRotation } = props;
  const t = useMessages();
  const dragOf = useHandleDrags<EllipseValue>(props);
  const box = boxOfEllipse(value, extent);
  const at = (u: number, v: number): Point => toScreen(placeOn(box, u, v, extent));
  const middle = toScreen(value);
  const least = { x: (LEAST_RADIUS * 100) / (extent.width * scale), y: (LEAST_RADIUS * 100) / (extent.height * scale) };
  const snaps = attrs.snap === 'pixel';

  /** The middle stays; one radius follows the pointer, with Shift both. */
  const radius = (place: BoxHandle): Anchor => {
    const axis = place.v === 0.5 ? 'x' : 'y';
    const make = (wire: EllipseValue, to: Point, { shift }: HeldKeys): EllipseValue => {
      const from = withPositiveRadii(wire);
      const own = Math.abs(toEllipseFrame(from, toPct(to), extent)[axis]);
      const length = axis === 'x' ? extent.width : extent.height;
      const snapped = snaps && from.rotation === 0 ? (Math.max(1, Math.round((own / 100) * length)) / length) * 100 : own;
      const key = axis === 'x' ? 'radiusX' : 'radiusY';
      const wanted = Math.max(snapped, least[axis]);
      const k = shift && from[key] > 0 ? wanted / from[key] : 1;
      const whole = { radiusX: from.radiusX * k, radiusY: from.radiusY * k, [key]: wanted };
      return keptInside(
        (share) => ({
          ...from,
          radiusX: from.radiusX + (whole.radiusX - from.radiusX) * share,
          radiusY: from.radiusY + (whole.radiusY - from.radiusY) * share,
        }),
        extent,
      );
    };
    const here = at(place.u, place.v);
    return { at: here, cursor: resizeCursor(middle, here), label: t('image.side'), ...dragOf(place.key, 'resize', make) };
  };

  /** As the box around it: the opposite corner stays, Shift keeps the proportions. */
  const corner = (place: BoxHandle): Anchor => {
    const make = (from: EllipseValue, to: Point, { shift }: HeldKeys): EllipseValue =>
      ellipseInBox(
        resizedTo(boxOfEllipse(from, extent), place, toPct(to), {
          extent,
          least: { x: 2 * least.x, y: 2 * least.y },
          keepShape: shift,
          snap: snaps,
          boundsOf: (made) => boundsOfEllipse(ellipseInBox(made, extent), extent),
        }),
        extent,
      );
    const here = at(place.u, place.v);
    return { at: here, cursor: resizeCursor(middle, here), label: t('image.corner'), ...dragOf(place.key, 'resize', make) };
  };

  const top = at(0.5, 0);
  const turning = (): Anchor => {
    // An ellipse seen as a line has no direction of its own: up, as on the image.
    const length = distance(middle, top);
    const away = length > 0 ? { x: (top.x - middle.x) / length, y: (top.y - middle.y) / length } : { x: 0, y: -1 };
    const make = (wire: EllipseValue, to: Point, { shift }: HeldKeys): EllipseValue => {
      const from = withPositiveRadii(wire);
      const centre = toScreen(from);
      const degrees = (Math.atan2(to.y - centre.y, to.x - centre.x) * 180) / Math.PI + 90 - viewRotation;
      const way = shortTurn(from.rotation, shift ? stepped(degrees, STEP) : degrees);
      return keptInside((share) => ({ ...from, rotation: normalizeDegrees(from.rotation + way * share) }), extent);
    };
    const here = { x: top.x + away.x * ROTATE_DISTANCE, y: top.y + away.y * ROTATE_DISTANCE };
    return { at: here, cursor: 'grab', label: t('image.turn'), free: true, ...dragOf('turn', 'rotate', make) };
  };

  const room = { u: distance(at(0, 0.5), at(1, 0.5)), v: distance(at(0.5, 0), at(0.5, 1)) };
  const shown = BOX_HANDLES.filter(({ u, v }) => (u === 0.5 ? room.v : v === 0.5 ? room.u : ROOM_FOR_RADII) >= ROOM_FOR_RADII);
  const anchors: readonly Anchor[] = [
    ...shown.map((place) => (place.u === 0.5 || place.v === 0.5 ? radius(place) : corner(place))),
    ...(attrs.canRotate !== false ? [turning()] : []),
  ];
  const focused = useAnchors({ find: (point, tolerance) => nearestAnchor(anchors, point, tolerance), all: () => anchors });
  const corners = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)];
  return (
    <Shape name="ellipse-handles" listening={false} sceneFunc={(context) => paintHandles(context, anchors, corners, top, color, focused)} />
  );
});
