import { attr, defineTag, labelControlAttrs, labelItemAttrs, spanLabelAttrs } from '../../core';
import { LabelButtons } from '../../ui/kit';

/** A label of `Labels` and of every `*Labels` tag. */
export const Label = defineTag({ name: 'Label', role: 'item', attrs: labelItemAttrs });

/**
 * Labels for regions. On a text they make regions themselves; on an image they name the shapes that another control draws.
 * Result type `labels`, value: the region's geometry and `labels: ['Person']`.
 * @example
 * <Labels name="label" toName="text">
 *   <Label value="Person" background="red"/>
 * </Labels>
 */
export const Labels = defineTag({
  name: 'Labels',
  role: 'control',
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'labels',
  attrs: {
    /** Name of the control: `from_name` of its results. */
    name: attr.id(),
    /** Name of the object whose regions it labels. */
    toName: attr.ref(),
    ...labelControlAttrs,
    ...spanLabelAttrs,
  },
  View: LabelButtons,
});
