import { attr, defineTag, labelControlAttrs, labelItemAttrs, onDemandPart, shapeAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { vectorCodec } from './vector.codec';
import { vectorKindCore } from './vector.kindCore';

const VectorHandles = onDemand(() => import('./VectorHandles').then((module) => module.VectorHandles));

const vectorAttrs = {
  /** Name of the tag, `from_name` of its results. */
  name: attr.id(),
  /** Name of the image it draws on. */
  toName: attr.ref('Image'),
  ...shapeAttrs,
  /** Width of the line in screen pixels, whatever the zoom. */
  strokeWidth: attr.number(2, { min: 0 }),
  /** A path may be closed: by a click on its other end. */
  closable: attr.boolean(false),
  /** A path may have curves: by dragging while a point is placed, or Shift and a click on a point. Curves that a task brings are shown anyway. */
  curves: attr.boolean(false),
  /** New points hang on the point that was clicked last, not on the end: paths may branch. */
  skeleton: attr.boolean(false),
  /** A path with fewer points is not kept; two when absent. */
  minPoints: attr.optionalNumber({ min: 1 }),
  /** Drawing ends by itself at this many points. */
  maxPoints: attr.optionalNumber({ min: 1 }),
  /** Size of the handles on its points. */
  pointSize: attr.oneOf(['small', 'medium', 'large'], 'small'),
  /** Shape of the handles on its points. */
  pointStyle: attr.oneOf(['circle', 'rectangle'], 'circle'),
  /** Radius of the handles of a selected path in screen pixels, at the small `pointSize`. */
  pointSizeEnabled: attr.number(5, { min: 1 }),
  /** Taken as Label Studio takes it; the dots of a path that is not selected follow the width of its line. */
  pointSizeDisabled: attr.number(3, { min: 0 }),
};

const vectorFamily = {
  kind: vectorKindCore,
  codec: vectorCodec,
  tools: [{ id: 'vector', hotkey: 'p' }],
  shape: onDemandPart(() => import('./vector.shape').then((module) => module.vectorShape)),
  Handles: VectorHandles,
} as const;

/**
 * Draws paths on an image, straight or curved, open or closed, or branching, without labels of its own; a `Labels` tag on the same image
 * can label them. Result type `vector`, value `{ vertices: [{ id, x, y, prevPointId, isBezier, controlPoint1, controlPoint2 }, …], closed }`
 * in percent of the image.
 * @example
 * <Vector name="path" toName="image" closable="true" curves="true"/>
 */
export const Vector = defineTag({ name: 'Vector', role: 'control', attrs: vectorAttrs, ...vectorFamily });

/**
 * Draws paths on an image, each with one of its labels. Result type `vectorlabels`, value as of `Vector` and `vectorlabels: ['Road']`.
 * @example
 * <VectorLabels name="label" toName="image" minPoints="2">
 *   <Label value="Road" background="red"/>
 * </VectorLabels>
 */
export const VectorLabels = defineTag({
  name: 'VectorLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...vectorAttrs },
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'vectorlabels',
  View: LabelButtons,
  ...vectorFamily,
});
