import type { Line } from './lines';

/** A point of the DOM. */
export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

/** What is asked of a text whose nodes are about to be made anew. */
export interface Placed {
  readonly element: Element;
  leafOf(node: Node): Line | undefined;
  offsetOf(node: Node, offset: number): number;
  pointAt(offset: number, side: 'start' | 'end'): DomPoint | undefined;
}

type RootSelection = { getSelection?(): Selection | null };

/** The selection as seen from an element's own root: a shadow root hides its nodes from the document's. */
export function selectionIn(element: Element): Selection | null {
  const root = element.getRootNode() as (Document | ShadowRoot) & RootSelection;
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}

/** Notes where the selection's ends are in a part whose text nodes are about to be made anew; answers what puts them back. */
export function keepSelection(body: Placed, { start, end }: Line): () => void {
  const selection = selectionIn(body.element);
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  if (!selection || !anchorNode || !focusNode) return () => undefined;
  const placeOf = (node: Node, offset: number): number | undefined => {
    const leaf = body.leafOf(node);
    return leaf && leaf.start >= start && leaf.end <= end ? body.offsetOf(node, offset) : undefined;
  };
  const anchorPlace = placeOf(anchorNode, anchorOffset);
  const focusPlace = placeOf(focusNode, focusOffset);
  if (anchorPlace === undefined && focusPlace === undefined) return () => undefined;
  return () => {
    const anchor = anchorPlace === undefined ? { node: anchorNode, offset: anchorOffset } : body.pointAt(anchorPlace, 'start');
    const focus = focusPlace === undefined ? { node: focusNode, offset: focusOffset } : body.pointAt(focusPlace, 'start');
    if (anchor && focus) selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  };
}
