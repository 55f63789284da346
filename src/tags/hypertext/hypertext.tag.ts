import { attr, defineTag, labelControlAttrs, labelItemAttrs, spanLabelAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { pageSpanCodec } from './hypertext.codec';
import { pageSpanKind } from './hypertext.kind';

const HyperTextView = onDemand(() => import('./HyperTextView').then((module) => module.HyperTextView));

/**
 * Shows HTML whose text can be labelled: sanitised, in a shadow root of its own, with nothing that runs, and with nothing fetched until it is asked for.
 * Regions are made by its `HyperTextLabels` or `Labels`; they are stored as XPaths with offsets, and as offsets of the whole text.
 * @example
 * <View>
 *   <HyperTextLabels name="label" toName="page"><Label value="Person"/></HyperTextLabels>
 *   <HyperText name="page" value="$html"/>
 * </View>
 */
export const HyperText = defineTag({
  name: 'HyperText',
  role: 'object',
  bodyIsMarkup: true,
  attrs: {
    /** Name that controls point at with `toName`. Markup that nobody labels does without. */
    name: { ...attr.id(), required: false },
    /** The HTML, such as `$html`; its URL when `valueType` is `url`. The markup in the tag's own body counts when it is left out. */
    value: attr.requiredData(),
    /** Whether `value` is the HTML itself or the URL to load it from. */
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
    /** `true`: part of the page, in the editor's type and as high as its content. Otherwise a frame that scrolls, in a type of its own. */
    inline: attr.boolean(false),
    /** `true`: links open in a new tab. Otherwise they do nothing. */
    clickableLinks: attr.boolean(false),
  },
  kind: pageSpanKind,
  codec: pageSpanCodec,
  View: HyperTextView,
});

/**
 * Labels for the text of an HTML page, or of a `Text`, where it writes plain offsets.
 * Result type `hypertextlabels`, value: the region's place and `hypertextlabels: ['Person']`.
 * @example
 * <HyperTextLabels name="label" toName="page">
 *   <Label value="Person" background="red"/>
 * </HyperTextLabels>
 */
export const HyperTextLabels = defineTag({
  name: 'HyperTextLabels',
  role: 'control',
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'hypertextlabels',
  attrs: {
    /** Name of the control: `from_name` of its results. */
    name: attr.id(),
    /** Name of the object whose text it labels. */
    toName: attr.ref('HyperText', 'Text'),
    ...labelControlAttrs,
    ...spanLabelAttrs,
  },
  View: LabelButtons,
});
