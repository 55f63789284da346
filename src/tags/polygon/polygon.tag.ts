import { attr, defineTag, labelControlAttrs, labelItemAttrs, onDemandPart, shapeAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { polygonCodec } from './polygon.codec';
import { polygonKindCore } from './polygon.kindCore';

const PolygonHandles = onDemand(() => import('./PolygonHandles').then((module) => module.PolygonHandles));

const polygonAttrs = {
  /** Name of the tag, `from_name` of its results. */
  name: attr.id(),
  /** Name of the image it draws on. */
  toName: attr.ref('Image'),
  ...shapeAttrs,
  /** Width of the outline in screen pixels, whatever the zoom. */
  strokeWidth: attr.number(2, { min: 0 }),
  /** Size of the handles on its vertices. */
  pointSize: attr.oneOf(['small', 'medium', 'large'], 'small'),
  /** Shape of the handles on its vertices. */
  pointStyle: attr.oneOf(['circle', 'rectangle'], 'circle'),
};

const polygonFamily = {
  kind: polygonKindCore,
  codec: polygonCodec,
  tools: [
    { id: 'polygon', hotkey: 'p' },
    { id: 'livewire', hotkey: 'shift+p' },
    { id: 'split', hotkey: 'shift+x', paints: true, continues: true, needsBase: true },
  ],
  shape: onDemandPart(() => import('./polygon.shape').then((module) => module.polygonShape)),
  Handles: PolygonHandles,
} as const;

/**
 * Draws polygons on an image, without labels of its own; a `Labels` tag on the same image can label them.
 * Result type `polygon`, value `{ points: [[x, y], …], closed }` in percent of the image.
 * @example
 * <Polygon name="outline" toName="image" pointSize="medium"/>
 */
export const Polygon = defineTag({ name: 'Polygon', role: 'control', attrs: polygonAttrs, ...polygonFamily });

/**
 * Draws polygons on an image, each with one of its labels. Result type `polygonlabels`, value as of `Polygon` and
 * `polygonlabels: ['Roof']`.
 * @example
 * <PolygonLabels name="label" toName="image">
 *   <Label value="Roof" background="red"/>
 * </PolygonLabels>
 */
export const PolygonLabels = defineTag({
  name: 'PolygonLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...polygonAttrs },
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'polygonlabels',
  View: LabelButtons,
  ...polygonFamily,
});
