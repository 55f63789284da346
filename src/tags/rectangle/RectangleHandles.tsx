import { observer } from 'mobx-react-lite';
import { Shape } from 'react-konva/es/ReactKonvaCore';
import type { HandlesProps, Point } from '../../core';
import { BOX_HANDLES, type BoxHandle, placeOn, resizedTo, rotatedTo } from '../../geometry';
import { type Anchor, type HeldKeys, nearestAnchor, resizeCursor, useAnchors, useHandleDrags } from '../../surfaces/image';
import { useMessages } from '../../ui/kit';
import type { RectangleValue } from './rectangle.kindCore';

/** Screen pixels. */
const SIZE = 8;
const ROTATE_DISTANCE = 28;
const LEAST_SIDE = 3;
/** Sides shorter than this have no handle in their middle: it would cover the corners'. */
const ROOM_FOR_MIDDLE = 40;
/** Degrees that Shift turns by. */
const STEP = 15;

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** The eight handles that resize a box, and the one that turns it. */
export const RectangleHandles = observer(function RectangleHandles(props: HandlesProps<RectangleValue>) {
  const { value, attrs, color, toScreen, extent, scale, viewRotation } = props;
  const t = useMessages();
  const dragOf = useHandleDrags<RectangleValue>(props);
  const at = (u: number, v: number): Point => toScreen(placeOn(value, u, v, extent));
  const middle = at(0.5, 0.5);
  const room = { u: distance(at(0, 0), at(1, 0)), v: distance(at(0, 0), at(0, 1)) };

  const resizing = (place: BoxHandle): Anchor => {
    const here = at(place.u, place.v);
    const least = { x: (LEAST_SIDE * 100) / (extent.width * scale), y: (LEAST_SIDE * 100) / (extent.height * scale) };
    const label = t(place.u === 0.5 || place.v === 0.5 ? 'image.side' : 'image.corner');
    const make = (from: RectangleValue, to: Point, keys: HeldKeys): RectangleValue =>
      resizedTo(from, place, props.toPct(to), { extent, least, keepShape: keys.shift, snap: attrs.snap === 'pixel' });
    return { at: here, cursor: resizeCursor(middle, here), label, ...dragOf(place.key, 'resize', make) };
  };

  const turning = (): Anchor => {
    const top = at(0.5, 0);
    const length = distance(middle, top) || 1;
    const here = {
      x: top.x + ((top.x - middle.x) / length) * ROTATE_DISTANCE,
      y: top.y + ((top.y - middle.y) / length) * ROTATE_DISTANCE,
    };
    const make = (from: RectangleValue, to: Point, keys: HeldKeys): RectangleValue => {
      const centre = toScreen(placeOn(from, 0.5, 0.5, extent));
      const degrees = (Math.atan2(to.y - centre.y, to.x - centre.x) * 180) / Math.PI + 90 - viewRotation;
      return rotatedTo(from, keys.shift ? Math.round(degrees / STEP) * STEP : degrees, from.rotation, extent);
    };
    return { at: here, cursor: 'grab', label: t('image.turn'), free: true, ...dragOf('turn', 'rotate', make) };
  };

  const shown = BOX_HANDLES.filter(({ u, v }) => (u === 0.5 ? room.u : v === 0.5 ? room.v : ROOM_FOR_MIDDLE) >= ROOM_FOR_MIDDLE);
  const canTurn = attrs.canRotate !== false;
  const anchors: readonly Anchor[] = [...shown.map(resizing), ...(canTurn ? [turning()] : [])];
  const focused = useAnchors({ find: (point, tolerance) => nearestAnchor(anchors, point, tolerance), all: () => anchors });

  return (
    <Shape
      name="rectangle-handles"
      listening={false}
      sceneFunc={(context) => {
        context.lineWidth = 1.5;
        context.strokeStyle = color;
        const turn = anchors.find((anchor) => anchor.key === 'turn');
        if (turn) {
          const top = at(0.5, 0);
          context.beginPath();
          context.moveTo(top.x, top.y);
          context.lineTo(turn.at.x, turn.at.y);
          context.stroke();
        }
        for (const anchor of anchors) {
          context.beginPath();
          if (anchor.key === 'turn') context.arc(anchor.at.x, anchor.at.y, SIZE / 2 + 1, 0, 2 * Math.PI);
          else context.rect(anchor.at.x - SIZE / 2, anchor.at.y - SIZE / 2, SIZE, SIZE);
          context.fillStyle = anchor.key === focused ? color : '#fff';
          context.fill();
          context.stroke();
        }
      }}
    />
  );
});
