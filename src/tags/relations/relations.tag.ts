import { attr, defineTag } from '../../core';

const relationAttrs = {
  /** What a person reads and what the relation stores. */
  value: { ...attr.optionalString(), required: true },
  /** Colour of the label, and of the arrows that carry it; one that is seeded by the word when absent. */
  background: attr.optionalColor(),
};

/** A label of relations, inside `Relations`. */
export const Relation = defineTag({ name: 'Relation', role: 'item', items: ['Relation'], attrs: relationAttrs });

/**
 * Labels for relations between regions. It needs neither `name` nor `toName`: relations link regions of all objects of the config. Relations without a
 * label can be made in every config, also without this tag. Result type `relation`: `from_id`, `to_id`, `direction` and `labels: ['works at']`.
 * @example
 * <Relations choice="single">
 *   <Relation value="works at" background="teal"/>
 *   <Relation value="lives in"/>
 * </Relations>
 */
export const Relations = defineTag({
  name: 'Relations',
  role: 'control',
  items: ['Relation'],
  itemAttrs: relationAttrs,
  labelsRelations: true,
  attrs: {
    /** `multiple` lets a relation carry several labels. */
    choice: attr.oneOf(['single', 'multiple'], 'multiple'),
    /** Labels given by the task, such as `$links`: a list of words or of objects with the attributes of `Relation`, added after those of the config. */
    value: attr.data(),
  },
});
