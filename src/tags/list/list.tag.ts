import { attr, defineTag } from '../../core';
import { onDemand } from '../../ui/kit';

const ListView = onDemand(() => import('./ListView').then((module) => module.ListView));

/**
 * Shows items as cards to read, such as answers to compare: a list of objects with `id` and any of `title`, `body` (text) and `html` (markup; scripts,
 * forms, frames and styles of whole pages are taken out, links are no links, pictures wait until they are asked for). It has no regions; controls point
 * at it as a whole.
 * @example
 * <View>
 *   <List name="answers" value="$answers" title="Answers"/>
 *   <Choices name="better" toName="answers"><Choice value="First"/><Choice value="Second"/></Choices>
 * </View>
 */
export const List = defineTag({
  name: 'List',
  role: 'object',
  attrs: {
    /** Name that controls point at with `toName`. */
    name: attr.id(),
    /** The items, such as `$answers`: `[{ "id": "a", "title": "…", "body": "…", "html": "…" }]`. */
    value: attr.requiredData(),
    /** Heading above the cards. */
    title: attr.string(),
  },
  View: ListView,
});
