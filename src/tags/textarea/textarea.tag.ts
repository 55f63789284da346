import { attr, conditionAttrs, defineTag } from '../../core';
import { onDemand } from '../../ui/kit';
import { textAreaCodec } from './textarea.codec';

const TextAreaView = onDemand(() => import('./TextAreaView').then((module) => module.TextAreaView));

/** A chip above a `TextArea` that puts its text in at the caret. */
export const Shortcut = defineTag({
  name: 'Shortcut',
  role: 'item',
  attrs: {
    /** The text it puts in. */
    value: attr.string(),
    /** Caption of the chip. */
    alias: attr.optionalString(),
    /** Key, while the text field has the focus. */
    hotkey: attr.optionalString(),
    /** Tint of the chip. */
    background: attr.color('#333333'),
  },
});

/** A question with free text as answer, about the task, a page or a region: transcriptions, translations, notes. */
export const TextArea = defineTag({
  name: 'TextArea',
  role: 'control',
  items: ['Shortcut'],
  attrs: {
    /** Name of the control: `from_name` of its results. */
    name: attr.id(),
    /** Name of the object it asks about. */
    toName: attr.ref(),
    /** First text in the field; saved with the annotation if it is left there. */
    value: attr.optionalString(),
    /** Ghost text, never stored. */
    placeholder: attr.optionalString(),
    /** Caption of the field. */
    label: attr.string(),
    /** The field goes away after this many entries. */
    maxSubmissions: attr.optionalNumber({ min: 1 }),
    /** Entries can be changed. */
    editable: attr.boolean(false),
    /** Entries stay open as fields. */
    transcription: attr.boolean(false),
    /** Refuses an entry that is there already, case ignored. */
    skipDuplicates: attr.boolean(false),
    /** `tag`: a field of its own; `region-list`: a field in the row of the region list. */
    displayMode: attr.oneOf(['tag', 'region-list'], 'tag'),
    /** Lines of the field: 1 adds with Enter, more with Shift+Enter. */
    rows: attr.number(1, { min: 1 }),
    /** Submitting needs an entry (not while hidden). */
    required: attr.boolean(false),
    /** What is said when it is missing. */
    requiredMessage: attr.optionalString(),
    /** Shows the Add button; by default with more than one row. */
    showSubmitButton: attr.optionalBoolean(),
    /** `false`: the annotator adds nothing by Enter or the button; what is typed is kept when submitting. */
    allowSubmit: attr.boolean(true),
    /** Asks about each region instead of the task; shown in the details of the selected region. */
    perRegion: attr.boolean(false),
    /** Asks about each page of a multi-page object. */
    perItem: attr.boolean(false),
    ...conditionAttrs,
  },
  atRegion: true,
  answer: textAreaCodec,
  View: TextAreaView,
});
