import { attr } from './attr';

/** Attributes of every tag that is shown only under a condition. `editor.isVisible` reads them; a hidden parent hides its children. */
export const conditionAttrs = {
  /** When it is shown: while one region is selected, none is, or a choice is (not) made; results of a control hidden by a `choice-*` condition are left out when made here. */
  visibleWhen: attr.optionalOneOf(['region-selected', 'no-region-selected', 'choice-selected', 'choice-unselected']),
  /** Narrows the condition to one control (or, for regions, the object) by name. */
  whenTagName: attr.optionalString(),
  /** With `region-selected`, or for a per-region question: shown for these labels only, comma-separated. */
  whenLabelValue: attr.list(),
  /** With `choice-selected` and `choice-unselected`: choices (value or alias), comma-separated. */
  whenChoiceValue: attr.list(),
  /** Role of the chat message that is selected; of use with a `Chat` tag only. */
  whenRole: attr.list(),
};
