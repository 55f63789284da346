import type { ConfigNode } from '../../core';
import type { PageTree } from './tree.codec';

/** Pages by tag. A node is made for one config and one task, so its page never changes; it is put here once the browser has read it. */
const pages = new WeakMap<ConfigNode, PageTree>();

/** Makes the page of a tag known to its codec. */
export function rememberPage(node: ConfigNode, page: PageTree): void {
  pages.set(node, page);
}

/** The page of a HyperText tag; undefined while it is not there, and without a browser. */
export function pageOf(node: ConfigNode | undefined): PageTree | undefined {
  return node && pages.get(node);
}

/** Whether results keep a copy of the labelled text. */
export function savesText(node: ConfigNode): boolean {
  const wish = node.attrs.saveTextResult;
  return wish === 'yes' || (wish !== 'no' && node.attrs.valueType !== 'url');
}
