import { attr, conditionAttrs, defineTag } from '../../core';
import { onDemand } from '../../ui/kit';
import { choicesCodec } from './choices.codec';

const ChoicesView = onDemand(() => import('./ChoicesView').then((module) => module.ChoicesView));

const choiceAttrs = {
  /** What is shown and stored. */
  value: { ...attr.string(), required: true },
  /** Chosen already when a new annotation opens. */
  selected: attr.boolean(false),
  /** Stored instead of `value`. */
  alias: attr.optionalString(),
  /** CSS declarations of its row. */
  style: attr.css(),
  /** Key that toggles it; given out in order when absent. */
  hotkey: attr.optionalString(),
  /** Inline markup shown instead of the value; sanitised. */
  html: attr.optionalString(),
  /** Tooltip. */
  hint: attr.optionalString(),
  /** Colour of its mark. */
  color: attr.optionalColor(),
  /** Cannot be changed by the annotator. */
  readonly: attr.boolean(false),
};

/** A choice of `Choices`. Choices nest when the control has `allowNested`. */
export const Choice = defineTag({ name: 'Choice', role: 'item', items: ['Choice'], attrs: choiceAttrs });

/** A question with fixed answers, about the task, a page or a region. */
export const Choices = defineTag({
  name: 'Choices',
  role: 'control',
  items: ['Choice'],
  itemAttrs: choiceAttrs,
  attrs: {
    /** Name of the control: `from_name` of its results. */
    name: attr.id(),
    /** Name of the object it asks about. */
    toName: attr.ref(),
    /** `single`: one, shown as checkboxes; `single-radio`: one, as radio buttons; `multiple`: any number. */
    choice: attr.oneOf(['single', 'single-radio', 'multiple'], 'single'),
    /** Below each other, in a row, or as a drop-down list. */
    layout: attr.oneOf(['vertical', 'inline', 'select'], 'vertical'),
    /** Old spelling: `true` = inline, `false` = vertical; wins over `layout`. */
    showInline: attr.optionalBoolean(),
    /** Submitting needs an answer (not while hidden). */
    required: attr.boolean(false),
    /** What is said when the answer is missing. */
    requiredMessage: attr.optionalString(),
    ...conditionAttrs,
    /** Asks about each region instead of the task; shown in the details of the selected region. */
    perRegion: attr.boolean(false),
    /** Asks about each page of a multi-page object. */
    perItem: attr.boolean(false),
    /** `$key` of a list of choices in the task's data: objects with `value`, `alias`, `hotkey`, `children` …; added after the config's own. */
    value: attr.data(),
    /** Choices may hold choices; results are paths. */
    allowNested: attr.boolean(false),
    /** Shuffles what is shown each time the task opens. */
    randomize: attr.boolean(false),
  },
  answer: choicesCodec,
  View: ChoicesView,
});
