import { observer } from 'mobx-react-lite';
import { Shape } from 'react-konva/es/ReactKonvaCore';
import type { HandlesProps, Point } from '../../core';
import { clampPointPct, snapToPixelCentre } from '../../geometry';
import { type Anchor, nearestAnchor, useAnchors, useHandleDrags } from '../../surfaces/image';
import { useMessages } from '../../ui/kit';
import type { KeyPointValue } from './keypoint.kindCore';

/** Screen pixels. */
const FOCUS_RADIUS = 9;

/** The one place of a point that can be taken, by the pointer or the keyboard: the point itself, which is painted as it is. */
export const KeyPointHandles = observer(function KeyPointHandles(props: HandlesProps<KeyPointValue>) {
  const { value, attrs, color, extent, toScreen, toPct } = props;
  const t = useMessages();
  const dragOf = useHandleDrags<KeyPointValue>(props);
  const make = (from: KeyPointValue, to: Point): KeyPointValue => {
    const inside = clampPointPct(toPct(to));
    const { x, y } = attrs.snap === 'pixel' ? snapToPixelCentre(inside, extent) : inside;
    return { ...from, x, y, width: Math.abs(from.width) };
  };
  const anchor: Anchor = {
    at: toScreen(value),
    cursor: 'move',
    label: t('tool.keypoint'),
    ...dragOf('point', 'move', make),
    // What lies below a point can be reached through it by another click.
    tap: () => false,
  };
  const anchors = [anchor];
  const focused = useAnchors({ find: (point, tolerance) => nearestAnchor(anchors, point, tolerance), all: () => anchors });
  return (
    <Shape
      name="keypoint-handles"
      listening={false}
      sceneFunc={(context) => {
        if (focused !== anchor.key) return;
        context.beginPath();
        context.arc(anchor.at.x, anchor.at.y, FOCUS_RADIUS, 0, 2 * Math.PI);
        context.lineWidth = 3;
        context.strokeStyle = '#fff';
        context.stroke();
        context.lineWidth = 1.5;
        context.strokeStyle = color;
        context.stroke();
      }}
    />
  );
});
