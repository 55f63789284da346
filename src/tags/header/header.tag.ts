import { attr, defineTag } from '../../core';
import { HeaderView } from './HeaderView';

/** A heading. The tag's body may stand for `value`. */
export const Header = defineTag({
  name: 'Header',
  role: 'visual',
  attrs: {
    /** Its text; may hold `$variables`. */
    value: { ...attr.string(), required: true },
    /** Level from 1 (largest) to 5; larger numbers count as 5. */
    size: attr.number(4),
    /** CSS declarations. */
    style: attr.css(),
    /** Draws a line under it. */
    underline: attr.boolean(false),
  },
  View: HeaderView,
});
