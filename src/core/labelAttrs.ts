import { attr } from './attr';

// Attribute sets that several tag families share. They live in core because a tag never imports another tag.

/** Label Studio's own orange: what its shape controls draw with when neither a label nor an attribute says otherwise. */
const SHAPE_COLOR = '#f48a42';

/** Style attributes of controls that draw or label shapes. A label's `background` wins over both colours. */
const styleAttrs = {
  /** Opacity of the inside where `fillOpacity` is not given, 0 to 1. */
  opacity: attr.number(0.2, { min: 0, max: 1 }),
  /** Colour of the inside of regions without a label. */
  fillColor: attr.color(SHAPE_COLOR),
  /** Colour of the outline of regions without a label. */
  strokeColor: attr.color(SHAPE_COLOR),
  /** Width of the outline in screen pixels, whatever the zoom. */
  strokeWidth: attr.number(1, { min: 0 }),
  /** Opacity of the inside, 0 to 1; goes before `opacity`. */
  fillOpacity: attr.optionalNumber({ min: 0, max: 1 }),
};

/** Attributes of every control that draws a shape on an image. */
export const shapeAttrs = {
  ...styleAttrs,
  /** `pixel` puts what is drawn on the edges of image pixels. */
  snap: attr.oneOf(['none', 'pixel'], 'none'),
  /** Offers the tool for interactive pre-annotation too. */
  smart: attr.boolean(true),
  /** Offers the tool for interactive pre-annotation only. */
  smartOnly: attr.boolean(false),
};

/** Attributes of every control whose children are `Label` tags, beside its own. */
export const labelControlAttrs = {
  /** `multiple` lets a region carry several labels of this control. */
  choice: attr.oneOf(['single', 'multiple'], 'single'),
  /** How many regions may carry each label; a label's own `maxUsages` goes before it. */
  maxUsages: attr.optionalNumber({ min: 0 }),
  /** Lays the labels out in rows instead of one below the other. */
  showInline: attr.boolean(true),
  /** Labels given by the task, such as `$labels`: a list of objects with the attributes of `Label`, added after those of the config. */
  value: attr.data(),
  /** Regions may be drawn and kept without a label. */
  allowEmpty: attr.boolean(false),
  ...styleAttrs,
};

/** Attributes of label controls whose regions are made by selecting text, beside those of every label control. */
export const spanLabelAttrs = {
  /** What is selected with it is shown to a model (`onAssist`) instead of being kept. */
  smart: attr.boolean(false),
  /** Only ever shown to a model: without one it says so. */
  smartOnly: attr.boolean(false),
};

/** Attributes of `Label`, and keys of labels that come with the task. */
export const labelItemAttrs = {
  /** What a person reads, and what results store where there is no `alias`. */
  value: { ...attr.optionalString(), required: true },
  /** Armed as soon as the annotation opens. */
  selected: attr.boolean(false),
  /** How many regions may carry this label. */
  maxUsages: attr.optionalNumber({ min: 0 }),
  /** Text of the tooltip. */
  hint: attr.optionalString(),
  /** Its key; the next free one when absent. */
  hotkey: attr.optionalString(),
  /** What results store instead of `value`. */
  alias: attr.optionalString(),
  /** Shows the alias after the text. */
  showAlias: attr.boolean(false),
  /** CSS of that alias. */
  aliasStyle: { ...attr.css(), fallback: 'opacity: 0.7' },
  /** Taken as Label Studio takes it: it changes nothing that can be seen. */
  size: attr.string('medium'),
  /** Colour of the label and its regions; one that is seeded by the word when absent. */
  background: attr.optionalColor(),
  /** Text colour of the label while it is armed. */
  selectedColor: attr.color('#ffffff'),
  /** What a selection of text grows to; goes before the object's `granularity`. */
  granularity: attr.optionalOneOf(['symbol', 'word', 'sentence', 'paragraph']),
  /** Markup shown instead of the text; sanitised. */
  html: attr.optionalString(),
  /** Number of the class in exports to YOLO and COCO; the editor does not use it. */
  category: attr.optionalNumber(),
  /** Labels whose regions may be put below regions of this one in the tree, comma-separated. */
  groupCanContain: attr.optionalString(),
};
