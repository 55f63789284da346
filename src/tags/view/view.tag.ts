import { attr, defineTag } from '../../core';
import { ViewView } from './ViewView';

/** The box of the layout language, and the usual root of a config. Its conditions show it only when they hold. */
export const View = defineTag({
  name: 'View',
  role: 'visual',
  attrs: {
    /** `inline` sets it beside its neighbours instead of below them. */
    display: attr.oneOf(['block', 'inline'], 'block'),
    /** CSS declarations; replace what `display` does. */
    style: attr.css(),
    /** CSS class names of the host page. */
    className: attr.string(),
    /** DOM id. */
    idAttr: attr.string(),
    /** When it is shown: while one region is selected, none is, or a choice is (not) made. */
    visibleWhen: attr.optionalOneOf(['region-selected', 'no-region-selected', 'choice-selected', 'choice-unselected']),
    /** Narrows the condition to one control (or, for regions, the object) by name. */
    whenTagName: attr.optionalString(),
    /** With `region-selected`: shown for these labels only, comma-separated. */
    whenLabelValue: attr.list(),
    /** With `choice-selected` and `choice-unselected`: choices (value or alias), comma-separated. */
    whenChoiceValue: attr.list(),
    /** Role of the chat message that is selected; of use with a `Chat` tag only. */
    whenRole: attr.list(),
  },
  View: ViewView,
});
