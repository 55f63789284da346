import { attr, defineTag, labelControlAttrs, labelItemAttrs, onDemandPart, shapeAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { ellipseCodec } from './ellipse.codec';
import { ellipseKindCore } from './ellipse.kindCore';

const EllipseHandles = onDemand(() => import('./EllipseHandles').then((module) => module.EllipseHandles));

const ellipseAttrs = {
  /** Name of the tag, `from_name` of its results. */
  name: attr.id(),
  /** Name of the image it draws on. */
  toName: attr.ref('Image'),
  ...shapeAttrs,
  /** Shows the handle that turns an ellipse. */
  canRotate: attr.boolean(true),
};

const ellipseFamily = {
  kind: ellipseKindCore,
  codec: ellipseCodec,
  tools: [{ id: 'ellipse', hotkey: 'o' }],
  shape: onDemandPart(() => import('./ellipse.shape').then((module) => module.ellipseShape)),
  Handles: EllipseHandles,
} as const;

/**
 * Draws ellipses on an image, without labels of its own; a `Labels` tag on the same image can label them.
 * Result type `ellipse`, value `{ x, y, radiusX, radiusY, rotation }`: the middle and the radii in percent of the image, degrees
 * clockwise round the middle.
 * @example
 * <Ellipse name="spot" toName="image" strokeWidth="2"/>
 */
export const Ellipse = defineTag({ name: 'Ellipse', role: 'control', attrs: ellipseAttrs, ...ellipseFamily });

/**
 * Draws ellipses on an image, each with one of its labels. Result type `ellipselabels`, value as of `Ellipse` and
 * `ellipselabels: ['Cell']`.
 * @example
 * <EllipseLabels name="label" toName="image">
 *   <Label value="Cell" background="teal"/>
 * </EllipseLabels>
 */
export const EllipseLabels = defineTag({
  name: 'EllipseLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...ellipseAttrs },
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'ellipselabels',
  View: LabelButtons,
  ...ellipseFamily,
});
