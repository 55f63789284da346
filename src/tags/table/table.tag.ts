import { attr, defineTag } from '../../core';
import { onDemand } from '../../ui/kit';

const TableView = onDemand(() => import('./TableView').then((module) => module.TableView));

/**
 * Shows data as a table to read: an object as names and values in the order of the names, a list of objects with a column for each key, a list of
 * anything else as one column, or CSV. Values inside values are shown as JSON. It has no regions; controls point at it as a whole. A press on the
 * head of a column sorts what is shown, and nothing else.
 * @example
 * <View>
 *   <Table name="stock" value="$stock" valueType="csv|separator=;"/>
 *   <Choices name="verdict" toName="stock"><Choice value="Plausible"/><Choice value="Wrong"/></Choices>
 * </View>
 */
export const Table = defineTag({
  name: 'Table',
  role: 'object',
  attrs: {
    /** Name that controls point at with `toName`. */
    name: attr.id(),
    /** The data, such as `$record`: an object, a list, JSON as text, CSV, or with the option `url` the address of JSON or CSV. */
    value: attr.requiredData(),
    /**
     * `json` or `csv`, followed by options. The first character after the word separates them: `csv|separator=;|headless`. `separator` is the character
     * between the fields of CSV (guessed when it is left out; `tab`, `space`, `comma`, `semicolon` and `pipe` can be written as words), `headless` says
     * that the first row is data, `url` that the value is an address. An option without `=` is on.
     */
    valueType: attr.string('json'),
  },
  View: TableView,
});
