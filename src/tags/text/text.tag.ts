import { attr, defineTag } from '../../core';
import { onDemand } from '../../ui/kit';
import { spanCodec } from './text.codec';
import { spanKind } from './text.kind';

const TextView = onDemand(() => import('./TextView').then((module) => module.TextView));

/**
 * Shows a text whose characters can be labelled. Regions are made by its `Labels`; their offsets count code points.
 * @example
 * <View>
 *   <Labels name="label" toName="text"><Label value="Person"/></Labels>
 *   <Text name="text" value="$text"/>
 * </View>
 */
export const Text = defineTag({
  name: 'Text',
  role: 'object',
  attrs: {
    /** Name that controls point at with `toName`. */
    name: attr.id(),
    /** The text, such as `$text`; the URL of the text when `valueType` is `url`. The tag's own body counts when it is left out. */
    value: attr.requiredData(),
    /** Whether `value` is the text itself or the URL to load it from. */
    valueType: attr.oneOf(['text', 'url'], 'text'),
    /** Whether results keep a copy of the labelled text; without it: yes for `text`, no for `url`. */
    saveTextResult: attr.optionalOneOf(['yes', 'no', 'none']),
    /** How the value is encoded: `base64` holds Latin-1, `base64unicode` holds UTF-8. */
    encoding: attr.oneOf(['none', 'base64', 'base64unicode'], 'none'),
    /** `false` forbids making regions by selecting text. */
    selectionEnabled: attr.boolean(true),
    /** One colour for all regions instead of their labels' colours. */
    highlightColor: attr.optionalColor(),
    /** Shows or hides label captions at the regions, whatever the person's setting is. */
    showLabels: attr.optionalBoolean(),
    /** What a new selection grows to; a `Label`'s own granularity wins. */
    granularity: attr.oneOf(['symbol', 'word', 'sentence', 'paragraph'], 'symbol'),
    /** How to pick one cell of a CSV file; not carried out, and reported when it is given. */
    resolver: attr.optionalString(),
  },
  kind: spanKind,
  codec: spanCodec,
  View: TextView,
});
