import { allItemsOf, type Item } from './item';
import type { ConfigNode, ConfigTree } from './tag';

/** The control whose items label relations: the first of the config, where there is one. */
export function relationControl(tree: ConfigTree): ConfigNode | undefined {
  return tree.controls.find((control) => control.definition?.labelsRelations === true);
}

/** What relations can be labelled with, in document order; none where the config offers no labels. */
export function relationItems(tree: ConfigTree): readonly Item[] {
  return tree.controls.flatMap((control) => (control.definition?.labelsRelations ? allItemsOf(control) : []));
}
