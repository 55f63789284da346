import { attr, conditionAttrs, defineTag } from '../../core';
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
    ...conditionAttrs,
  },
  View: ViewView,
});
