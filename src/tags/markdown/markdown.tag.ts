import { attr, conditionAttrs, defineTag } from '../../core';
import { onDemand } from '../../ui/kit';

const MarkdownView = onDemand(() => import('./MarkdownView').then((module) => module.MarkdownView));

/**
 * Shows Markdown: headings, emphasis, lists, links, pictures, code, quotes, tables and struck-out text, such as instructions. The body of the tag may
 * stand for `value`, best in `CDATA`; `$variables` in it are filled in. Indentation that all lines share is taken off, so that a body can be indented
 * like the config around it; Label Studio shows such lines as code. HTML in it is shown as it is written. Links open in a tab of their own; pictures
 * wait until they are asked for, unless the person's settings say otherwise.
 * @example
 * <View>
 *   <Markdown><![CDATA[
 *     ## How to judge
 *     Mark an answer as **good** when it could be sent as it is.
 *   ]]></Markdown>
 *   <Text name="text" value="$text"/>
 * </View>
 */
export const Markdown = defineTag({
  name: 'Markdown',
  role: 'visual',
  attrs: {
    /** The Markdown, such as `$instructions`. The tag's own body counts when it is left out. */
    value: attr.requiredData(),
    /** CSS declarations. */
    style: attr.css(),
    /** CSS class names of the host page. */
    className: attr.string(),
    /** DOM id. */
    idAttr: attr.string(),
    ...conditionAttrs,
  },
  View: MarkdownView,
});
