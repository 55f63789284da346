import type { Region } from '../core';
import { withParent } from '../format';
import type { Content } from './content';

/** What lies below regions that go, as it hangs under its nearest parent that stays. */
export function orphansOf(content: Pick<Content, 'read' | 'childrenOf'>, gone: ReadonlySet<string>): ReadonlyMap<string, Region> {
  const orphans = new Map<string, Region>();
  for (const id of gone) {
    let parent = content.read('regions', id)?.parentId;
    while (parent !== undefined && gone.has(parent)) parent = content.read('regions', parent)?.parentId;
    for (const child of content.childrenOf(id)) {
      const region = gone.has(child) ? undefined : content.read('regions', child);
      if (region) orphans.set(child, withParent(region, parent));
    }
  }
  return orphans;
}
