import { attr, defineTag, labelControlAttrs, labelItemAttrs, onDemandPart, shapeAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { rectangleCodec } from './rectangle.codec';
import { rectangleKindCore } from './rectangle.kindCore';

const RectangleHandles = onDemand(() => import('./RectangleHandles').then((module) => module.RectangleHandles));

const rectangleAttrs = {
  /** Name of the tag, `from_name` of its results. */
  name: attr.id(),
  /** Name of the image it draws on. */
  toName: attr.ref('Image'),
  ...shapeAttrs,
  /** Shows the handle that turns a box. */
  canRotate: attr.boolean(true),
};

const rectangleFamily = {
  kind: rectangleKindCore,
  codec: rectangleCodec,
  tools: [
    { id: 'rectangle', hotkey: 'r' },
    { id: 'rectangle3', hotkey: 'shift+r' },
  ],
  shape: onDemandPart(() => import('./rectangle.shape').then((module) => module.rectangleShape)),
  Handles: RectangleHandles,
} as const;

/**
 * Draws boxes on an image, without labels of its own; a `Labels` tag on the same image can label them.
 * Result type `rectangle`, value `{ x, y, width, height, rotation }` in percent of the image and degrees clockwise round the
 * top-left corner.
 * @example
 * <Rectangle name="box" toName="image" strokeWidth="2"/>
 */
export const Rectangle = defineTag({ name: 'Rectangle', role: 'control', attrs: rectangleAttrs, ...rectangleFamily });

/**
 * Draws boxes on an image, each with one of its labels. Result type `rectanglelabels`, value as of `Rectangle` and
 * `rectanglelabels: ['Car']`.
 * @example
 * <RectangleLabels name="label" toName="image">
 *   <Label value="Car" background="blue"/>
 * </RectangleLabels>
 */
export const RectangleLabels = defineTag({
  name: 'RectangleLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...rectangleAttrs },
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'rectanglelabels',
  View: LabelButtons,
  ...rectangleFamily,
});
