import { attr, defineTag, labelControlAttrs, labelItemAttrs, onDemandPart, shapeAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { keypointCodec } from './keypoint.codec';
import { keypointKindCore } from './keypoint.kindCore';

const KeyPointHandles = onDemand(() => import('./KeyPointHandles').then((module) => module.KeyPointHandles));

/** Label Studio's own green. */
const POINT_COLOR = '#8bad00';

const keypointAttrs = {
  /** Name of the tag, `from_name` of its results. */
  name: attr.id(),
  /** Name of the image it draws on. */
  toName: attr.ref('Image'),
  ...shapeAttrs,
  /** Opacity of the inside where `fillOpacity` is not given, 0 to 1. */
  opacity: attr.number(0.9, { min: 0, max: 1 }),
  /** Colour of the inside of points without a label. */
  fillColor: attr.color(POINT_COLOR),
  /** Colour of the ring of points without a label. */
  strokeColor: attr.color(POINT_COLOR),
  /** Width of the ring in screen pixels, and the size that new points get: so many screen pixels as they are drawn. */
  strokeWidth: attr.number(2, { min: 0 }),
  /** `pixel` puts what is drawn in the middle of image pixels. */
  snap: attr.oneOf(['none', 'pixel'], 'none'),
};

const keypointFamily = {
  kind: keypointKindCore,
  codec: keypointCodec,
  tools: [{ id: 'keypoint', hotkey: 'k', signed: true }],
  shape: onDemandPart(() => import('./keypoint.shape').then((module) => module.keypointShape)),
  Handles: KeyPointHandles,
} as const;

/**
 * Puts points on an image, without labels of their own; a `Labels` tag on the same image can label them.
 * Result type `keypoint`, value `{ x, y, width }` in percent: the place, and the size in percent of the image's width.
 * @example
 * <KeyPoint name="point" toName="image" strokeWidth="4"/>
 */
export const KeyPoint = defineTag({ name: 'KeyPoint', role: 'control', attrs: keypointAttrs, ...keypointFamily });

/**
 * Puts points on an image, each with one of its labels. Result type `keypointlabels`, value as of `KeyPoint` and
 * `keypointlabels: ['Eye']`.
 * @example
 * <KeyPointLabels name="label" toName="image">
 *   <Label value="Eye" background="orange"/>
 * </KeyPointLabels>
 */
export const KeyPointLabels = defineTag({
  name: 'KeyPointLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...keypointAttrs },
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'keypointlabels',
  View: LabelButtons,
  ...keypointFamily,
});
