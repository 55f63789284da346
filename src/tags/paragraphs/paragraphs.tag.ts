import { attr, defineTag, labelControlAttrs, labelItemAttrs, spanLabelAttrs } from '../../core';
import { LabelButtons, onDemand } from '../../ui/kit';
import { paragraphsCodec } from './paragraphs.codec';
import { paragraphsKind } from './paragraphs.kindCore';

const ParagraphsView = onDemand(() => import('./ParagraphsView').then((module) => module.ParagraphsView));

/**
 * Shows a dialogue or a list of utterances, `[{ author, text, start?, end?, duration? }]`. Regions are made by its `ParagraphLabels`.
 * @example
 * <View>
 *   <ParagraphLabels name="label" toName="call"><Label value="Question"/></ParagraphLabels>
 *   <Paragraphs name="call" value="$turns" layout="dialogue" audioUrl="$audio" contextScroll="true"/>
 * </View>
 */
export const Paragraphs = defineTag({
  name: 'Paragraphs',
  role: 'object',
  attrs: {
    /** Name that controls point at with `toName`. */
    name: attr.id(),
    /** The list of utterances, such as `$dialogue`; the URL of its JSON when `valueType` is `url`. */
    value: attr.requiredData(),
    /** Whether `value` is the list itself or the URL to load it from. */
    valueType: attr.oneOf(['json', 'url'], 'json'),
    /** The recording, such as `$audio` or a URL: utterances with a `start` (and `end` or `duration`, in seconds) can be played. */
    audioUrl: attr.data(),
    /** Group or tag to play together with; kept, not carried out yet, and reported when it is given. */
    sync: attr.optionalString(),
    /** Shows a player above the dialogue. */
    showPlayer: attr.boolean(false),
    /** Whether results keep a copy of the labelled text. */
    saveTextResult: attr.oneOf(['yes', 'no', 'none'], 'yes'),
    /** `dialogue` gives each author a colour. */
    layout: attr.oneOf(['none', 'dialogue'], 'none'),
    /** Key of an utterance that holds its author. */
    nameKey: attr.string('author'),
    /** Key of an utterance that holds its text. */
    textKey: attr.string('text'),
    /** Follows the playback. Utterances are sorted by `start` then (0 or none last), and results count in that order. */
    contextScroll: attr.boolean(false),
    /** One colour for all regions instead of their labels' colours. */
    highlightColor: attr.optionalColor(),
    /** Shows or hides label captions at the regions, whatever the person's setting is. */
    showLabels: attr.optionalBoolean(),
    /** What a new selection grows to; a `Label`'s own granularity wins. */
    granularity: attr.oneOf(['symbol', 'word', 'sentence', 'paragraph'], 'symbol'),
  },
  kind: paragraphsKind,
  codec: paragraphsCodec,
  View: ParagraphsView,
});

/**
 * Labels for parts of a dialogue; select text, or label whole utterances by their button.
 * Result type `paragraphlabels`, value: `start` and `end` (indexes of utterances as text), `startOffset`, `endOffset`, `text`,
 * `paragraphlabels: ['Question']`.
 * @example
 * <ParagraphLabels name="label" toName="call">
 *   <Label value="Question"/>
 * </ParagraphLabels>
 */
export const ParagraphLabels = defineTag({
  name: 'ParagraphLabels',
  role: 'control',
  items: ['Label'],
  itemAttrs: labelItemAttrs,
  labelKey: 'paragraphlabels',
  kind: paragraphsKind,
  codec: paragraphsCodec,
  attrs: {
    /** Name of the control: `from_name` of its results. */
    name: attr.id(),
    /** Name of the Paragraphs it labels. */
    toName: attr.ref('Paragraphs'),
    ...labelControlAttrs,
    ...spanLabelAttrs,
  },
  View: LabelButtons,
});
