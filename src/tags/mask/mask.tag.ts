import { attr, defineTag, labelControlAttrs, labelItemAttrs, onDemandPart, shapeAttrs } from '../../core';
import { LabelButtons } from '../../ui/kit';
import { bitmaskCodec } from './bitmask.codec';
import { bitmaskKindCore } from './bitmask.kindCore';
import { maskCodec } from './mask.codec';
import { maskKindCore } from './mask.kindCore';
import { brushInfo, eraserInfo, wandInfo } from './tools.kindCore';

const { fillColor, strokeColor, fillOpacity, smart, smartOnly } = shapeAttrs;

const styleAttrs = {
  /** Opacity of what is painted, 0 to 1. */
  opacity: attr.number(0.6, { min: 0, max: 1 }),
  /** Goes before `opacity`. */
  fillOpacity,
  /** Colour of what is painted without a label. */
  fillColor,
  /** Colour of the outline of a selected region without a label. */
  strokeColor,
};

const maskAttrs = {
  /** Name of the tag, `from_name` of its results. */
  name: attr.id(),
  /** Name of the image it paints on. */
  toName: attr.ref('Image'),
  ...styleAttrs,
  /** Taken as Label Studio takes it: the person sets the size of the brush. */
  strokeWidth: attr.string('15'),
  /** Offers the tool for interactive pre-annotation too. */
  smart,
  /** Offers the tool for interactive pre-annotation only. */
  smartOnly,
};

/** Attributes of controls with labels that Label Studio lists for the tags without as well, where they change nothing. */
const idleAttrs = {
  /** Taken as Label Studio takes it: it changes nothing without labels. */
  choice: labelControlAttrs.choice,
  /** Taken as Label Studio takes it: it changes nothing without labels. */
  maxUsages: labelControlAttrs.maxUsages,
  /** Taken as Label Studio takes it: it changes nothing without labels. */
  showInline: labelControlAttrs.showInline,
};

const maskFamily = {
  kind: maskKindCore,
  codec: maskCodec,
  shape: onDemandPart(() => import('./mask.shape').then((module) => module.maskShape)),
} as const;

const bitmaskFamily = {
  kind: bitmaskKindCore,
  codec: bitmaskCodec,
  tools: [brushInfo, eraserInfo],
  shape: onDemandPart(() => import('./bitmask.shape').then((module) => module.bitmaskShape)),
} as const;

const withLabels = { items: ['Label'], itemAttrs: labelItemAttrs, View: LabelButtons } as const;

/**
 * Paints masks on an image, without labels of its own; a `Labels` tag on the same image can label them. `B` paints, `E` erases, `[` and `]` change
 * the size, Shift and a click paint a straight line from the last stroke. Strokes go on with the selected region.
 * Result type `brush`, value `{ format: 'rle', rle: […] }`.
 * @example
 * <Brush name="mask" toName="image"/>
 */
export const Brush = defineTag({
  name: 'Brush',
  role: 'control',
  attrs: { ...idleAttrs, ...maskAttrs },
  tools: [brushInfo, eraserInfo],
  ...maskFamily,
});

/**
 * Paints masks on an image, each with one of its labels. Result type `brushlabels`, value as of `Brush` and `brushlabels: ['Sky']`.
 * @example
 * <BrushLabels name="label" toName="image">
 *   <Label value="Sky" background="#3af"/>
 * </BrushLabels>
 */
export const BrushLabels = defineTag({
  name: 'BrushLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...maskAttrs },
  labelKey: 'brushlabels',
  tools: [brushInfo, eraserInfo],
  ...withLabels,
  ...maskFamily,
});

/**
 * Makes masks of areas of one colour: press on it, drag to the right or down to take in colours that differ more, release. It adds to the
 * selected region, with Alt it takes away. The image must be readable: one of another site needs `crossOrigin` on its `Image` tag.
 * Labels come from a `Labels` or `BrushLabels` tag on the same image. Result type `magicwand`, value as of `Brush`; also written `Magicwand`.
 * @example
 * <MagicWand name="wand" toName="image" defaultThreshold="20"/>
 * <Labels name="label" toName="image"><Label value="Sky"/></Labels>
 */
export const MagicWand = defineTag({
  name: 'MagicWand',
  role: 'control',
  attrs: {
    ...maskAttrs,
    /** Radius in pixels of the image that the border of an area is smoothed with. */
    blurRadius: attr.number(5, { min: 0 }),
    /** How far colours may differ from the one pressed on, 0 to 255, before the drag changes it. */
    defaultThreshold: attr.number(15, { min: 0, max: 255 }),
  },
  tools: [wandInfo, brushInfo, eraserInfo],
  ...maskFamily,
});

/**
 * Paints masks whose pixels are painted or not, without labels of its own: for pixel art, tiny objects and exact borders. The tools are those
 * of `Brush`. Result type `bitmask`, value `{ imageDataURL: 'data:image/png;base64,…' }`, a PNG of the size of the image.
 * @example
 * <Image name="image" value="$image" smoothing="false"/>
 * <Bitmask name="mask" toName="image"/>
 */
export const Bitmask = defineTag({ name: 'Bitmask', role: 'control', attrs: maskAttrs, ...bitmaskFamily });

/**
 * Paints bitmasks, each with one of its labels. Result type `bitmasklabels`, value as of `Bitmask` and `bitmasklabels: ['Cell']`.
 * @example
 * <BitmaskLabels name="label" toName="image">
 *   <Label value="Cell" background="green"/>
 * </BitmaskLabels>
 */
export const BitmaskLabels = defineTag({
  name: 'BitmaskLabels',
  role: 'control',
  attrs: { ...labelControlAttrs, ...maskAttrs },
  labelKey: 'bitmasklabels',
  ...withLabels,
  ...bitmaskFamily,
});
